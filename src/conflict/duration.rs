//! Lengths of time.

use super::{Kind, Pair, Verdict};
use crate::claim::{ClaimValue, Slot};
use crate::report::Severity;
use crate::topic::same::Parts;
use crate::value::{Comparison, compare};

pub(super) const KIND: Kind = Kind {
    id: "duration",
    explanation: "Two sources give different lengths of time for the same thing.",
    slots: &[Slot::Duration],
    threshold: 1.3,
    odds: 1.6,
    tune,
    judge,
};

/// Lengths of time are everywhere: their noun or verb must be shared.
fn tune(parts: &Parts, _: Slot) -> f64 {
    if parts.head < 1.0 { -0.6 } else { 0.0 }
}

fn judge(pair: &Pair<'_>) -> Verdict {
    let (ClaimValue::Typed(x), ClaimValue::Typed(y)) = (&pair.a.value, &pair.b.value) else {
        return Verdict::Unrelated;
    };
    match compare(x, y) {
        Comparison::Same | Comparison::Compatible(_) => Verdict::Agree,
        Comparison::Different if !pair.within() => {
            Verdict::Differ { severity: Severity::Contradiction, weight: 0.0 }
        }
        _ => Verdict::Unrelated,
    }
}
