//! How many different values a document gives for one head: a head with many values has many slots.

use crate::claim::{Claim, ClaimValue, Role, Slot, Term};
use crate::value;
use std::collections::{BTreeMap, BTreeSet};

/// Counts values per document, slot and head.
#[derive(Debug, Default)]
pub struct Crowd<'a> {
    values: BTreeMap<(usize, Slot, &'a Term), BTreeSet<String>>,
}

impl<'a> Crowd<'a> {
    /// Counts the values of all claims.
    pub fn of(claims: &'a [Claim]) -> Self {
        let mut values: BTreeMap<(usize, Slot, &Term), BTreeSet<String>> = BTreeMap::new();
        for claim in claims {
            let ClaimValue::Typed(typed) = &claim.value else { continue };
            for anchor in claim.anchors.iter().filter(|a| a.role == Role::Head) {
                values.entry((claim.document, claim.slot, &anchor.term)).or_default().insert(value::display(typed));
            }
        }
        Crowd { values }
    }

    /// How many values beyond the first the fuller of the two documents gives for a head that both claims share.
    pub fn beyond(&self, a: &Claim, b: &Claim) -> usize {
        let shared = a.anchors.iter().filter(|x| {
            x.role == Role::Head && b.anchors.iter().any(|y| y.role == Role::Head && y.term == x.term)
        });
        shared.map(|x| self.count(a, &x.term).max(self.count(b, &x.term)).saturating_sub(1)).min().unwrap_or(0)
    }

    fn count(&self, claim: &Claim, head: &Term) -> usize {
        self.values.get(&(claim.document, claim.slot, head)).map_or(0, BTreeSet::len)
    }
}
