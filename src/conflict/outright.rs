//! Denials of a thing as such: "there was no pacemaker", against a source that speaks of the pacemaker.
//!
//! Such a denial has no words of its own but the thing's, so nothing else can be matched. It is enough where the word is
//! rare in English and in the documents, and both documents speak of the same things.

use super::polarity::Tie;
use super::{Pair, denied, words};
use crate::analysis::{Feats, Tag};
use crate::claim::{Claim, Role, Term};
use crate::world::{self, Pos, vectors};

/// How rare the denied thing must be: rarity among the claims times rarity in English.
const RARE: f64 = 0.5;
/// Weight of what the denial names and the other source doesn't.
const LEFT_OUT: f64 = 0.4;
/// Added to the score.
const WEIGHT: f64 = 1.6;
/// Shorter sentences assert nothing ("The sprinklers.").
const SHORTEST: usize = 5;

/// Predicates that say of a thing no more than that it is there.
const THERE: &[&str] = &[
    "be", "have", "exist", "happen", "occur", "hold", "call", "name", "issue", "give", "make", "take", "pay",
    "impose", "install", "fit", "include", "carry", "receive", "sound", "find", "sign", "publish", "send",
    "get", "intend", "record", "declare", "organise", "organize", "arrange", "provide",
];
/// Words that limit a denial to a time or to some of the things.
const LIMITING: &[&str] = &[
    "more",
    "other",
    "further",
    "new",
    "longer",
    "during",
    "ever",
    "before",
    "since",
    "until",
    "till",
    "yet",
    "still",
    "now",
    "today",
    "tonight",
    "year",
    "if",
    "unless",
    "would",
    "will",
    "may",
    "any",
    "need",
    "needed",
    "necessary",
    "required",
    "false",
    "untrue",
    "wrongly",
];
/// Words by which a sentence denies, plans or supposes.
const OPEN: &[&str] = &[
    "no",
    "not",
    "n't",
    "n’t",
    "never",
    "none",
    "nobody",
    "nothing",
    "without",
    "neither",
    "nor",
    "will",
    "would",
    "may",
    "might",
    "could",
    "should",
    "if",
    "planned",
    "to",
    "cancelled",
    "canceled",
    "called",
];

/// The weight of a denial of a thing as such against its mention.
pub(super) fn strength(pair: &Pair<'_>, yes: &Claim, no: &Claim) -> Option<f64> {
    let thing = no.attribute.as_str();
    let rare = pair.rarity.weight(&Term::Word(thing.into())) * vectors::rarity(thing);
    let as_such = rare >= RARE && denies_thing(pair, no) && bare(pair, yes, no);
    let held = || asserts(pair, yes) && !denies_elsewhere(pair, yes.document, thing);
    (as_such && held() && one_subject(pair) && Tie::of(pair).against == 0.0).then_some(WEIGHT)
}

/// "no pacemaker": the mention is the noun with its "no".
fn denies_thing(pair: &Pair<'_>, no: &Claim) -> bool {
    let text = &pair.documents[no.document].source.text.visible;
    let mention = no.mention.of(text);
    let first = mention.split_whitespace().next().unwrap_or_default().to_lowercase();
    let words = words(pair, no);
    // "No fireworks: the pond was rising" is a rule or a line of a programme.
    let alone = text[no.mention.end..].trim_start().starts_with([':', ';', ',']);
    let spoken = is_sentence(pair, no) && mention.contains(' ') && !(alone && opens(pair, no));
    spoken && first == "no" && !words.iter().any(|w| LIMITING.contains(&&**w))
}

/// Whether the claim's words begin its sentence.
fn opens(pair: &Pair<'_>, claim: &Claim) -> bool {
    let sentence = pair.documents[claim.document].sentences.get(claim.sentence);
    sentence.is_some_and(|s| claim.mention.start <= s.span.start + 1)
}

/// Whether the documents name two of the same things: the word itself is rare enough to need no third.
fn one_subject(pair: &Pair<'_>) -> bool {
    pair.entities.shared(pair.a.document, pair.b.document).nth(1).is_some()
}

/// Whether the denial says nothing else that the assertion lacks.
fn bare(pair: &Pair<'_>, yes: &Claim, no: &Claim) -> bool {
    let empty = no.anchors.iter().filter(|a| a.role == Role::Predicate).all(|a| match &a.term {
        Term::Word(w) => is_there(w) || *w == no.attribute || world::list(world::List::LightVerb, w),
        Term::Entity(_) => false,
    });
    let (shared, all) = denied::coverage(pair, yes, no);
    empty && all - shared <= LEFT_OUT
}

/// Whether the claim's sentence has a finite verb: bare phrases are headings, rules or items of a programme.
fn is_sentence(pair: &Pair<'_>, claim: &Claim) -> bool {
    let sentence = pair.documents[claim.document].sentences.get(claim.sentence);
    sentence.is_some_and(|s| {
        s.tokens.iter().any(|t| matches!(t.tag, Tag::Verb | Tag::Aux) && t.feats.has(Feats::FINITE))
    })
}

/// One of [`THERE`] or its concept.
fn is_there(predicate: &str) -> bool {
    let concept = |verb: &str| world::concept(verb, Pos::Verb).is_some_and(|c| c.id == predicate);
    THERE.iter().any(|verb| *verb == predicate || concept(verb))
}

/// A sentence that says of the thing that it is there, neither denied nor planned.
fn asserts(pair: &Pair<'_>, yes: &Claim) -> bool {
    let words = words(pair, yes);
    let mention = yes.mention;
    let document = &pair.documents[yes.document];
    // What is to come stands before the thing: "to open a canteen".
    let open = document.sentences.get(yes.sentence).is_some_and(|s| {
        let near = s.tokens.iter().filter(|t| t.span.start < mention.start).rev().take(6);
        near.map(|t| t.span.of(&document.source.text.visible).to_lowercase()).any(|w| OPEN.contains(&&*w))
    });
    let denied = words.iter().any(|w| OPEN[..11].contains(&&**w) || *w == "called" || *w == "cancelled");
    let barred =
        words.iter().any(|w| matches!(&**w, "banned" | "forbidden" | "prohibited" | "barred" | "separately"));
    words.len() >= SHORTEST
        && is_sentence(pair, yes)
        && !barred
        && !open
        && !denied
        && words.last().is_none_or(|w| *w != "?")
}

/// Whether the document denies the thing in another sentence.
fn denies_elsewhere(pair: &Pair<'_>, document: usize, thing: &str) -> bool {
    let Some(whole) = pair.documents.get(document) else { return false };
    (0..whole.sentences.len()).any(|s| {
        let denies = |t: &crate::analysis::Token| OPEN[..11].contains(&&*t.lemma.to_lowercase());
        pair.meanings.within(document, s..s + 1, thing) && whole.sentences[s].tokens.iter().any(denies)
    })
}

#[cfg(test)]
mod tests {
    use super::super::polarity::tests::{at_odds, at_one};

    const ONE: &str = "Ada Quill won the Skerry regatta at Tollholm. ";
    const OTHER: &str = "At Tollholm the Skerry regatta went to Ada Quill. ";

    fn odds(a: &str, b: &str) {
        at_odds(&format!("{ONE}{a}"), &format!("{OTHER}{b}"));
    }

    fn one(a: &str, b: &str) {
        at_one(&format!("{ONE}{a}"), &format!("{OTHER}{b}"));
    }

    #[test]
    fn what_was_not_there_cannot_be_spoken_of() {
        odds("There was no lighthouse.", "The crews had steered by the lighthouse all morning.");
        odds("The crews had no lighthouse.", "The crews had steered by the lighthouse all morning.");
    }

    #[test]
    fn rules_plans_and_denials_for_a_time_are_no_such_denials() {
        one("No fireworks: the pond was rising.", "The crews watched the fireworks from the pier.");
        one("There is no lighthouse yet.", "The crews will be pleased with the lighthouse.");
        one("There was no lighthouse.", "The town wanted to build a lighthouse for the crews.");
        one("There were no more lighthouses.", "The crews had steered by the lighthouse all morning.");
    }

    #[test]
    fn that_nothing_surpasses_it_is_no_denial() {
        one("No heavier yacht has sailed at Tollholm.", "The yacht sailed at Tollholm in a storm.");
    }
}
