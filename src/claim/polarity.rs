//! Whether something happened or is so at all.

use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot};
use crate::analysis::{Clause, Modality, Rel, Tag, is_empty_phrase};
use crate::world;

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if !scene.is_prose() {
        return;
    }
    for clause in &scene.clauses {
        if clause.modality == Modality::Fact && !clause.copula && scene.tree.tag(clause.predicate) == Tag::Verb {
            happened(scene, clause, claims);
        }
    }
    for i in 0..scene.tree.len() {
        if scene.tree.tag(i) == Tag::Noun && is_empty_phrase(&scene.tree, i) {
            none_of(scene, i, claims);
        }
    }
}

fn happened(scene: &Scene<'_>, clause: &Clause, claims: &mut Vec<Claim>) {
    let attribute = scene.concept(clause.predicate);
    if world::list(world::List::GenericNoun, &attribute) || world::list(world::List::Reporting, &attribute) {
        return;
    }
    let mut anchors: Vec<Anchor> = Vec::new();
    for (head, role) in [(clause.agent, Role::Subject), (clause.patient, Role::Object)] {
        if let Some(head) = head {
            scene.push(head, role, &mut anchors);
            scene.noun_anchors(head, &mut anchors);
        }
    }
    for o in clause.obliques.iter().filter(|o| !scene.is_value(o.head)) {
        scene.push(o.head, Role::Adjunct, &mut anchors);
    }
    if anchors.is_empty() {
        return;
    }
    let mut words = vec![clause.predicate];
    words.extend(scene.tree.by(clause.predicate, &[Rel::Aux, Rel::AuxPass, Rel::Advmod]).filter(|&k| k < clause.predicate));
    let span = scene.tree.span(&words);
    let span = if span.len() > 60 { scene.tree.token(clause.predicate).span } else { span };
    let qualifiers = Qualifiers::of(scene, Some(clause), clause.predicate);
    claims.push(scene.claim(Slot::Polarity, attribute, anchors, ClaimValue::Truth(!clause.negated), span, qualifiers));
}

/// "no injuries", "no cracks": nothing of that kind.
fn none_of(scene: &Scene<'_>, noun: usize, claims: &mut Vec<Claim>) {
    let attribute = scene.concept(noun);
    if world::list(world::List::GenericNoun, &attribute) {
        return;
    }
    let mut anchors = Vec::new();
    scene.noun_anchors(noun, &mut anchors);
    let clause = scene.clause_of(noun);
    if let Some(c) = clause {
        scene.clause_anchors(c.predicate, noun, &mut anchors, Role::Predicate);
    }
    let mut qualifiers = Qualifiers::of(scene, clause, noun);
    qualifiers.negated = false;
    claims.push(scene.claim(Slot::Polarity, attribute, anchors, ClaimValue::Truth(false), scene.phrase_span(noun), qualifiers));
}
