//! Blocking: a claim yields a few keys, and only claims that share one are compared.
//!
//! Cost grows with the number of claims: a key that too many claims share is cut into windows of neighbours, as in the
//! sorted-neighbourhood method (Hernández & Stolfo 1995).

use crate::claim::{Claim, Role, Slot, Term};
use std::collections::{BTreeMap, BTreeSet};

/// How many claims of one key are compared with each other at most.
const WINDOW: usize = 60;

/// A blocking key: slot, attribute, and a term where the attribute alone is too wide.
type Key<'a> = (Slot, &'a str, Option<&'a Term>);

/// Pairs of claims that share a key, each pair once, in order.
pub fn pairs(claims: &[Claim]) -> Vec<(usize, usize)> {
    let mut blocks: BTreeMap<Key<'_>, Vec<usize>> = BTreeMap::new();
    for (i, claim) in claims.iter().enumerate() {
        for key in keys(claim) {
            blocks.entry(key).or_default().push(i);
        }
    }
    let mut found = BTreeSet::new();
    for block in blocks.values() {
        for (n, &a) in block.iter().enumerate() {
            for &b in block[n + 1..].iter().take(WINDOW) {
                found.insert((a, b));
            }
        }
    }
    found.into_iter().collect()
}

fn keys(claim: &Claim) -> Vec<Key<'_>> {
    let attribute = claim.attribute.as_str();
    let by_term = |roles: &[Role]| -> Vec<Key<'_>> {
        claim
            .anchors
            .iter()
            .filter(|a| roles.contains(&a.role))
            .map(|a| (claim.slot, attribute, Some(&a.term)))
            .collect()
    };
    match claim.slot {
        Slot::Amount | Slot::Duration => {
            by_term(&[Role::Head, Role::Owner, Role::Modifier, Role::Subject, Role::Object, Role::Predicate])
        }
        Slot::Count | Slot::Ordinal | Slot::Date | Slot::End | Slot::Time | Slot::Superlative => claim
            .anchors
            .iter()
            .filter(|a| matches!(a.role, Role::Head | Role::Predicate | Role::Owner | Role::Object | Role::Subject))
            .map(|a| (claim.slot, "", Some(&a.term)))
            .collect(),
        Slot::Office | Slot::Status | Slot::Name => by_term(&[Role::Head]),
        _ => vec![(claim.slot, attribute, None)],
    }
}
