//! Where two copies of one text differ: stretches of words that stand in each other's place.

use super::sketch::Word;
use fnv::FnvHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Share of a passage that two copies have word by word.
const SAME: f64 = 0.7;
/// Fewer words in common may be chance.
const LEAST: usize = 15;
/// Longer stretches are other text, not another value.
const LONGEST: usize = 8;
/// Words that two texts have in one run where one took a passage from the other or both from a third.
const RUN: usize = 4;
/// Share of the shorter text that stands in the longer in the same order, below which no passage can be shared.
const ORDERED: f64 = 0.35;
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

/// What two texts share word by word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reuse {
    /// Where it was changed.
    pub(super) edits: Vec<Edit>,
    /// Words that are the same.
    pub(super) same: usize,
    /// Words of the shared passages, those that differ too.
    pub(super) length: usize,
    /// Whether the two texts are one from end to end, not in passages.
    pub(super) whole: bool,
}

/// What two texts share word by word; `None` where that is too little to be anything but chance.
pub(super) fn between(a: &[Word], b: &[Word]) -> Option<Reuse> {
    let mut known: FnvHashMap<&str, usize> = FnvHashMap::default();
    let [x, y] = [a, b].map(|text| {
        let number = |w| {
            let next = known.len();
            *known.entry(w).or_insert(next)
        };
        text.iter().map(|w| w.text.as_str()).map(number).collect::<Vec<usize>>()
    });
    let ordered = |same: usize| same >= LEAST && same as f64 >= ORDERED * a.len().min(b.len()) as f64;
    // Most candidates are of one pattern and no copies, which is found out sooner than where they differ.
    if a.len().saturating_mul(b.len()) <= SHORT * SHORT && !ordered(in_common(&x, &y, known.len())) {
        return None;
    }
    let operations = capture_diff_slices(Algorithm::Myers, &x, &y);
    let whole = Reuse { whole: true, ..reuse(&operations) };
    let longer = a.len().max(b.len());
    if whole.is_enough(longer) {
        return Some(whole);
    }
    let mut all = Reuse::default();
    for passage in passages(&operations) {
        let found = reuse(passage);
        if found.is_enough(found.length) {
            all.edits.extend(found.edits);
            all.same += found.same;
            all.length += found.length;
        }
    }
    (all.same > 0).then_some(all)
}

impl Reuse {
    fn is_enough(&self, length: usize) -> bool {
        self.same >= LEAST && self.same as f64 >= SAME * length as f64
    }
}

/// What is shared between the first and the last words in common.
fn reuse(operations: &[DiffOp]) -> Reuse {
    let is_shared = |operation: &DiffOp| matches!(operation, DiffOp::Equal { .. });
    let first = operations.iter().position(is_shared).unwrap_or(0);
    let last = operations.iter().rposition(is_shared).map_or(0, |last| last + 1);
    let mut all = Reuse::default();
    let (mut old, mut new) = (0, 0);
    for operation in &operations[first..last] {
        old += operation.old_range().len();
        new += operation.new_range().len();
        match *operation {
            DiffOp::Equal { len, .. } => all.same += len,
            DiffOp::Replace { old_index, old_len, new_index, new_len }
                if old_len <= LONGEST && new_len <= LONGEST =>
            {
                let (old, new) = (old_index..old_index + old_len, new_index..new_index + new_len);
                all.edits.push(Edit { old, new });
            }
            _ => {}
        }
    }
    all.length = old.max(new);
    all
}

/// Stretches of operations that begin and end with a run of words in common and in which no long stretch parts two runs.
fn passages(operations: &[DiffOp]) -> Vec<&[DiffOp]> {
    let is_run = |operation: &DiffOp| matches!(operation, DiffOp::Equal { len, .. } if *len >= RUN);
    let words = |operation: &DiffOp| operation.old_range().len().max(operation.new_range().len());
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (i, _) in operations.iter().enumerate().filter(|(_, operation)| is_run(operation)) {
        let near = |last: usize| operations[last + 1..i].iter().map(words).sum::<usize>() <= LONGEST;
        match found.last_mut() {
            Some((_, last)) if near(*last) => *last = i,
            _ => found.push((i, i)),
        }
    }
    found.into_iter().map(|(first, last)| &operations[first..=last]).collect()
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
