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
        if self.glued(i) && !self.any(before, &["(", "[", "\"", "“", "‘", "*", "|", "-", "–", "—", ",", ":"])
        {
            return None;
        }
        let text = self.str(i);
        if let (Some(hour), true, true) = (self.integer(i, 2), self.is(i + 1, ":"), self.glued(i + 1)) {
            let minute =
                self.integer(i + 2, 2).filter(|_| self.glued(i + 2) && self.str(i + 2).len() == 2)?;
            let more = self.is(i + 3, ":") && self.glued(i + 3) && self.kind(i + 4) == Some(Kind::Number);
            let chained = self.is(before, ":") && self.glued(i);
            let open = text.len() == 1 || (10..=12).contains(&hour);
            return (!more && !chained).then_some(Clock {
                minutes: minutes(hour, minute)?,
                open,
                from: i,
                to: i + 3,
            });
        }
        if let Some((hour, minute)) = text.split_once('.') {
            let shaped = minute.len() == 2 && (1..=2).contains(&hour.len());
            let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
            let open = !text.starts_with('0') && hour <= 12;
            let clock = Clock { minutes: minutes(hour, minute)?, open, from: i, to: i + 1 };
            let at = self.any(
                before,
                &["at", "until", "till", "by", "from", "to", "kick-off", "off", "around", "before", "after"],
            );
            let number = self.number(i, false)?;
            let unit = number.scaled || self.measure(&number).is_some() || self.currency_before(i).is_some();
            let slot =
                at && !unit && !self.counted(i) && self.any(before, &["at", "until", "till", "by", "off"]);
            return (shaped && (slot || self.marked(i + 1))).then_some(clock);
        }
        if let Some(value) = self.integer(i, 4).filter(|_| text.len() == 4) {
            let zone =
                self.zone(i + 1).0.is_some() || self.any(i + 1, &["hours", "hrs"]) && self.is(before, "at");
            let hours = usize::from(self.any(i + 1, &["hours", "hrs"]));
            return zone.then_some(Clock {
                minutes: minutes(value / 100, value % 100)?,
                open: false,
                from: i,
                to: i + 1 + hours,
            });
        }
        let hour = self.integer(i, 2).filter(|h| (1..=24).contains(h))?;
        self.marked(i + 1).then_some(Clock {
            minutes: hour as i32 % 24 * 60,
            open: hour <= 12,
            from: i,
            to: i + 1,
        })
    }

    /// Whether "am", "p.m.", "o'clock", a zone or "local time" stands at `i`.
    fn marked(&self, i: usize) -> bool {
        self.meridiem(i).is_some()
            || self.o_clock(i).is_some()
            || (self.zone(i).0.is_some() && self.kind(i) == Some(Kind::Word))
            || self.any(i, &["local", "hours", "hrs"])
                && self.kind(i.wrapping_sub(1)) == Some(Kind::Number)
                && self.str(i.wrapping_sub(1)).contains('.')
                && self.atom(i.wrapping_sub(1)).is_some_and(|a| a.places == 2)
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
        match self.integer(at + 2, 2).filter(|h| signed && *h <= 14 && self.glued(at + 2)) {
            Some(hours) => {
                let minutes = hours as i32 * 60;
                (Some(base + if self.is(at + 1, "+") { minutes } else { -minutes }), at + 3)
            }
            None => (Some(base), at + 1),
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
