//! Reads fractions: of things as percent ("two-thirds", "one in five"), of units as amounts ("half an hour").

use super::amount::Amount;
use super::measure::Measure;
use super::reader::{Found, Reader};
use super::tables::{Sense, UNITS, Unit};
use super::{Dimension, Quantity, Value};

impl Reader<'_> {
    /// The fraction whose denominator stands at atom `i` ("thirds", "half").
    pub fn fraction(&self, i: usize) -> Option<Found> {
        let denominator = match self.sense(i)? {
            Sense::Part(parts) => parts,
            Sense::Ordinal(parts) if (3..=10).contains(&parts) => parts as f64,
            _ => return None,
        };
        let (count, from) = self.numerator(i)?;
        let share = count / denominator;
        if share >= 1.0 {
            return None;
        }
        if let Some((unit, to)) = self.unit_of(i) {
            let value = Amount::exact(share, share).value(Some(Measure::Unit(unit)), None);
            return Some(self.hedged(value, share, from, to, Some(unit)));
        }
        let percent_at = i + 3 + usize::from(self.is(i + 3, "per"));
        if self.is(i + 1, "of")
            && self.any(i + 2, &["one", "1", "a"])
            && self.any(percent_at, &["percent", "cent"])
        {
            return Some(self.hedged(
                Value::Quantity(percent(share, share, 0.01)),
                share / 100.0,
                from,
                percent_at + 1,
                None,
            ));
        }
        let noun = self.is(i + 1, "of")
            || (self.is(i, "half")
                && self.any(i + 1, &["the", "its", "their", "his", "her", "our", "all", "these", "those"]));
        let article = self.any(from, &["a", "half"]) || from == i;
        if (article && !noun) || self.glued(i + 1) || self.is(i + 1, "past") {
            return None;
        }
        Some(self.hedged(
            Value::Quantity(percent(share * 100.0, share * 100.0, 1.0)),
            share,
            from,
            i + 1,
            None,
        ))
    }

    /// What stands before the denominator, and where: "two", "a", nothing before "half".
    fn numerator(&self, i: usize) -> Option<(f64, usize)> {
        let before = i.wrapping_sub(1);
        let at = if self.hyphen(before) { i.wrapping_sub(2) } else { before };
        let free = i > self.floor && at >= self.floor && at < i;
        match self.sense(at) {
            Some(Sense::Cardinal(count)) if free && count < 10.0 => {
                // "twenty-one fifths" is no fraction that anybody writes, "at one third" is.
                return (!self.hyphen(at.wrapping_sub(1))).then_some((count, at));
            }
            _ => {}
        }
        if free && self.is(before, "a") {
            return Some((1.0, before));
        }
        let half = self.is(i, "half")
            && !self.any(before, &["first", "second", "other", "-", "and", "time", "last"]);
        half.then_some((1.0, i))
    }

    /// "half an hour", "three quarters of an hour", "half a kilometre"
    fn unit_of(&self, i: usize) -> Option<(&'static Unit, usize)> {
        let article = if self.is(i + 1, "of") { i + 2 } else { i + 1 };
        let at = if self.hyphen(i + 1) { i + 2 } else { article + 1 };
        if !self.hyphen(i + 1) && !self.any(article, &["a", "an"]) {
            return None;
        }
        UNITS.name(&self.phrase(at, at + 1)).map(|u| (u, at + 1))
    }

    fn hedged(&self, value: Value, share: f64, from: usize, to: usize, unit: Option<&'static Unit>) -> Found {
        let Some((slack, start)) = self.hedge_before(from) else { return Found { value, from, to } };
        let value = match unit {
            Some(unit) => Amount::exact(share, share).hedged(slack).value(Some(Measure::Unit(unit)), None),
            None => {
                let amount = Amount::exact(share * 100.0, 1.0).hedged(slack);
                let exact = percent(amount.low, amount.high, 1.0);
                Value::Quantity(Quantity { nominal: share * 100.0, hedge: amount.hedge, ..exact })
            }
        };
        Found { value, from: start, to }
    }

    /// "one in five", "nine out of ten"
    pub fn share(&self, i: usize) -> Option<Found> {
        let Some(Sense::Cardinal(part)) = self.sense(i) else { return None };
        let at = if self.is(i + 1, "in") {
            i + 2
        } else if self.all(i + 1, &["out", "of"]) {
            i + 3
        } else {
            return None;
        };
        let whole = self.number(at, false)?;
        let round = [2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 20.0, 100.0].contains(&whole.value);
        let unit = self.measure(&whole).is_some() || self.hyphen(whole.to);
        if whole.digits || !round || unit || part >= whole.value || self.hyphen(i.wrapping_sub(1)) {
            return None;
        }
        let share = part / whole.value * 100.0;
        let value = Value::Quantity(percent(share, share, 1.0));
        Some(self.hedged(value, share / 100.0, i, whole.to, None))
    }
}

fn percent(low: f64, high: f64, grain: f64) -> Quantity {
    Quantity {
        low,
        high,
        nominal: low,
        dimension: Dimension::Percent,
        unit: "fraction".to_owned(),
        hedge: super::Hedge::Exact,
        grain,
    }
}
