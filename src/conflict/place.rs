//! Where it happened or is.

use super::{Kind, Pair, Verdict};
use crate::claim::{ClaimValue, Slot, Term};
use crate::report::Severity;

pub(super) const KIND: Kind = Kind {
    id: "place",
    explanation: "Two sources put the same event or thing in different places.",
    slots: &[Slot::Place],
    threshold: 1.2,
    tune: |_, _| 0.0,
    judge,
};

fn judge(pair: &Pair<'_>) -> Verdict {
    let (ClaimValue::Entity(x), ClaimValue::Entity(y)) = (&pair.a.value, &pair.b.value) else { return Verdict::Unrelated };
    if x == y {
        return Verdict::Agree;
    }
    let names = |c: &crate::claim::Claim, e: usize| c.anchors.iter().any(|a| a.term == Term::Entity(e));
    let country = |e: usize| pair.entities.list[e].country.is_some();
    // A town and its country are one place at two grains.
    if pair.within() || country(*x) != country(*y) || names(pair.a, *y) || names(pair.b, *x) {
        return Verdict::Unrelated;
    }
    Verdict::Differ { severity: Severity::Contradiction, weight: 0.0 }
}
