//! Dates, ends of periods, and times of day.

use super::{Kind, Pair, Verdict};
use crate::claim::{ClaimValue, Slot};
use crate::report::Severity;
use crate::topic::same::Parts;
use crate::value::{Comparison, Value, compare};

pub(super) const KIND: Kind = Kind {
    id: "date",
    explanation: "Two sources date the same event, or the end of the same thing, differently. A coarser date agrees with a \
                  finer one inside it.",
    slots: &[Slot::Date, Slot::Once, Slot::End, Slot::Time],
    threshold: 1.0,
    odds: 1.6,
    tune,
    judge,
};

/// Added to the score where a named thing's one birth, foundation or end is dated: claims meet by the name.
const FUNCTIONAL: f64 = 2.0;
/// Years by which sources differ on one such event; beyond, they speak of two things of one name, unless the digits were
/// only put in another order.
const APART: i16 = 9;

/// An event is the same if it befell the same thing.
fn tune(parts: &Parts, slot: Slot) -> f64 {
    if slot == Slot::Once {
        return FUNCTIONAL;
    }
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
        Comparison::Different if pair.a.slot == Slot::Once && far_apart(x, y) => Verdict::Unrelated,
        Comparison::Different if of_a_life(pair) && wholly_different(x, y) => Verdict::Unrelated,
        // Inside one document two dates of one kind of event are mostly two events.
        Comparison::Different if pair.within() => match pair.a.slot {
            Slot::End | Slot::Once => Verdict::Differ { severity: Severity::Contradiction, weight: 0.0 },
            _ => Verdict::Unrelated,
        },
        Comparison::Different => Verdict::Differ { severity: Severity::Contradiction, weight: 0.0 },
    }
}

/// Whether both date the birth or death of someone.
fn of_a_life(pair: &Pair<'_>) -> bool {
    [pair.a, pair.b].iter().all(|claim| matches!(claim.attribute.as_str(), "born" | "die" | "bury"))
}

/// Whether two days have neither year, month nor day in common: a date that was got wrong keeps most of its parts, those of
/// two people of one name do not.
fn wholly_different(x: &Value, y: &Value) -> bool {
    let written = |v: &Value| match v {
        Value::Date(date) => Some(date.written),
        _ => None,
    };
    let Some(((year, month, day), (other_year, other_month, other_day))) = written(x).zip(written(y)) else {
        return false;
    };
    let apart = |p: Option<i16>, q: Option<i16>| p.zip(q).is_some_and(|(p, q)| p != q);
    let wide = |n: Option<i8>| n.map(i16::from);
    apart(year, other_year) && apart(wide(month), wide(other_month)) && !(day.is_some() && day == other_day)
}

fn far_apart(x: &Value, y: &Value) -> bool {
    let year = |v: &Value| match v {
        Value::Date(date) => date.first.map(|first| first.year()),
        _ => None,
    };
    let digits = |year: i16| {
        let mut digits = year.to_string().into_bytes();
        digits.sort_unstable();
        digits
    };
    year(x).zip(year(y)).is_some_and(|(x, y)| (x - y).abs() > APART && digits(x) != digits(y))
}
