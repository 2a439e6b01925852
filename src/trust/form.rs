//! What a value says, as far as its writing shows: when two values are one, and when one is the coarser of the other.

pub use super::number::Number;
use crate::text::calendar;
use crate::value;

/// Compatibility K of a coarser, rounded or bounding value with the finer one that it covers.
pub const COARSER: f64 = 0.5;

/// A value read as far as it goes. Equal forms are one value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A number and its unit.
    Number(Number, String),
    /// At least, at most or about a number.
    Bound(Side, Number, String),
    /// A day, or a month, or a year; with the minute of the day, if one is given.
    Day {
        /// The year.
        year: i16,
        /// The month, 1 to 12.
        month: Option<i8>,
        /// The day of the month.
        day: Option<i8>,
        /// The minute of the day.
        minute: Option<u16>,
    },
    /// A minute of the day.
    Clock(u16),
    /// Several items in no order.
    Set(Vec<String>),
    /// A place, the finest part first.
    Path(Vec<String>),
    /// Anything else, in lower case and single spaces.
    Words(String),
}

/// On which side of its number a bounding value lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The number or more.
    Least,
    /// The number or less.
    Most,
    /// Near the number.
    About,
}

impl Form {
    /// Reads a value.
    pub fn of(text: &str) -> Form {
        let plain = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let plain = plain.trim_end_matches(['.', ',', ';']).trim();
        if plain.len() > 200 {
            return Form::Words(plain.to_owned());
        }
        number(plain)
            .or_else(|| moment(plain))
            .or_else(|| set(plain))
            .or_else(|| path(plain))
            .unwrap_or_else(|| Form::Words(plain.to_owned()))
    }

    /// Whether the value may be the coarser of another; a quick look that spares the slow one.
    pub fn may_be_coarse(&self, heaped: bool) -> bool {
        match self {
            Form::Number(n, unit) => n.may_round(heaped) || is_year(n, unit).is_some(),
            Form::Day { day, minute, .. } => day.is_none() || minute.is_none(),
            Form::Set(_) => false,
            _ => true,
        }
    }

    /// How well a source that says `self` is right where `finer` holds: 0 for not at all. Only ever one way: who says
    /// the finer value is wrong where the coarser one is all that holds. In a `heaped` column whole numbers are rounded.
    pub fn generalises(&self, finer: &Form, heaped: bool) -> f64 {
        let covers = match (self, finer) {
            (Form::Number(x, u), Form::Number(v, w)) => u == w && x.rounds(v, heaped),
            (Form::Number(x, u), Form::Day { year, .. }) => is_year(x, u) == Some(*year),
            (Form::Bound(side, x, u), Form::Number(v, w)) => {
                let (x, v) = (x.value(), v.value());
                u == w
                    && match side {
                        Side::Least => v >= x,
                        Side::Most => v <= x,
                        Side::About => (v - x).abs() <= 0.1 * x.abs(),
                    }
            }
            (Form::Day { year, month, day, minute }, Form::Day { year: y, month: m, day: d, minute: t }) => {
                let open = |x: &Option<i8>, v: &Option<i8>| x.is_none() || x == v;
                year == y && open(month, m) && open(day, d) && (minute.is_none() || minute == t)
            }
            (Form::Clock(x), Form::Day { minute: Some(v), .. }) => x == v,
            (Form::Path(x), Form::Path(v)) => x.len() < v.len() && x.iter().all(|part| v.contains(part)),
            (Form::Words(x), Form::Path(v)) => v.contains(x),
            _ => false,
        };
        if covers { COARSER } else { 0.0 }
    }

    /// Whether what holds is given in more parts than `self`, and `self` is one of them or several: for scoring.
    pub fn is_part_of(&self, whole: &Form) -> bool {
        self == whole || self.generalises(whole, false) > 0.0
    }
}

fn is_year(number: &Number, unit: &str) -> Option<i16> {
    number.year().filter(|_| unit.is_empty())
}

const BOUNDS: [(&str, Side); 24] = [
    ("more than ", Side::Least),
    ("at least ", Side::Least),
    ("no fewer than ", Side::Least),
    ("no less than ", Side::Least),
    ("over ", Side::Least),
    ("above ", Side::Least),
    (">", Side::Least),
    ("≥", Side::Least),
    ("less than ", Side::Most),
    ("fewer than ", Side::Most),
    ("at most ", Side::Most),
    ("up to ", Side::Most),
    ("under ", Side::Most),
    ("<", Side::Most),
    ("about ", Side::About),
    ("around ", Side::About),
    ("approximately ", Side::About),
    ("approx. ", Side::About),
    ("approx ", Side::About),
    ("roughly ", Side::About),
    ("circa ", Side::About),
    ("ca. ", Side::About),
    ("c. ", Side::About),
    ("~", Side::About),
];

fn number(text: &str) -> Option<Form> {
    for (mark, side) in BOUNDS {
        if let Some(rest) = text.strip_prefix(mark) {
            let (number, unit) = amount(rest.trim_start_matches('=').trim())?;
            return Some(Form::Bound(side, number, unit));
        }
    }
    if let Some(rest) = text.strip_suffix('+') {
        let (number, unit) = amount(rest.trim())?;
        return Some(Form::Bound(Side::Least, number, unit));
    }
    let (number, unit) = amount(text)?;
    Some(Form::Number(number, unit))
}

/// A number with a currency in front, or a unit behind it; either may have "million" and the like between. Units that a
/// power of ten parts (metres and kilometres) are brought to one; others are kept as they are written.
fn amount(text: &str) -> Option<(Number, String)> {
    if let Some(number) = value::cardinal(text).filter(|_| text.starts_with(char::is_alphabetic)) {
        return Some((Number::of(&number.to_string())?, String::new()));
    }
    let sign = text.chars().next().filter(|c| "$€£¥".contains(*c));
    let text = sign.map_or(text, |sign| text.strip_prefix(sign).unwrap_or(text)).trim_start();
    let end = text.find(|c: char| !(c.is_ascii_digit() || ".,+-−".contains(c))).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let (scale, unit) = scaled(rest.trim(), sign.is_some());
    let known = match sign {
        Some(sign) if unit.is_empty() => value::unit(&sign.to_string()),
        Some(_) => return None,
        None => value::unit(unit),
    };
    let one_word = unit.chars().all(|c| c.is_alphabetic() || "%°".contains(c)) && unit.len() <= 20;
    let (unit, power) = match known {
        Some((unit, power)) => (unit.to_owned(), power),
        None if one_word => (unit.to_owned(), 0),
        None => return None,
    };
    Some((Number::of(digits)?.shifted(scale + power)?, unit))
}

/// The power of ten of a first word such as "million", and what stands behind it.
fn scaled(rest: &str, money: bool) -> (i32, &str) {
    let (first, behind) = rest.split_once(' ').unwrap_or((rest, ""));
    match value::scale(first, money) {
        Some(power) => (power, behind.trim()),
        None => (0, rest),
    }
}

/// A date, a time of day, or both; `None` where anything else stands beside them.
fn moment(text: &str) -> Option<Form> {
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let (minute, rest) = match clock(text) {
        Some((minute, span)) => {
            (Some(minute), format!("{} {}", text.get(..span.start)?, text.get(span.end..)?))
        }
        None => (None, text.to_owned()),
    };
    let found = calendar::find(&rest);
    let left = match found.as_slice() {
        [] => rest.clone(),
        [one] => format!("{} {}", rest.get(..one.span.start)?, rest.get(one.span.end..)?),
        _ => return None,
    };
    let beside = |word: &str| {
        !(calendar::is_weekday(word) || matches!(word, "" | "at" | "on" | "t" | "z" | "utc" | "gmt"))
    };
    if left.split(|c: char| !c.is_alphanumeric()).any(beside) {
        return None;
    }
    match (found.first(), minute) {
        (Some(date), minute) if !date.ambiguous && date.year.is_some() => {
            Some(Form::Day { year: date.year?, month: Some(date.month), day: date.day, minute })
        }
        // A day without a year, or one that can be read in two ways, adds nothing sure to the time.
        (_, Some(minute)) => Some(Form::Clock(minute)),
        _ => None,
    }
}

/// The first time of day: `19:37`, `7:37p`, `7:37 p.m.`; as a minute of the day, with its place.
fn clock(text: &str) -> Option<(u16, std::ops::Range<usize>)> {
    let colon = text.find(':')?;
    let before = text.get(..colon)?;
    let start = before.len() - before.bytes().rev().take(2).take_while(u8::is_ascii_digit).count();
    let hour: u16 = text.get(start..colon)?.parse().ok()?;
    let minute: u16 = text.get(colon + 1..colon + 3)?.parse().ok()?;
    let mut end = colon + 3;
    if text.get(end..end + 1) == Some(":") && text.get(end + 1..end + 3)?.bytes().all(|b| b.is_ascii_digit())
    {
        end += 3;
    }
    let rest = text.get(end..)?;
    let bare = rest.trim_start();
    let half = ["a.m.", "p.m.", "a.m", "p.m", "am", "pm", "a", "p"].into_iter().find(|half| {
        let after = bare.strip_prefix(half).and_then(|after| after.chars().next());
        bare.starts_with(half) && !after.is_some_and(char::is_alphanumeric)
    });
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(half) if half.starts_with('a') => hour % 12,
        Some(_) => hour % 12 + 12,
        None => hour,
    };
    if let Some(half) = half {
        end += rest.len() - bare.len() + half.len();
    }
    (hour < 24 && minute < 60).then_some((hour * 60 + minute, start..end))
}

fn set(text: &str) -> Option<Form> {
    if !text.contains([';', '|']) {
        return None;
    }
    let mut items: Vec<String> =
        text.split([';', '|']).map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect();
    items.sort();
    items.dedup();
    match items.as_slice() {
        [] => None,
        [one] => Some(Form::Words(one.clone())),
        _ => Some(Form::Set(items)),
    }
}

fn path(text: &str) -> Option<Form> {
    let parts: Vec<String> = text.split(',').map(|part| part.trim().to_owned()).collect();
    let named = |part: &String| part.starts_with(char::is_alphabetic);
    (parts.len() > 1 && parts.iter().all(named)).then_some(Form::Path(parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(x: &str, v: &str) -> bool {
        Form::of(x).generalises(&Form::of(v), true) > 0.0
    }

    #[test]
    fn writings_of_one_value_have_one_form() {
        for (a, b) in [
            ("1,500", "1500.0"),
            ("7:37p", "19:37"),
            ("7:37 p.m.", "7:37PM"),
            ("plass; knuth", "Knuth;Plass"),
            ("3 May 1998", "1998-05-03"),
            ("2011-12-01 19:37", "2011-12-01 7:37 PM"),
            ("2011-12-01T19:37:00Z", "2011-12-01 19:37"),
            ("Fri 4:00p", "16:00"),
            ("Paris ,  France", "paris, france"),
            ("0.412 km", "412 metres"),
            ("5 per cent", "5%"),
            ("$1.5m", "1.5 million US dollars"),
            ("seven", "7"),
            ("€3", "3 euros"),
        ] {
            assert_eq!(Form::of(a), Form::of(b), "{a} / {b}");
        }
        for (a, b) in [
            ("7:37a", "19:37"),
            ("15", "51"),
            ("1.5m", "1.5 million"),
            ("3 boats", "3 m"),
            ("007", "7"),
            ("3 m", "3 km"),
            ("13:75", "14:15"),
        ] {
            assert_ne!(Form::of(a), Form::of(b), "{a} / {b}");
        }
    }

    #[test]
    fn coarser_values_fit_finer_ones_and_never_the_other_way_round() {
        for (x, v) in [
            ("May 1998", "3 May 1998"),
            ("1998", "May 1998"),
            ("3.2", "3.24"),
            ("3", "3.24"),
            ("12,000", "12,345"),
            ("1.5 million", "1,512,345"),
            ("1.5 million", "1,500,000"),
            ("2 km", "1,840 m"),
            ("more than 1.4 million", "1.52 million"),
            ("circa 150", "148"),
            ("more than 20", "25"),
            ("20+", "25"),
            ("about 150", "148"),
            ("Paris", "Paris, France"),
            ("Austin, USA", "Austin, Texas, USA"),
            ("19:37", "2011-12-01 19:37"),
            ("2011-12-01", "2011-12-01 19:37"),
        ] {
            assert!(fits(x, v) && !fits(v, x), "{x} / {v}");
        }
        for (x, v) in [
            ("12,000", "12,700"),
            ("1.5 million", "1,612,345"),
            ("2 km", "2,840 m"),
            ("430", "433"),
            ("3.2", "3.26"),
            ("more than 20", "15"),
            ("Pari", "Paris, France"),
            ("May 1998", "3 June 1998"),
        ] {
            assert!(!fits(x, v), "{x} / {v}");
        }
    }

    #[test]
    fn whole_numbers_are_rounded_in_rounded_columns_only() {
        let (x, v) = (Form::of("1200"), Form::of("1234"));
        assert!(x.generalises(&v, true) > 0.0 && x.generalises(&v, false) == 0.0);
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_a_form(a: String, b in "[0-9:.,+ apm;-]{0,12}") {
            let (a, b) = (Form::of(&a), Form::of(&b));
            let _ = (a.generalises(&b, true), b.generalises(&a, true));
        }
    }
}
