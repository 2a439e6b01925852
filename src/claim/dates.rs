//! Dates and times of day: what happened then, or until when it holds.

use super::numbers::root_of;
use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::{MentionKind, Rel, Tag};
use crate::value::{DateBound, Value, ValueMention};
use crate::world;

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if !scene.is_prose() {
        return;
    }
    for mention in &scene.values {
        match &mention.value {
            Value::Date(date) => {
                let slot = if date.bound == DateBound::Until { Slot::End } else { Slot::Date };
                dated(scene, mention, slot, claims);
            }
            Value::Time { .. } => dated(scene, mention, Slot::Time, claims),
            _ => {}
        }
    }
}

fn dated(scene: &Scene<'_>, mention: &ValueMention, slot: Slot, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let root = root_of(scene, mention);
    let titled = titled_before(scene, mention);
    let Some(governor) = titled.or_else(|| governor_of(scene, root)) else { return };
    if slot != Slot::End && identifies(scene, root, governor, mention) {
        return;
    }
    let clause = scene.clause_of(governor);
    let verb = tree.tag(governor) == Tag::Verb || scene.clause_at(governor).is_some();
    let mut anchors = Vec::new();
    let titled_entity =
        titled.and_then(|_| scene.entities.referents[scene.document].name_at(scene.index, governor));
    if let Some((name, id)) = titled_entity {
        anchors.push(Anchor { term: Term::Entity(*id), role: Role::Head });
        let value = ClaimValue::Typed(mention.value.clone());
        let qualifiers = Qualifiers { speaker: scene.speaker(governor), ..Qualifiers::plain() };
        claims.push(scene.claim(slot, name.key.clone(), anchors, value, mention.span, qualifiers));
        return;
    }
    if verb {
        scene.clause_anchors(governor, root, &mut anchors, Role::Head);
        if let Some(c) = scene.clause_at(governor) {
            for noun in [c.agent, c.patient].into_iter().flatten() {
                scene.noun_anchors(noun, &mut anchors);
            }
        }
    } else if matches!(tree.tag(governor), Tag::Noun | Tag::Propn) {
        scene.push(governor, Role::Head, &mut anchors);
        scene.noun_anchors(governor, &mut anchors);
        if let Some(c) = clause {
            // Only events and documents have dates; behind another noun the date belongs to the verb.
            let role = if is_dateable(scene, governor) { Role::Predicate } else { Role::Head };
            scene.clause_anchors(c.predicate, governor, &mut anchors, role);
        }
    } else {
        return;
    }
    let attribute = match scene.clause_at(governor) {
        // "X is in office since 2001": the predicate noun says what is dated.
        Some(c) => scene.concept(c.predicate),
        None if tree.tag(governor) == Tag::Propn || name_of(scene, governor).is_some() => {
            name_of(scene, governor).unwrap_or_else(|| scene.concept(governor))
        }
        None => scene.concept(governor),
    };
    let told = clause.is_some_and(|c| world::list(world::List::Reporting, tree.lemma(c.predicate)));
    if told
        || world::list(world::List::Reporting, &attribute)
        || world::list(world::List::LightVerb, &attribute)
        || matches!(tree.rel(root), Rel::Nsubj | Rel::Obj)
    {
        return;
    }
    let qualifiers = Qualifiers::of(scene, clause, root);
    let value = ClaimValue::Typed(mention.value.clone());
    claims.push(scene.claim(slot, attribute, anchors, value, mention.span, qualifiers));
}

/// "the *Water Strategy* until 2031": a date right behind a document's or programme's name belongs to it, whatever the
/// tree says; in lists the parser ties it elsewhere.
fn titled_before(scene: &Scene<'_>, mention: &ValueMention) -> Option<usize> {
    let names = scene.entities.referents[scene.document].names(scene.index);
    let (name, id) = names.iter().find(|(n, _)| n.end == mention.start || n.end + 1 == mention.start)?;
    let adposition = (name.end..mention.start).all(|i| scene.tree.tag(i) == Tag::Adp);
    let titled = !matches!(scene.entities.list[*id].kind, MentionKind::Person | MentionKind::Place);
    (adposition && titled && name.end - name.start >= 2 && name.end <= mention.start).then_some(name.end - 1)
}

/// "the 2021 census", "the summit of May 2009": the date tells which one is meant, it states nothing.
fn identifies(scene: &Scene<'_>, root: usize, governor: usize, mention: &ValueMention) -> bool {
    let tree = &scene.tree;
    let noun = matches!(tree.tag(governor), Tag::Noun | Tag::Propn) && scene.clause_at(governor).is_none();
    let before = mention.end <= governor && tree.rel(root) != Rel::Obl;
    noun && (before || tree.preposition(root).as_deref() == Some("of") || is_place(scene, governor))
}

/// "Galway, 14 December": a place governs a date only in datelines and addresses.
fn is_place(scene: &Scene<'_>, i: usize) -> bool {
    scene.entity(i).is_some_and(|e| scene.is_place(e))
}

fn is_dateable(scene: &Scene<'_>, noun: usize) -> bool {
    let kind = world::concept_by_id(&scene.concept(noun)).map(|c| c.kind);
    matches!(kind, Some(world::ConceptKind::Event | world::ConceptKind::Thing))
        || name_of(scene, noun).is_some()
}

/// The word that a date depends on; where the sentence hangs on the date itself, what hangs on the date.
fn governor_of(scene: &Scene<'_>, root: usize) -> Option<usize> {
    let tree = &scene.tree;
    let mut at = root;
    for _ in 0..4 {
        match tree.head(at) {
            Some(h) if scene.is_value(h) => at = h,
            Some(h) => return Some(h),
            None => break,
        }
    }
    let dependents = || tree.kids(at).iter().copied().filter(|&k| !scene.is_value(k));
    dependents()
        .find(|&k| scene.clause_at(k).is_some())
        .or_else(|| dependents().find(|&k| matches!(tree.tag(k), Tag::Noun | Tag::Propn)))
}

/// The folded name that a token belongs to: dates of named things compare by the whole name.
fn name_of(scene: &Scene<'_>, i: usize) -> Option<String> {
    scene.entities.referents[scene.document].name_at(scene.index, i).map(|(n, _)| n.key.clone())
}
