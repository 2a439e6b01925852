//! Values that no other extractor has tied to anything: what they are values of is told by what stands around them.

use super::numbers::{dimension_key, root_of};
use super::{Claim, ClaimValue, Qualifiers, Role, Scene, Slot};
use crate::value::{DateBound, Dimension, Value, ValueMention};

/// Adds the values of a sentence that the claims from `first` on leave out.
pub(super) fn extract(scene: &Scene<'_>, first: usize, claims: &mut Vec<Claim>) {
    if scene.block().is_some_and(|b| b.dateline) {
        return;
    }
    for mention in &scene.values {
        let covered = claims[first..]
            .iter()
            .any(|c| matches!(c.value, ClaimValue::Typed(_)) && c.mention.overlaps(mention.span));
        if !covered && let Some(slot) = slot_of(&mention.value) {
            weak(scene, mention, slot, claims);
        }
    }
}

/// The slot of a value by its type alone. "One" is hardly ever a count.
fn slot_of(value: &Value) -> Option<Slot> {
    match value {
        Value::Quantity(q) if q.dimension == Dimension::Count => (q.nominal != 1.0).then_some(Slot::Count),
        Value::Quantity(_) => Some(Slot::Amount),
        Value::Duration(_) => Some(Slot::Duration),
        Value::Date(d) if d.bound == DateBound::Until => Some(Slot::End),
        Value::Date(_) => Some(Slot::Date),
        Value::Time { .. } => Some(Slot::Time),
        Value::Ordinal(_) => Some(Slot::Ordinal),
        _ => None,
    }
}

fn weak(scene: &Scene<'_>, mention: &ValueMention, slot: Slot, claims: &mut Vec<Claim>) {
    let root = root_of(scene, mention);
    let clause = scene.clause_of(root);
    let mut anchors = Vec::new();
    if let Some(c) = clause {
        scene.clause_anchors(c.predicate, root, &mut anchors, Role::Predicate);
    }
    let qualifiers = Qualifiers { weak: true, ..Qualifiers::of(scene, clause, root) };
    let value = ClaimValue::Typed(mention.value.clone());
    let attribute = match slot {
        Slot::Amount | Slot::Duration => dimension_key(&mention.value),
        _ => String::new(),
    };
    claims.push(scene.claim(slot, attribute, anchors, value, mention.span, qualifiers));
}
