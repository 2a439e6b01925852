//! Reads dates that are told from another day: "last Friday", "two days later", "October last year".

use super::calendar::{self, Days, Written, period, shift};
use super::date::Dated;
use super::reader::{Found, Reader};
use super::tables::Sense;
use super::{DateBound, DateGrain, DateValue, Quantity, Value};
use crate::analysis::Tag;
use jiff::ToSpan;
use jiff::civil::Date;

const SECONDS_A_DAY: f64 = 86_400.0;

fn told(days: Option<Days>, grain: DateGrain) -> DateValue {
    DateValue { relative: true, written: (None, None, None), ..period(days, grain, None) }
}

impl Reader<'_> {
    /// The day on which the document speaks.
    fn now(&self) -> Option<Date> {
        self.context.heading_date.or(self.context.published)
    }

    /// "yesterday", "last week", "this morning", "the following January"
    pub(super) fn relative(&self, i: usize) -> Option<Dated> {
        if let Some(Sense::Day(offset)) = self.sense(i) {
            let day = self.now().and_then(|d| shift(d, i64::from(offset)));
            let possessive = self.glued(i + 1) && self.any(i + 1, &["'", "’"]) && self.is(i + 2, "s");
            let to = if possessive { i + 1 } else { self.time_of_day(i + 1) };
            return Some(Dated { value: told(day.map(|d| (d, d)), DateGrain::Day), from: i, to });
        }
        let word = self.str(i).to_ascii_lowercase();
        let behind_the = self.is(i.wrapping_sub(1), "the");
        let step = match word.as_str() {
            "last" if !behind_the => -1,
            "this" => 0,
            "next" | "coming" if !behind_the => 1,
            "next" | "following" => 1,
            "previous" => -1,
            "same" => 0,
            _ => return None,
        };
        let story = matches!(word.as_str(), "following" | "previous" | "same") || behind_the;
        let origin = if story { self.context.previous.or(self.now()) } else { self.now() };
        let value = self.pointed(i + 1, step, origin, story)?;
        Some(Dated { value, from: i, to: i + 2 })
    }

    /// What `step` periods from `origin` means for the period word at `i`.
    fn pointed(&self, i: usize, step: i16, origin: Option<Date>, story: bool) -> Option<DateValue> {
        let day = |offset: i64| origin.and_then(|d| shift(d, offset)).map(|d| (d, d));
        if let Some(Sense::Weekday(weekday)) = self.sense(i) {
            let from = origin.map(|d| i64::from(weekday) - i64::from(d.weekday().to_monday_one_offset()));
            let offset = from.map(|gap| match step {
                -1 if gap >= 0 => gap - 7,
                1 if gap <= 0 => gap + 7,
                0 if !story && gap < 0 && self.future => gap + 7,
                _ => gap,
            });
            return Some(told(offset.and_then(day), DateGrain::Weekday));
        }
        if let Some(Sense::Month(month)) = self.sense(i).filter(|_| self.capital(i)) {
            let days = origin.and_then(|d| pointed_month(d, month, step));
            let value = told(days, DateGrain::Month);
            return Some(DateValue { written: (None, Some(month), None), ..value });
        }
        if let Some(Sense::Season(month)) = self.sense(i) {
            let days = origin
                .and_then(|d| pointed_month(d, month, step))
                .and_then(|d| calendar::months(d.0.year(), month, 3));
            return Some(told(days, DateGrain::Season));
        }
        let period = self.str(i).to_ascii_lowercase();
        let year = origin.and_then(|d| d.year().checked_add(step));
        Some(match period.as_str() {
            "year" => told(year.and_then(|y| calendar::years(y, y)), DateGrain::Year),
            "month" => {
                let month =
                    origin.and_then(|d| d.first_of_month().checked_add(i64::from(step).months()).ok());
                told(month.map(|m| (m, m.last_of_month())), DateGrain::Month)
            }
            "week" => {
                let monday = origin.and_then(|d| shift(d, 1 - i64::from(d.weekday().to_monday_one_offset())));
                let first = monday.and_then(|d| shift(d, i64::from(step) * 7));
                told(first.and_then(|f| Some((f, shift(f, 6)?))), DateGrain::Week)
            }
            "day" | "morning" if story => told(day(i64::from(step)), DateGrain::Day),
            "night" if step == -1 => told(day(-1), DateGrain::Day),
            "morning" | "afternoon" | "evening" if step == 0 && !story => told(day(0), DateGrain::Day),
            _ => return None,
        })
    }

    /// A weekday alone: the last one, or the coming one where the sentence speaks of the future.
    pub(super) fn weekday(&self, i: usize) -> Option<Dated> {
        let Some(Sense::Weekday(weekday)) = self.sense(i).filter(|_| self.capital(i)) else { return None };
        let before = i.wrapping_sub(1);
        let any_of_them = self.any(before, &["every", "each", "a", "one", "alternate", "most", "to", "any"])
            || matches!(self.sense(before), Some(Sense::Ordinal(_)));
        let opening =
            self.any(i + 1, &["to", "-", "–"]) && matches!(self.sense(i + 2), Some(Sense::Weekday(_)));
        if any_of_them || opening || self.tag(i + 1) == Some(Tag::Noun) && self.time_of_day(i + 1) == i + 1 {
            return None;
        }
        let short = self.str(i).len() <= 5;
        if short || (self.capital(i + 1) && self.sense(i + 1).is_none()) || self.name_like(i.wrapping_sub(1))
        {
            return None;
        }
        let day = self.now().and_then(|d| {
            let gap = i64::from(weekday) - i64::from(d.weekday().to_monday_one_offset());
            let offset = if self.future { gap.rem_euclid(7) } else { -(-gap).rem_euclid(7) };
            shift(d, offset)
        });
        let to = self.time_of_day(i + 1);
        Some(Dated { value: told(day.map(|d| (d, d)), DateGrain::Weekday), from: i, to })
    }

    /// Skips "morning", "evening" and the like.
    fn time_of_day(&self, i: usize) -> usize {
        i + usize::from(self.any(i, &["morning", "afternoon", "evening", "night"]))
    }

    /// "October last year", "July this year"
    pub(super) fn month_of_relative_year(&self, written: Written, from: usize, at: usize) -> Option<Dated> {
        let step = match self.str(at).to_ascii_lowercase().as_str() {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        if !self.is(at + 1, "year") {
            return None;
        }
        let year = self.now().and_then(|d| d.year().checked_add(step));
        let days = year.and_then(|y| calendar::days(y, written.month, written.day));
        let value = DateValue { written: (year, written.month, written.day), ..told(days, written.grain()) };
        Some(Dated { value, from, to: at + 2 })
    }

    /// "three years ago", "two days later", "a week earlier": turns the duration that was read into a date.
    pub(super) fn told_from(&self, found: Found) -> Found {
        let Value::Duration(length) = &found.value else { return found };
        let at = found.to;
        let now = self.now();
        let story = self.context.previous.or(now);
        let (origin, sign) = if self.is(at, "ago") {
            (now, -1.0)
        } else if self.any(at, &["later", "afterwards"]) {
            (story, 1.0)
        } else if self.is(at, "earlier") || (self.is(at, "before") && self.stops(at + 1)) {
            (story, -1.0)
        } else {
            return found;
        };
        if length.nominal < SECONDS_A_DAY && !self.is(at, "ago") {
            return found;
        }
        let value = counted(length, origin, sign);
        Found { value: Value::Date(value), from: found.from, to: at + 1 }
    }
}

/// The same month or season `step` years from `origin`: the last or next one that is over or to come.
fn pointed_month(origin: Date, month: i8, step: i16) -> Option<Days> {
    let this = calendar::days(origin.year(), Some(month), None)?;
    let year = match step {
        -1 if month >= origin.month() => origin.year() - 1,
        1 if month <= origin.month() => origin.year() + 1,
        _ => return Some(this),
    };
    calendar::days(year, Some(month), None)
}

fn counted(length: &Quantity, origin: Option<Date>, sign: f64) -> DateValue {
    let days = sign * length.nominal / SECONDS_A_DAY;
    // "some 5,000 years ago" is no date.
    let recent = days.abs() < 366.0 * 1000.0;
    let date = origin.filter(|_| recent).and_then(|d| shift(d, days.round() as i64));
    let (grain, days) = match length.unit.as_str() {
        "year" | "decade" | "century" | "millennium" => {
            (DateGrain::Year, date.and_then(|d| calendar::years(d.year(), d.year())))
        }
        "month" => (DateGrain::Month, date.map(|d| (d.first_of_month(), d.last_of_month()))),
        "week" | "fortnight" => (DateGrain::Week, date.and_then(|d| Some((shift(d, -3)?, shift(d, 3)?)))),
        _ => (DateGrain::Day, date.map(|d| (d, d))),
    };
    let bound = if length.hedge == super::Hedge::Exact { DateBound::On } else { DateBound::About };
    DateValue { bound, ..told(days, grain) }
}
