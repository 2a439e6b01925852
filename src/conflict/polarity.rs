//! Whether it happened or is so at all.

use super::{Kind, Pair, Verdict};
use crate::claim::{ClaimValue, Slot};
use crate::report::Severity;

pub(super) const KIND: Kind = Kind {
    id: "polarity",
    explanation: "One source says that something happened or is so, another that it did not or is not.",
    slots: &[Slot::Polarity],
    threshold: 1.5,
    tune: |_, _| 0.0,
    judge,
};

fn judge(pair: &Pair<'_>) -> Verdict {
    match (&pair.a.value, &pair.b.value) {
        (ClaimValue::Truth(x), ClaimValue::Truth(y)) if x == y => Verdict::Agree,
        (ClaimValue::Truth(_), ClaimValue::Truth(_)) if !pair.within() => {
            Verdict::Differ { severity: Severity::Contradiction, weight: 0.0 }
        }
        _ => Verdict::Unrelated,
    }
}
