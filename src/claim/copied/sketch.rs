//! Which documents are copies of one text, found without comparing all pairs: the documents whose bottom-k sketches
//! (Broder 1997, "On the resemblance and containment of documents") share most of their hashes.

use crate::analysis::Document;
use crate::entity::fold;
use fnv::FnvHasher;
use std::collections::{BTreeMap, HashMap};
use std::hash::{Hash, Hasher};

/// Words in a shingle.
const SHINGLE: usize = 4;
/// Hashes kept of each document.
const SKETCH: usize = 32;
/// How many of them two copies share at the least: about half of their shingles are the same.
const SHARED: usize = 12;
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

/// The words of a document, punctuation left out.
pub(super) fn words(document: &Document) -> Vec<Word> {
    let visible = &document.source.text.visible;
    let mut found = Vec::new();
    for (s, sentence) in document.sentences.iter().enumerate() {
        for (t, token) in sentence.tokens.iter().enumerate() {
            let word = token.span.of(visible);
            if word.chars().any(char::is_alphanumeric) {
                found.push(Word { text: fold::fold(word), at: (s, t) });
            }
        }
    }
    found
}

/// Pairs of documents that are probably copies, by index.
pub(super) fn candidates(texts: &[Vec<Word>]) -> Vec<(usize, usize)> {
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for (d, text) in texts.iter().enumerate() {
        for hash in sketch(text) {
            holders.entry(hash).or_default().push(d);
        }
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

/// The smallest hashes of a text's shingles.
fn sketch(text: &[Word]) -> Vec<u64> {
    let mut hashes: Vec<u64> = text.windows(SHINGLE).map(hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(SKETCH);
    hashes
}

fn hash(shingle: &[Word]) -> u64 {
    let mut hasher = FnvHasher::default();
    for word in shingle {
        word.text.hash(&mut hasher);
    }
    // The last step spreads FNV's weak high bits, which order the hashes.
    hasher.finish().wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(31)
}
