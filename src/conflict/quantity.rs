//! Counts and amounts.

use super::{Kind, Pair, Verdict};
use crate::claim::{ClaimValue, Slot};
use crate::report::Severity;
use crate::topic::same::Parts;
use crate::value::{Comparison, Dimension, Hedge, Value, compare, significant, transposed};
use crate::world;

pub(super) const KIND: Kind = Kind {
    id: "quantity",
    explanation: "Two sources give different numbers or amounts of the same thing. Rounding, bounds (\"more than\"), hedges \
                  (\"about\") and units are allowed for; counts that grow over time become updates.",
    slots: &[Slot::Count, Slot::Amount],
    threshold: 1.0,
    odds: 1.6,
    tune,
    judge,
};

/// Shares are of many things: a percentage needs its noun and more in common.
fn tune(parts: &Parts, _: Slot) -> f64 {
    -0.3 * parts.scope.min(3.0) - 0.25 * parts.oblique + if parts.head == 0.0 { -0.6 } else { 0.0 }
}

fn judge(pair: &Pair<'_>) -> Verdict {
    let (ClaimValue::Typed(x), ClaimValue::Typed(y)) = (&pair.a.value, &pair.b.value) else {
        return Verdict::Unrelated;
    };
    if pair.within() {
        return if matches!(compare(x, y), Comparison::Same) { Verdict::Agree } else { Verdict::Unrelated };
    }
    match compare(x, y) {
        Comparison::Same | Comparison::Compatible(_) => Verdict::Agree,
        Comparison::Incomparable => Verdict::Unrelated,
        Comparison::Different if let Some(weight) = miswritten(pair, x, y) => {
            Verdict::Differ { severity: Severity::Contradiction, weight }
        }
        Comparison::Near(_) => Verdict::Differ { severity: Severity::Tension, weight: 0.0 },
        Comparison::Different if moved(pair) => Verdict::Update,
        Comparison::Different => {
            Verdict::Differ { severity: Severity::Contradiction, weight: resemblance(x, y) }
        }
    }
}

/// The weight of numbers that are one number written wrongly, whatever stands around them.
pub(super) const MISWRITTEN: f64 = 2.5;

/// One number of which two digits are swapped in one of the sources; neither source gives the other's number anywhere.
fn miswritten(pair: &Pair<'_>, x: &Value, y: &Value) -> Option<f64> {
    let (Value::Quantity(x), Value::Quantity(y)) = (x, y) else { return None };
    let digits = transposed(x, y)?;
    let hedged = x.hedge != Hedge::Exact || y.hedge != Hedge::Exact;
    if pair.gives_both() || hedged || !pair.one_story() {
        return None;
    }
    match digits {
        // Three digits are hardly ever the same by chance.
        3.. => Some(MISWRITTEN),
        _ => match x.dimension {
            Dimension::Count => None,
            Dimension::Money(_) => Some(2.0),
            _ => Some(1.6),
        },
    }
}

/// Counts of what goes on (the dead, the injured, members) move from one day's report to the next.
fn moved(pair: &Pair<'_>) -> bool {
    let (p, q) = (&pair.a.qualifiers, &pair.b.qualifiers);
    if p.provisional || q.provisional {
        return true;
    }
    let days = |c: &crate::claim::Claim| pair.documents[c.document].source.published;
    let growing = world::list(world::List::Growing, &pair.a.attribute);
    growing && matches!((days(pair.a), days(pair.b)), (Some(x), Some(y)) if x != y)
}

/// Numbers that differ in one digit or two swapped ones are more likely one number written wrongly than two numbers;
/// numbers of very different size are more likely of two things.
pub(super) fn resemblance(x: &Value, y: &Value) -> f64 {
    let (Value::Quantity(x), Value::Quantity(y)) = (x, y) else { return 0.0 };
    if x.nominal <= 0.0 || y.nominal <= 0.0 {
        return -0.3;
    }
    let ratio = (x.nominal / y.nominal).max(y.nominal / x.nominal);
    let (p, q) = (significant(x.nominal), significant(y.nominal));
    let length = p.len().min(q.len());
    let near = ratio < 3.0 && length >= 2 && p != q && strsim::osa_distance(&p, &q) <= 1;
    match ratio {
        // Four digits of which one differs are hardly ever chance.
        _ if near && length >= 4 => 1.0,
        _ if near && length == 3 => 0.7,
        _ if near => 0.3,
        r if r < 1.6 => 0.15,
        r if r < 3.0 => 0.0,
        r if r < 8.0 => -0.3,
        _ => -0.7,
    }
}
