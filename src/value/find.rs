//! Finds the values of a sentence, left to right, the longest reading first.

use super::lex::Kind;
use super::measure::Measure;
use super::number::Number;
use super::reader::{Found, Reader};
use super::tables::{Sense, UNITS};
use super::{DateContext, Value, ValueMention, amount::Amount};
use crate::analysis::Token;
use crate::text::Span;

/// The values of the sentence that covers `sentence` of `text`, in order, not overlapping.
///
/// The words are read from the text itself; `tokens` (spans into `text`, ascending) only give the mentions their
/// `start` and `end`, and their tags settle a few doubts. `context` resolves dates such as "last Friday" and "14 March".
/// A sentence that is no part of `text` has no values.
pub fn find(text: &str, tokens: &[Token], sentence: Span, context: &DateContext) -> Vec<ValueMention> {
    let mut reader = Reader::new(text, tokens, sentence, context);
    let mut mentions = Vec::new();
    let mut i = 0;
    while i < reader.atoms.len() {
        match reader.read(i) {
            Step::Found(found) => {
                i = found.to.max(i + 1);
                reader.floor = i;
                reader.dated = matches!(found.value, Value::Date(_) | Value::Time { .. });
                reader.remember(&found.value);
                mentions.extend(reader.mention(found));
            }
            Step::Skip(to) => i = to.max(i + 1),
        }
    }
    mentions
}

/// What was read at an atom.
enum Step {
    Found(Found),
    /// Nothing before this atom.
    Skip(usize),
}

impl Reader<'_> {
    fn read(&self, i: usize) -> Step {
        let found = match self.kind(i) {
            Some(Kind::Number) => self.read_number(i),
            Some(Kind::Dotted) => self.date(i),
            Some(Kind::Word) if self.sense(i).is_some() && !self.glued_behind_digits(i) => self.read_word(i),
            _ => None,
        };
        match found {
            Some(found) => Step::Found(self.told_from(found)),
            None => Step::Skip(self.behind(i)),
        }
    }

    /// Letters that belong to the digits before them: "5m", "90s".
    fn glued_behind_digits(&self, i: usize) -> bool {
        self.glued(i) && self.kind(i.wrapping_sub(1)) == Some(Kind::Number)
    }

    fn read_number(&self, i: usize) -> Option<Found> {
        self.time(i)
            .or_else(|| self.date(i))
            .or_else(|| self.score(i))
            .or_else(|| self.ordinal(i))
            .or_else(|| self.ranked_number(i))
            .or_else(|| self.quantity(i))
    }

    fn read_word(&self, i: usize) -> Option<Found> {
        match self.sense(i)? {
            Sense::Cardinal(_) => self
                .time(i)
                .or_else(|| self.date(i))
                .or_else(|| self.ordinal(i))
                .or_else(|| self.share(i))
                .or_else(|| self.cardinal_fraction(i))
                .or_else(|| self.ranked_number(i))
                .or_else(|| self.quantity(i)),
            Sense::Scale(_) => self.ordinal(i).or_else(|| self.quantity(i)),
            Sense::Ordinal(_) => self.date(i).or_else(|| self.fraction(i)).or_else(|| self.ordinal(i)),
            Sense::Part(_) => self.time(i).or_else(|| self.quantity(i)).or_else(|| self.fraction(i)),
            Sense::Clock(_) => self.time(i),
            Sense::Unit => self.single_unit(i),
            Sense::Label => None,
            _ => self.date(i),
        }
    }

    /// "two-thirds", "three quarters": the fraction behind the cardinal at `i`.
    fn cardinal_fraction(&self, i: usize) -> Option<Found> {
        let at = if self.hyphen(i + 1) { i + 2 } else { i + 1 };
        let part = matches!(self.sense(at)?, Sense::Part(_) | Sense::Ordinal(_));
        let one = self.is(i, "one") || matches!(self.sense(at), Some(Sense::Part(_)));
        if !(part && one) {
            return None;
        }
        self.quantity(at)
            .filter(|f| f.from <= i)
            .or_else(|| self.fraction(at))
            .filter(|f| f.from <= i && f.to > at)
    }

    /// Where to go on if nothing was read at `i`: behind the whole number, so that no part of it is read.
    fn behind(&self, i: usize) -> usize {
        let number = matches!(self.kind(i), Some(Kind::Number))
            || matches!(self.sense(i), Some(Sense::Cardinal(_) | Sense::Scale(_)));
        if !number {
            return i + 1;
        }
        let label = self.label_before(i);
        let mut to = self.number(i, false).map_or(i + 1, |n| n.to);
        // "10:42:17", "31/2025" as one; "chapters 3, 4 and 7" after a label.
        loop {
            let marked =
                self.any(to, &[":", "/", "+"]) || (self.dash(to) && self.kind(i) == Some(Kind::Number));
            let code = self.glued(to) && self.glued(to + 1) && marked;
            let listed = label && (self.dash(to) || self.any(to, &[",", "and", "to", "or", "&"]));
            match self.number(to + 1, false) {
                Some(next) if (code || listed) && next.to > to && !self.starts_value(&next) => to = next.to,
                _ => return to,
            }
        }
    }

    /// Whether a unit or a month follows `number`.
    fn starts_value(&self, number: &Number) -> bool {
        self.measure(number).is_some() || matches!(self.sense(number.to), Some(Sense::Month(_)))
    }

    /// "a fortnight", "an hour and a half", "for a year", "nearly a kilometre"
    fn single_unit(&self, i: usize) -> Option<Found> {
        let article = i.wrapping_sub(1);
        if i <= self.floor || !self.any(article, &["a", "an"]) || self.hyphen(i + 1) {
            return None;
        }
        let unit = UNITS.name(&self.str(i).to_ascii_lowercase())?;
        let measure = Some(Measure::Unit(unit));
        let half = self.all(i + 1, &["and", "a", "half"]);
        let amount = if half { Amount::exact(1.5, 0.5) } else { Amount::exact(1.0, 1.0) };
        let to = if half { i + 4 } else { i + 1 };
        let told = self.any(to, &["ago", "later", "earlier"]);
        if let Some((slack, from)) = self.hedge_before(article) {
            return Some(Found { value: amount.hedged(slack).value(measure, None), from, to });
        }
        let lasting = ["for", "lasted", "lasting", "lasts", "took", "takes", "taking", "after"];
        let clear = half || told || unit.name == "fortnight" || self.any(article.wrapping_sub(1), &lasting);
        clear.then(|| Found { value: amount.value(measure, None), from: article, to })
    }

    /// Keeps the first day of a date for those that are counted from it.
    fn remember(&mut self, value: &Value) {
        if let Value::Date(date) = value
            && date.first.is_some()
        {
            self.context.previous = date.first;
        }
    }

    fn mention(&self, found: Found) -> Option<ValueMention> {
        let first = self.atom(found.from)?.span;
        let last = self.atom(found.to.checked_sub(1)?)?.span;
        let span = first.join(last);
        let start = self.tokens.partition_point(|t| t.span.end <= span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end).max(start);
        Some(ValueMention { value: found.value, span, start, end })
    }
}
