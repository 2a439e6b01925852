//! Reads times of day: "5:42 a.m.", "14.20", "twenty past two", "noon", "1120 GMT".

use super::Value;
use super::lex::Kind;
use super::reader::{Found, Reader};
use super::tables::{Sense, Slack};

/// Offsets from UTC of zones whose letters mean one zone in news, in minutes.
const ZONES: &[(&str, i32)] = &[
    ("GMT", 0),
    ("UTC", 0),
    ("BST", 60),
    ("CET", 60),
    ("CEST", 120),
    ("EET", 120),
    ("EEST", 180),
    ("MSK", 180),
    ("EAT", 180),
    ("JST", 540),
    ("EST", -300),
    ("EDT", -240),
    ("CDT", -300),
    ("PST", -480),
    ("PDT", -420),
];

/// Minutes that "about", "shortly before" and the like let a time vary.
const SLACK: i32 = 15;

const HALF_DAY: i32 = 720;

/// A time while it is put together.
#[derive(Clone, Copy)]
struct Clock {
    minutes: i32,
    /// Whether morning or afternoon is left open.
    open: bool,
    from: usize,
    to: usize,
}

impl Reader<'_> {
    /// The time of day whose first number or word stands at atom `i`.
    pub fn time(&self, i: usize) -> Option<Found> {
        let clock = match self.kind(i)? {
            Kind::Number => self.digital(i)?,
            Kind::Word => self.spoken(i)?,
            _ => return None,
        };
        let clock = self.half_day(clock);
        if !(0..1440).contains(&clock.minutes) {
            return None;
        }
        let (offset, to) = self.zone(clock.to);
        let (slack, from) = self.time_hedge(clock.from);
        let (low, high) = match slack {
            None => (clock.minutes, clock.minutes),
            Some(Slack::Below) => (clock.minutes - SLACK, clock.minutes),
            Some(Slack::Above) => (clock.minutes, clock.minutes + SLACK),
            Some(_) => (clock.minutes - SLACK, clock.minutes + SLACK),
        };
        Some(Found { value: Value::Time { low, high, offset, half_day: clock.open }, from, to })
    }

    /// "14:20", "5.42 a.m.", "10am", "1120 GMT"
    fn digital(&self, i: usize) -> Option<Clock> {
        let before = i.wrapping_sub(1);
        if self.glued(i) && !self.any(before, &["(", "[", "\"", "“", "‘", "*", "|", "-", "–", "—", ","])
        {
            return None;
        }
        self.colon_time(i).or_else(|| self.dotted_time(i)).or_else(|| self.four_digits(i)).or_else(|| {
            let hour = self.integer(i, 2).filter(|h| (1..=24).contains(h) && self.marked(i + 1))?;
            Some(Clock { minutes: hour as i32 % 24 * 60, open: hour <= 12, from: i, to: i + 1 })
        })
    }

    /// "14:20"; "10:42:17" where a zone or "local" says that it is no length of time
    fn colon_time(&self, i: usize) -> Option<Clock> {
        let colon = |k: usize| self.is(k, ":") && self.glued(k) && self.glued(k + 1);
        let hour = self.integer(i, 2).filter(|_| colon(i + 1))?;
        let minute = self.integer(i + 2, 2).filter(|_| self.str(i + 2).len() == 2)?;
        let open = self.str(i).len() == 1 || (10..=11).contains(&hour);
        let minutes = minutes(hour, minute)?;
        // A chapter and verse of a book: "Heron 9:25".
        if open && self.name_like(i.wrapping_sub(1)) && self.meridiem(i + 3).is_none() {
            return None;
        }
        if !colon(i + 3) {
            return Some(Clock { minutes, open, from: i, to: i + 3 });
        }
        let seconds = self.integer(i + 4, 2).is_some() && self.str(i).len() == 2;
        let clock = self.zone(i + 5).1 > i + 5 || self.follows_date(i);
        (seconds && clock).then_some(Clock { minutes, open: false, from: i, to: i + 5 })
    }

    /// The value before atom `i`, a comma aside, is a date or time, or a day of the week stands there.
    fn follows_date(&self, i: usize) -> bool {
        let comma = usize::from(self.is(i.wrapping_sub(1), ","));
        self.dated && self.floor > 0 && self.floor + comma == i
    }

    /// "14.20" where the place is one for a time: "at 14.20", "08.00", "Sunday, 13.00"
    fn dotted_time(&self, i: usize) -> Option<Clock> {
        let text = self.str(i);
        let (hour, minute) = text.split_once('.')?;
        if minute.len() != 2 || hour.len() > 2 {
            return None;
        }
        let minutes = minutes(hour.parse().ok()?, minute.parse().ok()?)?;
        let zero = hour.len() == 2 && hour.starts_with('0');
        let open = !zero && minutes < HALF_DAY + 60;
        let before = i.wrapping_sub(1);
        let number = self.number(i, false)?;
        let unit = number.scaled || self.measure(&number).is_some() || self.currency_before(i).is_some();
        let joint = self.any(before, &["and", "to", "-", "–", "until"]);
        let range = joint && self.dated && self.floor > 0 && self.floor + 1 == i;
        let slot = self.any(before, &["at", "until", "till", "by", "off"]) && !self.counted(i);
        let placed = !unit && (slot || zero || range || self.follows_date(i));
        (placed || self.marked(i + 1)).then_some(Clock { minutes, open, from: i, to: i + 1 })
    }

    /// "1120 GMT", "at 0830 hours"
    fn four_digits(&self, i: usize) -> Option<Clock> {
        let value = self.integer(i, 4).filter(|_| self.str(i).len() == 4)?;
        let hours = self.any(i + 1, &["hours", "hrs"]);
        let marked = self.zone(i + 1).0.is_some() || (hours && self.is(i.wrapping_sub(1), "at"));
        let minutes = minutes(value / 100, value % 100).filter(|_| marked)?;
        Some(Clock { minutes, open: false, from: i, to: i + 1 + usize::from(hours) })
    }

    /// Whether "am", "p.m.", "o'clock", a zone or "local time" stands at `i`.
    fn marked(&self, i: usize) -> bool {
        self.meridiem(i).is_some()
            || self.o_clock(i).is_some()
            || (self.zone(i).0.is_some() && self.kind(i) == Some(Kind::Word))
            || (self.any(i, &["local", "hours", "hrs"])
                && self.atom(i.wrapping_sub(1)).is_some_and(|a| a.places == 2 && a.span.len() >= 4))
            || self.daypart(i).is_some()
    }

    /// "a.m.", "pm": minutes to add to hours below twelve, and the atom behind it.
    fn meridiem(&self, i: usize) -> Option<(i32, usize)> {
        if self.any(i, &["am", "pm"])
            && (self.glued(i) || !self.capital(i) || self.str(i) == "PM" || self.str(i) == "AM")
        {
            return Some((if self.is(i, "pm") { HALF_DAY } else { 0 }, i + 1));
        }
        let dotted = self.any(i, &["a", "p"])
            && self.is(i + 1, ".")
            && self.is(i + 2, "m")
            && self.glued(i + 1)
            && self.glued(i + 2);
        let to = if self.is(i + 3, ".") && self.glued(i + 3) { i + 4 } else { i + 3 };
        dotted.then_some((if self.is(i, "p") { HALF_DAY } else { 0 }, to))
    }

    fn o_clock(&self, i: usize) -> Option<usize> {
        let split = self.is(i, "o") && self.any(i + 1, &["'", "’"]) && self.is(i + 2, "clock");
        split.then_some(i + 3)
    }

    /// "in the morning", "on the afternoon", "this evening", "at night": noon it is counted from, and the end.
    fn daypart(&self, i: usize) -> Option<(i32, usize)> {
        let at = if self.any(i, &["in", "on"]) && self.is(i + 1, "the") {
            i + 2
        } else if self.any(i, &["this", "at", "yesterday", "tomorrow"]) {
            i + 1
        } else {
            return None;
        };
        let offset = match self.str(at) {
            "morning" => 0,
            "afternoon" | "evening" => HALF_DAY,
            "night" if self.is(i, "at") => HALF_DAY,
            _ => return None,
        };
        Some((offset, at + 1))
    }

    /// Settles morning or afternoon by what follows the time.
    fn half_day(&self, clock: Clock) -> Clock {
        let clock = self.o_clock(clock.to).map_or(clock, |to| Clock { to, ..clock });
        let settled = |offset: i32| clock.minutes % HALF_DAY + offset;
        if clock.minutes >= 13 * 60 {
            return Clock {
                open: false,
                to: self.meridiem(clock.to).map_or(clock.to, |(_, to)| to),
                ..clock
            };
        }
        if let Some((offset, to)) = self.meridiem(clock.to) {
            return Clock { minutes: settled(offset), open: false, to, ..clock };
        }
        match self.daypart(clock.to).filter(|_| clock.open) {
            Some((offset, _)) => Clock { minutes: settled(offset), open: false, ..clock },
            None => clock,
        }
    }

    /// "GMT", "UTC+3", "local time": the offset in minutes, and the atom behind it.
    fn zone(&self, i: usize) -> (Option<i32>, usize) {
        let at = if self.is(i, "(") { i + 1 } else { i };
        let Some(&(_, base)) = ZONES.iter().find(|(name, _)| self.str(at) == *name) else {
            return (None, if self.all(i, &["local", "time"]) { i + 2 } else { i });
        };
        let signed = self.any(at + 1, &["+", "-", "−", "–"]) && self.glued(at + 1);
        let (offset, to) = match self.integer(at + 2, 2).filter(|h| signed && *h <= 14 && self.glued(at + 2))
        {
            Some(hours) => {
                let minutes = hours as i32 * 60;
                (base + if self.is(at + 1, "+") { minutes } else { -minutes }, at + 3)
            }
            None => (base, at + 1),
        };
        match at > i {
            true if self.is(to, ")") => (Some(offset), to + 1),
            true => (None, i),
            false => (Some(offset), to),
        }
    }

    /// "twenty past two", "half past six", "eighteen minutes to six", "six o'clock", "noon"
    fn spoken(&self, i: usize) -> Option<Clock> {
        if let Some(Sense::Clock(minutes)) = self.sense(i) {
            let name = self.capital(i) && !self.opens(i) || self.hyphen(i + 1);
            return (!name).then_some(Clock { minutes, open: false, from: i, to: i + 1 });
        }
        let (minute, from, at, bare) = self.spoken_minutes(i)?;
        if at == i {
            return self.spoken_hour(i);
        }
        let past = self.is(at, "past");
        let to_hour = self.is(at, "to") && (!bare || self.clock_slot(from));
        let hour = self.hour(at + 1)?;
        let end = hour.1;
        if !(past || to_hour)
            || self.unit_follows(at + 1)
            || (bare
                && !past
                && !self.stops(end)
                && !self.marked(end)
                && self.lower_word(end)
                && self.plural(end))
        {
            return None;
        }
        let minutes = hour.0 * 60 + if past { minute } else { -minute };
        let open = hour.0 <= 12;
        Some(Clock { minutes: minutes.rem_euclid(1440), open, from, to: end })
    }

    /// Minutes before "past" or "to": the number, where it begins, the atom behind it, and whether no word says that
    /// it is of minutes. The atom is `i` itself where an hour stands there.
    fn spoken_minutes(&self, i: usize) -> Option<(i32, usize, usize, bool)> {
        match self.sense(i)? {
            Sense::Part(parts) if self.any(i + 1, &["past", "to"]) && self.any(i, &["half", "quarter"]) => {
                let a = self.is(i.wrapping_sub(1), "a") && i > self.floor;
                Some((60 / parts as i32, if a { i - 1 } else { i }, i + 1, false))
            }
            Sense::Cardinal(_) => {
                let number = self
                    .number(i, false)
                    .filter(|n| n.value < 60.0 && !n.scaled && n.value.fract() == 0.0)?;
                let worded = self.any(number.to, &["minutes", "minute"]);
                let at = number.to + usize::from(worded);
                let joint = self.any(at, &["past", "to"]) && self.hour(at + 1).is_some();
                if joint && (worded || number.value % 5.0 == 0.0) {
                    return Some((number.value as i32, i, at, !worded));
                }
                (number.value <= 12.0 && number.to == i + 1).then_some((0, i, i, true))
            }
            _ => None,
        }
    }

    fn unit_follows(&self, i: usize) -> bool {
        self.number(i, false).is_some_and(|n| n.scaled || self.measure(&n).is_some())
    }

    fn clock_slot(&self, from: usize) -> bool {
        self.any(
            from.wrapping_sub(1),
            &["at", "until", "till", "by", "about", "around", "before", "after", "since", "was"],
        )
    }

    /// An hour in words or digits, and the atom behind it.
    fn hour(&self, i: usize) -> Option<(i32, usize)> {
        let hour = match self.sense(i) {
            Some(Sense::Clock(minutes)) => minutes / 60,
            Some(Sense::Cardinal(hour)) if hour <= 12.0 && !self.hyphen(i + 1) => hour as i32,
            _ => self.integer(i, 2).filter(|h| (1..=23).contains(h))? as i32,
        };
        Some((hour, i + 1))
    }

    /// "six o'clock", "six in the evening"
    fn spoken_hour(&self, i: usize) -> Option<Clock> {
        let (hour, to) = self.hour(i)?;
        let marked = self.o_clock(to).is_some()
            || self.meridiem(to).is_some()
            || (self.daypart(to).is_some() && !self.any(i.wrapping_sub(1), &["the", "all"]));
        marked.then_some(Clock { minutes: hour % 24 * 60, open: true, from: i, to })
    }

    fn time_hedge(&self, from: usize) -> (Option<Slack>, usize) {
        let before = from.wrapping_sub(1);
        let shortly = self.any(from.wrapping_sub(2), &["shortly", "just", "soon"]);
        if from >= self.floor + 2 && shortly && self.any(before, &["before", "after"]) {
            let slack = if self.is(before, "before") { Slack::Below } else { Slack::Above };
            return (Some(slack), from - 2);
        }
        match self.hedge_before(from) {
            Some((slack @ (Slack::About | Slack::Below | Slack::Above), start)) => (Some(slack), start),
            _ => (None, from),
        }
    }
}

fn minutes(hour: i64, minute: i64) -> Option<i32> {
    ((0..=24).contains(&hour) && (0..60).contains(&minute)).then_some(hour as i32 % 24 * 60 + minute as i32)
}
