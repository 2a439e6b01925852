//! Which documents share a text or a passage, found without comparing all pairs: those whose sketches share many hashes.

use crate::analysis::Document;
use crate::entity::fold;
use crate::text::sketch::sketch;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// Words in a shingle.
const SHINGLE: usize = 4;
/// Hashes kept of each document.
const SKETCH: usize = 32;
/// How many of them two texts share at the least of which one has a passage of the other: about a tenth of their shingles
/// are the same.
const SHARED: usize = 4;
/// Longer sentences are no prose but the furniture of a page, which pages on different things share.
const LONGEST: usize = 100;
/// How many documents behind a document are looked at among those that share a hash.
const WINDOW: usize = 12;

/// A word with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Folded.
    pub(super) text: String,
    /// Sentence and token.
    pub(super) at: (usize, usize),
}

impl AsRef<str> for Word {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

/// The words of a document's prose, punctuation left out.
pub(super) fn words(document: &Document) -> Vec<Word> {
    let visible = &document.source.text.visible;
    let mut found = Vec::new();
    let prose = document.sentences.iter().enumerate().filter(|(_, s)| s.tokens.len() <= LONGEST);
    for (s, sentence) in prose {
        for (t, token) in sentence.tokens.iter().enumerate() {
            let word = token.span.of(visible);
            if word.chars().any(char::is_alphanumeric) {
                found.push(Word { text: fold::fold(word), at: (s, t) });
            }
        }
    }
    found
}

/// Pairs of documents that probably share a passage, by index.
pub(super) fn candidates(documents: &[Document]) -> Vec<(usize, usize)> {
    let sketches: Vec<Vec<u64>> = documents.par_iter().map(of_document).collect();
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for (d, sketch) in sketches.iter().enumerate() {
        sketch.iter().for_each(|&hash| holders.entry(hash).or_default().push(d));
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for documents in holders.values().filter(|d| d.len() > 1) {
        for (n, &a) in documents.iter().enumerate() {
            for &b in documents[n + 1..].iter().take(WINDOW) {
                *shared.entry((a, b)).or_default() += 1;
            }
        }
    }
    shared.into_iter().filter(|(_, n)| *n >= SHARED).map(|(pair, _)| pair).collect()
}

fn of_document(document: &Document) -> Vec<u64> {
    sketch(&words(document), SHINGLE, SKETCH)
}
