//! When a named thing was born, founded, opened, or came to its end: what befalls it once, so that two dates contradict each
//! other wherever they stand.
//!
//! Knowledge bases call such properties functional (Suchanek et al. 2011, PARIS, 3.2).

use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::{MentionKind, Modality};
use crate::entity::{EntityId, Name, fold};
use crate::text::Span;
use crate::value::{DateBound, DateGrain, DateValue, Value};
use jiff::civil::Date;

/// What befalls a person once.
const OF_PEOPLE: &[&str] = &["born", "die", "bury"];
/// What befalls a work, a body or a building once.
const OF_THINGS: &[&str] = &["found", "dissolve", "open", "build", "complete", "premiere"];
/// Years that a life lasts; shorter spans behind a name may be those of an office.
const LIFE: std::ops::RangeInclusive<i16> = 18..=110;
/// Tokens that a life in brackets takes at most.
const LONGEST: usize = 24;

pub(super) fn extract(scene: &Scene<'_>, first: usize, claims: &mut Vec<Claim>) {
    if !scene.is_prose() && !scene.is_tabular() {
        return;
    }
    let told: Vec<Claim> = claims[first..].iter().filter_map(|claim| told(scene, claim)).collect();
    claims.extend(told);
    for (name, id) in scene.entities.referents[scene.document].names(scene.index) {
        if scene.entities.list[*id].kind == MentionKind::Person {
            bracketed(scene, name, *id, claims);
        }
    }
}

/// "NAME was born in 1911", "the company, founded in 1974": a date of such an event, said of a named thing.
fn told(scene: &Scene<'_>, claim: &Claim) -> Option<Claim> {
    let ClaimValue::Typed(Value::Date(date)) = &claim.value else { return None };
    let event = claim.attribute.as_str();
    let person = OF_PEOPLE.contains(&event);
    let exact = claim.slot == Slot::Date && date.bound == DateBound::On && !date.range && !date.relative;
    let fact = claim.qualifiers.modality == Modality::Fact && claim.qualifiers.speaker.is_none();
    if !exact || !fact || !person && !OF_THINGS.contains(&event) {
        return None;
    }
    let fits = |id: &EntityId| {
        let kind = scene.entities.list[*id].kind;
        (kind == MentionKind::Person) == person && kind != MentionKind::Place
    };
    let befallen = |roles: &[Role]| {
        let mut named =
            claim.anchors.iter().filter(|a| roles.contains(&a.role)).filter_map(|a| match a.term {
                Term::Entity(id) => Some(id),
                Term::Word(_) => None,
            });
        named.next().filter(fits).filter(|_| named.next().is_none())
    };
    // What was founded is the object; who founded it the subject.
    let has_object = claim.anchors.iter().any(|a| a.role == Role::Object);
    let roles: &[Role] = match scene.is_tabular() {
        true => &[Role::Head, Role::Object, Role::Owner],
        false if has_object => &[Role::Object],
        false => &[Role::Subject],
    };
    let id =
        befallen(roles).or_else(|| titled(scene, person).filter(|_| claim.anchors.iter().all(is_event)))?;
    Some(once(scene, event, id, date.clone(), claim.mention))
}

/// Whether an anchor is the event itself: a row of a table of facts has no other.
fn is_event(anchor: &Anchor) -> bool {
    matches!(anchor.role, Role::Head | Role::Heading | Role::Predicate)
}

/// What the document's title names.
fn titled(scene: &Scene<'_>, person: bool) -> Option<EntityId> {
    let title = scene.source.source.title.as_deref()?;
    let entities = &scene.entities.list;
    let named = scene.entities.shared(scene.document, scene.document);
    named.into_iter().find(|&id| {
        let kind = entities[id].kind;
        (kind == MentionKind::Person) == person
            && kind != MentionKind::Place
            && fold::has_run(title, &entities[id].words)
    })
}

/// "NAME (4 May 1911 – 8 June 1980)", "NAME (born 1911)", "NAME (d. 1980)".
fn bracketed(scene: &Scene<'_>, name: &Name, id: EntityId, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let is = |i: usize, word: &str| i < tree.len() && tree.word(i) == word;
    if !is(name.end, "(") {
        return;
    }
    let inside = name.end + 1..tree.len().min(name.end + LONGEST);
    let Some(end) = inside.clone().find(|&i| is(i, ")")) else { return };
    let within = |m: &&crate::value::ValueMention| inside.start <= m.start && m.end <= end;
    let dates: Vec<_> = scene
        .values
        .iter()
        .filter(within)
        .filter_map(|m| match &m.value {
            Value::Date(date) => Some((m, date)),
            _ => None,
        })
        .collect();
    let said = |from: usize, to: usize, words: &[&str]| (from..to).any(|i| words.contains(&tree.lower(i)));
    let mut add = |event: &str, date: Option<DateValue>, span: Span| {
        claims.extend(date.map(|date| once(scene, event, id, date, span)));
    };
    match dates.as_slice() {
        [(mention, life)] if life.range => {
            let (Some(first), Some(last)) = (life.first, life.last) else { return };
            let lived = LIFE.contains(&(last.year() - first.year()));
            if lived && !said(mention.end, end, &["in", "office", "reign"]) {
                add("born", exactly(first, life.grain), mention.span);
                add("die", exactly(last, life.grain), mention.span);
            }
        }
        [(mention, date)] if date.bound == DateBound::On && !date.range => {
            if said(inside.start, mention.start, &["born", "b.", "b", "*"]) {
                add("born", Some((*date).clone()), mention.span);
            } else if said(inside.start, mention.start, &["died", "d.", "d", "†"]) {
                add("die", Some((*date).clone()), mention.span);
            }
        }
        [(born, first), (died, last)] if born.end < died.start => {
            let dash = said(born.end, died.start, &["-", "–", "—", "died"]);
            let exact = [first, last].iter().all(|d| d.bound == DateBound::On && !d.range);
            if dash && exact {
                add("born", Some((*first).clone()), born.span);
                add("die", Some((*last).clone()), died.span);
            }
        }
        _ => {}
    }
}

/// The day or year at one end of a range.
fn exactly(day: Date, grain: DateGrain) -> Option<DateValue> {
    let (first, last, written) = match grain {
        DateGrain::Day => (day, day, (Some(day.year()), Some(day.month()), Some(day.day()))),
        DateGrain::Year => (day.first_of_year(), day.last_of_year(), (Some(day.year()), None, None)),
        _ => return None,
    };
    let (first, last) = (Some(first), Some(last));
    Some(DateValue { first, last, grain, written, bound: DateBound::On, range: false, relative: false })
}

fn once(scene: &Scene<'_>, event: &str, id: EntityId, date: DateValue, span: Span) -> Claim {
    let anchors = vec![Anchor { term: Term::Entity(id), role: Role::Head }];
    let value = ClaimValue::Typed(Value::Date(date));
    scene.claim(Slot::Once, event.to_owned(), anchors, value, span, Qualifiers::plain())
}
