//! What two values have in common as such.

use super::edits::Digits;
use super::{Features, flag, push};
use crate::claim::{Claim, ClaimValue};
use crate::value::{DateGrain, DateValue, Dimension, Hedge, Quantity, Value, significant};

/// The digits of an amount, or of the year of a date.
pub(super) fn digits(claim: &Claim) -> Option<Digits> {
    match &claim.value {
        ClaimValue::Typed(Value::Quantity(q) | Value::Duration(q)) => {
            Some(Digits::of(significant(q.nominal)))
        }
        ClaimValue::Typed(Value::Date(d)) => d.first.map(|day| Digits::of(day.year().to_string())),
        _ => None,
    }
}

/// What the two values, with their digits, have in common as such.
pub(super) fn values(a: &Claim, b: &Claim, digits: [Option<&Digits>; 2], out: &mut Features) {
    let (ClaimValue::Typed(x), ClaimValue::Typed(y)) = (&a.value, &b.value) else {
        return push(out, &[-1.0; 13]);
    };
    match (x, y) {
        (Value::Quantity(x), Value::Quantity(y)) | (Value::Duration(x), Value::Duration(y)) => {
            let amounts = amounts(x, y, digits);
            push(out, &[dimension(x)]);
            push(out, &amounts);
            push(out, &[-1.0; 5]);
        }
        (Value::Ordinal(x), Value::Ordinal(y)) => {
            let (x, y) = (*x as f64, *y as f64);
            push(out, &[6.0, ratio(x, y), -1.0, -1.0, -1.0, x.min(y), 0.0, 0.0]);
            push(out, &[-1.0; 5]);
        }
        (Value::Date(x), Value::Date(y)) => {
            push(out, &[7.0, -1.0]);
            push(out, &years(digits));
            push(out, &[-1.0; 3]);
            push(out, &dates(x, y));
        }
        _ => push(out, &[-1.0; 13]),
    }
}

fn dimension(q: &Quantity) -> f64 {
    match q.dimension {
        Dimension::Count => 1.0,
        Dimension::Percent => 2.0,
        Dimension::Money(_) => 3.0,
        Dimension::Physical(_) => 4.0,
        Dimension::Other(_) => 5.0,
    }
}

fn ratio(x: f64, y: f64) -> f64 {
    if x > 0.0 && y > 0.0 { (x / y).ln().abs() } else { -1.0 }
}

fn amounts(x: &Quantity, y: &Quantity, digits: [Option<&Digits>; 2]) -> [f64; 7] {
    let [Some(p), Some(q)] = digits else { return [-1.0; 7] };
    let length = p.len().min(q.len());
    let hedged = [x, y].iter().filter(|q| q.hedge == Hedge::About).count() as f64;
    let bounds = [x, y].iter().filter(|q| matches!(q.hedge, Hedge::AtLeast | Hedge::AtMost)).count() as f64;
    [
        ratio(x.nominal, y.nominal),
        p.edits(q).min(9) as f64,
        length as f64,
        flag(length >= 2 && p.permuted(q)),
        x.nominal.min(y.nominal).min(1e4),
        hedged,
        bounds,
    ]
}

/// How the years are written: letters to change, digits, and whether one has the other's digits.
fn years(digits: [Option<&Digits>; 2]) -> [f64; 3] {
    let [Some(p), Some(q)] = digits else { return [-1.0; 3] };
    [p.edits(q) as f64, p.len().min(q.len()) as f64, flag(!p.same(q) && p.permuted(q))]
}

fn dates(x: &DateValue, y: &DateValue) -> [f64; 5] {
    let apart = match (x.first, y.first) {
        (Some(p), Some(q)) => f64::from((p - q).get_days().abs()).min(1e6).ln_1p(),
        _ => -1.0,
    };
    let grain = |d: &DateValue| -> f64 {
        match d.grain {
            DateGrain::Day => 0.0,
            DateGrain::Weekday | DateGrain::Week => 1.0,
            DateGrain::Month | DateGrain::Season | DateGrain::Quarter => 2.0,
            DateGrain::Year => 3.0,
            DateGrain::Decade | DateGrain::Century => 4.0,
        }
    };
    let both = [x, y];
    let written = both.iter().filter(|d| d.written.0.is_some()).count() as f64;
    let relative = both.iter().filter(|d| d.relative).count() as f64;
    [apart, flag(x.grain == y.grain), grain(x).min(grain(y)), written, relative]
}
