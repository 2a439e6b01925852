//! How two dates stand to each other: coarser against finer, partial, ranges, bounds.

use super::{Comparison, DateBound, DateGrain, DateValue};
use Comparison::{Compatible, Different, Incomparable, Near, Same};
use jiff::civil::Date;

pub(super) fn compare_dates(a: &DateValue, b: &DateValue) -> Comparison {
    match (a.bound, b.bound) {
        (DateBound::On | DateBound::About, DateBound::On | DateBound::About) => compare_unbounded(a, b),
        _ if one_kind(a.bound) == one_kind(b.bound) => compare_unbounded(a, b),
        _ => compare_bounded(a, b),
    }
}

/// The side on which a bound lies open: before it, after it, or neither.
fn one_kind(bound: DateBound) -> i8 {
    match bound {
        DateBound::On | DateBound::About => 0,
        DateBound::Since | DateBound::After => 1,
        DateBound::Until | DateBound::Before => -1,
    }
}

/// Year, month and day count as written where either year is only inferred.
fn compare_unbounded(a: &DateValue, b: &DateValue) -> Comparison {
    let about = a.bound == DateBound::About || b.bound == DateBound::About;
    let written_years = a.written.0.is_some() && b.written.0.is_some();
    let inferred = !a.relative && !b.relative && !written_years && (partial(a) || partial(b));
    if inferred && !a.range && !b.range {
        return compare_written(a, b);
    }
    let (Some(a_days), Some(b_days)) = (days(a), days(b)) else { return Incomparable };
    let comparison = compare_days(a, a_days, b, b_days);
    match comparison {
        Different if about && gap(a_days, b_days) <= about_slack(a, b) => Compatible("one is approximate"),
        Different if a.relative || b.relative => relative_difference(a, a_days, b, b_days),
        Different if inferred => same_span(a_days, b_days).unwrap_or(Different),
        other => other,
    }
}

/// A day or month whose year is not written.
fn partial(date: &DateValue) -> bool {
    date.written.0.is_none() && date.written.1.is_some()
}

fn days(date: &DateValue) -> Option<(Date, Date)> {
    date.first.zip(date.last)
}

fn compare_written(a: &DateValue, b: &DateValue) -> Comparison {
    let agree = |x: Option<i8>, y: Option<i8>| x.zip(y).is_none_or(|(x, y)| x == y);
    let years = a.written.0.zip(b.written.0).is_none_or(|(x, y)| x == y);
    let finer =
        a.written.1.is_some() == b.written.1.is_some() && a.written.2.is_some() == b.written.2.is_some();
    if a.written.1.is_none() || b.written.1.is_none() {
        // A year, quarter or century against a day whose year nobody wrote.
        return Compatible("the year of one is not written");
    }
    match agree(a.written.1, b.written.1) && agree(a.written.2, b.written.2) && years {
        true if a.written == b.written => Same,
        true if finer => Compatible("the year of one is not written"),
        true => Compatible("one is coarser"),
        false => Different,
    }
}

/// Ranges whose year is inferred: the same days of another year are the same.
fn same_span(a: (Date, Date), b: (Date, Date)) -> Option<Comparison> {
    let parts = |d: Date| (d.month(), d.day());
    (parts(a.0) == parts(b.0) && parts(a.1) == parts(b.1))
        .then_some(Compatible("the year of one is not written"))
}

fn compare_days(a: &DateValue, a_days: (Date, Date), b: &DateValue, b_days: (Date, Date)) -> Comparison {
    if a_days == b_days {
        return Same;
    }
    let within = |x: (Date, Date), y: (Date, Date)| y.0 <= x.0 && x.1 <= y.1;
    let overlap = a_days.0 <= b_days.1 && b_days.0 <= a_days.1;
    let nested = within(a_days, b_days) || within(b_days, a_days);
    match (a.range, b.range) {
        (true, true) if nested && a.grain != b.grain => Compatible("one is coarser"),
        (true, true) if coarse_ends(a, a_days, b, b_days) => Compatible("one is coarser"),
        (true, true) => {
            if overlap {
                Near("the ranges overlap")
            } else {
                Different
            }
        }
        (true, false) if within(b_days, a_days) => Compatible("the date lies within the range"),
        (false, true) if within(a_days, b_days) => Compatible("the date lies within the range"),
        _ if nested => Compatible("one is coarser"),
        _ if overlap => Compatible("the dates overlap"),
        _ => Different,
    }
}

/// Ends of two ranges agree as far as the coarser one says: "2019–2024" and "March 2019 to May 2024".
fn coarse_ends(a: &DateValue, a_days: (Date, Date), b: &DateValue, b_days: (Date, Date)) -> bool {
    let same = |x: Date, y: Date| match a.grain.max(b.grain) {
        DateGrain::Year => x.year() == y.year(),
        DateGrain::Month => (x.year(), x.month()) == (y.year(), y.month()),
        _ => false,
    };
    a.grain != b.grain && same(a_days.0, b_days.0) && same(a_days.1, b_days.1)
}

/// Days between two spans that do not overlap.
fn gap(a: (Date, Date), b: (Date, Date)) -> i32 {
    let between = |x: Date, y: Date| x.until(y).map_or(i32::MAX, |s| s.get_days());
    between(a.1, b.0).max(between(b.1, a.0))
}

fn about_slack(a: &DateValue, b: &DateValue) -> i32 {
    let grain = [a, b].iter().filter(|d| d.bound == DateBound::About).map(|d| d.grain).max();
    match grain {
        Some(DateGrain::Day | DateGrain::Weekday) => 2,
        Some(DateGrain::Week) => 7,
        Some(DateGrain::Month) => 31,
        Some(DateGrain::Season | DateGrain::Quarter) => 92,
        Some(DateGrain::Year) => 731,
        _ => 3653,
    }
}

/// A date that is told from another day may have been told from a wrong one.
fn relative_difference(
    a: &DateValue,
    a_days: (Date, Date),
    b: &DateValue,
    b_days: (Date, Date),
) -> Comparison {
    let days = gap(a_days, b_days);
    let weekday = a.grain == DateGrain::Weekday || b.grain == DateGrain::Weekday;
    if weekday && a_days.0.weekday() == b_days.0.weekday() {
        return Compatible("the same day of the week");
    }
    if weekday && days > 7 {
        return Incomparable;
    }
    let coarse = a.grain.max(b.grain);
    let slack = match coarse {
        DateGrain::Week => 7,
        DateGrain::Month => 31,
        DateGrain::Season | DateGrain::Quarter => 92,
        DateGrain::Year => 366,
        _ => 0,
    };
    if days <= slack { Near("one is told from another day") } else { Different }
}

/// A date against "since", "until", "before" or "after" another, or two bounds that look different ways.
fn compare_bounded(a: &DateValue, b: &DateValue) -> Comparison {
    let (Some(a_days), Some(b_days)) = (days(a), days(b)) else { return Incomparable };
    if a.relative || b.relative || partial(a) || partial(b) {
        return match allowed(a, a_days, b_days) && allowed(b, b_days, a_days) {
            true => Compatible("the date lies within the bound"),
            false => Incomparable,
        };
    }
    if allowed(a, a_days, b_days) && allowed(b, b_days, a_days) {
        return Compatible("the date lies within the bound");
    }
    Different
}

/// Whether `days` can lie where the bound of `date` allows, which stands at `own`.
fn allowed(date: &DateValue, own: (Date, Date), days: (Date, Date)) -> bool {
    match date.bound {
        DateBound::On | DateBound::About => true,
        DateBound::Since => days.1 >= own.0,
        DateBound::After => days.1 >= own.0,
        DateBound::Until | DateBound::Before => days.0 <= own.1,
    }
}
