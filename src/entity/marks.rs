//! What texts put behind a name to tell its bearer from others of that name: "(1982 film)", "(cricketer)", "3rd Earl".
//!
//! Encyclopedias and catalogues do so where a page begins. Two documents that begin with one name and different marks are
//! about two things, whatever else is alike in them.

use super::fold;
use crate::analysis::{Document, Tag, Token};
use std::collections::BTreeSet;

/// Tokens at a document's start in which a mark is looked for.
const START: usize = 60;
/// Words that a mark has at the most, and words of a name that are compared.
const LONGEST: usize = 4;

/// A name with the words that tell its bearer from others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    /// Words of the name, the last one first.
    name: Vec<String>,
    words: Vec<String>,
}

/// The marks with which each document begins.
#[derive(Clone, Debug, Default)]
pub struct Marks(Vec<BTreeSet<Mark>>);

impl Marks {
    /// Of all documents.
    pub fn of(documents: &[Document]) -> Self {
        Marks(documents.iter().map(of_document).collect())
    }

    /// Whether two documents begin with one name and mark it as different things.
    pub fn tell_apart(&self, one: usize, other: usize) -> bool {
        let of = |d: usize| self.0.get(d).into_iter().flatten();
        let shared = || of(one).flat_map(|p| of(other).map(move |q| (p, q))).filter(|(p, q)| one_name(p, q));
        shared().next().is_some() && shared().all(|(p, q)| differ(p, q))
    }
}

/// Whether the shorter name ends the longer one.
fn one_name(p: &Mark, q: &Mark) -> bool {
    p.name.iter().zip(&q.name).all(|(x, y)| x == y)
}

/// Whether neither has all words of the other.
fn differ(p: &Mark, q: &Mark) -> bool {
    let within = |x: &Mark, y: &Mark| x.words.iter().all(|word| y.words.contains(word));
    !within(p, q) && !within(q, p)
}

fn of_document(document: &Document) -> BTreeSet<Mark> {
    let visible = &document.source.text.visible;
    let mut found = BTreeSet::new();
    let mut seen = 0;
    for sentence in &document.sentences {
        let tokens = &sentence.tokens[..sentence.tokens.len().min(START - seen)];
        let view = View { tokens, visible };
        found.extend((1..tokens.len()).filter_map(|i| view.mark(i)));
        seen += tokens.len();
        if seen >= START {
            break;
        }
    }
    found
}

struct View<'a> {
    tokens: &'a [Token],
    visible: &'a str,
}

impl View<'_> {
    fn word(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.visible))
    }

    /// The mark that begins at a token, behind a name.
    fn mark(&self, i: usize) -> Option<Mark> {
        let words = match self.word(i) {
            "(" => self.bracketed(i + 1)?,
            "," => self.rank(i + 1)?,
            _ => return None,
        };
        let named =
            |k: &usize| self.tokens[*k].tag == Tag::Propn || self.word(*k).starts_with(char::is_uppercase);
        let name: Vec<String> =
            (0..i).rev().take_while(named).take(LONGEST).map(|k| fold::fold(self.word(k))).collect();
        (!name.is_empty()).then_some(Mark { name, words })
    }

    /// A few words in brackets that say what the thing is.
    fn bracketed(&self, from: usize) -> Option<Vec<String>> {
        let end = (from..self.tokens.len().min(from + LONGEST + 1)).find(|&k| self.word(k) == ")")?;
        let common =
            |k: usize| self.tokens[k].tag == Tag::Noun && self.word(k).chars().all(char::is_lowercase);
        // Dates of life, abbreviations and measures are no marks.
        let measure = |k: usize| self.tokens[k].tag == Tag::Num && !is_year(self.word(k));
        let says = end > from && common(end - 1) && !(from..end).any(measure);
        says.then(|| (from..end).map(|k| fold::fold(self.word(k))).collect())
    }

    /// A place in a line of bearers: "3rd Earl".
    fn rank(&self, from: usize) -> Option<Vec<String>> {
        let word = self.word(from);
        let counted = word.ends_with(['t', 'd', 'h']) && word.starts_with(|c: char| c.is_ascii_digit());
        let titled = self.tokens.get(from + 1).is_some_and(|t| t.tag == Tag::Propn);
        (counted && titled).then(|| vec![fold::fold(word), fold::fold(self.word(from + 1))])
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}
