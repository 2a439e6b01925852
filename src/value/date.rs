//! Reads dates that are written out: days, months, years, quarters, seasons, decades, centuries, and ranges of them.

use super::calendar::{self, Written, period};
use super::lex::Kind;
use super::reader::{Found, Reader};
use super::tables::Sense;
use super::{DateBound, DateGrain, DateValue, Value};
use jiff::civil::Date;

/// A date and the atoms that carry it.
#[derive(Clone, Debug)]
pub(super) struct Dated {
    pub value: DateValue,
    pub from: usize,
    pub to: usize,
}

impl Reader<'_> {
    /// The day that partial dates are closest to.
    pub fn reference(&self) -> Option<Date> {
        self.context.heading_date.or(self.context.published).or(self.context.previous)
    }

    /// The date that begins at atom `i`, with ranges and bounds.
    pub fn date(&self, i: usize) -> Option<Found> {
        let date = self.single_date(i)?;
        let date = self.date_range(date);
        Some(self.bounded(date))
    }

    fn single_date(&self, i: usize) -> Option<Dated> {
        match self.kind(i)? {
            Kind::Dotted => self.dotted_date(i),
            Kind::Number => self
                .numeric_date(i)
                .or_else(|| self.day_month(i))
                .or_else(|| self.century_or_quarter(i))
                .or_else(|| self.decade(i))
                .or_else(|| self.year_date(i)),
            Kind::Word => match self.sense(i)? {
                Sense::Month(_) => self.month_first(i),
                Sense::Weekday(_) => self.weekday_first(i).or_else(|| self.weekday(i)),
                Sense::Season(month) => self.season(i, month),
                Sense::Quarter(quarter) => self.part_of_year(i + 1, quarter * 3 - 2, 3, i),
                Sense::HalfYear(half) => self.part_of_year(i + 1, half * 6 - 5, 6, i),
                Sense::Ordinal(_) | Sense::Cardinal(_) => {
                    self.century_or_quarter(i).or_else(|| self.day_month(i))
                }
                Sense::Day(_) | Sense::Pointer => self.relative(i),
                _ => None,
            },
            Kind::Mark => None,
        }
    }

    fn dated(&self, written: Written, from: usize, to: usize) -> Option<Dated> {
        let value = written.value(self.reference());
        (written.year.is_none() || value.first.is_some()).then_some(Dated { value, from, to })
    }

    /// A plain year of four digits.
    pub fn year(&self, i: usize) -> Option<i16> {
        let year = self.integer(i, 4).filter(|_| self.str(i).len() == 4)?;
        let ends = !self.glued(i + 1) || self.kind(i + 1) == Some(Kind::Mark);
        (ends && (1000..=2150).contains(&year)).then_some(year as i16)
    }

    /// A day of the month, with "th" or in words, and the atom behind it.
    fn day(&self, i: usize) -> Option<(i8, usize)> {
        if let Some(day) = self.integer(i, 2).filter(|d| (1..=31).contains(d)) {
            let ordinal = self.glued(i + 1) && self.any(i + 1, &["st", "nd", "rd", "th"]);
            let letters = self.glued(i + 1) && self.kind(i + 1) == Some(Kind::Word);
            return (ordinal || !letters).then_some((day as i8, if ordinal { i + 2 } else { i + 1 }));
        }
        let (ordinal, to) = self.ordinal_number(i)?;
        (self.is(to, "of") && ordinal <= 31).then_some((ordinal as i8, to))
    }

    /// A month's name, and the atom behind it.
    fn month(&self, i: usize) -> Option<(i8, usize)> {
        match self.sense(i) {
            Some(Sense::Month(month)) if self.capital(i) => {
                let short = self.str(i).len() == 3 || self.is(i, "sept");
                let dot = short && self.is(i + 1, ".") && self.glued(i + 1) && month != 5;
                Some((month, if dot { i + 2 } else { i + 1 }))
            }
            _ => None,
        }
    }

    /// The year behind a month or day, a comma or "of" before it allowed.
    fn year_behind(&self, i: usize) -> (Option<i16>, usize) {
        let at = if self.is(i, ",") || self.is(i, "of") { i + 1 } else { i };
        let mark = self.any(i, &["'", "’", "‘"]) && self.glued(i + 1) && self.str(i + 1).len() == 2;
        if let Some(short) = self.integer(i + 1, 2).filter(|_| mark) {
            let year = short as i16 + if short < 50 { 2000 } else { 1900 };
            return (Some(year), i + 2);
        }
        match self.year(at) {
            Some(year) if at == i || self.is(i, "of") || !(self.counted(at) && self.plural(at + 1)) => {
                (Some(year), at + 1)
            }
            _ => (None, i),
        }
    }

    /// "12.11.2024", "10.01.25"
    fn dotted_date(&self, i: usize) -> Option<Dated> {
        let parts: Vec<&str> = self.str(i).split('.').collect();
        let &[day, month, year] = parts.as_slice() else { return None };
        // "Section 4.2.13" is no day.
        (self.glued_free(i, i + 1) && !self.label_before(i)).then_some(())?;
        self.day_month_year(day, month, year, i, i + 1)
    }

    fn day_month_year(&self, day: &str, month: &str, year: &str, from: usize, to: usize) -> Option<Dated> {
        if day.len() > 2 || month.len() > 2 || !matches!(year.len(), 2 | 4) {
            return None;
        }
        let (day, month): (i8, i8) = (day.parse().ok()?, month.parse().ok()?);
        let year: i16 = year.parse().ok()?;
        let year = if year < 100 { year + if year < 50 { 2000 } else { 1900 } } else { year };
        // Month first is the reading that is left where the second number is no month.
        let (day, month) = if month > 12 && day <= 12 { (month, day) } else { (day, month) };
        self.dated(Written { year: Some(year), month: Some(month), day: Some(day), weekday: None }, from, to)
    }

    /// No letter or digit touches the atoms from `from` up to `to`.
    fn glued_free(&self, from: usize, to: usize) -> bool {
        let word = |i| matches!(self.kind(i), Some(Kind::Word | Kind::Number | Kind::Dotted));
        !(self.glued(from) && word(from.wrapping_sub(1)) || self.glued(to) && word(to))
    }

    /// "2024-07-08", "8/7/2024", "2024/07/08"
    fn numeric_date(&self, i: usize) -> Option<Dated> {
        let separator = self.str(i + 1);
        let numbers = [i, i + 2, i + 4];
        let joined = (i + 1..i + 5).all(|k| self.glued(k)) && (separator == "-" || separator == "/");
        let plain = numbers.iter().all(|&k| self.integer(k, 4).is_some());
        let compound = self.glued(i) && self.any(i.wrapping_sub(1), &["-", "/", "."]);
        if !joined || !plain || compound || self.str(i + 3) != separator || !self.glued_free(i, i + 5) {
            return None;
        }
        let [a, b, c] = numbers.map(|k| self.str(k));
        // Day or month first? Only the year is sure.
        let (x, y) = (self.integer(i, 2), self.integer(i + 2, 2));
        if separator == "/" && x != y && x.is_some_and(|x| x <= 12) && y.is_some_and(|y| y <= 12) {
            let year = self.year(i + 4)?;
            return self.dated(Written { year: Some(year), ..Written::default() }, i, i + 5);
        }
        if a.len() == 4 {
            self.day_month_year(c, b, a, i, i + 5)
        } else {
            self.day_month_year(a, b, c, i, i + 5)
        }
    }

    /// "8 July 2024", "8th of July", "3-4 July", "3 to 12 May 2025", "the fourth of July"
    fn day_month(&self, i: usize) -> Option<Dated> {
        let range = self.dash(i.wrapping_sub(1)) && self.year(i.wrapping_sub(2)).is_some();
        if self.glued(i)
            && !range
            && !matches!(self.str(i.wrapping_sub(1)), "(" | "[" | "\"" | "“" | "‘" | "," | "|" | "*")
        {
            return None;
        }
        let (first, end) = self.day(i)?;
        let joint = self.dash(end) || self.any(end, &["to", "and", "until"]);
        let second = if joint { self.day(end + 1) } else { None };
        let (last, end) = second.map_or((None, end), |(d, e)| (Some(d), e));
        let end = if self.is(end, "of") { end + 1 } else { end };
        let (month, end) = self.month(end)?;
        let (year, to) = self.year_behind(end);
        let written = Written { year, month: Some(month), day: Some(first), weekday: None };
        let date = self.dated(written, i, to)?;
        Some(self.stretch(date, last))
    }

    /// Makes a day the first of several: "3-4 July".
    fn stretch(&self, mut date: Dated, last: Option<i8>) -> Dated {
        if let (Some(last), Some(first)) = (last, date.value.written.2)
            && last > first
        {
            date.value.range = true;
            let end = date.value.first.and_then(|d| Date::new(d.year(), d.month(), last).ok());
            date.value.last = end.or(date.value.last);
        }
        date
    }

    /// "July 8, 2024", "July 3-4", "July 2024", "July"
    fn month_first(&self, i: usize) -> Option<Dated> {
        let (month, end) = self.month(i)?;
        let weekday = None;
        let no_unit = |to: usize| {
            !self.number(end, false).is_some_and(|n| n.scaled || (n.to == to && self.measure(&n).is_some()))
        };
        if let Some((day, to)) =
            self.day(end).filter(|&(_, to)| no_unit(to) && !self.is(to, ":") && !self.is(to, "%"))
        {
            let last = if self.dash(to) || self.is(to, "to") { self.day(to + 1) } else { None };
            let last = last.filter(|&(d, e)| d > day && self.month(e).is_none());
            let (last, to) = last.map_or((None, to), |(d, e)| (Some(d), e));
            let (year, to) = self.year_behind(to);
            let date = self.dated(Written { year, month: Some(month), day: Some(day), weekday }, i, to)?;
            return Some(self.stretch(date, last));
        }
        let (year, to) = self.year_behind(end);
        let written = Written { year, month: Some(month), day: None, weekday };
        if year.is_some() {
            return self.dated(written, i, to);
        }
        self.bare_month(i, end).then_some(())?;
        self.month_of_relative_year(written, i, end).or_else(|| self.dated(written, i, end))
    }

    /// Whether the month at `i` without day and year is one, and no verb or name.
    fn bare_month(&self, i: usize, end: usize) -> bool {
        let before = i.wrapping_sub(1);
        let slot = [
            "in", "since", "until", "till", "by", "from", "to", "of", "during", "before", "after", "early",
            "late", "mid", "through", "and", "for", "between", "every", "each",
        ];
        let verbal = self.any(i, &["may", "march"]);
        let short = self.str(i).len() <= 3 && !verbal || self.is(i, "sept");
        let name = self.capital(end) && self.sense(end).is_none();
        let inside_name = self.name_like(before) && !self.glued(i);
        (!verbal && !short || self.any(before, &slot))
            && !name
            && !inside_name
            && !self.hyphen(end)
            && !self.hyphen(before)
            && end == i + 1
    }

    /// "Friday, October 18", "Friday 14 March 2025", "Friday the 14th of March"
    fn weekday_first(&self, i: usize) -> Option<Dated> {
        let Some(Sense::Weekday(weekday)) = self.sense(i) else { return None };
        let mut at = i + 1;
        for mark in [".", ",", "the"] {
            at += usize::from(self.is(at, mark));
        }
        let date = match self.kind(at)? {
            Kind::Dotted => self.dotted_date(at),
            Kind::Number => self.numeric_date(at).or_else(|| self.day_month(at)),
            Kind::Word => match self.sense(at)? {
                Sense::Month(_) => self.month_first(at).filter(|d| d.value.grain == DateGrain::Day),
                Sense::Ordinal(_) => self.day_month(at),
                _ => None,
            },
            Kind::Mark => None,
        }?;
        let (year, month, day) = date.value.written;
        let fitted = Written { year, month, day, weekday: Some(weekday) };
        let range = date.value.range;
        let value = if range || year.is_some() { date.value } else { fitted.value(self.reference()) };
        Some(Dated { value, from: i, to: date.to })
    }

    /// "summer 2024", "the summer of 2024"
    fn season(&self, i: usize, month: i8) -> Option<Dated> {
        let (year, to) = self.year_behind(i + 1);
        let year = year?;
        let days = if month == 12 {
            calendar::years(year, year).map(|d| (d.0, calendar::shift(d.1, 60).unwrap_or(d.1)))
        } else {
            calendar::months(year, month, 3)
        };
        Some(Dated { value: period(days, DateGrain::Season, Some(year)), from: i, to })
    }

    /// "Q3 2024", "third quarter of 2024", "first half of 2024"
    fn part_of_year(&self, at: usize, month: i8, count: i8, from: usize) -> Option<Dated> {
        let (year, to) = self.year_behind(at);
        let year = year?;
        let days = calendar::months(year, month, count);
        Some(Dated { value: period(days, DateGrain::Quarter, Some(year)), from, to })
    }

    fn century_or_quarter(&self, i: usize) -> Option<Dated> {
        let (ordinal, to) = self.ordinal_number(i)?;
        let at = if self.hyphen(to) { to + 1 } else { to };
        if self.any(at, &["century", "centuries"])
            && !self.any(at + 1, &["BC", "BCE"])
            && (1..=30).contains(&ordinal)
        {
            let first = (ordinal as i16 - 1) * 100;
            return Some(Dated {
                value: period(calendar::years(first, first + 100), DateGrain::Century, None),
                from: i,
                to: at + 1,
            });
        }
        if self.is(at, "quarter") && ordinal <= 4 {
            return self.part_of_year(at + 1, ordinal as i8 * 3 - 2, 3, i);
        }
        if self.is(at, "half") && ordinal <= 2 {
            return self.part_of_year(at + 1, ordinal as i8 * 6 - 5, 6, i);
        }
        None
    }

    /// "the 1990s"
    fn decade(&self, i: usize) -> Option<Dated> {
        let year = self.integer(i, 4).filter(|y| (1000..=2100).contains(y) && y % 10 == 0)? as i16;
        let plain = self.glued(i + 1) && self.is(i + 1, "s");
        let apostrophe =
            self.any(i + 1, &["'", "’"]) && self.glued(i + 1) && self.is(i + 2, "s") && self.glued(i + 2);
        let to = if plain { i + 2 } else { i + 3 };
        (plain || apostrophe).then(|| {
            let value = period(calendar::years(year, year + 9), DateGrain::Decade, Some(year));
            Dated { value, from: i, to }
        })
    }

    /// A date behind "to" or a dash: "2025-2027", "from July 2023 to July 2024", "30 June to 2 July".
    fn date_range(&self, date: Dated) -> Dated {
        let at = date.to;
        let between = self.is(date.from.wrapping_sub(1), "between") && self.is(at, "and");
        let joined = self.dash(at) || self.any(at, &["to", "until", "through"]) || between;
        if !joined || date.value.range || date.value.relative {
            return date;
        }
        if self.dash(at) && self.any(at + 1, &["present", "today", "now"]) {
            let value = DateValue { bound: DateBound::Since, ..date.value };
            return Dated { value, to: at + 2, ..date };
        }
        let end = match self.kind(at + 1) {
            Some(Kind::Number) if date.value.grain == DateGrain::Year => self
                .year(at + 1)
                .map(|y| (Written { year: Some(y), ..Written::default() }.value(None), at + 2)),
            _ => self.single_date(at + 1).filter(|d| !d.value.relative).map(|d| (d.value, d.to)),
        };
        match end {
            Some((end, to)) if end.grain == date.value.grain => {
                Self::joined(date, &end, to, self.reference())
            }
            _ => date,
        }
    }

    fn joined(date: Dated, end: &DateValue, to: usize, reference: Option<Date>) -> Dated {
        let (year, month, day) = date.value.written;
        let begin = match (year, end.written.0) {
            (None, Some(year)) => Written { year: Some(year), month, day, weekday: None }.value(reference),
            _ => date.value.clone(),
        };
        let ordered = begin.first.zip(end.last).is_none_or(|(a, b)| a <= b);
        if !ordered {
            return date;
        }
        let value = DateValue { last: end.last, range: true, ..begin };
        Dated { value, from: date.from, to }
    }

    /// The words before a date that bound it: "since", "until", "by", "around".
    fn bounded(&self, date: Dated) -> Found {
        let mut value = date.value;
        let free = |k: usize| k >= self.floor && k < date.from;
        let mut from = date.from;
        let hyphen = usize::from(self.hyphen(from.wrapping_sub(1)));
        let part = from.wrapping_sub(1 + hyphen);
        if free(part) && self.any(part, &["early", "mid", "late"]) {
            from = part;
        }
        let article = from.wrapping_sub(1);
        let noun = value.grain == DateGrain::Year && self.lower_word(date.to);
        let word = if free(article) && !noun && self.any(article, &["the", "year"]) { article } else { from };
        let before = word.wrapping_sub(1);
        let bound = match self.str(before).to_ascii_lowercase().as_str() {
            "since" => DateBound::Since,
            "from" => DateBound::Since,
            "until" | "till" | "through" => DateBound::Until,
            "by" | "before" => DateBound::Before,
            "after" => DateBound::After,
            "about" | "around" | "circa" | "c" | "ca" => DateBound::About,
            "." if self.any(before.wrapping_sub(1), &["c", "ca"]) => DateBound::About,
            _ => DateBound::On,
        };
        if bound != DateBound::On && free(before) && !(value.range && bound == DateBound::Since) {
            value.bound = bound;
            from = if self.is(before, ".") { before - 1 } else { before };
        }
        Found { value: Value::Date(value), from, to: date.to }
    }
}
