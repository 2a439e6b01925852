//! Who did what and where, for events that have one agent or one place.

use super::{Claim, ClaimValue, Qualifiers, Role, Scene, Slot};
use crate::analysis::{Clause, MentionKind, Modality, Rel};
use crate::world;

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if !scene.is_prose() {
        return;
    }
    for clause in &scene.clauses {
        let Some(concept) = world::concept_by_id(&scene.concept(clause.predicate)) else { continue };
        if clause.negated || clause.modality != Modality::Fact {
            continue;
        }
        if concept.is_single(world::Slot::Agent) {
            agent(scene, clause, concept.id, claims);
        }
        if concept.is_single(world::Slot::Place) {
            places(scene, clause, concept.id, claims);
        }
    }
}

fn agent(scene: &Scene<'_>, clause: &Clause, concept: &'static str, claims: &mut Vec<Claim>) {
    let (Some(agent), Some(patient)) = (clause.agent, clause.patient) else { return };
    let Some(id) = scene.entity(agent) else { return };
    if scene.tree.one(agent, &[Rel::Conj]).is_some() {
        return;
    }
    let mut anchors = Vec::new();
    scene.push(patient, Role::Object, &mut anchors);
    scene.noun_anchors(patient, &mut anchors);
    for o in clause.obliques.iter().filter(|o| o.head != agent && !scene.is_value(o.head)) {
        scene.push(o.head, Role::Adjunct, &mut anchors);
    }
    if !anchors.iter().any(|a| a.role == Role::Object) {
        return;
    }
    let qualifiers = Qualifiers::of(scene, Some(clause), agent);
    claims.push(scene.claim(Slot::Agent, concept, anchors, ClaimValue::Entity(id), scene.phrase_span(agent), qualifiers));
}

fn places(scene: &Scene<'_>, clause: &Clause, concept: &'static str, claims: &mut Vec<Claim>) {
    let object = clause.patient.or(clause.agent);
    let Some(object) = object else { return };
    for o in &clause.obliques {
        let here = matches!(o.preposition.as_str(), "in" | "at" | "near" | "outside" | "on");
        let Some(id) = scene.entity(o.head).filter(|_| here) else { continue };
        if scene.entities.list[id].kind != MentionKind::Place {
            continue;
        }
        let mut anchors = Vec::new();
        scene.push(object, Role::Object, &mut anchors);
        scene.noun_anchors(object, &mut anchors);
        let qualifiers = Qualifiers::of(scene, Some(clause), o.head);
        claims.push(scene.claim(Slot::Place, concept, anchors, ClaimValue::Entity(id), scene.phrase_span(o.head), qualifiers));
    }
}
