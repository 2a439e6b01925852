//! Tells numbers that count from numbers that name: routes, articles, models, telephone numbers, list marks.

use super::lex::Kind;
use super::number::Number;
use super::reader::Reader;
use super::tables::Sense;
use crate::analysis::Tag;

/// Words that begin a sentence with a capital letter and are no name.
const FUNCTION: &[&str] = &[
    "a",
    "about",
    "above",
    "across",
    "after",
    "all",
    "almost",
    "although",
    "among",
    "an",
    "and",
    "approximately",
    "around",
    "as",
    "at",
    "because",
    "before",
    "below",
    "between",
    "both",
    "but",
    "by",
    "despite",
    "during",
    "every",
    "exactly",
    "fewer",
    "for",
    "from",
    "her",
    "his",
    "if",
    "in",
    "including",
    "into",
    "its",
    "just",
    "last",
    "later",
    "least",
    "less",
    "more",
    "most",
    "my",
    "nearly",
    "next",
    "now",
    "of",
    "on",
    "once",
    "only",
    "or",
    "our",
    "out",
    "over",
    "per",
    "roughly",
    "since",
    "so",
    "some",
    "still",
    "than",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "through",
    "to",
    "total",
    "under",
    "until",
    "up",
    "we",
    "were",
    "when",
    "where",
    "while",
    "with",
    "within",
    "without",
    "yet",
    "your",
    "no",
    "not",
    "are",
    "is",
    "was",
    "has",
    "have",
    "had",
    "it",
    "he",
    "she",
    "i",
    "you",
    "who",
    "which",
    "what",
    "another",
    "first",
    "second",
    "third",
    "also",
    "however",
    "it",
];

impl Reader<'_> {
    /// Whether the word at `i` may be part of a name.
    pub fn name_like(&self, i: usize) -> bool {
        let Some(atom) = self.atom(i) else { return false };
        if atom.kind != Kind::Word || !atom.capital {
            return false;
        }
        if matches!(atom.sense, Some(Sense::Month(_) | Sense::Weekday(_) | Sense::Scale(_))) {
            return false;
        }
        let word = self.str(i);
        if FUNCTION.iter().any(|w| w.eq_ignore_ascii_case(word)) {
            return false;
        }
        let verbal =
            matches!(self.tag(i), Some(Tag::Verb | Tag::Aux | Tag::Adp | Tag::Det | Tag::Adv | Tag::Sconj));
        !verbal && !(self.opens(i) && (word.ends_with("ing") || word.ends_with("ed")))
    }

    /// Whether `number` names something instead of counting. `measured`: a unit or currency belongs to it.
    pub fn identifies(&self, number: &Number, measured: bool) -> bool {
        let (from, to) = (number.from, number.to);
        if !measured && self.hour_like(number) {
            return true;
        }
        if number.digits {
            self.bound_to_word(from, to, measured) || (!measured && self.labelled(from, to))
        } else {
            let named = self.name_like(from.wrapping_sub(1)) && !self.glued(from);
            let capital = self.capital(from) && !self.opens(from);
            !measured && (self.label_before(from) || (capital && (named || self.capital(to))))
                || self.is(from.wrapping_sub(1), "of") && capital
        }
    }

    /// "at nine, as usual", "by eight the place was full": an hour, but not surely.
    fn hour_like(&self, number: &Number) -> bool {
        let slot = self.any(number.from.wrapping_sub(1), &["at", "by", "until", "till", "around"]);
        let stops = self.stops(number.to)
            || self.any(number.to, &["the", "and", "on", "when", "as", "he", "she", "it", "they", "we"]);
        slot && stops && number.to == number.from + 1 && number.value <= 12.0 && !number.digits
    }

    /// Glued to letters or marks that make it a code: "R-3", "31/2025", "3D", "37'", "[12]", "+90".
    fn bound_to_word(&self, from: usize, to: usize, measured: bool) -> bool {
        let before = from.wrapping_sub(1);
        let glued_word = self.kind(before) == Some(Kind::Word) && self.glued(from);
        let compound = self.hyphen(before) && self.kind(from.wrapping_sub(2)) == Some(Kind::Word);
        let mark_before =
            self.glued(from) && self.any(before, &["/", ":", "#", "+", "_", "=", ".", "@", "№", "&", "\\"]);
        if !measured && (glued_word || compound || mark_before) || self.any(before, &["#", "№"]) {
            return true;
        }
        let signed = (self.any(before, &["-", "−"]) && self.glued(from) && !self.glued(before))
            || self.any(before, &["minus", "plus", "×"])
            || self.is(to, "×");
        let added = self.is(to, "+") && self.glued(to) && self.kind(to + 1) == Some(Kind::Number);
        let mark_behind =
            self.glued(to) && self.any(to, &["/", ":", "_", "@", "'", "’", "′", "″", "=", "\\"]);
        let letters =
            self.glued(to) && matches!(self.kind(to), Some(Kind::Word | Kind::Number | Kind::Dotted));
        let second = to + 1;
        let dialled = self.kind(second) == Some(Kind::Number)
            && (self.hyphen(to + 2)
                || (self.str(from).len() <= 3
                    && self.integer(second, 9).is_some_and(|n| n > 999)
                    && !self.lower_word(to + 2)));
        let code =
            self.hyphen(to) && (dialled || (self.capital(second) && self.kind(second) == Some(Kind::Word)));
        let bracket = self.is(before, "[") && self.is(to, "]");
        !measured && (mark_behind || letters || code || signed || added || self.short_year(from))
            || bracket
            || self.run_of_numbers(from, to)
    }

    /// "'96"
    fn short_year(&self, from: usize) -> bool {
        let before = from.wrapping_sub(1);
        self.any(before, &["'", "’", "‘"])
            && self.glued(from)
            && !self.glued(before)
            && self.str(from).len() == 2
    }

    /// Several numbers in a row: a telephone number, an account, a column of figures.
    fn run_of_numbers(&self, from: usize, to: usize) -> bool {
        let before = from.wrapping_sub(1);
        let number = |i| self.kind(i) == Some(Kind::Number);
        let area = self.is(from.wrapping_sub(1), "(") && self.is(to, ")") && number(to + 1);
        area || number(to) || (from > self.floor && number(before)) || self.kind(to) == Some(Kind::Dotted)
    }

    /// Behind a label, a name or at the head of a list: "article 7", "Boeing 747", "1. Publish".
    fn labelled(&self, from: usize, to: usize) -> bool {
        let era = self.any(to, &["BC", "BCE", "AD", "CE"]);
        let coordinate = self.atom(from).is_some_and(|a| a.places >= 5) || self.is(to, "°");
        let ancient = self.str(from).len() == 3
            && self.any(from.wrapping_sub(1), &["in", "since", "until"])
            && self.stops(to);
        if era || coordinate || ancient || self.address(to) {
            return true;
        }
        let zero = self.str(from).len() > 1
            && self.str(from).starts_with('0')
            && self.atom(from).is_some_and(|a| a.plain);
        let list = self.opens(from) && self.any(to, &[".", ")"]) && self.glued(to);
        let name = self.name_like(from.wrapping_sub(1)) && !self.glued(from) && from > self.floor;
        zero || list || name || self.label_before(from)
    }

    /// "220 South Michigan Avenue"
    fn address(&self, to: usize) -> bool {
        let roads = [
            "Street",
            "St",
            "Road",
            "Rd",
            "Avenue",
            "Ave",
            "Lane",
            "Drive",
            "Boulevard",
            "Blvd",
            "Square",
            "Place",
            "Way",
            "Court",
            "Building",
            "Highway",
            "Parkway",
            "Terrace",
        ];
        (to..to + 5).take_while(|&k| self.capital(k)).any(|k| k > to && roads.contains(&self.str(k)))
    }

    /// "article 7", "No. 7", "chapters 3 and 4" (the first)
    pub fn label_before(&self, from: usize) -> bool {
        let before = from.wrapping_sub(1);
        let dotted = self.is(before, ".") && self.glued(before);
        let at = if dotted { from.wrapping_sub(2) } else { before };
        let number_word = self.any(at, &["no", "nos", "nr"]);
        if number_word && !dotted {
            // "No 10" with a capital is a label, "no 10 people" is not English.
            return self.capital(at) || self.is(at, "nr");
        }
        let period = self.any(at, &["year", "years", "week", "weeks", "day", "night"]);
        self.sense(at) == Some(Sense::Label) || (period && !self.plural(from + 1))
    }

    /// Whether "one" at `i` counts something ("one person"), and is no pronoun, article or idiom.
    pub fn one_counts(&self, i: usize) -> bool {
        let next = i + 1;
        let idiom = [
            "of",
            "day",
            "another",
            "can",
            "is",
            "was",
            "must",
            "who",
            "that",
            "should",
            "side",
            "hand",
            "thing",
            "way",
            "or",
            "and",
            "by",
            "at",
            "to",
            "in",
            "on",
            "has",
            "had",
            "may",
            "might",
            "would",
            "could",
            "will",
            "does",
            "which",
            "where",
            "with",
            "for",
            "from",
            "as",
            "reason",
            "point",
            "morning",
            "evening",
            "night",
            "afternoon",
            "time",
            "such",
            "more",
            "last",
            "final",
            "needs",
            "says",
            "thinks",
            "the",
            "a",
            "whose",
            "if",
            "when",
            "not",
            "were",
            "are",
            "says",
            "said",
            "exception",
            "word",
            "after",
            "inside",
            "up",
            "either",
            "less",
            "but",
            "it",
            "before",
            "through",
            "over",
            "possible",
            "example",
            "person's",
            "assumes",
            "else",
        ];
        let determined = [
            "the", "this", "that", "no", "any", "every", "each", "which", "another", "a", "an", "some",
            "number", "first", "last", "day", "new", "old", "next", "other", "only", "good", "big", "right",
            "wrong", "same", "own", "version",
        ];
        let noun =
            matches!(self.tag(next), None | Some(Tag::Noun | Tag::Adj | Tag::Propn | Tag::Num | Tag::X));
        self.lower_word(next)
            && !self.glued(next)
            && !self.any(next, &idiom)
            && !self.any(i.wrapping_sub(1), &determined)
            && noun
    }
}
