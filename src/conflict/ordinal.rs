//! Places in a sequence and ranks.

use super::{Kind, Pair, Verdict};
use crate::claim::{ClaimValue, Slot};
use crate::report::Severity;

pub(super) const KIND: Kind = Kind {
    id: "ordinal",
    explanation: "Two sources give the same thing different places in a sequence: the third summit, the fourth summit.",
    slots: &[Slot::Ordinal],
    threshold: 0.5,
    odds: 1.6,
    tune: |_, _| 0.0,
    judge,
};

fn judge(pair: &Pair<'_>) -> Verdict {
    if pair.within() {
        return Verdict::Unrelated;
    }
    match (&pair.a.value, &pair.b.value) {
        (x, y) if x == y => Verdict::Agree,
        (ClaimValue::Typed(_), ClaimValue::Typed(_)) => {
            Verdict::Differ { severity: Severity::Contradiction, weight: 0.0 }
        }
        _ => Verdict::Unrelated,
    }
}
