//! A read-only map from hashes to small values: sorted, with an index over the upper bits, so that a look-up
//! touches few places in memory.

use super::codec::{Reader, Writer};

const INDEX_BITS: u32 = 14;

/// The map.
#[derive(Clone, Debug)]
pub struct Sorted<V> {
    hashes: Vec<u32>,
    values: Vec<V>,
    // Where the hashes with given upper bits start.
    index: Vec<u32>,
}

impl<V> Default for Sorted<V> {
    fn default() -> Self {
        Sorted { hashes: Vec::new(), values: Vec::new(), index: Vec::new() }
    }
}

impl<V> FromIterator<(u32, V)> for Sorted<V> {
    /// From hashes in ascending order, with their values.
    fn from_iter<I: IntoIterator<Item = (u32, V)>>(entries: I) -> Self {
        let (hashes, values): (Vec<u32>, Vec<V>) = entries.into_iter().unzip();
        let mut index = vec![0; (1 << INDEX_BITS) + 1];
        for &hash in &hashes {
            index[(hash >> (32 - INDEX_BITS)) as usize + 1] += 1;
        }
        // From how many have those upper bits to how many have lower ones.
        let mut before = 0;
        for start in &mut index {
            before += *start;
            *start = before;
        }
        Sorted { hashes, values, index }
    }
}

impl<V: Copy> Sorted<V> {
    /// The value of a hash.
    pub fn get(&self, hash: u32) -> Option<V> {
        let bucket = (hash >> (32 - INDEX_BITS)) as usize;
        let (start, end) = (*self.index.get(bucket)? as usize, *self.index.get(bucket + 1)? as usize);
        // A bucket holds a handful.
        let at = self.hashes.get(start..end)?.iter().position(|&h| h == hash)?;
        self.values.get(start + at).copied()
    }

    /// Number of hashes.
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// Writes it, the values by `write`.
    pub fn write(&self, out: &mut Writer, mut write: impl FnMut(V, &mut Writer)) {
        out.number(self.hashes.len());
        let mut last = 0;
        for (hash, &value) in self.hashes.iter().zip(&self.values) {
            out.number((hash - last) as usize);
            last = *hash;
            write(value, out);
        }
    }

    /// Reads what [`Sorted::write`] wrote; `None` if it is damaged.
    pub fn read(reader: &mut Reader, mut read: impl FnMut(&mut Reader) -> Option<V>) -> Option<Self> {
        let count = reader.number()?;
        let mut hash = 0u32;
        let entry = |_| {
            hash = hash.checked_add(u32::try_from(reader.number()?).ok()?)?;
            Some((hash, read(reader)?))
        };
        (0..count).map(entry).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn values_come_back(entries in proptest::collection::btree_map(any::<u32>(), any::<u8>(), 0..99), other: u32) {
            let mut out = Writer::default();
            entries.iter().map(|(&hash, &value)| (hash, value)).collect::<Sorted<u8>>().write(&mut out, |v, out| out.byte(v));
            let map = Sorted::read(&mut Reader::new(&out.into_bytes()), |reader| reader.byte()).unwrap();
            prop_assert_eq!(map.len(), entries.len());
            for (hash, value) in &entries {
                prop_assert_eq!(map.get(*hash), Some(*value));
            }
            prop_assert_eq!(map.get(other), entries.get(&other).copied());
        }
    }
}
