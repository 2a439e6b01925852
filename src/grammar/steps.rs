//! The weights of the parser's steps: a feature's whole row fits into four bytes, some rows into one piece of a
//! cache line, so that a look-up touches one place in memory and takes no branch.

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
// Bits of a key that a row holds; the others are its bucket's number.
const CHECK_BITS: u32 = 8;
const BUCKETS: usize = 1 << (KEY_BITS - CHECK_BITS);
const ROWS: usize = 4;

type Bucket = [u32; ROWS];

/// A table of [`Row`]s in buckets. From the top, a row of a bucket holds the last bits of its key, then the two
/// weights at the bottom; it is zero if there is none.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    buckets: Vec<Bucket>,
}

impl Steps {
    /// Builds the table; `rows` have keys below 2^[`KEY_BITS`], all different. Of rows too many for their bucket the
    /// lightest are left out.
    pub fn new(rows: &[Row]) -> Self {
        let mut order: Vec<&Row> = rows.iter().collect();
        order
            .sort_by_key(|row| (std::cmp::Reverse(row.weights.map(i16::abs).iter().max().copied()), row.key));
        let mut buckets = vec![[0; ROWS]; BUCKETS];
        for row in order {
            let bucket = buckets.get_mut((row.key >> CHECK_BITS) as usize);
            if let Some(free) = bucket.into_iter().flatten().find(|packed| **packed == 0) {
                *free = packed(row);
            }
        }
        // The order of rows in a bucket makes no difference; one order makes one file.
        buckets.iter_mut().for_each(|bucket| bucket.sort_unstable_by_key(|&row| (row == 0, row)));
        Steps { buckets }
    }

    /// All rows, ascending by key.
    pub fn rows(&self) -> Vec<Row> {
        let used = |bucket: &Bucket| bucket.iter().copied().filter(|row| *row != 0).collect::<Vec<_>>();
        let row = |number: usize, packed: u32| Row {
            key: (number as u32) << CHECK_BITS | packed >> (32 - CHECK_BITS),
            weights: weights(packed).map(|w| w as i16),
        };
        let numbered = self.buckets.iter().enumerate();
        numbered.flat_map(|(n, bucket)| used(bucket).into_iter().map(move |packed| row(n, packed))).collect()
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
    pub fn read(reader: Reader) -> Option<Self> {
        let (counts, mut rows) = reader.rest().split_at_checked(BUCKETS)?;
        let bucket = |&count: &u8| {
            let (these, rest) = rows.split_at_checked(usize::from(count) * 4)?;
            rows = rest;
            let mut bucket = [0; ROWS];
            for (row, bytes) in bucket.iter_mut().zip(these.as_chunks().0) {
                *row = u32::from_le_bytes(*bytes);
            }
            Some(bucket)
        };
        Some(Steps { buckets: counts.iter().map(bucket).collect::<Option<_>>()? })
    }

    /// Writes the table: the number of rows in each bucket, then the rows.
    pub fn write(&self, out: &mut Writer) {
        let used = |bucket: &Bucket| bucket.iter().filter(|row| **row != 0).count();
        self.buckets.iter().for_each(|bucket| out.byte(used(bucket) as u8));
        for row in self.buckets.iter().flatten().filter(|row| **row != 0) {
            row.to_le_bytes().into_iter().for_each(|byte| out.byte(byte));
        }
    }
}

fn packed(row: &Row) -> u32 {
    let [left, right] = row.weights.map(|w| i32::from(w) as u32 & ((1 << WEIGHT_BITS) - 1));
    row.key << (32 - CHECK_BITS) | right << WEIGHT_BITS | left
}

// The weights, their signs spread by shifting.
#[inline(always)]
fn weights(row: u32) -> [i32; 2] {
    let spread = |row: u32| row as i32 >> (32 - WEIGHT_BITS);
    [spread(row << (32 - WEIGHT_BITS)), spread(row << (32 - 2 * WEIGHT_BITS))]
}

impl Scorer for Steps {
    fn score(&self, keys: &[u32], scores: &mut [i32]) {
        let [_, left, right, ..] = scores else { return };
        // Every row of a bucket is weighed, those of other keys by nothing, which compilers do for all at once: plain
        // loops over arrays, for of closures they may leave calls.
        let (mut lefts, mut rights) = ([0; ROWS], [0; ROWS]);
        for &key in keys {
            let bucket = self.buckets.get((key >> CHECK_BITS) as usize).unwrap_or(&[0; ROWS]);
            let check = key << (32 - CHECK_BITS);
            for i in 0..ROWS {
                let row = bucket[i] & u32::from((bucket[i] ^ check) >> (32 - CHECK_BITS) == 0).wrapping_neg();
                let [left, right] = weights(row);
                lefts[i] += left;
                rights[i] += right;
            }
        }
        *left += lefts.iter().sum::<i32>();
        *right += rights.iter().sum::<i32>();
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
            // A bucket holds so many; what is too much is left out.
            let rows: Vec<Row> = rows
                .chunk_by(|x, y| x.key >> CHECK_BITS == y.key >> CHECK_BITS)
                .flat_map(|bucket| bucket.iter().take(ROWS).cloned())
                .collect();
            let mut out = Writer::default();
            Steps::new(&rows).write(&mut out);
            let steps = Steps::read(Reader::new(&out.into_bytes())).unwrap();
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
