//! Where two copies of one text differ: stretches of words that stand in each other's place.

use super::sketch::Word;
use fnv::FnvHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Share of the longer text that two copies have word by word.
const SAME: f64 = 0.7;
/// Fewer words in common may be chance.
const LEAST: usize = 15;
/// Longer stretches are other text, not another value.
const LONGEST: usize = 8;
/// Longer texts are compared at once: the table of their words would be large.
const SHORT: usize = 6_000;

/// A stretch of each text in the other's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    /// Words of the first text.
    pub(super) old: Range<usize>,
    /// Words of the second text.
    pub(super) new: Range<usize>,
}

/// The edits between two copies; `None` where the texts are not copies of one.
pub(super) fn between(a: &[Word], b: &[Word]) -> Option<(Vec<Edit>, usize)> {
    let mut known: FnvHashMap<&str, usize> = FnvHashMap::default();
    let [x, y] = [a, b].map(|text| {
        let number = |w| {
            let next = known.len();
            *known.entry(w).or_insert(next)
        };
        text.iter().map(|w| w.text.as_str()).map(number).collect::<Vec<usize>>()
    });
    let enough = |same: usize| same >= LEAST && same as f64 >= SAME * a.len().max(b.len()) as f64;
    // Most candidates are of one pattern and no copies, which is found out sooner than where they differ.
    if a.len().saturating_mul(b.len()) <= SHORT * SHORT && !enough(in_common(&x, &y, known.len())) {
        return None;
    }
    let operations = capture_diff_slices(Algorithm::Myers, &x, &y);
    let (mut same, mut edits) = (0, Vec::new());
    for operation in &operations {
        match *operation {
            DiffOp::Equal { len, .. } => same += len,
            DiffOp::Replace { old_index, old_len, new_index, new_len }
                if old_len <= LONGEST && new_len <= LONGEST =>
            {
                edits.push(Edit { old: old_index..old_index + old_len, new: new_index..new_index + new_len });
            }
            _ => {}
        }
    }
    enough(same).then_some((edits, same))
}

/// The length of the longest common subsequence of two texts of words below `words`, 64 places at a time (Hyyrö 2004, "Bit-
/// Parallel LCS-length Computation Revisited").
fn in_common(a: &[usize], b: &[usize], words: usize) -> usize {
    let blocks = a.len().div_ceil(64);
    let mut places = vec![0u64; words * blocks];
    for (i, &word) in a.iter().enumerate() {
        places[word * blocks + i / 64] |= 1 << (i % 64);
    }
    let mut open = vec![u64::MAX; blocks];
    for &word in b {
        let mut carry = false;
        for (open, &place) in open.iter_mut().zip(&places[word * blocks..]) {
            let (sum, over) = open.overflowing_add(*open & place);
            let (sum, again) = sum.overflowing_add(u64::from(carry));
            carry = over | again;
            *open = sum | (*open & !place);
        }
    }
    open.into_iter().map(|block| block.count_zeros() as usize).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_many_words_in_common_as_the_plain_table_finds(
            a in proptest::collection::vec(0usize..9, 0..150),
            b in proptest::collection::vec(0usize..9, 0..150),
        ) {
            let mut row = vec![0; b.len() + 1];
            for x in &a {
                let above = row.clone();
                for (j, y) in b.iter().enumerate() {
                    row[j + 1] = if x == y { above[j] + 1 } else { above[j + 1].max(row[j]) };
                }
            }
            prop_assert_eq!(in_common(&a, &b, 9), row[b.len()]);
        }
    }
}
