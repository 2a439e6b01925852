//! Who holds which office: titles before names, appositions, predicates.

use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::{MentionKind, Rel, Tag};
use crate::entity::{EntityId, Name};
use crate::text::Span;
use crate::world;

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if !scene.is_prose() {
        return;
    }
    for (name, id) in scene.entities.referents[scene.document].names(scene.index) {
        if !may_be_person(scene, name, *id) {
            continue;
        }
        for noun in role_nouns(scene, name) {
            hold(scene, name, *id, noun, claims);
        }
    }
}

fn may_be_person(scene: &Scene<'_>, name: &Name, id: EntityId) -> bool {
    let entity = &scene.entities.list[id];
    let kind = if entity.kind == MentionKind::Other { name.kind } else { entity.kind };
    matches!(kind, MentionKind::Person) || (kind == MentionKind::Other && name.end - name.start == 2)
}

/// Nouns that the grammar puts beside the name.
fn role_nouns(scene: &Scene<'_>, name: &Name) -> Vec<usize> {
    let tree = &scene.tree;
    let mut nouns: Vec<usize> = tree.by(name.head, &[Rel::Appos, Rel::NmodDesc, Rel::Compound, Rel::Flat]).collect();
    if let Some(h) = tree.head(name.head) {
        let beside = matches!(tree.rel(name.head), Rel::Appos | Rel::Flat | Rel::Compound | Rel::NmodDesc);
        let copula = tree.rel(name.head) == Rel::Nsubj && tree.one(h, &[Rel::Cop]).is_some();
        if beside || copula {
            nouns.push(h);
        }
    }
    if name.start > 0 {
        nouns.push(name.start - 1);
    }
    nouns.retain(|&n| {
        (n < name.start || n >= name.end) && matches!(tree.tag(n), Tag::Noun | Tag::Propn) && role_phrase(scene, n).is_some()
    });
    nouns.sort_unstable();
    nouns.dedup();
    nouns
}

/// The office that a noun names, with words that change it ("deputy", "acting").
fn role_phrase(scene: &Scene<'_>, noun: usize) -> Option<(String, Span)> {
    let tree = &scene.tree;
    let mut start = noun;
    while start > 0 && noun - start < 3 && matches!(tree.tag(start - 1), Tag::Noun | Tag::Propn | Tag::Adj) {
        start -= 1;
    }
    for first in start..=noun {
        let words: Vec<String> = (first..=noun).map(|i| tree.lemma(i).to_lowercase()).collect();
        if let Some(role) = world::role(&words.iter().map(String::as_str).collect::<Vec<_>>()) {
            let span = tree.span(&(first..=noun).collect::<Vec<_>>());
            let mut id = role.id.to_string();
            for i in start..first {
                if world::qualifier(&tree.lemma(i).to_lowercase()).is_some() {
                    id = format!("{} {id}", tree.lemma(i).to_lowercase());
                }
            }
            return Some((id, span));
        }
    }
    None
}

fn hold(scene: &Scene<'_>, name: &Name, id: EntityId, noun: usize, claims: &mut Vec<Claim>) {
    let Some((role, role_span)) = role_phrase(scene, noun) else { return };
    let mut body = Vec::new();
    scene.noun_anchors(noun, &mut body);
    body.retain(|a| a.role != Role::Predicate && a.term != Term::Entity(id));
    let clause = scene.clause_of(name.head);
    let past = (noun.saturating_sub(3)..noun).any(|i| matches!(scene.tree.lemma(i), "former" | "ex" | "then" | "late"));
    if past {
        return;
    }
    let mut qualifiers = Qualifiers::of(scene, clause, name.head);
    // "governor X said": the office is the source's own statement.
    qualifiers.speaker = None;
    qualifiers.negated = false;
    let mut anchors = body.clone();
    anchors.push(Anchor { term: Term::Entity(id), role: Role::Head });
    let value = ClaimValue::Choice(role.clone());
    claims.push(scene.claim(Slot::Office, "office", anchors, value, role_span, qualifiers.clone()));
    let name_span = scene.tree.span(&(name.start..name.end).collect::<Vec<_>>());
    claims.push(scene.claim(Slot::Holder, role, body, ClaimValue::Entity(id), name_span, qualifiers));
}
