//! Days, months and years as spans of days, and the making of date values.

use super::{DateBound, DateGrain, DateValue};
use jiff::ToSpan;
use jiff::civil::Date;

/// A date as written, before words around it bound it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub year: Option<i16>,
    pub month: Option<i8>,
    pub day: Option<i8>,
    /// 1 for Monday.
    pub weekday: Option<i8>,
}

/// First and last day.
pub(super) type Days = (Date, Date);

/// The span of days that `written` covers in `year`.
pub(super) fn days(year: i16, month: Option<i8>, day: Option<i8>) -> Option<Days> {
    match (month, day) {
        (Some(month), Some(day)) => {
            let date = Date::new(year, month, day).ok()?;
            Some((date, date))
        }
        (Some(month), None) => {
            let first = Date::new(year, month, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        _ => years(year, year),
    }
}

/// From the first day of one year to the last of another.
pub(super) fn years(first: i16, last: i16) -> Option<Days> {
    Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?))
}

/// `count` months from the first day of `month` on.
pub(super) fn months(year: i16, month: i8, count: i8) -> Option<Days> {
    let first = Date::new(year, month, 1).ok()?;
    let last = first.checked_add(i32::from(count - 1).months()).ok()?.last_of_month();
    Some((first, last))
}

/// The day `count` days after `date`.
pub(super) fn shift(date: Date, count: i64) -> Option<Date> {
    (count.abs() < 4_000_000).then(|| date.checked_add(count.days()).ok()).flatten()
}

impl Written {
    /// How fine the written parts are.
    pub fn grain(self) -> DateGrain {
        match (self.month, self.day) {
            (Some(_), Some(_)) => DateGrain::Day,
            (Some(_), None) => DateGrain::Month,
            _ => DateGrain::Year,
        }
    }

    /// The year as written, or the one that brings the date closest to `reference`. A written weekday has to fit.
    pub fn resolve(self, reference: Option<Date>) -> Option<Days> {
        if let Some(year) = self.year {
            return days(year, self.month, self.day);
        }
        let reference = reference?;
        let candidates =
            (-2..=2).filter_map(|k| days(reference.year().checked_add(k)?, self.month, self.day));
        let distance = |d: &Days| {
            let wrong =
                self.weekday.is_some_and(|w| self.day.is_some() && d.0.weekday().to_monday_one_offset() != w);
            let gap = reference.until(d.0).map_or(i32::MAX, |s| s.get_days()).unsigned_abs();
            (wrong, gap)
        };
        candidates.min_by_key(distance)
    }

    /// A date value of these parts.
    pub fn value(self, reference: Option<Date>) -> DateValue {
        let days = self.resolve(reference);
        DateValue {
            first: days.map(|d| d.0),
            last: days.map(|d| d.1),
            grain: self.grain(),
            written: (self.year, self.month, self.day),
            bound: DateBound::On,
            range: false,
            relative: false,
        }
    }
}

/// A value of a grain other than day, month or year.
pub(super) fn period(days: Option<Days>, grain: DateGrain, year: Option<i16>) -> DateValue {
    DateValue {
        first: days.map(|d| d.0),
        last: days.map(|d| d.1),
        grain,
        written: (year, None, None),
        bound: DateBound::On,
        range: false,
        relative: false,
    }
}
