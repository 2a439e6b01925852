//! Where two copies of one text differ: stretches of words that stand in each other's place.

use super::sketch::Word;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Share of the longer text that two copies have word by word.
const SAME: f64 = 0.7;
/// Fewer words in common may be chance.
const LEAST: usize = 15;
/// Longer stretches are other text, not another value.
const LONGEST: usize = 8;

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
    let words = |text: &[Word]| -> Vec<String> { text.iter().map(|w| w.text.clone()).collect() };
    let operations = capture_diff_slices(Algorithm::Myers, &words(a), &words(b));
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
    let copies = same >= LEAST && same as f64 >= SAME * a.len().max(b.len()) as f64;
    copies.then_some((edits, same))
}
