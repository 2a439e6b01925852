//! Where it happened or is.

use super::things::{Fit, fit, lone, shares_name};
use super::{Kind, Pair, Verdict, named, unnamed};
use crate::claim::{Claim, ClaimValue, HOUSE, Role, Slot, Term};
use crate::report::Severity;
use crate::world;

pub(super) const KIND: Kind = Kind {
    id: "place",
    explanation: "Two sources put the same event or thing in different places. A place inside another agrees with it.",
    slots: &[Slot::Place, Slot::SomePlace],
    threshold: 1.0,
    odds: 1.6,
    tune: |_, _| 0.0,
    judge,
};

pub(super) fn judge(pair: &Pair<'_>) -> Verdict {
    if pair.a.slot.is_some_name() {
        return named::judge(pair);
    }
    if let (ClaimValue::Choice(x), ClaimValue::Choice(y)) = (&pair.a.value, &pair.b.value) {
        return manner(pair, x, y);
    }
    if let (ClaimValue::Text(_), ClaimValue::Text(_)) = (&pair.a.value, &pair.b.value) {
        return unnamed::judge(pair);
    }
    let (ClaimValue::Entity(x), ClaimValue::Entity(y)) = (&pair.a.value, &pair.b.value) else {
        return Verdict::Unrelated;
    };
    if x == y {
        return Verdict::Agree;
    }
    let names =
        |c: &Claim, e: usize| c.anchors.iter().any(|a| a.term == Term::Entity(e) && a.role != Role::Heading);
    if pair.within() || names(pair.a, *y) || names(pair.b, *x) || !apart(pair, *x, *y) {
        return Verdict::Unrelated;
    }
    let Some(weight) = same_thing(pair) else { return Verdict::Unrelated };
    Verdict::Differ { severity: Severity::Contradiction, weight }
}

/// A thing that came from one hand to another as a gift was not bought.
fn manner(pair: &Pair<'_>, x: &str, y: &str) -> Verdict {
    if x == y {
        return Verdict::Agree;
    }
    let parties = |c: &Claim| -> Vec<Term> {
        c.anchors.iter().filter(|a| a.role == Role::Subject).map(|a| a.term.clone()).collect()
    };
    let (p, q) = (parties(pair.a), parties(pair.b));
    let shared = p.iter().filter(|t| q.contains(t)).count();
    if pair.within() || shared == 0 || !matches!(fit(pair, &[Role::Object]), Fit::Same | Fit::Implied) {
        return Verdict::Unrelated;
    }
    Verdict::Differ { severity: Severity::Contradiction, weight: 0.2 * shared as f64 }
}

/// Whether two names are known to be of two places, neither inside the other: of one grain, or in two countries.
fn apart(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let name = |e: usize| &pair.entities.list[e].name;
    let (p, q) = (&pair.entities.list[x].words, &pair.entities.list[y].words);
    if p.iter().any(|w| q.contains(w)) || beside(pair, x, y) || beside(pair, y, x) {
        return false;
    }
    let country = |e: usize| pair.entities.list[e].country;
    match (country(x), country(y)) {
        (Some(p), Some(q)) => p != q,
        (Some(p), None) => world::capital(name(y)).is_some_and(|c| c.code != p),
        (None, Some(q)) => world::capital(name(x)).is_some_and(|c| c.code != q),
        // A hall and a town are no answer to the same question.
        (None, None) => (is_facility(p) || house(pair.a)) == (is_facility(q) || house(pair.b)),
    }
}

fn house(claim: &Claim) -> bool {
    claim.anchors.iter().any(|a| matches!(&a.term, Term::Word(w) if w == HOUSE))
}

fn is_facility(words: &[String]) -> bool {
    words.iter().any(|w| world::list(world::List::OrgHead, w) || world::list(world::List::PlaceHead, w))
}

/// "Askby, Norland", "Askby in Norland", "Askby, a suburb of Norby": some source puts the first inside the second.
fn beside(pair: &Pair<'_>, inner: usize, outer: usize) -> bool {
    let naming = pair.entities.list[inner].documents.intersection(&pair.entities.list[outer].documents);
    naming.copied().any(|d| {
        let (document, referents) = (&pair.documents[d], &pair.entities.referents[d]);
        (0..document.sentences.len()).any(|s| {
            referents.names(s).windows(2).any(|two| {
                let [(first, a), (second, b)] = two else { return false };
                let between = first.end..second.start;
                let word = |i: usize| document.sentences[s].tokens[i].span.of(&document.source.text.visible);
                let joins = |w: &str| matches!(w, "," | "(" | "in" | "of" | "on" | "near" | "-");
                let listing = between.clone().any(|i| matches!(word(i), "and" | "or" | "to"));
                *a == inner
                    && *b == outer
                    && !listing
                    && between.len() <= 5
                    && between.clone().any(|i| joins(word(i)))
            })
        })
    })
}

/// How well the things fit that are placed; `None` where they are different things.
fn same_thing(pair: &Pair<'_>) -> Option<f64> {
    let attribute = pair.a.attribute.as_str();
    let listed = world::concept_by_id(attribute).is_some_and(|c| c.is_single(world::Slot::Place));
    let personal = PERSONAL.contains(&attribute);
    match fit(pair, &[Role::Object, Role::Owner, Role::Modifier]) {
        // Many people die and many things are written: only a name or a work tells them apart.
        Fit::Same if listed && !personal || shares_name(pair) => Some(0.0),
        Fit::Same if lone(pair) && attribute != "live in" => Some(0.0),
        Fit::Implied if lone(pair) => Some(0.3),
        Fit::Open if lone(pair) && LONE.contains(&attribute) => Some(0.5),
        _ => None,
    }
}

/// What happens to many: those to whom it happened must be named.
const PERSONAL: &[&str] =
    &["born", "die", "bury", "grow-up", "write", "compose", "take-place", "hospitalise", "steal", "shoot"];

/// One story has one seat, one founding and one works, but many people who were born and things that were built.
const LONE: &[&str] = &[
    "headquarters",
    "manufacture",
    "record",
    "epicentre",
    "capital-city",
    "found",
    "discover",
    "invent",
    "make-landfall",
    "derail",
    "sink",
    "run-aground",
    "premiere",
    "recount",
    "sign",
];
