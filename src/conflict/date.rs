//! Dates, ends of periods, and times of day.

use super::{Kind, Pair, Verdict};
use crate::claim::{ClaimValue, Slot};
use crate::report::Severity;
use crate::topic::same::Parts;
use crate::value::{Comparison, compare};

pub(super) const KIND: Kind = Kind {
    id: "date",
    explanation: "Two sources date the same event, or the end of the same thing, differently. A coarser date agrees with a \
                  finer one inside it.",
    slots: &[Slot::Date, Slot::End, Slot::Time],
    threshold: 1.0,
    odds: 1.6,
    tune,
    judge,
};

/// An event is the same if it befell the same thing.
fn tune(parts: &Parts, slot: Slot) -> f64 {
    let event = if parts.head < 1.0 { -1.0 } else { 0.0 };
    let patient = match parts.patient {
        // One named thing has one end.
        _ if slot == Slot::End => 0.3,
        p if p < 0.0 => -0.8,
        0.0 => -0.6,
        _ => 0.4,
    };
    event + patient
}

fn judge(pair: &Pair<'_>) -> Verdict {
    let (ClaimValue::Typed(x), ClaimValue::Typed(y)) = (&pair.a.value, &pair.b.value) else {
        return Verdict::Unrelated;
    };
    match compare(x, y) {
        Comparison::Same | Comparison::Compatible(_) => Verdict::Agree,
        Comparison::Near(_) | Comparison::Incomparable => Verdict::Unrelated,
        // Inside one document two dates of one kind of event are mostly two events.
        Comparison::Different if pair.within() => match pair.a.slot {
            Slot::End => Verdict::Differ { severity: Severity::Contradiction, weight: 0.0 },
            _ => Verdict::Unrelated,
        },
        Comparison::Different => Verdict::Differ { severity: Severity::Contradiction, weight: 0.0 },
    }
}
