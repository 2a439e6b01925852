//! Which sentences have a word, by its dictionary form or its concept, and which documents have a sentence.

use crate::analysis::Document;
use crate::text::lower;
use crate::world::{self, Pos};
use fnv::{FnvHashMap, FnvHashSet};
use std::ops::Range;
use std::sync::OnceLock;

/// For every document, the sentences of each word; read when first asked for, since few documents are.
#[derive(Debug)]
pub struct Meanings<'a> {
    documents: &'a [Document],
    known: Vec<OnceLock<Sentences>>,
    worded: Vec<OnceLock<FnvHashSet<String>>>,
}

// The sentences of each word, ascending.
type Sentences = FnvHashMap<String, Vec<usize>>;

impl<'a> Meanings<'a> {
    /// Of those documents.
    pub fn of(documents: &'a [Document]) -> Self {
        let count = documents.len();
        Meanings { documents, known: vec![OnceLock::new(); count], worded: vec![OnceLock::new(); count] }
    }

    /// Whether a document has a sentence of these very words.
    pub fn says(&self, document: usize, words: &str) -> bool {
        let read = || {
            let Document { sentences, source, .. } = &self.documents[document];
            sentences.iter().map(|s| s.span.of(&source.text.visible).to_owned()).collect()
        };
        self.worded[document].get_or_init(read).contains(words)
    }

    /// Whether one of some sentences of a document has the word.
    pub fn within(&self, document: usize, sentences: Range<usize>, word: &str) -> bool {
        let known = self.known[document].get_or_init(|| read(&self.documents[document]));
        let Some(all) = known.get(word) else { return false };
        all.get(all.partition_point(|&s| s < sentences.start)).is_some_and(|&s| s < sentences.end)
    }
}

fn read(document: &Document) -> Sentences {
    let mut found = Sentences::default();
    for (s, sentence) in document.sentences.iter().enumerate() {
        for token in &sentence.tokens {
            let lemma = lower(&token.lemma);
            let concept = Pos::of(token.tag).and_then(|pos| world::concept(&lemma, pos));
            for word in concept.map(|c| c.id).into_iter().chain([&*lemma]) {
                match found.get_mut(word) {
                    Some(sentences) if sentences.last() == Some(&s) => {}
                    Some(sentences) => sentences.push(s),
                    None => drop(found.insert(word.to_owned(), vec![s])),
                }
            }
        }
    }
    found
}
