//! Paragraphs in other languages. The grammar knows English alone; what it makes of another language means nothing, so
//! nothing is taken from there.
//!
//! A paragraph is foreign if the analysis is unsure of it and most letters of its words in lower case belong to words that
//! the training data doesn't know. Names and lists of names, which no lexicon has, don't count: they are the same in all
//! languages. Short lines can't tell and go with the paragraph before them.

use super::{Document, Sentence};
use crate::grammar;
use crate::text::BlockKind;
use crate::world::vectors;
use std::collections::BTreeSet;

/// From this confidence on a paragraph is taken for English without a look at its words.
const SURE: f32 = 0.35;

/// A paragraph with fewer letters can't tell.
const ENOUGH: usize = 40;

/// The share of letters in known words below which a paragraph is foreign.
const KNOWN: f32 = 0.42;

/// The same where the words that are no names have few letters, and how few are too few.
const KNOWN_OF_FEW: f32 = 0.25;
const TOO_FEW: usize = 24;

/// Words that hardly another language has; a paragraph with two of them is English.
const ENGLISH: &[&str] =
    &["the", "of", "and", "for", "with", "from", "were", "which", "that", "this", "their", "without"];

/// Words so short that are unknown speak most for another language.
const SHORT: usize = 4;

/// Shorter words are spelt alike in many languages; that a table has one doesn't make it English.
const LONG: usize = 6;

/// Leaves out the sentences of paragraphs that are not English, and notes these.
pub(super) fn leave_out_foreign(document: &mut Document) {
    let told: Vec<Told> =
        document.sentences.chunk_by(|a, b| a.block == b.block).map(|s| tell(document, s)).collect();
    let letters = |foreign: bool| -> usize {
        told.iter().filter(|t| t.foreign == Some(foreign)).map(|t| t.letters).sum()
    };
    if letters(true) == 0 {
        return;
    }
    let mostly = letters(true) > letters(false);
    let mut before = told.iter().find_map(|t| t.foreign).unwrap_or_default();
    for told in &told {
        before = told.foreign.unwrap_or(before);
        if told.foreign.unwrap_or(before && told.unsure && (mostly || !told.bare)) {
            document.foreign.push(told.block);
        }
    }
    let foreign = std::mem::take(&mut document.foreign);
    document.sentences.retain(|s| foreign.binary_search(&s.block).is_err());
    document.foreign = foreign;
}

/// What a paragraph tells of its language.
struct Told {
    block: usize,
    letters: usize,
    /// Nothing where it is too short.
    foreign: Option<bool>,
    /// Whether the analysis leaves room for another language.
    unsure: bool,
    /// A row of a table, which has no sentences.
    bare: bool,
}

fn tell(document: &Document, sentences: &[Sentence]) -> Told {
    let text = &document.source.text;
    let block = sentences.first().map_or(0, |s| s.block);
    let kind = text.blocks.get(block).map(|b| &b.kind);
    let bare = matches!(kind, Some(BlockKind::Row { .. } | BlockKind::KeyValue { .. }));
    let letters = sentences.iter().map(|s| weight(s.span.of(&text.visible))).sum();
    let unsure = bare || super::document::mean_confidence(sentences) < SURE;
    let foreign = match (bare || letters < ENOUGH, unsure) {
        (true, _) => None,
        (false, false) => Some(false),
        (false, true) => is_foreign(&text.visible, sentences),
    };
    Told { block, letters, foreign, unsure, bare }
}

/// Letters; one of a script that writes words with one or two counts as several.
fn weight(text: &str) -> usize {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    letters.map(|c| if c >= '\u{2e80}' { 3 } else { 1 }).sum()
}

/// Whether hardly any words but names are known; nothing if there are hardly any.
fn is_foreign(text: &str, sentences: &[Sentence]) -> Option<bool> {
    let (mut known, mut all, mut letters) = (0, 0, 0);
    let mut english: BTreeSet<&str> = BTreeSet::new();
    for word in sentences.iter().flat_map(|s| &s.tokens).map(|t| t.span.of(text)) {
        if word.chars().all(char::is_alphabetic) && !word.starts_with(char::is_uppercase) {
            let known_word = is_known(word);
            // The short words are the ones that make a language.
            let strange = !known_word && word.chars().count() <= SHORT;
            letters += weight(word);
            english.extend(ENGLISH.iter().copied().find(|e| *e == word));
            all += weight(word) * if strange { 3 } else { 1 };
            known += if known_word { weight(word) } else { 0 };
        }
    }
    let least = if all < ENOUGH { KNOWN_OF_FEW } else { KNOWN };
    (letters >= TOO_FEW).then_some(english.len() < 2 && (known as f32) < least * all as f32)
}

fn is_known(word: &str) -> bool {
    grammar::is_common_word(word) || word.len() >= LONG && vectors::known(&word.to_lowercase()).is_some()
}
