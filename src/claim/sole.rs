//! Slots that a document fills once: "the architect was NAME" needs no "of the hall" where it names one architect only.

use super::{Claim, ClaimValue, Role, Slot, Term};
use crate::entity::EntityId;
use std::collections::{BTreeMap, BTreeSet};

/// Marks the claims of a document whose slot has one filler there.
pub(super) fn mark(claims: &mut [Claim]) {
    let mut fillers: BTreeMap<(Slot, String), BTreeSet<Filler>> = BTreeMap::new();
    for claim in claims.iter().filter(|c| is_single(c.slot)) {
        fillers.entry(key(claim)).or_default().extend(filler(claim));
    }
    for claim in claims.iter_mut().filter(|c| is_single(c.slot)) {
        let Some(all) = fillers.get(&key(claim)) else { continue };
        let named = all.iter().any(|f| matches!(f, Filler::Entity(_)));
        // A description ("a woman of 29") may be of the one who is named elsewhere.
        let count = all.iter().filter(|f| !named || matches!(f, Filler::Entity(_))).count();
        claim.qualifiers.sole = count == 1 && (!named || !matches!(claim.value, ClaimValue::Text(_)));
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Filler {
    Entity(EntityId),
    Words(String),
}

/// Offices are told apart by who holds them, all else by what it is.
fn key(claim: &Claim) -> (Slot, String) {
    let head = claim.anchors.iter().find_map(|a| match a.term {
        Term::Entity(id) if a.role == Role::Head => Some(id),
        _ => None,
    });
    let attribute = match (claim.slot, head) {
        (Slot::Office, Some(id)) => format!("{}/{id}", claim.attribute),
        _ => claim.attribute.clone(),
    };
    (claim.slot, attribute)
}

fn is_single(slot: Slot) -> bool {
    matches!(slot, Slot::Agent | Slot::Holder | Slot::Place | Slot::Origin | Slot::Office)
}

fn filler(claim: &Claim) -> Option<Filler> {
    match &claim.value {
        ClaimValue::Entity(id) => Some(Filler::Entity(*id)),
        ClaimValue::Text(_) => {
            Some(Filler::Words(super::unnamed::head_of(claim).unwrap_or_default().to_string()))
        }
        ClaimValue::Choice(choice) => Some(Filler::Words(choice.clone())),
        _ => None,
    }
}
