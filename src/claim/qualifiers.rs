//! Under what reading a claim holds: when, where, on whose word, how firmly.

use super::Scene;
use crate::analysis::{Clause, Modality, Rel};
use crate::entity::EntityId;
use crate::value::{DateValue, Value};
use crate::world;

/// The reading of a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Qualifiers {
    /// Fact, plan or possibility.
    pub modality: Modality,
    /// Whether the clause is denied.
    pub negated: bool,
    /// Who says so, where it is not the source itself.
    pub speaker: Option<String>,
    /// A date in the clause other than the value.
    pub time: Option<DateValue>,
    /// Named places that limit the clause.
    pub places: Vec<EntityId>,
    /// Words that widen or narrow what is counted: "alone", "in total", "each".
    pub scope: Vec<String>,
    /// Whether the counted noun only says where or with what ("in four districts").
    pub oblique: bool,
    /// Words that make it a first or passing value: "preliminary", "so far", "initially".
    pub provisional: bool,
    /// Whether the grammar does not tell what the value is a value of: it is known by what stands near it.
    pub weak: bool,
    /// Whether the value stands where a copy of the same text has another one.
    pub copied: bool,
    /// Whether the document fills this slot with nothing else, so that the slot needs no owner to be told apart.
    pub sole: bool,
}

impl Qualifiers {
    /// Of a claim that stands in a table row or a label line.
    pub fn plain() -> Self {
        Qualifiers {
            modality: Modality::Fact,
            negated: false,
            speaker: None,
            time: None,
            places: Vec::new(),
            scope: Vec::new(),
            oblique: false,
            provisional: false,
            weak: false,
            copied: false,
            sole: false,
        }
    }

    /// Of a claim in a clause; `own` is the token of its value, which qualifies nothing.
    pub fn of(scene: &Scene<'_>, clause: Option<&Clause>, own: usize) -> Self {
        let Some(clause) = clause else {
            return Qualifiers { speaker: scene.speaker(own), ..Qualifiers::plain() };
        };
        Qualifiers {
            modality: clause.modality,
            negated: clause.negated,
            speaker: scene.speaker(clause.predicate),
            time: time(scene, clause, own),
            places: places(scene, clause),
            scope: scope(scene, own),
            oblique: oblique(scene, own),
            provisional: provisional(scene, clause, own),
            weak: false,
            copied: false,
            sole: false,
        }
    }
}

fn time(scene: &Scene<'_>, clause: &Clause, own: usize) -> Option<DateValue> {
    scene.values.iter().find_map(|v| match &v.value {
        Value::Date(date) if !(v.start <= own && own < v.end) => {
            let inside = (v.start..v.end).any(|t| clause.obliques.iter().any(|o| o.head == t));
            inside.then(|| date.clone())
        }
        _ => None,
    })
}

fn places(scene: &Scene<'_>, clause: &Clause) -> Vec<EntityId> {
    let here = clause
        .obliques
        .iter()
        .filter(|o| matches!(o.preposition.as_str(), "in" | "across" | "at" | "throughout" | "within"));
    here.filter_map(|o| scene.entity(o.head)).filter(|&e| scene.is_place(e)).collect()
}

fn oblique(scene: &Scene<'_>, own: usize) -> bool {
    let tree = &scene.tree;
    let noun = if tree.rel(own) == Rel::Nummod { tree.head(own).unwrap_or(own) } else { own };
    let place = tree.preposition(noun);
    tree.rel(noun) == Rel::Obl
        && place.is_some_and(|p| matches!(p.as_str(), "in" | "at" | "from" | "to" | "across" | "on"))
}

/// Scope words on the value's phrase, its head, or right beside it.
fn scope(scene: &Scene<'_>, own: usize) -> Vec<String> {
    let tree = &scene.tree;
    let near = own.saturating_sub(4)..tree.len().min(own + 6);
    let narrows = |w: &&str| world::list(world::List::Scope, w) || world::list(world::List::Inclusion, w);
    let far = scene.inclusions().iter().filter(|(i, _)| !near.contains(i));
    let mut found: Vec<String> = far.map(|(_, word)| word.clone()).collect();
    for i in near {
        found.extend([tree.lower_lemma(i), tree.lower(i)].into_iter().find(narrows).map(str::to_string));
    }
    found.sort();
    found.dedup();
    found
}

/// "so far", "preliminary": words that hang on the value's own phrase or on its verb.
fn provisional(scene: &Scene<'_>, clause: &Clause, own: usize) -> bool {
    let tree = &scene.tree;
    let phrase = [Some(own), tree.head(own), Some(clause.predicate), clause.agent, clause.patient];
    phrase.into_iter().flatten().flat_map(|i| tree.kids(i)).any(|&k| {
        let word = tree.lower_lemma(k);
        matches!(tree.rel(k), Rel::Advmod | Rel::Amod | Rel::Obl) && world::list(world::List::UpdateCue, word)
    })
}
