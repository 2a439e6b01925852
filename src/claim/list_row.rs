//! Rows of short noun phrases in running text, read from the order of words.

use super::list::View;
use crate::analysis::Tag;

/// The longest item of a row, in words.
const ITEM: usize = 4;

/// The row of short noun phrases whose last item "and" at `and` brings in ("oak, dark ash and elm"), read from the
/// order of words: parsers often tear such rows apart.
pub(super) fn around(view: &View<'_>, and: usize) -> Option<Vec<(usize, usize)>> {
    let tree = &view.tree;
    let part = |i: usize| {
        matches!(tree.tag(i), Tag::Adj | Tag::Noun | Tag::Propn)
            || matches!(tree.word(i), "-" | "'s" | "’s" | "the" | "a" | "an")
    };
    let noun = |i: usize| matches!(tree.tag(i), Tag::Noun | Tag::Propn);
    let bare = |start: usize, end: usize| {
        let start = (start..end).find(|&i| !matches!(tree.word(i), "the" | "a" | "an" | "-"))?;
        (end - start <= ITEM && noun(end - 1)).then_some((start, end))
    };
    let last = (and + 1..tree.len()).take_while(|&i| part(i)).filter(|&i| noun(i)).last()? + 1;
    let mut row = vec![bare(and + 1, last)?];
    let mut end = if tree.word(and - 1) == "," { and - 1 } else { and };
    loop {
        let start = (0..end).rev().take_while(|&i| part(i)).last()?;
        row.push(bare(start, end)?);
        match start.checked_sub(1) {
            Some(comma) if tree.word(comma) == "," => end = comma,
            _ => break,
        }
    }
    row.reverse();
    Some(row)
}
