//! Maps by pairs of small numbers, which are asked millions of times.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map by [`key`]s.
pub(crate) type PairMap<V> = HashMap<u64, V, BuildHasherDefault<Mixer>>;

/// The key of a pair of numbers below 2^32; the order matters.
pub(crate) fn key(one: usize, other: usize) -> u64 {
    (one as u64) << 32 | other as u64
}

/// Hashes a number by one multiplication (Knuth 1998, 6.4), the upper bits of which are brought down.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Mixer(u64);

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u64(u64::from(byte)));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}
