//! What a finding says to a reader: its topic, its values, and why the claims are comparable.

use super::judge::Judged;
use crate::analysis::Document;
use crate::claim::{Claim, ClaimValue, Role, Slot, Term};
use crate::entity::Entities;
use crate::value;

/// A few words on what both claims are about.
pub(super) fn topic(a: &Claim, b: &Claim, shared: &[&Term], entities: &Entities) -> String {
    let attribute = readable(&a.attribute);
    let terms: Vec<String> = shared
        .iter()
        .filter(|t| !is_mark(t))
        .map(|t| term(t, entities))
        .filter(|t| *t != attribute && !attribute.contains(t.as_str()))
        .take(3)
        .collect();
    let subject = entity_at(a, Role::Head).or_else(|| entity_at(b, Role::Head));
    if a.qualifiers.copied {
        return format!("changed in a copy: {}", terms.join(", "));
    }
    match a.slot {
        Slot::Expansion => format!("what {} stands for", a.attribute),
        Slot::Status => {
            format!("status of {}", subject.map_or_else(String::new, |e| entities.list[e].name.clone()))
        }
        Slot::Office => {
            format!("office of {}", subject.map_or_else(String::new, |e| entities.list[e].name.clone()))
        }
        Slot::Name => format!("wording of a name: {}", terms.join(", ")),
        Slot::Holder => format!("who is {}", joined(&attribute, &terms)),
        Slot::Agent => format!("who: {}", joined(&attribute, &terms)),
        Slot::SomePerson => format!("who: {}", terms.join(", ")),
        Slot::SomePlace => format!("where: {}", terms.join(", ")),
        Slot::SomeName => format!("which: {}", terms.join(", ")),
        Slot::Origin => format!("origin: {}", joined(&attribute, &terms)),
        Slot::Place => format!("where: {}", joined(&attribute, &terms)),
        Slot::Date | Slot::Once => format!("date: {}", joined(&attribute, &terms)),
        Slot::End => format!("end: {}", joined(&attribute, &terms)),
        Slot::Time => format!("time: {}", joined(&attribute, &terms)),
        Slot::Polarity => format!("whether: {}", joined(&attribute, &terms)),
        Slot::Cause => format!("cause: {}", joined(&attribute, &terms)),
        Slot::Outcome => format!("outcome: {}", joined(&attribute, &terms)),
        Slot::Count => format!("number: {}", joined(&attribute, &terms)),
        _ => joined(&attribute, &terms),
    }
}

fn joined(attribute: &str, terms: &[String]) -> String {
    if terms.is_empty() { attribute.to_string() } else { format!("{attribute} ({})", terms.join(", ")) }
}

fn readable(attribute: &str) -> String {
    attribute.replace('-', " ")
}

fn entity_at(claim: &Claim, role: Role) -> Option<usize> {
    claim.anchors.iter().filter(|a| a.role == role).find_map(|a| match a.term {
        Term::Entity(e) => Some(e),
        Term::Word(_) => None,
    })
}

/// Signs that tie claims together and are no words.
fn is_mark(term: &Term) -> bool {
    matches!(term, Term::Word(w) if w.starts_with('#'))
}

fn term(term: &Term, entities: &Entities) -> String {
    match term {
        Term::Entity(e) => entities.list[*e].name.split_whitespace().collect::<Vec<_>>().join(" "),
        Term::Word(w) => readable(w),
    }
}

/// A claim's value for a reader.
pub fn value(claim: &Claim, entities: &Entities) -> String {
    match &claim.value {
        ClaimValue::Typed(v) if claim.slot == Slot::Superlative => format!("since {}", value::display(v)),
        ClaimValue::Typed(v) => value::display(v),
        ClaimValue::Entity(e) => entities.list[*e].name.split_whitespace().collect::<Vec<_>>().join(" "),
        ClaimValue::Text(t) => t.split_whitespace().collect::<Vec<_>>().join(" "),
        ClaimValue::Choice(c) => readable(c.trim()),
        ClaimValue::List(items) => items.join(", "),
        ClaimValue::Truth(true) => "yes".into(),
        ClaimValue::Truth(false) => "no".into(),
    }
}

/// Why the claims are comparable and how each value was read.
pub(super) fn sentence(
    best: &Judged,
    claims: &[Claim],
    shared: &[&Term],
    documents: &[Document],
    entities: &Entities,
) -> String {
    let (a, b) = (&claims[best.a], &claims[best.b]);
    let shared: Vec<String> =
        shared.iter().filter(|t| !is_mark(t)).take(4).map(|t| term(t, entities)).collect();
    let read = |c: &Claim| {
        let words = c.mention.of(&documents[c.document].source.text.visible);
        let words: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("“{words}” is read as {}", value(c, entities))
    };
    let why = if a.qualifiers.copied {
        "The two texts are the same here, word by word but for a few places, of which this is one".to_string()
    } else if shared.is_empty() {
        format!("Both give the {} for {}", slot_name(a.slot), readable(&a.attribute))
    } else {
        format!(
            "Both give the {} for {}, and share {}",
            slot_name(a.slot),
            readable(&a.attribute),
            shared.join(", ")
        )
    };
    format!("{why}; {}, {}.", read(a), read(b))
}

fn slot_name(slot: Slot) -> &'static str {
    match slot {
        Slot::Count => "number",
        Slot::Amount => "amount",
        Slot::Ordinal => "place in a sequence",
        Slot::Date | Slot::Once => "date",
        Slot::End => "end",
        Slot::Time => "time of day",
        Slot::Duration => "length of time",
        Slot::Agent => "doer",
        Slot::SomePerson | Slot::SomePlace | Slot::SomeName => "name",
        Slot::Place => "place",
        Slot::Origin => "origin",
        Slot::Title => "title",
        Slot::Name => "wording",
        Slot::Office => "office",
        Slot::Holder => "holder",
        Slot::Status => "status",
        Slot::Expansion => "expansion",
        Slot::Polarity => "truth",
        Slot::ListSize => "size of the list",
        Slot::Members => "members",
        Slot::Quoted => "speaker",
        Slot::Superlative => "rank",
        Slot::Cause => "cause",
        Slot::Outcome => "outcome",
        Slot::Replaced => "wording",
    }
}
