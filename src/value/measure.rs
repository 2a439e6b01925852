//! Reads what stands around a number: its unit, its currency, and the words that hedge or bound it.

use super::lex::Kind;
use super::number::Number;
use super::reader::Reader;
use super::tables::{CURRENCIES, Currency, HEDGES, Slack, UNITS, Unit};

/// What an amount is counted in.
#[derive(Clone, Copy, Debug)]
pub(super) enum Measure {
    Unit(&'static Unit),
    Money(&'static Currency),
}

/// Names that are common words too: units only behind digits or "million".
const AMBIGUOUS: &[&str] = &[
    "won", "real", "reals", "sol", "sols", "lev", "kip", "kips", "rand", "stone", "stones", "bar", "bars",
    "buck", "nit", "nits", "knot", "knots", "som", "lei", "leva", "dram", "drams", "real", "pula", "dong",
    "penny",
];

impl Reader<'_> {
    /// Currency before the number at `i` and the atom where it begins: "US$", "KSh", "EUR".
    pub fn currency_before(&self, i: usize) -> Option<(&'static Currency, usize)> {
        let lowest = i.saturating_sub(4).max(self.floor);
        (lowest..i).find_map(|from| {
            let joined = (from + 1..i).all(|k| self.glued(k));
            let bounded = !self.glued(from) || !matches!(self.kind(from.wrapping_sub(1)), Some(Kind::Word));
            let currency = CURRENCIES.symbol(self.raw(from, i)).filter(|_| joined && bounded)?;
            Some((currency, from))
        })
    }

    /// Currency at atom `i` and the atom behind it: "euros", "US dollars", "€".
    pub fn currency_after(&self, i: usize) -> Option<(&'static Currency, usize)> {
        let at = if self.hyphen(i) { i + 1 } else { i };
        if !matches!(self.kind(at), Some(Kind::Word | Kind::Mark)) {
            return None;
        }
        let named = (1..=5)
            .rev()
            .filter(|n| at + n <= self.atoms.len())
            .find_map(|n| Some((CURRENCIES.name(&self.phrase(at, at + n))?, at + n)));
        named.or_else(|| {
            let symbol = CURRENCIES.symbol(self.str(at))?;
            let free = self.kind(at + 1) != Some(Kind::Number) || !self.glued(at + 1);
            (free && (at == i)).then_some((symbol, at + 1))
        })
    }

    /// What `number` is counted in, from the words behind it, and the atom behind them.
    pub fn measure(&self, number: &Number) -> Option<(Measure, usize)> {
        let at = number.to;
        if let Some((unit, to)) = self.unit(at, number) {
            return Some((Measure::Unit(unit), to));
        }
        let (currency, to) = self.currency_after(at)?;
        let word = self.str(to - 1);
        if AMBIGUOUS.iter().any(|w| w.eq_ignore_ascii_case(word)) && !number.digits && !number.scaled {
            return None;
        }
        if currency.family == "pound" && currency.factor == 1.0 && self.weighed(number, at, to) {
            return UNITS.symbol("lb").map(|u| (Measure::Unit(u), to));
        }
        Some((Measure::Money(currency), to))
    }

    /// Whether "pounds" are of weight here.
    fn weighed(&self, number: &Number, at: usize, to: usize) -> bool {
        let weights =
            ["weigh", "weighs", "weighed", "weighing", "weight", "lighter", "heavier", "lift", "lifted"];
        let before = number.from.saturating_sub(5)..number.from;
        let behind = to..to + 3;
        let plain = self.any(to - 1, &["pound", "pounds"]) && to - at <= 2;
        plain
            && !number.scaled
            && (self.hyphen(at)
                || before.into_iter().any(|i| self.any(i, &weights))
                || behind.into_iter().any(|i| self.any(i, &weights) || self.any(i, &["ounce", "ounces"])))
    }

    fn unit(&self, i: usize, number: &Number) -> Option<(&'static Unit, usize)> {
        let hyphen = self.hyphen(i);
        let at = if hyphen { i + 1 } else { i };
        let count = self.atoms.len();
        if number.digits
            && let Some(found) = self.unit_symbol(at, number)
        {
            return Some(found);
        }
        (1..=4).rev().filter(|n| at + n <= count).find_map(|n| {
            if self.kind(at) != Some(Kind::Word) && n == 1 {
                return None;
            }
            let unit = UNITS.name(&self.phrase(at, at + n))?;
            let word = self.str(at);
            let common = AMBIGUOUS.iter().any(|w| w.eq_ignore_ascii_case(word)) && !number.digits;
            let ordinal = self.is(at, "second") && !hyphen && number.value != 1.0;
            (!common && !ordinal).then_some((unit, at + n))
        })
    }

    fn unit_symbol(&self, at: usize, number: &Number) -> Option<(&'static Unit, usize)> {
        let count = self.atoms.len();
        (1..=4).rev().filter(|n| at + n <= count).find_map(|n| {
            if !(at + 1..at + n).all(|k| self.glued(k)) {
                return None;
            }
            // A symbol ends where its word does: not the "m" of "m-commerce", not the "g" of "g)x".
            let to = at + n;
            let code = self.hyphen(to) && !self.lower_word(to + 1);
            let touched = self.glued(to) && matches!(self.kind(to), Some(Kind::Word | Kind::Number));
            let ends = !code && !touched;
            let symbol = self.raw(at, to);
            let unit = UNITS.symbol(symbol).filter(|_| ends)?;
            let fits = match symbol {
                "C" | "F" => self.glued(at) && number.value < 1000.0,
                "\"" | "″" => number.value.fract() != 0.0 && self.glued(at),
                "s" | "d" => number.value.fract() != 0.0,
                "min" | "t" | "h" | "g" | "l" | "m" => !self.is(to, "'") && !self.is(to, "’"),
                _ => true,
            };
            fits.then_some((unit, to))
        })
    }

    /// The hedge before atom `i`, and where it begins.
    pub fn hedge_before(&self, i: usize) -> Option<(Slack, usize)> {
        HEDGES.iter().filter(|h| h.before).find_map(|h| {
            let from = i.checked_sub(h.words.len()).filter(|&f| f >= self.floor)?;
            // Marks such as ">" stand apart from what is before them.
            let mark = self.kind(from) == Some(Kind::Mark) && self.glued(from);
            (!mark && self.all(from, &h.words)).then_some((h.slack, from))
        })
    }

    /// The hedge at atom `i`, and the atom behind it: "or more", "-odd".
    pub fn hedge_after(&self, i: usize) -> Option<(Slack, usize)> {
        HEDGES.iter().filter(|h| !h.before).find_map(|h| {
            let glued = h.words != ["+"] || (self.glued(i) && !self.glued(i + 1));
            (glued && self.all(i, &h.words)).then_some((h.slack, i + h.words.len()))
        })
    }
}
