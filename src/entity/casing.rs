//! What the documents' capitals tell: a word that is written with a capital only where any word would be is no name
//! (after Lita et al. 2003, "tRuEcasIng").

use crate::analysis::{Document, Tag, Tree};
use crate::grammar::model::Model;
use crate::grammar::{hash, word};
use crate::text::BlockKind;
use crate::world;
use fnv::FnvHashMap;
use rayon::prelude::*;

/// How often each word stands in small letters, and how often with a capital where others would have none.
#[derive(Debug, Default)]
pub struct Casing {
    counts: FnvHashMap<u64, (u32, u32)>,
}

impl Casing {
    /// Counts the words of all documents.
    pub fn of(documents: &[Document]) -> Casing {
        let counts = documents.par_iter().map(count).reduce(FnvHashMap::default, |mut all, part| {
            if all.is_empty() {
                return part;
            }
            for (word, (small, capital)) in part {
                let entry: &mut (u32, u32) = all.entry(word).or_default();
                entry.0 += small;
                entry.1 += capital;
            }
            all
        });
        Casing { counts }
    }

    /// How often the word is written with a capital where its place lets it choose, less how often without; `None` where it
    /// never stands in such a place.
    pub fn margin(&self, word: &str) -> Option<i64> {
        let (small, capital) = self.counts.get(&key(word))?;
        Some(i64::from(*capital) - i64::from(*small))
    }
}

fn key(word: &str) -> u64 {
    if word.chars().any(char::is_uppercase) { hash::text(&word.to_lowercase()) } else { hash::text(word) }
}

fn count(document: &Document) -> FnvHashMap<u64, (u32, u32)> {
    let mut counts: FnvHashMap<u64, (u32, u32)> = FnvHashMap::default();
    for sentence in &document.sentences {
        let tree = Tree::new(&document.source.text.visible, sentence);
        let block = document.source.text.blocks.get(sentence.block).map(|b| &b.kind);
        let weak = weak_places(&tree, block);
        for (i, weak) in weak.into_iter().enumerate() {
            let word = tree.word(i);
            let Some(first) = word.chars().next().filter(|c| c.is_alphabetic()) else { continue };
            if !first.is_uppercase() {
                counts.entry(key(word)).or_default().0 += 1;
            } else if !weak {
                counts.entry(key(word)).or_default().1 += 1;
            }
        }
    }
    counts
}

/// For each token, whether a capital there shows nothing: at the beginning of a sentence, cell or quotation, in headlines
/// and in lines of capitals.
pub(super) fn weak_places(tree: &Tree<'_>, block: Option<&BlockKind>) -> Vec<bool> {
    let heading = matches!(block, Some(BlockKind::Heading(_)));
    let title = is_title_case(tree, heading);
    let starts: Vec<usize> = match block {
        Some(BlockKind::Row { cells, .. }) => cells.iter().map(|c| c.start).collect(),
        Some(BlockKind::KeyValue { key, value }) => vec![key.start, value.start],
        _ => Vec::new(),
    };
    (0..tree.len())
        .map(|i| {
            title
                || i == 0
                || behind_opening(tree, i)
                || starts.binary_search(&tree.token(i).span.start).is_ok()
        })
        .collect()
}

fn behind_opening(tree: &Tree<'_>, i: usize) -> bool {
    let before = tree.word(i - 1);
    let closing = i > 1
        && tree.token(i - 1).span.start == tree.token(i - 2).span.end
        && matches!(before, "\"" | "'" | "’" | "‘");
    let mark = !closing
        && matches!(
            before,
            "\"" | "“"
                | "„"
                | "«"
                | ":"
                | "‘"
                | "'"
                | "``"
                | "•"
                | "·"
                | "|"
                | "–"
                | "—"
                | "?"
                | "!"
                | "…"
                | "*"
        );
    mark || (before == "-" && tree.token(i).span.start > tree.token(i - 1).span.end)
        || (i == 1 && matches!(before, "(" | "[" | "-"))
        || (before == "." && i > 1 && tree.word(i - 2).chars().count() > 2)
}

fn is_title_case(tree: &Tree<'_>, heading: bool) -> bool {
    let (mut upper, mut capital, mut all) = (0, 0, 0);
    for w in (0..tree.len())
        .map(|i| tree.word(i))
        .filter(|w| w.chars().count() > 3 && w.chars().all(|c| c.is_alphabetic()))
    {
        all += 1;
        capital += usize::from(w.chars().next().is_some_and(char::is_uppercase));
        upper += usize::from(w.chars().all(char::is_uppercase));
    }
    let shouting = all >= 2 && upper * 10 >= all * 8;
    let sentence = !tree.is_empty() && matches!(tree.word(tree.len() - 1), "." | "”" | "\"");
    shouting || (!sentence && all >= 4 && capital * 10 >= all * 9) || (heading && capital * 10 >= all * 7)
}

/// Whether English has the word as a common one, whatever its capitals here.
pub(super) fn is_common(form: &str) -> bool {
    let lower = form.to_lowercase();
    if world::country(form).is_some() || world::demonym(form).is_some() || world::capital(form).is_some() {
        return false;
    }
    if is_head(&lower) {
        return true;
    }
    let mut normal = String::new();
    word::normalise(&lower, &mut normal);
    let known = |normal: &str| {
        let model = Model::get();
        let entry = model.lexicon.get(hash::text(normal))?;
        let label = model.labels.get(usize::from(entry.label))?;
        Some(label.tag != Tag::Propn && label.tag != Tag::X)
    };
    if let Some(common) = known(&normal) {
        return common;
    }
    is_derived(&lower) || known(&crate::grammar::lemma_noun(&normal)) == Some(true)
}

/// Whether an unknown word ends as English makes common words: "measurements", "bypassed".
fn is_derived(lower: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "tion", "tions", "ment", "ments", "ness", "nesses", "ing", "ings", "ities", "ability", "less",
        "ically", "fully", "ously", "ators", "ology",
    ];
    lower.is_ascii() && lower.len() > 7 && ENDINGS.iter().any(|e| lower.ends_with(e))
}

/// A head noun of organisations, places or events.
pub(super) fn is_head(lower: &str) -> bool {
    use world::List;
    [List::OrgHead, List::PlaceHead, List::EventHead].iter().any(|&l| world::list(l, lower))
}
