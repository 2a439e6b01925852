//! Typed values: how numbers, dates, durations and ordinals are read from words, and how two values compare.

mod amount;
mod beside;
mod calendar;
mod clock;
mod compare;
mod compare_date;
mod date;
mod digits;
mod display;
mod find;
mod fraction;
mod identifier;
mod lex;
mod measure;
mod number;
mod ordinal;
mod quantity;
mod reader;
mod relative;
mod tables;
mod year;

pub use beside::{scale, unit};
pub use compare::compare;
pub use digits::{significant, transposed};
pub use display::{display, reading};
pub use find::find;

use crate::text::Span;
use jiff::civil::Date;
use serde::Serialize;

/// The number that a single word or row of digits stands for: "seven", "11".
pub(crate) fn cardinal(word: &str) -> Option<f64> {
    match tables::lookup(word) {
        Some(tables::Sense::Cardinal(number)) => Some(number),
        _ if !word.is_empty() && word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit()) => {
            word.parse().ok()
        }
        _ => None,
    }
}

/// What a value was written with, in base units.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quantity {
    /// Smallest amount that the words allow, in base units (metres, kilograms, seconds, kelvin, one of a currency, 1 for counts).
    pub low: f64,
    /// Largest amount that the words allow; infinite for "more than".
    pub high: f64,
    /// The amount that is written, in base units, before hedges and bounds.
    pub nominal: f64,
    /// What it measures.
    pub dimension: Dimension,
    /// Unit as written, normalised to its name ("kilometre", "EUR", "percent"); empty for plain counts.
    pub unit: String,
    /// Whether it is hedged ("about", "nearly", "some") or a bound ("more than").
    pub hedge: Hedge,
    /// Size of the last digit that is written, in base units: 1,300 has 100, 1,342 has 1, 2.4 million 100,000.
    pub grain: f64,
}

/// What a quantity measures. Quantities of different dimensions never compare.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub enum Dimension {
    /// A plain number: of people, of things.
    Count,
    /// Percent of something (as a number from 0 to 100).
    Percent,
    /// Money of the given ISO 4217 code; `XXX` where the words leave the currency open.
    Money(String),
    /// A physical quantity, by its name: `length`, `mass`, `area`, `volume`, `speed`, `power`, `energy`, `temperature`, `data`, `charge`, ...
    Physical(String),
    /// Any other unit, by its lemma.
    Other(String),
}

/// How exactly an amount is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hedge {
    /// As written.
    Exact,
    /// "about", "some", "nearly", "almost", "around", "roughly"
    About,
    /// "more than", "over", "at least"
    AtLeast,
    /// "less than", "under", "at most", "up to"
    AtMost,
}

/// A day, month, year, decade or century, or an unfinished part of one ("14 March" without a year).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DateValue {
    /// First day that it may mean. For a partial date: with the year of the document where that is known.
    pub first: Option<Date>,
    /// Last day that it may mean (inclusive).
    pub last: Option<Date>,
    /// How fine it is.
    pub grain: DateGrain,
    /// Year as written, month (1 to 12) and day (1 to 31) as written.
    pub written: (Option<i16>, Option<i8>, Option<i8>),
    /// "about", "by", "since", "until", "before", "after"
    pub bound: DateBound,
    /// A range of days or years ("3-4 July", "2025-2027", "from June to August").
    pub range: bool,
    /// Resolved against another date ("last Friday", "two days later").
    pub relative: bool,
}

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum DateGrain {
    Day,
    Weekday,
    Week,
    Month,
    Season,
    Quarter,
    Year,
    Decade,
    Century,
}

/// How a date limits what it dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum DateBound {
    On,
    About,
    Since,
    Until,
    Before,
    After,
}

/// A typed value.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// A number of things or an amount.
    Quantity(Quantity),
    /// A date.
    Date(DateValue),
    /// Time of day in minutes since midnight, with the offset from UTC in minutes where it is given.
    Time {
        /// Minutes since midnight, first and last that the words allow.
        low: i32,
        /// Last minute that the words allow.
        high: i32,
        /// Offset from UTC in minutes.
        offset: Option<i32>,
        /// Morning or afternoon is left open ("twenty past two"): the minutes are counted from either midnight or noon.
        half_day: bool,
    },
    /// A length of time in seconds ("nine months", "71 hours", "three-year").
    Duration(Quantity),
    /// "third", "24th", "number two"
    Ordinal(i64),
    /// Points of two sides as written ("3–2"), halves allowed.
    Score {
        /// Points named first.
        a: f64,
        /// Points named second.
        b: f64,
    },
}

/// Days that relative and partial dates are counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateContext {
    /// Day of publication of the document.
    pub published: Option<Date>,
    /// Date of the heading that the sentence stands under.
    pub heading_date: Option<Date>,
    /// Last date that was mentioned before the sentence.
    pub previous: Option<Date>,
}

/// A value with the words that carry it.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueMention {
    /// The value.
    pub value: Value,
    /// All words that belong to it, hedge and unit included.
    pub span: Span,
    /// First token of the sentence that belongs to it.
    pub start: usize,
    /// Behind its last token.
    pub end: usize,
}

/// How two values of one slot stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// The same value in other words or units.
    Same,
    /// Both can hold (rounding, bounds, coarser and finer); the reason is for the reader.
    Compatible(&'static str),
    /// A reading exists in which both hold, but a reader would want to look.
    Near(&'static str),
    /// Both can't hold.
    Different,
    /// Of different dimensions or unknown: nothing follows.
    Incomparable,
}
