//! Short forms with several expansions.

use super::{Kind, Pair, Verdict};
use crate::claim::{ClaimValue, Slot};
use crate::entity::fold;
use crate::report::Severity;

pub(super) const KIND: Kind = Kind {
    id: "acronym",
    explanation: "One short form is spelt out in two ways.",
    slots: &[Slot::Expansion],
    threshold: 0.0,
    tune: |_, _| 0.0,
    judge,
};

fn judge(pair: &Pair<'_>) -> Verdict {
    let (ClaimValue::Text(x), ClaimValue::Text(y)) = (&pair.a.value, &pair.b.value) else { return Verdict::Unrelated };
    if fold::words(x) == fold::words(y) {
        Verdict::Agree
    } else {
        Verdict::Differ { severity: Severity::Contradiction, weight: 1.5 }
    }
}
