//! The weights of the parser's steps: a feature's whole row fits into four bytes beside its key, so that a
//! look-up touches one place in memory.

use super::codec::{Reader, Writer};
use super::hash::KEY_BITS;
use super::linear::Scorer;

/// Number of classes: shift, left arc, right arc.
pub const STEPS: usize = 3;

/// A feature with how much it speaks for the second and the third class rather than the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The feature's key.
    pub key: u32,
    /// The two weights, not both zero, up to [`MOST`].
    pub weights: [i16; 2],
}

/// The highest weight.
pub const MOST: i16 = (1 << (WEIGHT_BITS - 1)) - 1;

const WEIGHT_BITS: u32 = 11;
// Bits of a key that a slot holds.
const CHECK_BITS: u32 = 32 - 2 * WEIGHT_BITS;
// A slot's place must tell the other bits, even if the slot is some places off the key's home.
const LEAST_BITS: u32 = KEY_BITS - CHECK_BITS + 5;

/// An open-addressing table of [`Row`]s. A slot holds the last bits of the key, which with the slot's place
/// tell keys apart (the home of a key are its first bits), and the two weights; both are zero if it is free.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    slots: Vec<u32>,
    shift: u32,
}

impl Steps {
    /// Builds the table; `rows` have keys below 2^[`KEY_BITS`], all different.
    pub fn new(rows: &[Row]) -> Self {
        let bits = (rows.len() + rows.len() / 2).next_power_of_two().ilog2();
        let bits = bits.clamp(LEAST_BITS, KEY_BITS);
        let mut steps = Steps { slots: vec![0; (1 << bits) + 1], shift: KEY_BITS - bits };
        rows.iter().for_each(|row| steps.insert(row));
        steps
    }

    fn insert(&mut self, row: &Row) {
        let mut at = (row.key >> self.shift) as usize;
        while self.slots.get(at).is_some_and(|&slot| used(slot)) {
            at += 1;
        }
        if at >= self.slots.len() {
            self.slots.resize(at + 1, 0);
        }
        let [left, right] = row.weights.map(|w| i32::from(w) as u32 & ((1 << WEIGHT_BITS) - 1));
        self.slots[at] = row.key << (32 - CHECK_BITS) | right << WEIGHT_BITS | left;
    }

    /// All rows, ascending by key.
    pub fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        for (at, &slot) in self.slots.iter().enumerate().filter(|(_, slot)| used(**slot)) {
            // Of the homes whose keys end so, the nearest to the left.
            let low = check(slot);
            let period = (1 << CHECK_BITS) >> self.shift;
            let back = (at as u32).wrapping_sub(low >> self.shift) & (period - 1);
            let home = (at as u32).wrapping_sub(back);
            let key = home << self.shift | (low & ((1 << self.shift) - 1));
            rows.push(Row { key, weights: weights(slot).map(|w| w as i16) });
        }
        rows.sort_unstable_by_key(|row| row.key);
        rows
    }

    /// The rows of trained weights for three classes, times `scale`; those that round to zero or one are left out.
    pub fn relative(features: &[(u32, Vec<(u8, f64)>)], scale: f64) -> Vec<Row> {
        let row = |(key, weights): &(u32, Vec<(u8, f64)>)| {
            let of = |class: u8| weights.iter().find(|w| w.0 == class).map_or(0.0, |w| w.1 * scale);
            let most = f64::from(MOST);
            let relative = |class: u8| (of(class) - of(0)).round().clamp(-most, most) as i16;
            Row { key: *key, weights: [relative(1), relative(2)] }
        };
        features.iter().map(row).filter(|row| row.weights.iter().any(|w| w.abs() > 1)).collect()
    }

    /// Reads what [`Steps::write`] wrote; `None` if it is damaged.
    pub fn read(reader: &mut Reader) -> Option<Self> {
        let mut keys = reader.section()?;
        let mut values = reader.section()?;
        let mut rows = Vec::new();
        let mut key = 0usize;
        while !keys.is_empty() {
            key += keys.number()?;
            let weights = [values.signed()?, values.signed()?];
            if key >> KEY_BITS != 0 || weights.iter().any(|w| w.unsigned_abs() > MOST as u16) {
                return None;
            }
            rows.push(Row { key: key as u32, weights });
        }
        Some(Steps::new(&rows))
    }

    /// Writes rows, ascending by key.
    pub fn write(rows: &[Row], out: &mut Writer) {
        let (mut keys, mut values) = (Writer::default(), Writer::default());
        let mut last = 0;
        for row in rows {
            keys.number((row.key - last) as usize);
            last = row.key;
            row.weights.iter().for_each(|&w| values.signed(w));
        }
        out.section(keys);
        out.section(values);
    }
}

#[inline]
fn used(slot: u32) -> bool {
    slot << CHECK_BITS != 0
}

#[inline]
fn check(slot: u32) -> u32 {
    slot >> (32 - CHECK_BITS)
}

// The weights, their signs spread by shifting.
#[inline]
fn weights(slot: u32) -> [i32; 2] {
    let spread = |slot: u32| slot as i32 >> (32 - WEIGHT_BITS);
    [spread(slot << (32 - WEIGHT_BITS)), spread(slot << CHECK_BITS)]
}

impl Scorer for Steps {
    fn score(&self, keys: &[u32], scores: &mut [i32]) {
        let [_, left, right, ..] = scores else { return };
        let mut first = [0; 104];
        for keys in keys.chunks(first.len()) {
            // All homes first: their waits for memory then overlap.
            for (slot, key) in first.iter_mut().zip(keys) {
                *slot = self.slots.get((key >> self.shift) as usize).copied().unwrap_or(0);
            }
            for (&slot, &key) in first.iter().zip(keys) {
                let (mut slot, mut at) = (slot, (key >> self.shift) as usize);
                while used(slot) {
                    if check(slot) == key & ((1 << CHECK_BITS) - 1) {
                        let [l, r] = weights(slot);
                        *left += l;
                        *right += r;
                        break;
                    }
                    at += 1;
                    slot = self.slots.get(at).copied().unwrap_or(0);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rows_come_back_and_are_found(
            found in proptest::collection::btree_map(0u32..1 << KEY_BITS, (1..=MOST, -MOST..=MOST), 0..300),
            near in proptest::collection::btree_map(7_000_000u32..7_099_000, (-MOST..0, -MOST..=MOST), 0..300),
        ) {
            let rows: Vec<Row> = found
                .into_iter()
                .chain(near)
                .map(|(key, (l, r))| (key, Row { key, weights: [l, r] }))
                .collect::<std::collections::BTreeMap<_, _>>()
                .into_values()
                .collect();
            let mut out = Writer::default();
            Steps::write(&rows, &mut out);
            let steps = Steps::read(&mut Reader::new(&out.into_bytes())).unwrap();
            prop_assert_eq!(steps.rows(), rows.clone());
            for row in &rows {
                let mut scores = [0; STEPS];
                steps.score(&[row.key], &mut scores);
                prop_assert_eq!(scores[1..].to_vec(), row.weights.map(i32::from).to_vec());
                let next = row.key ^ 1;
                if rows.binary_search_by_key(&next, |r| r.key).is_err() {
                    steps.score(&[next], &mut scores);
                    prop_assert_eq!(scores[1..].to_vec(), row.weights.map(i32::from).to_vec());
                }
            }
        }
    }
}
