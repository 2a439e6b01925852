//! How a match or a vote came out in numbers: "3-1", "by 11 votes to 3", "carried, five to four".

use super::outcome::around;
use super::polarity::participants;
use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::{Modality, Tag};
use crate::text::{BlockKind, Span};
use crate::value::{self, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Attribute of the results of matches.
pub(crate) const SCORE: &str = "score";
/// Attribute of the results of votes.
pub(crate) const TALLY: &str = "tally";
/// Marks the only result that a document gives.
pub(crate) const SOLE: &str = "#sole";

/// Words by which a result is told.
const RESULT: &[&str] = &[
    "win", "lose", "beat", "defeat", "draw", "victory", "loss", "score", "final", "vote", "pass", "approve",
    "reject", "prevail", "result", "triumph",
];
/// Words by which a result on the way is told, or one of a part.
const PASSING: &[&str] = &[
    "half",
    "half-time",
    "ht",
    "interval",
    "break",
    "leg",
    "aggregate",
    "penalty",
    "shootout",
    "lead",
    "ahead",
    "level",
    "trail",
    "set",
];
/// How many words off such a word can be.
const REACH: usize = 7;
/// Words of voting.
const VOTING: &[&str] = &[
    "vote", "voting", "ballot", "carry", "carried", "pass", "adopt", "approve", "reject", "elect",
    "re-elect", "motion", "split", "majority", "ratify", "endorse",
];

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let row = match scene.block().map(|b| &b.kind) {
        Some(BlockKind::Row { cells, .. }) => cells.len() != 2,
        _ => false,
    };
    if row || scene.text().is_empty() {
        return;
    }
    let whole = (0, scene.tree.len());
    let voting = has(scene, VOTING, whole);
    if voting {
        tallies(scene, claims);
    }
    if has(scene, RESULT, whole) {
        scores(scene, voting, claims);
    }
}

/// Whether any of the words stands in `start..end`.
fn has(scene: &Scene<'_>, list: &[&str], (start, end): (usize, usize)) -> bool {
    (start..end.min(scene.tree.len())).any(|i| {
        let (lemma, word) = (scene.tree.lower_lemma(i), scene.tree.lower(i));
        list.contains(&lemma) || list.contains(&word)
    })
}

/// A result in figures: "2-1".
fn scores(scene: &Scene<'_>, voting: bool, claims: &mut Vec<Claim>) {
    for mention in &scene.values {
        let Value::Score { a, b } = mention.value else { continue };
        let around = (mention.start.saturating_sub(REACH), mention.end + REACH);
        if has(scene, PASSING, around) || !has(scene, RESULT, around) {
            continue;
        }
        if voting {
            tally(scene, mention.start, mention.span, (a, b), claims);
            continue;
        }
        let clause = scene.clause_of(mention.start);
        let mut anchors = clause.map(|c| participants(scene, c)).unwrap_or_default();
        names(scene, mention.start, &mut anchors);
        headings(scene, &mut anchors);
        let value = ClaimValue::Typed(mention.value.clone());
        let qualifiers = Qualifiers::of(scene, clause, mention.start);
        claims.push(scene.claim(Slot::Outcome, SCORE, anchors, value, mention.span, qualifiers));
    }
}

fn names(scene: &Scene<'_>, own: usize, anchors: &mut Vec<Anchor>) {
    for (name, id) in scene.entities.referents[scene.document].names(scene.index) {
        if !(name.start..name.end).contains(&own) {
            anchors.push(Anchor { term: Term::Entity(*id), role: Role::Subject });
        }
    }
}

/// A label with its value says nothing of the occasion: the headings above do.
fn headings(scene: &Scene<'_>, anchors: &mut Vec<Anchor>) {
    if !scene.is_tabular() {
        return;
    }
    let mut above = Vec::new();
    scene.heading_anchors(&mut above);
    anchors.extend(above.into_iter().map(|a| Anchor { role: Role::Adjunct, ..a }));
}

/// Votes for and against in words: "by 11 votes to 3", "five to four", "8 in favour and 2 against".
fn tallies(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let mut i = 0;
    while i < scene.tree.len() {
        match tally_at(scene, i) {
            Some((votes, end)) => {
                let span = scene.tree.token(i).span.join(scene.tree.token(end - 1).span);
                tally(scene, i, span, votes, claims);
                i = end;
            }
            None => i += 1,
        }
    }
}

/// The votes on the two sides, and the token behind them.
fn tally_at(scene: &Scene<'_>, i: usize) -> Option<((f64, f64), usize)> {
    let word = |k: usize| {
        if k < scene.tree.len() { scene.tree.lower(k) } else { "" }
    };
    let votes = |k: usize| matches!(word(k), "vote" | "votes");
    let number = |k: usize| value::cardinal(word(k));
    // "on 5 to 9 May", "aged five to nine"
    if scene
        .values
        .iter()
        .any(|v| v.start <= i && i < v.end && matches!(v.value, Value::Date(_) | Value::Time { .. }))
    {
        return None;
    }
    let first = number(i)?;
    let mut at = i + 1;
    let named = votes(at);
    at += usize::from(named);
    // "8 in favour and 2 against", "seven councillors voted for the bridge and two against"
    let against = (at..at + 12).find(|&k| matches!(word(k), "against" | "opposed"));
    if let Some(against) = against {
        let second = number(against - 1).filter(|_| against > at);
        let pro = (at..against).any(|k| matches!(word(k), "for" | "favour" | "favor"));
        if let Some(second) = second.filter(|_| pro) {
            return Some(((first, second), against + 1));
        }
    }
    let joined = matches!(word(at), "to" | "-" | "–") || named && word(at) == "against";
    let second = number(at + 1).filter(|_| joined)?;
    let end = at + 2;
    let named = named || votes(end);
    let counted = end < scene.tree.len() && matches!(scene.tree.tag(end), Tag::Noun | Tag::Propn | Tag::Sym);
    let lost = || (0..scene.tree.len()).any(|k| matches!(word(k), "defeated" | "rejected" | "lost"));
    let whole = named || !counted && (first > second || lost());
    whole.then_some(((first, second), end + usize::from(votes(end))))
}

/// The tally itself, and whether all were of one mind.
fn tally(scene: &Scene<'_>, at: usize, span: Span, (a, b): (f64, f64), claims: &mut Vec<Claim>) {
    let clause = scene.clause_of(at);
    if clause.is_some_and(|c| c.modality != Modality::Fact) {
        return;
    }
    let mut anchors = Vec::new();
    around(scene, clause, &mut anchors);
    names(scene, at, &mut anchors);
    headings(scene, &mut anchors);
    let qualifiers = Qualifiers { time: None, ..Qualifiers::of(scene, clause, at) };
    let one = if a.min(b) > 0.0 { "by-majority" } else { "unanimous" };
    let values = [
        (TALLY, ClaimValue::Typed(Value::Score { a, b })),
        ("unanimity", ClaimValue::Choice(one.to_string())),
    ];
    for (attribute, value) in values {
        claims.push(scene.claim(Slot::Outcome, attribute, anchors.clone(), value, span, qualifiers.clone()));
    }
}

/// Marks what a document says of results of one kind if all it says is one result.
pub(super) fn settle(claims: &mut [Claim]) {
    let mut values: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    for (kind, shown) in claims.iter().filter_map(result) {
        values.entry(kind).or_default().insert(shown);
    }
    for claim in claims {
        let sole = result(claim).is_some_and(|(kind, _)| values.get(kind).is_some_and(|v| v.len() == 1));
        if sole {
            claim.anchors.push(Anchor { term: Term::Word(SOLE.to_string()), role: Role::Heading });
            claim.anchors.sort();
        }
    }
}

/// The kind of result and its value, whichever side is named first.
fn result(claim: &Claim) -> Option<(&'static str, String)> {
    if claim.slot != Slot::Outcome {
        return None;
    }
    match (&claim.value, claim.attribute.as_str()) {
        (ClaimValue::Typed(Value::Score { a, b }), kind) => {
            let kind = if kind == TALLY { TALLY } else { SCORE };
            Some((kind, format!("{} {}", a.max(*b), a.min(*b))))
        }
        (ClaimValue::Choice(value), "unanimity") => Some(("unanimity", value.clone())),
        _ => None,
    }
}
