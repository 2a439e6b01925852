//! Whether a sentence is built to say of whom or what alone it holds: "it was X who", "X himself", "not Y but X".
//!
//! English takes for granted what such a sentence tells and asserts only who or what it is true of, and of nobody else
//! (É. Kiss 1998, "Identificational focus versus information focus"), mostly against what others say.

use crate::analysis::{Document, Tag, Token};
use crate::claim::Claim;

/// Tokens between "it was" and what is singled out.
const LEAD: usize = 7;
/// Tokens behind it in which "who" or "that" follows.
const TAIL: usize = 16;
/// Tokens between "not" and "but".
const CONTRAST: usize = 12;

/// Whether what the claim mentions is singled out.
pub(super) fn is_singled_out(claim: &Claim, document: &Document) -> bool {
    let Some(sentence) = document.sentences.get(claim.sentence) else { return false };
    let tokens = &sentence.tokens;
    let Some(start) = tokens.iter().position(|token| token.span.overlaps(claim.mention)) else {
        return false;
    };
    let inside = tokens[start..].iter().take_while(|token| token.span.overlaps(claim.mention)).count();
    let around = Around { tokens, visible: &document.source.text.visible, start, end: start + inside };
    around.is_cleft() || around.is_the_one() || around.is_emphatic() || around.is_contrasted()
}

struct Around<'a> {
    tokens: &'a [Token],
    visible: &'a str,
    start: usize,
    end: usize,
}

impl Around<'_> {
    fn is(&self, at: usize, words: &[&str]) -> bool {
        let word = self.tokens.get(at).map_or("", |token| token.span.of(self.visible));
        words.iter().any(|w| w.eq_ignore_ascii_case(word))
    }

    fn is_form_of_be(&self, at: usize) -> bool {
        self.is(at, &["is", "was", "were", "are", "be", "been", "'s", "’s"])
    }

    /// "It was (only) *X*, … who"
    fn is_cleft(&self) -> bool {
        let from = self.start.saturating_sub(LEAD);
        let it = (from..self.start).rev().find(|&i| self.is(i, &["it"]) && self.is_form_of_be(i + 1));
        let clause = |i: usize| self.is(i, &["who", "that", "which", "whose", "whom"]);
        let between = |it: usize| self.tokens.get(it + 2..self.start);
        let bare = |it: usize| between(it).is_some_and(|b| b.iter().all(|token| token.tag != Tag::Verb));
        it.is_some_and(bare) && (self.end..self.tokens.len().min(self.end + TAIL)).any(clause)
    }

    /// "*X* was the one who", "the one who … was *X*"
    fn is_the_one(&self) -> bool {
        let one = |i: usize| self.is(i, &["the"]) && self.is(i + 1, &["one", "ones"]);
        let behind = (self.end..self.end + 4).any(|i| self.is_form_of_be(i) && one(i + 1));
        let before = self.start > 0
            && self.is_form_of_be(self.start - 1)
            && (self.start.saturating_sub(TAIL)..self.start).any(one);
        behind || before
    }

    /// "*X* himself"
    fn is_emphatic(&self) -> bool {
        let comma = usize::from(self.is(self.end, &[","]));
        self.is(self.end + comma, &["himself", "herself", "itself", "themselves"])
    }

    /// "not Y but *X*", "*X*, not Y", "*X* and not Y"
    fn is_contrasted(&self) -> bool {
        let but = (self.start.saturating_sub(3)..self.start).find(|&i| self.is(i, &["but"]));
        let corrected = but.is_some_and(|but| {
            (but.saturating_sub(CONTRAST)..but).any(|i| self.is(i, &["not", "n't", "n’t"]))
        });
        let set_off = self.is(self.end, &[",", "and", "-", "–", "—"]);
        corrected || set_off && self.is(self.end + 1, &["not"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Slot;

    /// Whether Karl Venn is singled out in a text that names him once.
    fn singled(text: &str) -> bool {
        let source = crate::source::read("a.txt", text.as_bytes(), &Default::default()).0.unwrap();
        let stages = crate::Stages::run(&[source]);
        let named = |c: &&Claim| {
            c.slot == Slot::SomePerson
                && c.mention.of(&stages.documents[0].source.text.visible).contains("Venn")
        };
        let claim = stages.claims.iter().find(named).expect("a name");
        is_singled_out(claim, &stages.documents[0])
    }

    #[test]
    fn clefts_and_their_like_single_out() {
        for text in [
            "It was Karl Venn who raised the alarm.",
            "It was only Karl Venn, the night porter, who raised the alarm.",
            "Karl Venn was the one who raised the alarm.",
            "The one who raised the alarm was Karl Venn.",
            "Karl Venn himself raised the alarm that night.",
            "The alarm was raised not by Anna Berg but by Karl Venn.",
            "Karl Venn, not Anna Berg, raised the alarm.",
        ] {
            assert!(singled(text), "{text}");
        }
    }

    #[test]
    fn plain_sentences_do_not() {
        for text in [
            "Karl Venn raised the alarm that night.",
            "It opened when Karl Venn said that the alarm had failed.",
            "The alarm was raised by Karl Venn, who was at home.",
            "Anna Berg did not raise the alarm, and Karl Venn slept.",
        ] {
            assert!(!singled(text), "{text}");
        }
    }
}
