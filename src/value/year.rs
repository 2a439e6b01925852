//! Tells years from other numbers of four digits, and reads ranges such as "2024/25".

use super::calendar::{self, Written, period};
use super::date::Dated;
use super::lex::Kind;
use super::reader::Reader;
use super::tables::Sense;
use super::{DateGrain, DateValue};

/// Words behind which four digits are a year.
const SURE: &[&str] = &[
    "in",
    "since",
    "until",
    "till",
    "during",
    "early",
    "late",
    "mid",
    "year",
    "years",
    "circa",
    "season",
    "dated",
    "©",
    "spring",
    "summer",
    "autumn",
    "winter",
    "founded",
    "established",
    "born",
    "christmas",
    "easter",
    "c",
    "ca",
    "through",
];

/// Words behind which four digits are a year unless a noun follows.
const LIKELY: &[&str] = &[
    "of", "to", "for", "by", "from", "before", "after", "about", "around", "between", "and", "than", "on",
    "season", "or",
];

/// Words before a year that names an event: "the 2024 final".
const DETERMINERS: &[&str] = &["the", "its", "his", "her", "their", "our", "a", "s", "this"];

impl Reader<'_> {
    /// The year or range of years at atom `i`, where the place is one for a year.
    pub(super) fn year_date(&self, i: usize) -> Option<Dated> {
        let year = self.year(i)?;
        let before = i.wrapping_sub(1);
        if self.glued(i)
            && !self.any(before, &["(", "[", "\"", "“", "‘", "*", "|", "©", "~", "'", "’"])
            && !self.prefixed(i)
        {
            return None;
        }
        if let Some(found) = self.year_range(i, year) {
            return Some(found);
        }
        let open = self.dash(i + 1) && self.any(i + 2, &["present", "today", "now"]);
        let tail = self.glued(i + 1)
            && self.any(i + 1, &["/", ":", "'", "’", "%", "°", "-", "–"])
            && self.glued(i + 2)
            && !open;
        let possessive = self.any(i + 1, &["'", "’"]) && self.is(i + 2, "s");
        if (tail && !possessive) || !self.year_slot(i, year) {
            return None;
        }
        let value = Written { year: Some(year), ..Written::default() }.value(None);
        Some(Dated { value, from: i, to: i + 1 })
    }

    /// "mid-2024", "pre-2016"
    fn prefixed(&self, i: usize) -> bool {
        self.hyphen(i.wrapping_sub(1))
            && self.any(i.wrapping_sub(2), &["mid", "early", "late", "pre", "post"])
    }

    /// "2025-2027", "2024/25", "2019–25", "2019–present"
    fn year_range(&self, i: usize, year: i16) -> Option<Dated> {
        let glued = self.glued(i + 1) == self.glued(i + 2);
        let dash = self.dash(i + 1) && glued;
        let slash = self.is(i + 1, "/") && self.glued(i + 1) && self.glued(i + 2);
        if !(dash || slash) || (self.is(i + 3, "-") && self.glued(i + 3) && self.glued(i + 4)) {
            return None;
        }
        let last = match self.year(i + 2) {
            Some(last) => last,
            None => {
                let short =
                    self.integer(i + 2, 2).filter(|_| self.str(i + 2).len() == 2 && self.glued(i + 2))?;
                let letters =
                    self.glued(i + 3) && matches!(self.kind(i + 3), Some(Kind::Word | Kind::Number));
                (!letters).then_some(year / 100 * 100 + short as i16)?
            }
        };
        let fits = last > year && (last - year < 120 || self.year_slot(i, year));
        fits.then(|| {
            let value = period(calendar::years(year, last), DateGrain::Year, Some(year));
            Dated { value: DateValue { range: true, ..value }, from: i, to: i + 3 }
        })
    }

    /// Whether a noun that can be counted follows the number at `i`.
    pub(super) fn counted(&self, i: usize) -> bool {
        let next = i + 1;
        let people = [
            "people",
            "men",
            "women",
            "children",
            "residents",
            "workers",
            "more",
            "others",
            "years",
            "million",
        ];
        let function = [
            "and", "or", "but", "to", "with", "was", "were", "when", "where", "the", "a", "an", "as", "at",
            "by", "for", "from", "had", "has", "he", "she", "it", "they", "we", "i", "in", "is", "it", "its",
            "of", "on", "that", "which", "who", "will", "would", "after", "before", "until", "because",
            "since", "during", "while", "under", "only", "this", "there", "his", "her", "their", "our",
            "did", "saw", "when", "then", "also", "onwards", "if", "so", "than", "are", "are", "over",
            "both", "into", "came", "began", "brought", "still", "not", "no", "may", "might", "can", "could",
        ];
        self.lower_word(next) && !self.glued(next) && (self.any(next, &people) || !self.any(next, &function))
    }

    fn year_slot(&self, i: usize, year: i16) -> bool {
        let before = i.wrapping_sub(1);
        let modern = (1800..=2100).contains(&year);
        let counted = self.counted(i);
        let unit = self.number(i, false).is_some_and(|n| n.scaled || self.measure(&n).is_some());
        let zone = self.any(i + 1, &["gmt", "utc", "hours", "hrs", "local", "z", "cet", "cest"]);
        let era = self.any(i + 1, &["BC", "BCE"]);
        if era
            || unit
            || zone
            || self.currency_before(i).is_some()
            || (self.label_before(i) && !self.any(before, &["year", "years"]))
        {
            return false;
        }
        let circa = self.is(before, ".") && self.any(before.wrapping_sub(1), &["c", "ca"]);
        if circa && modern {
            return true;
        }
        let part = [
            "half",
            "quarter",
            "end",
            "start",
            "beginning",
            "middle",
            "rest",
            "part",
            "course",
            "months",
            "spring",
            "summer",
            "autumn",
            "fall",
            "winter",
            "year",
        ];
        if self.is(before, "of") && self.any(before.wrapping_sub(1), &part) && modern {
            return true;
        }
        if self.any(before, SURE) || self.prefixed(i) {
            return !(counted && self.plural(i + 1));
        }
        if self.any(before, LIKELY) {
            let noun = counted && (self.plural(i + 1) || !(1900..=2050).contains(&year));
            return modern && !noun
                || (1500..1800).contains(&year)
                    && self.stops(i + 1)
                    && !self.any(before, &["about", "around"]);
        }
        // "the battle of Hastings (1066)"
        if self.is(before, "(") && self.is(i + 1, ")") && self.capital(before.wrapping_sub(1)) {
            return true;
        }
        if i == 0 || self.any(before, &["(", "[", "|", "–", "—", ":", ";", "·"]) || self.opens(i) {
            let closes = self.stops(i + 1)
                || self.dash(i + 1)
                || !counted
                || (!self.plural(i + 1) && self.is(before, "("));
            let list = self.is(i + 1, ".") && self.opens(i) && i + 2 < self.atoms.len();
            return modern && closes && !list;
        }
        if self.any(before, DETERMINERS) {
            let amount = year % 100 == 0 && (self.plural(i + 1) || !self.is(before, "the"));
            return (1800..=2050).contains(&year) && !amount && matches!(self.kind(i + 1), Some(Kind::Word));
        }
        let month = matches!(self.sense(before), Some(Sense::Month(_) | Sense::Season(_)));
        let behind_comma = self.is(before, ",") && (1900..=2050).contains(&year) && self.stops(i + 1);
        let behind_name = self.capital(before) && (1950..=2050).contains(&year) && !counted;
        let mention = modern && self.is(before, "and") && !counted;
        let left_over = (1900..=2050).contains(&year) && year % 100 != 0 && !self.lower_word(i + 1);
        month || left_over || behind_comma || behind_name || mention
    }
}
