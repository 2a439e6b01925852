//! How digits that two values are written with differ.

/// Rows of so many places lie on the stack; longer ones are rare.
const SHORT: usize = 32;

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
        let (p, q) = (self.written.as_bytes(), other.written.as_bytes());
        if q.len() >= SHORT || !self.written.is_ascii() || !other.written.is_ascii() {
            return strsim::levenshtein(&self.written, &other.written);
        }
        let mut row: [usize; SHORT] = std::array::from_fn(|n| n);
        for (i, x) in p.iter().enumerate() {
            let mut diagonal = row[0];
            row[0] = i + 1;
            for (j, y) in q.iter().enumerate() {
                let changed = diagonal + usize::from(x != y);
                diagonal = row[j + 1];
                row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
            }
        }
        row[q.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn edits_are_counted_as_levenshtein_did(p in "[0-9]{0,40}", q in "[0-3]{0,40}") {
            let edits = Digits::of(p.clone()).edits(&Digits::of(q.clone()));
            prop_assert_eq!(edits, strsim::levenshtein(&p, &q));
        }
    }
}
