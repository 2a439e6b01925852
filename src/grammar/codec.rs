//! The bytes of the weights file: numbers of variable length, strings, sections.

/// Writes numbers and strings.
#[derive(Clone, Debug, Default)]
pub struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// One byte.
    pub fn byte(&mut self, value: u8) {
        self.bytes.push(value);
    }

    /// A number in groups of seven bits, the lowest first.
    pub fn number(&mut self, mut value: usize) {
        while value >= 0x80 {
            self.bytes.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    /// A number that may be negative.
    pub fn signed(&mut self, value: i16) {
        let value = i32::from(value);
        self.number(((value << 1) ^ (value >> 31)) as u32 as usize);
    }

    /// A string with its length before it.
    pub fn text(&mut self, value: &str) {
        self.number(value.len());
        self.bytes.extend_from_slice(value.as_bytes());
    }

    /// Another writer's bytes with their length before them.
    pub fn section(&mut self, section: Writer) {
        self.number(section.bytes.len());
        self.bytes.extend(section.bytes);
    }

    /// What was written.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// Reads what a [`Writer`] wrote. Every method gives `None` at the end of the bytes.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Starts at the front of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        Reader { bytes }
    }

    /// One byte.
    pub fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(first)
    }

    /// All bytes left.
    pub fn rest(self) -> &'a [u8] {
        self.bytes
    }

    /// Whether no byte is left.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The highest of the bytes left.
    pub fn highest(&self) -> Option<u8> {
        self.bytes.iter().max().copied()
    }

    /// A number.
    #[inline]
    pub fn number(&mut self) -> Option<usize> {
        if let Some((&byte, rest)) = self.bytes.split_first().filter(|(byte, _)| **byte < 0x80) {
            self.bytes = rest;
            return Some(usize::from(byte));
        }
        self.long_number()
    }

    fn long_number(&mut self) -> Option<usize> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    /// A number that may be negative.
    #[inline]
    pub fn signed(&mut self) -> Option<i16> {
        let value = self.number()? as i64;
        i16::try_from((value >> 1) ^ -(value & 1)).ok()
    }

    /// So many bytes.
    #[inline]
    pub fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(len)?;
        self.bytes = rest;
        Some(taken)
    }

    /// A string.
    pub fn text(&mut self) -> Option<&'a str> {
        let len = self.number()?;
        std::str::from_utf8(self.take(len)?).ok()
    }

    /// A section, as a reader of its own.
    pub fn section(&mut self) -> Option<Reader<'a>> {
        let len = self.number()?;
        Some(Reader::new(self.take(len)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_strings_come_back() {
        let mut out = Writer::default();
        for n in [0, 127, 128, 70_000_000] {
            out.number(n);
        }
        for n in [0, -1, 1, i16::MIN, i16::MAX] {
            out.signed(n);
        }
        out.text("naïve");
        let bytes = out.into_bytes();
        let mut reader = Reader::new(&bytes);
        for n in [0, 127, 128, 70_000_000] {
            assert_eq!(reader.number(), Some(n));
        }
        for n in [0, -1, 1, i16::MIN, i16::MAX] {
            assert_eq!(reader.signed(), Some(n));
        }
        assert_eq!(reader.text(), Some("naïve"));
        assert_eq!(reader.byte(), None);
    }
}
