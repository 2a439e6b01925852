//! How much of what a source denies another asserts.
//!
//! A denial says much and is rare, so it is measured by its own words: which share of them, by rarity, the assertion has
//! in its clause, near it, or in the sentences around it. Nothing but the denied event itself need be worded alike.

use super::polarity::Tie;
use super::{Pair, words};
use crate::claim::{Claim, Role, Term};
use crate::world;

/// Share of the denied words that the assertion must have.
const COVERED: f64 = 0.4;
/// What the shared words must weigh together with the denied event itself.
const ENOUGH: f64 = 2.0;
/// Names say more than other words.
const NAME: f64 = 1.3;

/// What a denial and an assertion share.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Overlap {
    /// Weight of the shared words.
    shared: f64,
    /// Weight of all words of the denial.
    all: f64,
    /// Weight of shared words that only stand near the denial.
    near: f64,
    /// Words narrowing the denied thing that the assertion has, less half of those that it lacks.
    narrowed: f64,
}

/// The weight of a denial's match with an assertion, if it is enough to be of one event.
pub(super) fn strength(pair: &Pair<'_>, yes: &Claim, no: &Claim, tie: &Tie) -> Option<f64> {
    let overlap = overlap(pair, yes, no);
    let event = pair.rarity.weight(&Term::Word(no.attribute.clone()));
    let covered = overlap.shared / overlap.all.max(0.3);
    let total = 0.8 * event
        + (overlap.shared + overlap.near).min(1.5)
        + 0.8 * covered
        + 0.4 * overlap.narrowed.clamp(-1.0, 1.0)
        + if universal(pair, no) { 0.3 } else { 0.0 }
        - 0.5 * tie.against;
    (total >= ENOUGH && covered >= COVERED && overlap.shared >= 0.3).then_some(total)
}

/// How much of the words of `whole` stand with or around `other`: the shared weight and the weight of all.
pub(super) fn coverage(pair: &Pair<'_>, other: &Claim, whole: &Claim) -> (f64, f64) {
    let overlap = overlap(pair, other, whole);
    (overlap.shared, overlap.all)
}

fn overlap(pair: &Pair<'_>, yes: &Claim, no: &Claim) -> Overlap {
    let mut overlap = Overlap::default();
    for anchor in no.anchors.iter().filter(|a| telling(&a.term, no)) {
        let name = if matches!(anchor.term, Term::Entity(_)) { NAME } else { 1.0 };
        let weight = pair.rarity.weight(&anchor.term) * name;
        let place = place(pair, yes, &anchor.term);
        match anchor.role {
            Role::Heading => {}
            Role::Nearby if place >= 0.8 => overlap.near += 0.5 * weight,
            Role::Nearby => {}
            role => {
                let weight = if role == Role::Adjunct { 0.8 * weight } else { weight };
                overlap.all += weight;
                overlap.shared += place * weight;
                if role == Role::Modifier {
                    overlap.narrowed += if place >= 0.8 { 1.0 } else { -0.5 };
                }
            }
        }
    }
    overlap
}

/// Words of the denial that say what it is about; the denied event itself and empty verbs do not.
fn telling(term: &Term, no: &Claim) -> bool {
    match term {
        Term::Entity(_) => true,
        Term::Word(w) => {
            *w != no.attribute
                && !world::list(world::List::Stop, w)
                && !world::list(world::List::GenericNoun, w)
                && !world::list(world::List::PersonNoun, w)
                && !world::list(world::List::LightVerb, w)
                && w != "get"
        }
    }
}

/// How close to the assertion a word stands: in its clause, in its sentence, in one of the sentences around it.
fn place(pair: &Pair<'_>, yes: &Claim, term: &Term) -> f64 {
    let namesake = |t: &Term| *t == *term || super::polarity::namesakes(pair, t, term);
    match yes.anchors.iter().filter(|a| a.role != Role::Heading && namesake(&a.term)).map(|a| a.role).min() {
        Some(Role::Nearby) => 0.8,
        Some(_) => 1.0,
        None if around(pair, yes, term) => 0.4,
        None => 0.0,
    }
}

/// Whether the two sentences before the assertion or the one after it have the word.
fn around(pair: &Pair<'_>, yes: &Claim, term: &Term) -> bool {
    let sentences = &pair.documents[yes.document].sentences;
    let near = yes.sentence.saturating_sub(2)..sentences.len().min(yes.sentence + 2);
    match term {
        Term::Entity(e) => {
            let referents = &pair.entities.referents[yes.document];
            near.into_iter().any(|s| (0..sentences[s].tokens.len()).any(|i| referents.of(s, i) == Some(*e)))
        }
        Term::Word(w) => pair.meanings.within(yes.document, near, w),
    }
}

/// "never", "nobody", "no X at all": one case is enough to refute it.
fn universal(pair: &Pair<'_>, no: &Claim) -> bool {
    words(pair, no).iter().any(|w| matches!(&**w, "never" | "no" | "nobody" | "none" | "nothing" | "without"))
}

#[cfg(test)]
mod tests {
    use super::super::polarity::tests::{at_odds, at_one};

    #[test]
    fn the_assertion_may_stand_in_passing() {
        at_odds(
            "There was never a buyback clause in the Skerry contract.",
            "Tollholm Rovers used the buyback clause in the Skerry contract.",
        );
        at_odds(
            "Ada Quill never went into the reading room.",
            "Ada Quill was in the reading room for two hours on Monday.",
        );
    }

    #[test]
    fn the_denial_may_be_one_word() {
        at_odds(
            "Was anyone hurt in the fire at the Varnmoor mill? No.",
            "Two men were hurt in the fire at the Varnmoor mill.",
        );
        at_odds("The Varnmoor vault was left unopened.", "Thieves opened the Varnmoor vault.");
    }

    #[test]
    fn some_of_many_which_ones_and_what_is_to_be_done_deny_nothing() {
        at_one(
            "Of the boats in the Varnmoor collection more than forty have never been shown.",
            "The boats in the Varnmoor collection were shown in May.",
        );
        at_one("They counted eleven envelopes without a stamp.", "The envelopes had a stamp.");
        at_one(
            "The Tollholm branch never closed.",
            "The council wanted the Tollholm branch to close in March.",
        );
    }
}
