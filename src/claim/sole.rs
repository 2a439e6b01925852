//! Slots that a document fills once: "the architect was NAME" needs no "of the hall" where it names one architect only.

use super::{Claim, ClaimValue, Slot};
use crate::entity::EntityId;
use std::collections::{BTreeMap, BTreeSet};

/// Marks the claims of a document whose slot has one filler there.
pub(super) fn mark(claims: &mut [Claim]) {
    let mut fillers: BTreeMap<(Slot, String), BTreeSet<EntityId>> = BTreeMap::new();
    for claim in claims.iter().filter(|c| is_single(c.slot)) {
        let key = (claim.slot, claim.attribute.clone());
        // A description ("a woman of 29") may be of the one who is named elsewhere.
        if let ClaimValue::Entity(id) = claim.value {
            fillers.entry(key).or_default().insert(id);
        }
    }
    for claim in claims.iter_mut().filter(|c| is_single(c.slot)) {
        let all = fillers.get(&(claim.slot, claim.attribute.clone()));
        claim.qualifiers.sole = all.is_none_or(|f| f.len() == 1);
    }
}

fn is_single(slot: Slot) -> bool {
    matches!(slot, Slot::Agent | Slot::Holder | Slot::Place | Slot::Origin)
}
