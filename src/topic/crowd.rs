//! How many different values a document gives for one head: a head with many values has many slots.

use crate::claim::{Claim, ClaimValue, Role, Slot, Term};
use crate::value::{self, Value};
use fnv::{FnvHashMap, FnvHashSet};

/// Counts values per document, slot and head.
#[derive(Debug, Default)]
pub struct Crowd<'a> {
    values: FnvHashMap<(usize, Slot, &'a Term), usize>,
    all: FnvHashMap<(Slot, &'a Term), usize>,
    stated: FnvHashSet<(usize, u64)>,
}

impl<'a> Crowd<'a> {
    /// Counts the values of all claims.
    pub fn of(claims: &'a [Claim]) -> Self {
        let mut values: FnvHashMap<(usize, Slot, &Term), FnvHashSet<u32>> = FnvHashMap::default();
        let mut all: FnvHashMap<(Slot, &Term), FnvHashSet<u32>> = FnvHashMap::default();
        let mut numbers: FnvHashMap<String, u32> = FnvHashMap::default();
        let mut stated = FnvHashSet::default();
        for claim in claims {
            let ClaimValue::Typed(typed) = &claim.value else { continue };
            let next = numbers.len() as u32;
            let shown = *numbers.entry(value::display(typed)).or_insert(next);
            if let Value::Quantity(q) = typed {
                stated.insert((claim.document, q.nominal.to_bits()));
            }
            for anchor in claim.anchors.iter().filter(|a| a.role == Role::Head) {
                values.entry((claim.document, claim.slot, &anchor.term)).or_default().insert(shown);
                all.entry((claim.slot, &anchor.term)).or_default().insert(shown);
            }
        }
        let values = values.into_iter().map(|(key, shown)| (key, shown.len())).collect();
        let all = all.into_iter().map(|(key, shown)| (key, shown.len())).collect();
        Crowd { values, all, stated }
    }

    /// Whether a document gives this very amount, of whatever.
    pub fn states(&self, document: usize, amount: f64) -> bool {
        self.stated.contains(&(document, amount.to_bits()))
    }

    /// What the crowding of the shared head takes from a score: by values in one document, and in all.
    pub fn penalty(&self, a: &Claim, b: &Claim) -> f64 {
        let all = self.everywhere(a, b).saturating_sub(2).min(4) as f64;
        0.25 * self.beyond(a, b).min(4) as f64 + 0.15 * all
    }

    /// How many different values all documents give for the least crowded of the shared heads.
    fn everywhere(&self, a: &Claim, b: &Claim) -> usize {
        let heads = |c: &Claim, t: &Term| c.anchors.iter().any(|x| x.role == Role::Head && x.term == *t);
        let shared = a.anchors.iter().filter(|x| x.role == Role::Head && heads(b, &x.term));
        shared.map(|x| self.all.get(&(a.slot, &x.term)).copied().unwrap_or(0)).min().unwrap_or(0)
    }

    /// How many values beyond the first the fuller of the two documents gives for a head that both claims share.
    fn beyond(&self, a: &Claim, b: &Claim) -> usize {
        let shared = a.anchors.iter().filter(|x| {
            x.role == Role::Head && b.anchors.iter().any(|y| y.role == Role::Head && y.term == x.term)
        });
        shared
            .map(|x| self.count(a, &x.term).max(self.count(b, &x.term)).saturating_sub(1))
            .min()
            .unwrap_or(0)
    }

    fn count(&self, claim: &Claim, head: &Term) -> usize {
        self.values.get(&(claim.document, claim.slot, head)).copied().unwrap_or(0)
    }
}
