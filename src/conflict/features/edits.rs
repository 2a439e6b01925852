//! How digits that two values are written with differ.

/// Digits as they are written, and in order.
#[derive(Clone, Debug)]
pub(super) struct Digits {
    written: String,
    sorted: Vec<u8>,
}

impl Digits {
    /// Of a number as it is written.
    pub fn of(written: String) -> Self {
        let mut sorted = written.clone().into_bytes();
        sorted.sort_unstable();
        Digits { written, sorted }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.written.len()
    }

    /// Whether two numbers are written with the same digits in any order.
    pub fn permuted(&self, other: &Digits) -> bool {
        self.sorted == other.sorted
    }

    /// Whether they are written alike.
    pub fn same(&self, other: &Digits) -> bool {
        self.written == other.written
    }

    /// How many digits must be changed, added or taken away to make one of the other (Levenshtein 1966).
    pub fn edits(&self, other: &Digits) -> usize {
        strsim::levenshtein(&self.written, &other.written)
    }
}
