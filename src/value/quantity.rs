//! Reads quantities and durations: numbers with their units, hedges and ranges.

use super::amount::Amount;
use super::lex::Kind;
use super::measure::Measure;
use super::number::Number;
use super::reader::{Found, Reader};
use super::tables::{CURRENCIES, Sense, UNITS};

/// A number with its unit, before hedges.
#[derive(Clone, Copy)]
struct Measured {
    number: Number,
    measure: Option<Measure>,
    from: usize,
    to: usize,
}

impl Reader<'_> {
    /// The quantity whose number begins at atom `i`.
    pub fn quantity(&self, i: usize) -> Option<Found> {
        let first = self.measured(i)?;
        if first.from < self.floor || self.vague(&first) {
            return None;
        }
        let (amount, measure, from, to) = match self.second(&first) {
            Some((second, amount)) => {
                let from =
                    if self.is(first.from.wrapping_sub(1), "between") { first.from - 1 } else { first.from };
                (amount, second.measure.or(first.measure), from, second.to)
            }
            None => {
                let (amount, to) = self.compound(&first);
                (amount, first.measure.or_else(|| self.lent(&first)), first.from, to)
            }
        };
        let age =
            matches!(measure, None | Some(Measure::Unit(_))).then(|| self.age(from, to, measure)).flatten();
        let (measure, to) = age.unwrap_or((measure, to));
        let (amount, from, to) = self.hedge(amount, from, to);
        let (per, to) = self.rate(measure, to);
        let (amount, from) = self.sign(amount, measure, &first, from);
        Some(Found { value: amount.value(measure, per), from, to })
    }

    /// A number with its currency or unit, unless it names something.
    fn measured(&self, i: usize) -> Option<Measured> {
        let before = self.currency_before(i).filter(|_| self.kind(i) == Some(Kind::Number));
        let mut number = self.number(i, before.is_some())?;
        if let Some((currency, from)) = before {
            let to = self.currency_after(number.to).filter(|(c, _)| c.family == currency.family);
            let (currency, to) = to.unwrap_or((currency, number.to));
            let measure = Some(Measure::Money(currency));
            return (!self.run_past(&number)).then_some(Measured { number, measure, from, to });
        }
        let measure = self.measure(&number);
        if self.identifies(&number, measure.is_some()) {
            return None;
        }
        let single = number.value == 1.0 && !number.digits && !number.scaled;
        if single && !self.hyphen(number.to) && !self.one_counts(i) {
            return None;
        }
        if single && self.hyphen(number.to) && measure.is_none() {
            return None;
        }
        number.from = number.from.min(i);
        let (measure, to) = measure.map_or((None, number.to), |(m, to)| (Some(m), to));
        Some(Measured { number, measure, from: number.from, to })
    }

    /// Digits go on where an amount of money should end: "$5.3.1".
    fn run_past(&self, number: &Number) -> bool {
        matches!(self.kind(number.to), Some(Kind::Number | Kind::Dotted)) && self.glued(number.to)
    }

    /// "a few hundred", "several thousand", "million of": a scale that nothing counts
    fn vague(&self, first: &Measured) -> bool {
        matches!(self.sense(first.from), Some(Sense::Scale(_)))
    }

    /// The second end of a range that begins with `first`, and the range.
    fn second(&self, first: &Measured) -> Option<(Measured, Amount)> {
        let between = self.is(first.from.wrapping_sub(1), "between") && first.from > self.floor;
        let (joint, from_to) = self.joint(first, between)?;
        let before = self.currency_before(joint).map(|(c, _)| c);
        let at = if before.is_some() { joint } else { self.after_currency(joint) };
        let mut number =
            self.number(at, before.is_some() || matches!(first.measure, Some(Measure::Money(_))))?;
        number.from = at;
        let behind = self.measure(&number);
        let mut measure = behind.map(|(m, _)| m);
        if measure.is_none() {
            measure = self.currency_before(at).map(|(c, _)| Measure::Money(c));
        }
        let to = behind.map_or(number.to, |(_, to)| to);
        let low = self.lend_scale(first.number.value, first.number.scaled, &number);
        let same = match (first.measure, measure) {
            (Some(a), Some(b)) => same_measure(a, b),
            _ => true,
        };
        let rises = low < number.value
            && (number.value <= low * 20.0 || between || (measure.is_some() && self.hyphen(first.to)));
        let or = self.is(first.to, "or") && number.value != low + 1.0;
        if !same || !rises || or || from_to || self.run_past(&number) {
            return None;
        }
        let second = Measured { number, measure: measure.or(first.measure), from: at, to };
        let amount = Amount::range(low, number.value, number.grain.min(first.number.grain));
        Some((second, amount))
    }

    /// Atom of the second number behind "-", "to", "and", "or"; and whether the two are the ends of a change.
    fn joint(&self, first: &Measured, between: bool) -> Option<(usize, bool)> {
        let at = first.to;
        let next = at + 1;
        if self.dash(at) && self.glued(at) == self.glued(next) && first.number.digits {
            let more = self.hyphen(at + 2) && self.kind(at + 3) == Some(Kind::Number);
            return (!more).then_some((next, false));
        }
        if between && self.is(at, "and") {
            return Some((next, false));
        }
        let before = first.from.wrapping_sub(1);
        if self.is(at, "to") {
            let ranging = [
                "range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying", "aged", "ages",
            ];
            let change = self.is(before, "from") && !self.any(before.wrapping_sub(1), &ranging);
            return Some((next, change));
        }
        let or = self.is(at, "or") && !first.number.digits && first.measure.is_none();
        or.then_some((next, false))
    }

    /// Skips the currency marks in front of a number.
    fn after_currency(&self, i: usize) -> usize {
        (i..i + 4)
            .find(|&k| self.kind(k) == Some(Kind::Number))
            .filter(|&k| k == i || CURRENCIES.symbol(self.raw(i, k)).is_some())
            .unwrap_or(i)
    }

    /// "two to three million": the first number shares the scale of the second.
    fn lend_scale(&self, low: f64, scaled: bool, second: &Number) -> f64 {
        let lent = low * second.factor;
        if !scaled && second.scaled && lent < second.value && low < 1000.0 { lent } else { low }
    }

    /// The unit that the first end of a change takes from the second: "from 20 to 25 per cent".
    fn lent(&self, first: &Measured) -> Option<Measure> {
        if !self.is(first.to, "to") || !self.is(first.from.wrapping_sub(1), "from") {
            return None;
        }
        let number = self.number(first.to + 1, false)?;
        self.measure(&number).map(|(m, _)| m)
    }

    /// "6 ft 5 in", "2 hours and 14 minutes": adds the smaller units that follow.
    fn compound(&self, first: &Measured) -> (Amount, usize) {
        let mut amount = Amount::exact(first.number.value, first.number.grain);
        let mut to = first.to;
        let Some(Measure::Unit(unit)) = first.measure else { return (amount, to) };
        let half = [(["and", "a", "half"], 0.5), (["and", "a", "quarter"], 0.25)];
        for (words, part) in half {
            if self.all(to, &words) {
                return (Amount::exact(first.number.value + part, part), to + 3);
            }
        }
        let mut smallest = unit.factor;
        loop {
            let at = if self.is(to, "and") || self.is(to, ",") { to + 1 } else { to };
            let Some(number) = self.number(at, false) else { break };
            let inches = unit.name == "foot" && self.is(number.to, "in") && number.value < 12.0;
            let ounces = unit.name == "pound (mass)" && number.value < 16.0 && self.stops(number.to);
            let ounce = UNITS.name("ounce").filter(|_| ounces).map(|u| (Measure::Unit(u), number.to));
            let inch = UNITS.name("inch").filter(|_| inches).map(|u| (Measure::Unit(u), number.to + 1));
            let Some((Measure::Unit(next), end)) = self.measure(&number).or(inch).or(ounce) else { break };
            let kin =
                matches!(unit.dimension, "length" | "mass" | "time") && next.dimension == unit.dimension;
            // Smaller by no more than minutes in an hour: "nine months, 71 hours" are two values.
            let step = smallest / next.factor;
            if !kin || number.value >= step || !(1.0..=61.0).contains(&step) || self.hyphen(first.number.to) {
                break;
            }
            amount = Amount::exact(
                amount.nominal + number.value * next.factor / unit.factor,
                number.grain * next.factor / unit.factor,
            );
            (smallest, to) = (next.factor, end);
        }
        (amount, to)
    }

    /// "aged 17", "at the age of 17", "22-year-old", "22 years old", "62 years of age": years, and the end of the words.
    fn age(&self, from: usize, to: usize, measure: Option<Measure>) -> Option<(Option<Measure>, usize)> {
        let Some(measure) = measure else {
            let before = from.wrapping_sub(1);
            let aged = self.any(before, &["aged", "age"])
                || (self.is(before, "of") && self.is(before.wrapping_sub(1), "age"));
            let year = UNITS.name("year").map(Measure::Unit);
            return aged.then_some((year, to));
        };
        let old = if self.hyphen(to) && self.any(to + 1, &["old", "olds"]) {
            2
        } else if self.is(to, "old") {
            1
        } else if self.all(to, &["of", "age"]) {
            2
        } else {
            return None;
        };
        Some((Some(measure), to + old))
    }

    fn hedge(&self, amount: Amount, from: usize, to: usize) -> (Amount, usize, usize) {
        let behind = self.hedge_after(to);
        let (amount, to) = behind.map_or((amount, to), |(slack, end)| (amount.hedged(slack), end));
        let article = self.is(from.wrapping_sub(1), "a")
            && self.any(from.wrapping_sub(2), &["about", "nearly", "almost"]);
        let start = if article { from - 1 } else { from };
        match self.hedge_before(start) {
            Some((slack, start)) if behind.is_none() && self.hedges(start, from, to, &amount) => {
                (amount.hedged(slack), start, to)
            }
            _ => (amount, from, to),
        }
    }

    /// Whether the words from `start` hedge the amount, and are no preposition of their own: "the lead over two-term
    /// mayors", "a blog about one club", "over four days in June".
    fn hedges(&self, start: usize, from: usize, to: usize, amount: &Amount) -> bool {
        let single = start + 1 == from;
        let spatial = single && self.any(start, &["over", "under", "about", "above", "below", "around"]);
        let one = spatial && amount.nominal == 1.0 && amount.grain == 1.0;
        let compound = spatial && self.hyphen(to) && !self.any(start.wrapping_sub(1), &["a", "an"]);
        let time = ["hours", "days", "weeks", "months", "years", "minutes", "decades"];
        let lasting = [
            "for", "lasted", "lasts", "took", "takes", "is", "was", "after", "of", "just", "well", "waited",
            "spent", "in", "been", "be",
        ];
        let during = spatial
            && self.is(start, "over")
            && self.any(to.wrapping_sub(1), &time)
            && !self.any(start.wrapping_sub(1), &lasting);
        !one && !compound && !during
    }

    /// "per share", "a night": what an amount is counted by.
    fn rate(&self, measure: Option<Measure>, to: usize) -> (Option<&str>, usize) {
        if !self.lower_word(to + 1) {
            return (None, to);
        }
        let counted = [
            "year", "month", "week", "day", "night", "hour", "share", "barrel", "head", "person", "piece",
            "ticket",
        ];
        let article = self.any(to, &["a", "an"]) && self.any(to + 1, &counted);
        let money = matches!(measure, Some(Measure::Money(_)));
        if !(self.is(to, "per") || (article && money)) || self.is(to + 1, "cent") {
            return (None, to);
        }
        let end = if self.any(to + 1, &["square", "cubic"]) { to + 3 } else { to + 2 };
        (Some(self.raw(to + 1, end)), end.min(self.atoms.len()))
    }

    /// "-5 °C", "minus five degrees"
    fn sign(
        &self,
        amount: Amount,
        measure: Option<Measure>,
        first: &Measured,
        from: usize,
    ) -> (Amount, usize) {
        let Some(Measure::Unit(unit)) = measure else { return (amount, from) };
        if !matches!(unit.dimension, "temperature" | "degree" | "percent") || from != first.from {
            return (amount, from);
        }
        let before = from.wrapping_sub(1);
        let dash = self.any(before, &["-", "−", "–"]) && self.glued(from) && !self.glued(before);
        if from <= self.floor || !(dash || self.is(before, "minus")) {
            return (amount, from);
        }
        (Amount { low: -amount.high, high: -amount.low, nominal: -amount.nominal, ..amount }, before)
    }
}

fn same_measure(a: Measure, b: Measure) -> bool {
    match (a, b) {
        (Measure::Unit(a), Measure::Unit(b)) => a.name == b.name,
        (Measure::Money(a), Measure::Money(b)) => a.family == b.family,
        _ => false,
    }
}
