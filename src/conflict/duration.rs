//! Lengths of time.

use super::{Kind, Pair, Verdict};
use crate::claim::{ClaimValue, Slot};
use crate::report::Severity;
use crate::value::{Comparison, compare};

pub(super) const KIND: Kind = Kind {
    id: "duration",
    explanation: "Two sources give different lengths of time for the same thing.",
    slots: &[Slot::Duration],
    threshold: 0.3,
    judge,
};

fn judge(pair: &Pair<'_>) -> Verdict {
    let (ClaimValue::Typed(x), ClaimValue::Typed(y)) = (&pair.a.value, &pair.b.value) else { return Verdict::Unrelated };
    match compare(x, y) {
        Comparison::Same | Comparison::Compatible(_) => Verdict::Agree,
        Comparison::Different if !pair.within() => Verdict::Differ { severity: Severity::Contradiction, weight: 0.0 },
        _ => Verdict::Unrelated,
    }
}
