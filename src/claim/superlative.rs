//! "The longest strike since 1978": what is the greatest, and since when.

use super::{Claim, ClaimValue, Qualifiers, Role, Scene, Slot};
use crate::analysis::{Feats, Rel, Tag};
use crate::value::{DateBound, Value};

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if !scene.is_prose() {
        return;
    }
    let tree = &scene.tree;
    for i in 0..tree.len() {
        if tree.tag(i) != Tag::Adj || !tree.feats(i).has(Feats::SUPERLATIVE) || tree.rel(i) != Rel::Amod {
            continue;
        }
        let Some(head) = tree.head(i).filter(|&h| matches!(tree.tag(h), Tag::Noun | Tag::Propn)) else { continue };
        since(scene, i, head, claims);
    }
}

fn since(scene: &Scene<'_>, adjective: usize, head: usize, claims: &mut Vec<Claim>) {
    let date = scene.values.iter().find(|v| match &v.value {
        Value::Date(d) => d.bound == DateBound::Since && v.start > adjective,
        _ => false,
    });
    let Some(date) = date else { return };
    let mut anchors = Vec::new();
    scene.push(head, Role::Head, &mut anchors);
    scene.noun_anchors(head, &mut anchors);
    let clause = scene.clause_of(head);
    if let Some(c) = clause {
        scene.clause_anchors(c.predicate, head, &mut anchors, Role::Predicate);
    }
    let attribute = format!("{} {}", scene.tree.lemma(adjective).to_lowercase(), scene.concept(head));
    let qualifiers = Qualifiers::of(scene, clause, head);
    let value = ClaimValue::Typed(date.value.clone());
    claims.push(scene.claim(Slot::Superlative, attribute, anchors, value, date.span, qualifiers));
}
