//! Superlatives and since when they hold.

use super::{Kind, Pair, Verdict};
use crate::claim::{ClaimValue, Slot};
use crate::report::Severity;
use crate::value::{Comparison, compare};

pub(super) const KIND: Kind = Kind {
    id: "comparison",
    explanation: "Two sources rank the same thing differently: the longest strike since 1978, the longest since 1991.",
    slots: &[Slot::Superlative],
    threshold: 0.9,
    tune: |_, _| 0.0,
    judge,
};

fn judge(pair: &Pair<'_>) -> Verdict {
    let (ClaimValue::Typed(x), ClaimValue::Typed(y)) = (&pair.a.value, &pair.b.value) else { return Verdict::Unrelated };
    match compare(x, y) {
        Comparison::Same | Comparison::Compatible(_) => Verdict::Agree,
        Comparison::Different if !pair.within() => Verdict::Differ { severity: Severity::Tension, weight: 0.0 },
        _ => Verdict::Unrelated,
    }
}
