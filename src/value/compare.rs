//! How two values of one slot stand to each other: rounding, bounds, units and hedges do not make a conflict.

use super::amount::{ABOUT, unit_scale};
use super::compare_date::compare_dates;
use super::tables::CURRENCIES;
use super::{Comparison, Dimension, Hedge, Quantity, Value};
use Comparison::{Compatible, Different, Incomparable, Near, Same};

/// Share by which amounts in different units may differ: one of them has been converted and rounded.
const CONVERSION: f64 = 0.05;

/// Share up to which a value that is written with rounding zeros may differ from a finer one.
const ROUNDING: f64 = 0.05;

/// Least whole count whose final zeros are taken for rounding without being asked ("1,300").
const ROUND_COUNT: f64 = 1000.0;

/// How `a` and `b`, two values of the same attribute, stand to each other.
///
/// The result does not depend on the order, and a value is always the [`Same`](Comparison::Same) as itself.
pub fn compare(a: &Value, b: &Value) -> Comparison {
    if a == b {
        return Same;
    }
    match (a, b) {
        (Value::Quantity(a), Value::Quantity(b)) => compare_quantities(a, b),
        (Value::Duration(a), Value::Duration(b)) => compare_quantities(a, b),
        (Value::Date(a), Value::Date(b)) => compare_dates(a, b),
        (Value::Time { .. }, Value::Time { .. }) => compare_times(a, b),
        (Value::Ordinal(a), Value::Ordinal(b)) => {
            if a == b {
                Same
            } else {
                Different
            }
        }
        (Value::Score { a, b }, Value::Score { a: c, b: d }) => compare_scores((*a, *b), (*c, *d)),
        _ => Incomparable,
    }
}

fn compare_scores(a: (f64, f64), b: (f64, f64)) -> Comparison {
    if a == b {
        Same
    } else if a == (b.1, b.0) {
        Compatible("the same score told from the other side")
    } else {
        Different
    }
}

fn comparable(a: &Quantity, b: &Quantity) -> bool {
    match (&a.dimension, &b.dimension) {
        (Dimension::Money(x), Dimension::Money(y)) => {
            x == y || ((x == "XXX" || y == "XXX") && family(&a.unit) == family(&b.unit))
        }
        (x, y) => x == y,
    }
}

fn family(unit: &str) -> &str {
    CURRENCIES.find(|c| c.code == unit).map_or(unit, |c| c.family)
}

fn close(a: f64, b: f64) -> bool {
    a == b || (a - b).abs() <= 1e-6 * a.abs().max(b.abs())
}

fn compare_quantities(a: &Quantity, b: &Quantity) -> Comparison {
    if !comparable(a, b) || ![a.nominal, b.nominal].iter().all(|n| n.is_finite()) {
        return Incomparable;
    }
    if close(a.low, b.low) && close(a.high, b.high) && close(a.nominal, b.nominal) {
        return Same;
    }
    // In one order, so that the result is symmetric.
    let rank = |q: &Quantity| (q.hedge as u8, is_range(q), q.nominal);
    let swap = rank(a).partial_cmp(&rank(b)) == Some(std::cmp::Ordering::Greater);
    let (a, b) = if swap { (b, a) } else { (a, b) };
    match (a.hedge, b.hedge) {
        (Hedge::Exact, Hedge::Exact) => compare_exact(a, b),
        (Hedge::Exact | Hedge::About, Hedge::About) => compare_about(a, b),
        (Hedge::AtLeast, Hedge::AtLeast) | (Hedge::AtMost, Hedge::AtMost) => Compatible("both are bounds"),
        _ => compare_bound(a, b),
    }
}

fn is_range(q: &Quantity) -> bool {
    q.hedge == Hedge::Exact && q.low < q.high
}

fn difference(a: f64, b: f64) -> f64 {
    let size = a.abs().max(b.abs());
    if size == 0.0 { 0.0 } else { (a - b).abs() / size }
}

fn compare_exact(a: &Quantity, b: &Quantity) -> Comparison {
    match (is_range(a), is_range(b)) {
        (false, false) => compare_points(a, b),
        (true, true) => {
            let inside = (a.low <= b.low && b.high <= a.high) || (b.low <= a.low && a.high <= b.high);
            let overlap = a.low <= b.high && b.low <= a.high;
            match (inside, overlap) {
                (true, _) => Compatible("one range lies within the other"),
                (_, true) => Near("the ranges overlap"),
                _ => Different,
            }
        }
        _ => {
            let (point, range) = if is_range(a) { (b, a) } else { (a, b) };
            let slack = point.grain.min(point.nominal.abs() * ROUNDING) / 2.0;
            if range.low - slack <= point.nominal && point.nominal <= range.high + slack {
                Compatible("the value lies within the range")
            } else {
                Different
            }
        }
    }
}

fn compare_points(a: &Quantity, b: &Quantity) -> Comparison {
    if temperature(a) {
        return compare_temperatures(a, b);
    }
    let apart = difference(a.nominal, b.nominal);
    let rounded = rounds_to(a, b);
    if a.unit != b.unit && a.dimension == b.dimension {
        let converted = apart <= CONVERSION || (rounded && apart <= 2.0 * CONVERSION);
        return if converted { Compatible("the same amount in another unit") } else { Different };
    }
    if a.dimension == Dimension::Percent && (a.unit == "fraction") != (b.unit == "fraction") {
        let near = (a.nominal - b.nominal).abs() <= 2.0;
        return if near { Compatible("the fraction rounds the percentage") } else { Different };
    }
    if !rounded {
        return Different;
    }
    let coarse = if a.grain > b.grain { a } else { b };
    let zeros = coarse.grain / unit_scale(coarse).0;
    if zeros < 5.0 {
        return Compatible("one is rounded");
    }
    match apart <= ROUNDING {
        true if coarse.nominal.abs() >= ROUND_COUNT || coarse.dimension != Dimension::Count => {
            Compatible("one is rounded")
        }
        true if coarse.grain >= 100.0 => Near("one may be rounded"),
        _ => Different,
    }
}

/// Whether the coarser of the two is the finer one, rounded to its written grain.
fn rounds_to(a: &Quantity, b: &Quantity) -> bool {
    let (coarse, fine) = if a.grain > b.grain { (a, b) } else { (b, a) };
    coarse.grain > fine.grain * 1.000_001 && (coarse.nominal - fine.nominal).abs() <= coarse.grain * 0.500_001
}

fn temperature(q: &Quantity) -> bool {
    q.dimension == Dimension::Physical("temperature".to_owned())
}

fn compare_temperatures(a: &Quantity, b: &Quantity) -> Comparison {
    let slack = (a.grain.max(b.grain) / 2.0).clamp(0.3, 1.0);
    let apart = (a.nominal - b.nominal).abs();
    if a.unit != b.unit && apart <= slack + 0.3 {
        Compatible("the same temperature in another unit")
    } else if a.unit == b.unit && rounds_to(a, b) && apart <= slack {
        Compatible("one is rounded")
    } else {
        Different
    }
}

/// One of the two, or both, are hedged.
fn compare_about(a: &Quantity, b: &Quantity) -> Comparison {
    let overlap = a.low <= b.high * (1.0 + 1e-9) && b.low <= a.high * (1.0 + 1e-9);
    let apart = difference(a.nominal, b.nominal);
    let one_sided = b.low >= b.nominal || b.high <= b.nominal;
    if temperature(a) {
        return if overlap || (a.nominal - b.nominal).abs() <= 1.0 {
            Compatible("one is approximate")
        } else {
            Different
        };
    }
    match (a.hedge, overlap) {
        (_, true) if apart <= ABOUT || a.low < a.high => Compatible("one is approximate"),
        (_, true) => Near("an approximate value at the edge"),
        (Hedge::About, false) => {
            if apart <= 1.5 * ABOUT {
                Near("both are approximate")
            } else {
                Different
            }
        }
        (_, false) if one_sided && apart <= ABOUT / 2.0 => Near("on the other side of an approximate value"),
        (_, false) => {
            if apart <= 1.5 * ABOUT {
                Near("near an approximate value")
            } else {
                Different
            }
        }
    }
}

/// At least one of the two is a bound, and they are not bounds of one kind.
fn compare_bound(value: &Quantity, bound: &Quantity) -> Comparison {
    if bound.hedge == Hedge::AtMost && value.hedge == Hedge::AtLeast {
        return if value.nominal <= bound.nominal { Compatible("both bounds can hold") } else { Different };
    }
    let floor = bound.hedge == Hedge::AtLeast;
    let limit = if floor { bound.low } else { bound.high };
    let beyond = |x: f64| if floor { x > limit && !close(x, limit) } else { x < limit && !close(x, limit) };
    let strict = difference(value.nominal, limit) <= ABOUT;
    let far = if floor { value.high } else { value.low };
    if beyond(value.nominal) {
        Compatible("the value lies within the bound")
    } else if close(value.nominal, limit) {
        if value.hedge == Hedge::Exact {
            Compatible("the bound is the value itself")
        } else {
            Near("a bound against about the same value")
        }
    } else if beyond(far) && (value.hedge == Hedge::About || is_range(value)) {
        if strict {
            Near("an approximate value at the edge of the bound")
        } else {
            Compatible("part of the range lies within the bound")
        }
    } else {
        Different
    }
}

fn compare_times(a: &Value, b: &Value) -> Comparison {
    let (
        Value::Time { low: a_low, high: a_high, offset: a_zone, half_day: a_open },
        Value::Time { low: b_low, high: b_high, offset: b_zone, half_day: b_open },
    ) = (a, b)
    else {
        return Incomparable;
    };
    let cycle = if *a_open || *b_open { 720 } else { 1440 };
    let shift = |x: i32, zone: Option<i32>| match (a_zone, b_zone) {
        (Some(_), Some(_)) => x - zone.unwrap_or(0),
        _ => x,
    };
    let (a_low, a_high) = (shift(*a_low, *a_zone), shift(*a_high, *a_zone));
    let (b_low, b_high) = (shift(*b_low, *b_zone), shift(*b_high, *b_zone));
    let forward = (b_low - a_low).rem_euclid(cycle);
    let backward = (a_low - b_low).rem_euclid(cycle);
    let exact = a_low == a_high && b_low == b_high;
    if forward == 0 && exact {
        return Same;
    }
    if forward <= a_high - a_low || backward <= b_high - b_low {
        return Compatible("one is approximate");
    }
    let gap = forward.min(backward);
    if a_zone.is_some() != b_zone.is_some() && gap % 30 == 0 {
        return Compatible("the time zone of one is not given");
    }
    let slack = i32::from(!exact) * 15;
    let between = (b_low - a_high).rem_euclid(cycle).min((a_low - b_high).rem_euclid(cycle));
    if between <= slack { Near("near an approximate time") } else { Different }
}
