//! Who did it, and who holds an office.

use super::things::{Fit, akin, apart, fit, lone, shares_name, shares_word};
use super::{Kind, Pair, Verdict, named, unnamed};
use crate::analysis::MentionKind;
use crate::claim::{Claim, ClaimValue, Role, Slot, Term};
use crate::entity::gender_of_title;
use crate::report::Severity;
use crate::world;

pub(super) const KIND: Kind = Kind {
    id: "person",
    explanation: "Two sources name different people or bodies for what has one doer or one holder.",
    slots: &[Slot::Agent, Slot::Holder, Slot::SomePerson],
    threshold: 1.2,
    odds: 1.6,
    tune: |_, _| 0.0,
    judge,
};

fn judge(pair: &Pair<'_>) -> Verdict {
    if pair.a.slot.is_some_name() {
        return named::judge(pair);
    }
    let (x, y) = match (&pair.a.value, &pair.b.value) {
        (ClaimValue::Entity(x), ClaimValue::Entity(y)) => (*x, *y),
        (ClaimValue::Text(_), ClaimValue::Text(_)) => return unnamed::judge(pair),
        (ClaimValue::Entity(_), ClaimValue::Text(_)) if pair.a.slot == Slot::Agent => {
            return unnamed::several(pair, pair.a, pair.b);
        }
        (ClaimValue::Text(_), ClaimValue::Entity(_)) if pair.a.slot == Slot::Agent => {
            return unnamed::several(pair, pair.b, pair.a);
        }
        (ClaimValue::Entity(x), ClaimValue::Text(y)) | (ClaimValue::Text(y), ClaimValue::Entity(x)) => {
            return described(pair, *x, y);
        }
        _ => return Verdict::Unrelated,
    };
    if x == y || akin(pair, x, y) && initials(pair, x, y) {
        return Verdict::Agree;
    }
    let kind = |e: usize| kind(pair, e);
    let clash = kind(x) != kind(y) && kind(x) != MentionKind::Other && kind(y) != MentionKind::Other;
    // One that is named beside the other is a helper or a rival there, not the same slot.
    let beside = names(pair, pair.a, y) || names(pair, pair.b, x);
    if pair.within() || clash || beside || part_of_name(pair, x, y) {
        return Verdict::Unrelated;
    }
    if shares_word(pair, x, y) && !same_surname(pair, x, y) {
        return Verdict::Unrelated;
    }
    let fit = match pair.a.slot {
        Slot::Holder => office(pair, x, y),
        _ => deed(pair),
    };
    let Some(fit) = fit else { return Verdict::Unrelated };
    let both_know = pair.entities.list[x].documents.contains(&pair.b.document)
        && pair.entities.list[y].documents.contains(&pair.a.document);
    let weight = fit + (1.0 - pair.alike.parts.head) - if both_know { 0.3 } else { 0.0 };
    Verdict::Differ { severity: Severity::Contradiction, weight }
}

/// "The driver is a woman of 29" against "the driver, Mr NAME": a description that the named one can't have.
fn described(pair: &Pair<'_>, x: usize, text: &str) -> Verdict {
    let told = text.split_whitespace().find_map(gender_of_title);
    let known = pair.entities.genders.get(x).copied().flatten();
    let differ = told.is_some() && known.is_some() && told != known;
    if !differ || pair.within() || !lone(pair) || apart(pair, &BODY) {
        return Verdict::Unrelated;
    }
    Verdict::Differ { severity: Severity::Contradiction, weight: 0.5 }
}

/// "A. Berg" may be any Berg of that letter.
fn initials(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let short = |e: usize| {
        let first = pair.entities.list[e].words.first();
        first.is_some_and(|w| w.trim_end_matches('.').chars().count() == 1)
    };
    short(x) || short(y)
}

fn kind(pair: &Pair<'_>, e: usize) -> MentionKind {
    let entity = &pair.entities.list[e];
    let nation = entity.country.is_some() || world::demonym(&entity.name).is_some();
    if nation { MentionKind::Place } else { entity.kind }
}

/// Whether a claim has the other one for more than a name elsewhere in its sentence.
fn names(pair: &Pair<'_>, claim: &Claim, e: usize) -> bool {
    let far = |r: Role| r == Role::Heading || r == Role::Nearby && lone(pair);
    claim.anchors.iter().any(|a| a.term == Term::Entity(e) && !far(a.role))
}

/// One name that the other contains: "Ostby" and "Ostby Shipyard" may be one.
fn part_of_name(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let (p, q) = (&pair.entities.list[x].words, &pair.entities.list[y].words);
    let inside = |s: &[String], l: &[String]| s.iter().all(|w| l.contains(w));
    inside(p, q) || inside(q, p)
}

/// How well the things fit to which it was done; `None` where they are different things.
fn deed(pair: &Pair<'_>) -> Option<f64> {
    match fit(pair, &[Role::Object]) {
        Fit::Same if is_listed(&pair.a.attribute) || shares_name(pair) || lone(pair) => Some(0.0),
        Fit::Implied if lone(pair) => Some(0.3),
        // A label or "by its author, NAME" leaves the thing out: the source is about it.
        Fit::Open if lone(pair) && is_listed(&pair.a.attribute) && is_work(&pair.a.attribute) => Some(0.4),
        _ => None,
    }
}

/// Deeds of the world tables that have one doer; of others only the story shows it.
fn is_listed(concept: &str) -> bool {
    world::concept_by_id(concept).is_some_and(|c| c.is_single(world::Slot::Agent))
}

/// Deeds that are done to a thing once, so that a document on it need not say to what.
fn is_work(concept: &str) -> bool {
    const MANY: &[&str] = &[
        "win",
        "beat",
        "score",
        "eliminate",
        "send-off",
        "substitute",
        "lead",
        "owner",
        "coach",
        "captain",
        "acquire",
        "sell",
        "lend",
        "grant",
        "invest",
        "attack",
        "rule",
        "shoot",
        "order",
        "deliver",
        "arrest",
        "appoint",
        "dismiss",
        "order",
        "runner-up",
        "third-place",
        "star",
        "perform",
        "award",
        "donate",
        "set-record",
        "cause",
        "fine",
    ];
    !MANY.contains(&concept)
}

/// Where the body stands of which someone holds an office.
const BODY: [Role; 3] = [Role::Owner, Role::Modifier, Role::Object];

/// How well the bodies fit of which they hold the office.
fn office(pair: &Pair<'_>, x: usize, y: usize) -> Option<f64> {
    let role = pair.a.attribute.rsplit(' ').next().unwrap_or_default();
    if !world::roles().iter().any(|r| r.id == role && r.unique) {
        return None;
    }
    // One surname and one office with two first names: one person, named wrongly by one of them.
    if same_surname(pair, x, y) && !apart(pair, &BODY) && lone(pair) {
        return Some(0.8);
    }
    match fit(pair, &BODY) {
        Fit::Same => Some(0.2),
        Fit::Implied if lone(pair) => Some(0.3),
        // Without a body in common there may be two offices of one name.
        Fit::Open if lone(pair) && !everywhere(role) => Some(0.3),
        _ => None,
    }
}

/// Offices that many bodies of one story have: two teams, two countries, two companies.
fn everywhere(role: &str) -> bool {
    role.ends_with("-minister")
        || matches!(
            role,
            "head-coach"
                | "captain"
                | "manager"
                | "director"
                | "president"
                | "head"
                | "chair"
                | "king"
                | "queen"
                | "chancellor"
                | "ambassador"
                | "chief-executive"
                | "chief-financial-officer"
                | "chief-operating-officer"
                | "winner"
                | "general-manager"
                | "secretary-general"
                | "referee"
                | "party-leader"
                | "commander"
                | "prince"
                | "executive-director"
        )
}

/// One surname behind two first names that are neither titles nor forms of one name.
fn same_surname(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let words = |e: usize| pair.entities.list[e].words.as_slice();
    let ([first, .., last], [other, .., surname]) = (words(x), words(y)) else { return false };
    let title = |w: &str| {
        gender_of_title(w).is_some()
            || world::role(&[w]).is_some()
            || w.ends_with('.')
            || w.chars().count() <= 2
    };
    let shortest = first.chars().count().min(other.chars().count());
    let pet = first.chars().next() == other.chars().next() && shortest <= 4
        || first.starts_with(other.as_str())
        || other.starts_with(first.as_str());
    // Where one source knows both, they are relatives.
    let relatives = pair.entities.list[x].documents.contains(&pair.b.document)
        || pair.entities.list[y].documents.contains(&pair.a.document);
    last == surname && !relatives && !title(first) && !title(other) && !pet
}
