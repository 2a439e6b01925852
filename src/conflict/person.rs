//! Who did it, and who holds an office.

use super::{Kind, Pair, Verdict};
use crate::analysis::MentionKind;
use crate::claim::{Claim, ClaimValue, Role, Slot, Term};
use crate::entity::fold;
use crate::report::Severity;
use crate::world;

pub(super) const KIND: Kind = Kind {
    id: "person",
    explanation: "Two sources name different people or bodies for what has one doer or one holder.",
    slots: &[Slot::Agent, Slot::Holder],
    threshold: 1.2,
    tune: |_, _| 0.0,
    judge,
};

fn judge(pair: &Pair<'_>) -> Verdict {
    let (ClaimValue::Entity(x), ClaimValue::Entity(y)) = (&pair.a.value, &pair.b.value) else {
        return Verdict::Unrelated;
    };
    if x == y {
        return Verdict::Agree;
    }
    let kind = |e: usize| kind(pair, e);
    let clash = kind(*x) != kind(*y) && kind(*x) != MentionKind::Other && kind(*y) != MentionKind::Other;
    // One that is named beside the other is a helper or a rival there, not the same slot.
    let beside = names(pair.a, *y) || names(pair.b, *x);
    if pair.within() || clash || beside || part_of_name(pair, *x, *y) {
        return Verdict::Unrelated;
    }
    let fit = match pair.a.slot {
        Slot::Holder => office(pair, *x, *y),
        _ => deed(pair),
    };
    let Some(fit) = fit else { return Verdict::Unrelated };
    let both_know = pair.entities.list[*x].documents.contains(&pair.b.document)
        && pair.entities.list[*y].documents.contains(&pair.a.document);
    let weight = fit + (1.0 - pair.alike.parts.head) - if both_know { 0.3 } else { 0.0 };
    Verdict::Differ { severity: Severity::Contradiction, weight }
}

fn kind(pair: &Pair<'_>, e: usize) -> MentionKind {
    let entity = &pair.entities.list[e];
    let nation = entity.country.is_some() || world::demonym(&entity.name).is_some();
    if nation { MentionKind::Place } else { entity.kind }
}

fn names(claim: &Claim, e: usize) -> bool {
    claim.anchors.iter().any(|a| a.term == Term::Entity(e) && a.role != Role::Heading)
}

/// One name that the other contains: "Ostby" and "Ostby Shipyard" may be one.
fn part_of_name(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let words = |e: usize| fold::words(&pair.entities.list[e].name);
    let (p, q) = (words(x), words(y));
    let inside = |s: &[String], l: &[String]| s.iter().all(|w| l.contains(w));
    inside(&p, &q) || inside(&q, &p)
}

/// What a claim says it was done to, or whose office it is.
fn objects<'a>(claim: &'a Claim, roles: &[Role]) -> Vec<&'a Term> {
    claim.anchors.iter().filter(|a| roles.contains(&a.role)).map(|a| &a.term).collect()
}

/// How well the things fit to which it was done; `None` where they are different things.
fn deed(pair: &Pair<'_>) -> Option<f64> {
    let (p, q) = (objects(pair.a, &[Role::Object]), objects(pair.b, &[Role::Object]));
    if p.iter().any(|t| q.contains(t)) {
        return Some(0.0);
    }
    // A label or "by its author, NAME" leaves the thing out: the source is about it.
    ((p.is_empty() || q.is_empty()) && pair.one_story()).then_some(0.5)
}

/// How well the bodies fit of which they hold the office.
fn office(pair: &Pair<'_>, x: usize, y: usize) -> Option<f64> {
    let role = pair.a.attribute.rsplit(' ').next().unwrap_or_default();
    if !world::roles().iter().any(|r| r.id == role && r.unique) {
        return None;
    }
    let roles = [Role::Owner, Role::Modifier, Role::Object];
    let (p, q) = (objects(pair.a, &roles), objects(pair.b, &roles));
    let shared = p.iter().any(|t| q.contains(t));
    let entity = |v: &[&Term]| v.iter().any(|t| matches!(t, Term::Entity(_)));
    if !shared && entity(&p) && entity(&q) {
        return None;
    }
    // One surname and one office with two first names: one person, named wrongly by one of them.
    if same_surname(pair, x, y) {
        return Some(0.8);
    }
    // Without a body in common there may be two offices of one name.
    shared.then_some(0.2)
}

fn same_surname(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let words = |e: usize| fold::words(&pair.entities.list[e].name);
    let (p, q) = (words(x), words(y));
    p.len() >= 2 && q.len() >= 2 && p.last() == q.last()
}
