//! Which sentences have a word, by its dictionary form or its concept, and which documents have a sentence.

use crate::analysis::Document;
use crate::entity::fold;
use crate::text::lower;
use crate::world::{self, Pos};
use fnv::FnvHashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// For every document, the sentences of each word; read when first asked for, since few documents are.
#[derive(Debug)]
pub struct Meanings<'a> {
    documents: &'a [Document],
    known: Vec<OnceLock<Sentences>>,
    /// For every document its sentences by their words: those of the same words have one number.
    worded: Vec<Worded>,
    /// The folded words of every document's title.
    titles: Vec<Vec<String>>,
}

#[derive(Debug)]
struct Worded {
    numbers: Box<[u32]>,
    /// The same in order.
    sorted: Box<[u32]>,
}

// The sentences of each word, ascending.
type Sentences = FnvHashMap<String, Vec<usize>>;

impl<'a> Meanings<'a> {
    /// Of those documents.
    pub fn of(documents: &'a [Document]) -> Self {
        let mut seen: FnvHashMap<&str, u32> = FnvHashMap::default();
        let mut number = |words: &'a str| {
            let next = seen.len() as u32;
            *seen.entry(words).or_insert(next)
        };
        let mut worded = |document: &'a Document| {
            let text = &document.source.text.visible;
            let numbers: Box<[u32]> = document.sentences.iter().map(|s| number(s.span.of(text))).collect();
            let mut sorted = numbers.clone();
            sorted.sort_unstable();
            Worded { numbers, sorted }
        };
        let worded = documents.iter().map(&mut worded).collect();
        let title = |document: &Document| document.source.title.as_deref().map(fold::words);
        let titles = documents.iter().map(|document| title(document).unwrap_or_default()).collect();
        Meanings { documents, known: vec![OnceLock::new(); documents.len()], worded, titles }
    }

    /// Whether the title of a document has the folded words one after the other.
    pub fn titled(&self, document: usize, run: &[String]) -> bool {
        !run.is_empty() && self.titles[document].windows(run.len()).any(|part| part == run)
    }

    /// Whether a document has a sentence of the very words of another document's, given by document and place.
    pub fn says(&self, document: usize, (other, sentence): (usize, usize)) -> bool {
        self.worded[document].sorted.binary_search(&self.worded[other].numbers[sentence]).is_ok()
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
