//! Reads bare numbers: digits, words, and both with scales ("2.4 million", "thirty-eight", "half a dozen").

use super::lex::Kind;
use super::reader::Reader;
use super::tables::Sense;

/// Scales do not multiply beyond this, so that every amount stays finite.
const LARGEST: f64 = 1e24;

/// A bare number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub value: f64,
    /// Size of the last digit that is not a rounding zero.
    pub grain: f64,
    pub from: usize,
    pub to: usize,
    /// What a scale multiplies it by ("million").
    pub factor: f64,
    /// Written with "hundred", "million", "dozen", ...
    pub scaled: bool,
    /// Written in digits.
    pub digits: bool,
}

impl Reader<'_> {
    /// The number that begins at atom `i`. `money` lets a single letter scale it ("3m", "5k").
    pub fn number(&self, i: usize, money: bool) -> Option<Number> {
        match self.kind(i)? {
            Kind::Number => Some(self.digit_number(i, money)),
            Kind::Word => self.word_number(i),
            _ => None,
        }
    }

    fn digit_number(&self, i: usize, money: bool) -> Number {
        let (value, places) = self.atom(i).map_or((0.0, 0), |a| (a.number, a.places));
        let grain = if places > 0 { 10f64.powi(-i32::from(places)) } else { trailing(value) };
        let number = Number { value, grain, from: i, to: i + 1, factor: 1.0, scaled: false, digits: true };
        let number = self.with_half(number);
        self.scale(number, money)
    }

    /// "two and a half", "three and three quarters"
    fn with_half(&self, number: Number) -> Number {
        let at = number.to;
        let (part, to) = if self.all(at, &["and", "a", "half"]) {
            (0.5, at + 3)
        } else if self.hyphen(at) && self.is(at + 1, "and") && self.is(at + 3, "a") && self.is(at + 5, "half")
        {
            (0.5, at + 6)
        } else if self.all(at, &["and", "a", "quarter"]) {
            (0.25, at + 3)
        } else if self.all(at, &["and", "three", "quarters"]) {
            (0.75, at + 3)
        } else {
            return number;
        };
        Number { value: number.value + part, grain: part.min(0.5), to, ..number }
    }

    /// "million", "bn", "hundred thousand" behind a number.
    fn scale(&self, mut number: Number, money: bool) -> Number {
        while number.value < LARGEST
            && let Some(factor) = self.scale_at(number, money)
        {
            let at = if self.hyphen(number.to) { number.to + 1 } else { number.to };
            number.value *= factor;
            number.grain *= factor;
            number.factor *= factor;
            number.to = at + 1;
            number.scaled = true;
        }
        number
    }

    fn scale_at(&self, number: Number, money: bool) -> Option<f64> {
        let at = if self.hyphen(number.to) { number.to + 1 } else { number.to };
        match self.sense(at) {
            Some(Sense::Scale(factor)) => Some(factor),
            Some(_) => None,
            None if number.scaled => None,
            None => self.letter_scale(at, money),
        }
    }

    fn letter_scale(&self, at: usize, money: bool) -> Option<f64> {
        let glued = self.glued(at);
        let people = self.lower_word(at + 1) && !self.glued(at + 1) && self.plural(at + 1);
        let currency = self.currency_after(at + 1).is_some();
        match self.str(at) {
            "m" | "M" if money || currency => Some(1e6),
            "m" | "M" if glued && people => Some(1e6),
            "k" if glued => Some(1e3),
            "K" if glued && (money || currency || people) => Some(1e3),
            "b" | "B" if glued && (money || currency) => Some(1e9),
            "t" | "T" if glued && money => Some(1e12),
            _ => None,
        }
    }

    /// Whether atom `i` looks like a noun in the plural.
    pub fn plural(&self, i: usize) -> bool {
        let word = self.str(i);
        let irregular = ["people", "men", "women", "children", "euro", "sheep", "fish"];
        let single = ["ss", "us", "is", "series"].iter().any(|end| word.ends_with(end));
        let no_noun = ["was", "is", "has", "as", "this", "its", "his", "across", "less", "towards", "plus"];
        irregular.contains(&word)
            || (word.len() > 3 && word.ends_with('s') && !single && !no_noun.contains(&word))
    }

    fn word_number(&self, i: usize) -> Option<Number> {
        match self.sense(i)? {
            Sense::Cardinal(_) => {
                let number = self.cardinal(i)?;
                Some(self.scale(self.with_half(number), false))
            }
            // "a hundred", "dozen"; not "hundreds"
            Sense::Scale(_) if self.str(i).len() > 3 => {
                let before = i.wrapping_sub(1);
                let article = i > self.floor && self.is(before, "a") && !self.glued(i);
                self.spelled(if article { before } else { i }, i, 1.0)
            }
            Sense::Part(_) => self.part_of_scale(i),
            _ => None,
        }
    }

    /// "half a million", "half a dozen", "a quarter of a million"
    fn part_of_scale(&self, i: usize) -> Option<Number> {
        let (share, article) = if self.is(i, "half") {
            (0.5, i + 1)
        } else if self.is(i, "quarter") && self.is(i + 1, "of") {
            (0.25, i + 2)
        } else if self.is(i, "quarters") && self.is(i + 1, "of") && self.is(i.wrapping_sub(1), "three") {
            (0.75, i + 2)
        } else {
            return None;
        };
        let Some(Sense::Scale(factor)) = self.sense(article + 1) else { return None };
        let before = i.wrapping_sub(1);
        let from = if i > self.floor && self.any(before, &["a", "three"]) { before } else { i };
        self.any(article, &["a", "an"]).then_some(Number {
            value: share * factor,
            grain: share * factor,
            from,
            to: article + 2,
            factor: 1.0,
            scaled: true,
            digits: false,
        })
    }

    /// "thirty-eight", "twelve", "one hundred and five thousand"
    fn cardinal(&self, i: usize) -> Option<Number> {
        let (first, to) = self.below_hundred(i)?;
        self.spelled(i, to, first)
    }

    /// The number whose first group is `group` and goes on with the scale at `at`.
    fn spelled(&self, from: usize, mut at: usize, mut group: f64) -> Option<Number> {
        let start = at;
        let (mut total, mut ceiling) = (0.0, f64::INFINITY);
        while let Some(Sense::Scale(factor)) = self.sense(at) {
            if factor < 100.0 {
                (group, at) = (group * factor, at + 1);
                break;
            }
            if self.str(at).len() <= 3 || factor >= ceiling || (factor < 1000.0 && group >= 100.0) {
                break;
            }
            at += 1;
            if factor >= 1000.0 {
                (total, group, ceiling) = (total + group * factor, 0.0, factor);
            } else {
                group *= factor;
            }
            let rest = if self.is(at, "and") { at + 1 } else { at };
            if let Some((small, end)) = self.below_hundred(rest)
                && !self.higher_scale(end, factor)
            {
                (group, at) = (group + small, end);
            }
        }
        let value = total + group;
        let factor = if total > 0.0 && group == 0.0 { ceiling } else { 1.0 };
        Some(Number {
            value,
            grain: trailing(value),
            from,
            to: at,
            factor,
            scaled: at > start,
            digits: false,
        })
    }

    /// Whether a new number begins: "two hundred and five hundred".
    fn higher_scale(&self, at: usize, factor: f64) -> bool {
        match self.sense(at) {
            Some(Sense::Scale(next)) => next == factor || (next > factor && factor >= 1000.0),
            _ => false,
        }
    }

    /// "twelve", "thirty", "thirty-eight"
    fn below_hundred(&self, i: usize) -> Option<(f64, usize)> {
        let Some(Sense::Cardinal(first)) = self.sense(i) else { return None };
        if first >= 20.0 {
            let at = if self.hyphen(i + 1) { i + 2 } else { i + 1 };
            if let Some(Sense::Cardinal(unit)) = self.sense(at)
                && unit < 10.0
            {
                return Some((first + unit, at + 1));
            }
        }
        Some((first, i + 1))
    }
}

/// Size of the last digit of a whole number that is not zero: 1,300 has 100.
pub(super) fn trailing(value: f64) -> f64 {
    if value < 1.0 || value.fract() != 0.0 || value > 1e15 {
        return 1.0;
    }
    let mut grain = 1.0;
    while value % (grain * 10.0) == 0.0 {
        grain *= 10.0;
    }
    grain
}
