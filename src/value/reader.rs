//! What the readers of values share: the sentence in atoms, and questions about its words.

use super::lex::{Atom, Kind, lex};
use super::tables::Sense;
use super::{DateContext, Value};
use crate::analysis::{Tag, Token};
use crate::text::Span;

/// A value and the atoms that carry it, the last one not included.
#[derive(Debug)]
pub(super) struct Found {
    pub value: Value,
    pub from: usize,
    pub to: usize,
}

/// A sentence while its values are read.
pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub atoms: Vec<Atom>,
    pub tokens: &'a [Token],
    pub context: DateContext,
    /// The atoms before this one belong to values that are read already.
    pub floor: usize,
    /// Whether the last value that was read is a date or a time.
    pub dated: bool,
    /// Whether the sentence speaks of what is to come.
    pub future: bool,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str, tokens: &'a [Token], sentence: Span, context: &DateContext) -> Self {
        let atoms = lex(text, sentence);
        let mut reader =
            Reader { text, atoms, tokens, context: *context, floor: 0, dated: false, future: false };
        let signs = ["will", "shall", "ll", "planned", "scheduled", "due", "upcoming"];
        reader.future = (0..reader.atoms.len()).any(|i| reader.any(i, &signs));
        reader
    }

    pub fn atom(&self, i: usize) -> Option<&Atom> {
        self.atoms.get(i)
    }

    /// The words of atom `i`; empty outside the sentence.
    pub fn str(&self, i: usize) -> &'a str {
        self.atoms.get(i).and_then(|a| self.text.get(a.span.start..a.span.end)).unwrap_or("")
    }

    pub fn is(&self, i: usize, word: &str) -> bool {
        self.str(i).eq_ignore_ascii_case(word)
    }

    pub fn any(&self, i: usize, words: &[&str]) -> bool {
        let word = self.str(i);
        !word.is_empty() && words.iter().any(|w| w.eq_ignore_ascii_case(word))
    }

    /// Whether the atoms from `i` on are `words`.
    pub fn all(&self, i: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(k, w)| self.is(i.saturating_add(k), w))
    }

    pub fn kind(&self, i: usize) -> Option<Kind> {
        self.atom(i).map(|a| a.kind)
    }

    pub fn sense(&self, i: usize) -> Option<Sense> {
        self.atom(i).and_then(|a| a.sense)
    }

    pub fn glued(&self, i: usize) -> bool {
        self.atom(i).is_some_and(|a| a.glued)
    }

    pub fn capital(&self, i: usize) -> bool {
        self.atom(i).is_some_and(|a| a.capital)
    }

    /// A hyphen or dash.
    pub fn dash(&self, i: usize) -> bool {
        matches!(self.str(i), "-" | "–" | "—" | "‐" | "‑" | "−")
    }

    /// A hyphen or dash without space on either side.
    pub fn hyphen(&self, i: usize) -> bool {
        self.dash(i) && self.glued(i) && self.glued(i + 1)
    }

    /// A word in lower-case letters.
    pub fn lower_word(&self, i: usize) -> bool {
        self.atom(i).is_some_and(|a| a.kind == Kind::Word && !a.capital)
    }

    /// The plain number of at most `digits` digits at `i`.
    pub fn integer(&self, i: usize, digits: usize) -> Option<i64> {
        let atom = self.atom(i)?;
        (atom.kind == Kind::Number && atom.plain && atom.span.len() <= digits).then_some(atom.number as i64)
    }

    /// Whether atom `i` begins the sentence, quotation marks, brackets and bullets aside.
    pub fn opens(&self, i: usize) -> bool {
        (0..i).all(|k| self.kind(k) == Some(Kind::Mark) && !self.is(k, "$"))
    }

    /// The sentence or clause ends before atom `i`.
    pub fn stops(&self, i: usize) -> bool {
        let marks = [".", ",", ";", ":", ")", "]", "!", "?", "\"", "”", "’", "'", "|", "·", "»"];
        i >= self.atoms.len() || marks.contains(&self.str(i)) || (self.dash(i) && !self.glued(i))
    }

    /// Tag of the token that covers the beginning of atom `i`, where the sentence is analysed.
    pub fn tag(&self, i: usize) -> Option<Tag> {
        let start = self.atom(i)?.span.start;
        let index = self.tokens.partition_point(|t| t.span.end <= start);
        self.tokens.get(index).filter(|t| t.span.start <= start).map(|t| t.tag)
    }

    /// The words from atom `from` up to `to`, in lower case, one space between words, hyphens as spaces.
    pub fn phrase(&self, from: usize, to: usize) -> String {
        let mut phrase = String::new();
        for i in from..to.min(self.atoms.len()) {
            if !phrase.is_empty() && (!self.glued(i) || self.dash(i)) && !phrase.ends_with(' ') {
                phrase.push(' ');
            }
            if !self.dash(i) {
                phrase.push_str(self.str(i));
            }
        }
        phrase.make_ascii_lowercase();
        phrase
    }

    /// The text from atom `from` up to `to` as it stands.
    pub fn raw(&self, from: usize, to: usize) -> &'a str {
        match (self.atoms.get(from), to.checked_sub(1).and_then(|l| self.atoms.get(l))) {
            (Some(a), Some(b)) => self.text.get(a.span.start..b.span.end).unwrap_or(""),
            _ => "",
        }
    }
}
