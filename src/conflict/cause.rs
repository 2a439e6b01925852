//! What made it happen.

use super::polarity::{Tie, other_year, unspecific};
use super::{Kind, Pair, Verdict, denied};
use crate::analysis::{Tag, Token};
use crate::claim::{Claim, Slot};
use crate::report::Severity;
use crate::world::{self, vectors};
use std::collections::BTreeSet;

pub(super) const KIND: Kind = Kind {
    id: "cause",
    explanation: "Two sources explain one event, which has one cause, by different causes.",
    slots: &[Slot::Cause],
    threshold: 1.5,
    odds: 1.5,
    tune: |_, _| 0.0,
    judge,
};

fn judge(pair: &Pair<'_>) -> Verdict {
    if pair.within() {
        return Verdict::Unrelated;
    }
    let tie = Tie::of(pair);
    if tie.against > 0.0 || other_year(pair, pair.a, pair.b) || other_year(pair, pair.b, pair.a) {
        return Verdict::Unrelated;
    }
    let (x, y) = (words(pair, pair.a), words(pair, pair.b));
    if x.iter().any(|w| y.contains(w) || y.iter().any(|v| akin(w, v))) {
        return Verdict::Agree;
    }
    let alone = unspecific(pair.a, pair.b) && unspecific(pair.b, pair.a);
    let victims = matches!(pair.a.attribute.as_str(), "die" | "injure") && alone;
    let told = alone || met(pair, pair.a, pair.b) || met(pair, pair.b, pair.a) || tie.weak >= 0.4;
    let same = tie.strong >= 0.3 || victims || (told && pair.one_story());
    if x.is_empty() || y.is_empty() || !same {
        return Verdict::Unrelated;
    }
    if tells(pair, pair.b, &x) || tells(pair, pair.a, &y) {
        return Verdict::Unrelated;
    }
    Verdict::Differ { severity: Severity::Contradiction, weight: 2.0 }
}

/// How alike two words must be to name one cause: "boat" and "barge".
const AKIN: f32 = 0.6;

fn akin(a: &str, b: &str) -> bool {
    vectors::vector(a).cosine(&vectors::vector(b)) >= AKIN
}

/// Half of what takes part in the one event stands with or around the other.
fn met(pair: &Pair<'_>, a: &Claim, b: &Claim) -> bool {
    let (shared, all) = denied::coverage(pair, b, a);
    shared >= 0.4 && shared >= 0.5 * all
}

/// Whether a document speaks of all that makes up the other cause where it speaks of the event: then it tells another link
/// of one chain.
fn tells(pair: &Pair<'_>, claim: &Claim, cause: &BTreeSet<String>) -> bool {
    let sentences = &pair.documents[claim.document].sentences;
    let near = |s: usize| {
        let around = s.saturating_sub(1)..sentences.len().min(s + 2);
        s.abs_diff(claim.sentence) <= 2
            || around.into_iter().any(|k| sentences[k].tokens.iter().any(|t| id(t) == claim.attribute))
    };
    let denied = |s: usize| {
        sentences[s].tokens.iter().any(|t| matches!(t.lemma.as_str(), "not" | "no" | "never" | "n't"))
    };
    let mut missing = cause.clone();
    for token in (0..sentences.len()).filter(|&s| near(s) && !denied(s)).flat_map(|s| &sentences[s].tokens) {
        missing.remove(&id(token));
    }
    missing.is_empty()
}

/// The concept of a word, or its dictionary form.
fn id(token: &Token) -> String {
    let lemma = token.lemma.to_lowercase();
    world::Pos::of(token.tag).and_then(|pos| world::concept(&lemma, pos)).map_or(lemma, |c| c.id.to_string())
}

/// The concepts of the words that name the cause.
fn words(pair: &Pair<'_>, claim: &Claim) -> BTreeSet<String> {
    let Some(sentence) = pair.documents[claim.document].sentences.get(claim.sentence) else {
        return BTreeSet::new();
    };
    let content = sentence.tokens.iter().filter(|t| {
        claim.mention.start <= t.span.start
            && t.span.end <= claim.mention.end
            && matches!(t.tag, Tag::Noun | Tag::Propn | Tag::Verb | Tag::Adj)
    });
    content
        .filter(|t| {
            let lemma = t.lemma.to_lowercase();
            !world::list(world::List::Stop, &lemma) && !world::list(world::List::GenericNoun, &lemma)
        })
        .map(id)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::polarity::tests::kinds;

    #[test]
    fn one_event_has_one_cause() {
        let differ = |a: &str, b: &str| assert_eq!(kinds(a, b), ["cause"], "{a} | {b}");
        differ(
            "The fire at the Varnmoor mill was caused by a faulty heater.",
            "Investigators said a cigarette started the fire at the Varnmoor mill.",
        );
        differ(
            "The concert in Tollholm was cancelled because of a power failure.",
            "The concert in Tollholm was called off because the singer was ill.",
        );
    }

    #[test]
    fn causes_are_told_in_many_ways() {
        let differ = |a: &str, b: &str| assert_eq!(kinds(a, b), ["cause"], "{a} | {b}");
        differ(
            "The collapse of the Varnmoor tower was the result of frost.",
            "The inquiry blamed a lorry for the collapse of the Varnmoor tower.",
        );
        differ("Ada Quill died of a stroke in Tollholm.", "Ada Quill died of pneumonia in Tollholm.");
        differ(
            "Ada Quill stepped down from the Tollholm council on her doctor's orders.",
            "Ada Quill resigned from the Tollholm council over the ferry contract.",
        );
    }

    #[test]
    fn other_events_and_the_same_cause_in_other_words() {
        let agree = |a: &str, b: &str| assert!(kinds(a, b).is_empty(), "{a} | {b}");
        agree("The road was closed because of flooding.", "The school was closed because of a strike.");
        agree(
            "The fire at the Varnmoor mill was caused by a faulty heater.",
            "A heater started the fire at the Varnmoor mill.",
        );
    }
}
