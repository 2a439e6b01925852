//! Calendar dates as they stand in datelines, bylines and metadata. Dates inside sentences are read elsewhere.

use super::Span;
use jiff::civil::Date;

/// A date found in a line; what is not written is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands in the text that was searched.
    pub span: Span,
    /// The year.
    pub year: Option<i16>,
    /// The month, 1 to 12.
    pub month: i8,
    /// The day of the month.
    pub day: Option<i8>,
    /// Day and month of a numeric date may be the other way round (`03/04/2024`).
    pub ambiguous: bool,
}

impl Found {
    /// The day that is meant, if it is written in full and exists.
    pub fn date(&self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day?).ok()
    }
}

/// Number of the month with this English name or abbreviation.
pub fn month(word: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let lower = word.to_ascii_lowercase();
    if lower == "sept" {
        return Some(9);
    }
    let at =
        NAMES.iter().position(|name| *name == lower || (lower.len() == 3 && name.starts_with(&lower)))?;
    i8::try_from(at + 1).ok()
}

/// Whether `word` is the English name or abbreviation of a weekday.
pub fn is_weekday(word: &str) -> bool {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    const SHORT: [&str; 9] = ["mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat"];
    let lower = word.to_ascii_lowercase();
    NAMES.contains(&lower.as_str()) || SHORT.contains(&lower.as_str()) || lower == "sun"
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Number { value: u32, digits: usize },
    Word,
    Mark(char),
}

#[derive(Clone, Copy, Debug)]
struct Token<'a> {
    kind: Kind,
    text: &'a str,
    start: usize,
}

impl Token<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let digit = c.is_ascii_digit();
        let mut end = start + c.len_utf8();
        if digit || c.is_alphabetic() {
            while let Some(&(at, next)) = chars.peek() {
                if (digit && next.is_ascii_digit()) || (!digit && next.is_alphabetic()) {
                    end = at + next.len_utf8();
                    chars.next();
                } else {
                    break;
                }
            }
        }
        let piece = &text[start..end];
        let kind = if digit {
            Kind::Number { value: piece.parse().unwrap_or(u32::MAX), digits: piece.len() }
        } else if c.is_alphabetic() {
            Kind::Word
        } else {
            Kind::Mark(c)
        };
        out.push(Token { kind, text: piece, start });
    }
    out
}

/// All dates in `text`, in order. Meant for short texts: titles, datelines, metadata.
pub fn find(text: &str) -> Vec<Found> {
    let tokens = tokens(text);
    let mut out = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let rest = &tokens[i..];
        match numeric(rest).or_else(|| day_first(rest)).or_else(|| month_first(rest)) {
            Some((mut found, used)) => {
                let last = rest[used - 1];
                found.span = Span::new(rest[0].start, last.end());
                out.push(found);
                i += used;
            }
            None => i += 1,
        }
    }
    out
}

fn number(token: Option<&Token<'_>>) -> Option<(u32, usize)> {
    match token?.kind {
        Kind::Number { value, digits } => Some((value, digits)),
        _ => None,
    }
}

fn word<'a>(token: Option<&Token<'a>>) -> Option<&'a str> {
    token.filter(|t| matches!(t.kind, Kind::Word)).map(|t| t.text)
}

fn is_mark(token: Option<&Token<'_>>, marks: &[char]) -> bool {
    matches!(token.map(|t| t.kind), Some(Kind::Mark(c)) if marks.contains(&c))
}

fn year_of(token: Option<&Token<'_>>) -> Option<i16> {
    match number(token)? {
        (value @ 1000..=2999, 4) => i16::try_from(value).ok(),
        _ => None,
    }
}

fn day_of(token: Option<&Token<'_>>) -> Option<i8> {
    match number(token)? {
        (value @ 1..=31, 1..=2) => i8::try_from(value).ok(),
        _ => None,
    }
}

fn found(year: Option<i16>, month: i8, day: Option<i8>) -> Found {
    Found { span: Span::new(0, 0), year, month, day, ambiguous: false }
}

/// `2024-07-08`, `2024/07/08`, `12.11.2024`, `27 / 09 / 2024`.
fn numeric(tokens: &[Token<'_>]) -> Option<(Found, usize)> {
    let separators = ['-', '/', '.', '–'];
    if !is_mark(tokens.get(1), &separators) || !is_mark(tokens.get(3), &separators) {
        return None;
    }
    let middle = day_of(tokens.get(2))?;
    if let Some(year) = year_of(tokens.first()) {
        let day = number(tokens.get(4)).and_then(|(value, digits)| {
            // 2024-07-08T10:00 is read as a number "08" and a word "T".
            (digits <= 2 && (1..=31).contains(&value)).then_some(value as i8)
        })?;
        return (middle <= 12).then(|| (found(Some(year), middle, Some(day)), 5));
    }
    let first = day_of(tokens.first())?;
    let year = year_of(tokens.get(4))?;
    let (day, month, ambiguous) = match (first, middle) {
        (d @ 13.., m @ ..=12) => (d, m, false),
        (m @ ..=12, d @ 13..) => (d, m, false),
        (d @ ..=12, m @ ..=12) => (d, m, d != m),
        _ => return None,
    };
    let mut date = found(Some(year), month, Some(day));
    date.ambiguous = ambiguous;
    Some((date, 5))
}

/// `8th July 2024`, `8 July`, `the 8th of July, 2024`.
fn day_first(tokens: &[Token<'_>]) -> Option<(Found, usize)> {
    let day = day_of(tokens.first())?;
    let mut at = 1;
    if word(tokens.get(at)).is_some_and(is_ordinal_suffix) {
        at += 1;
    }
    if word(tokens.get(at)).is_some_and(|w| w.eq_ignore_ascii_case("of")) {
        at += 1;
    }
    let month = month(word(tokens.get(at))?)?;
    at += 1;
    Some(with_year(tokens, at, month, Some(day)))
}

/// `July 8, 2024`, `Sept. 9`, `May 2025`.
fn month_first(tokens: &[Token<'_>]) -> Option<(Found, usize)> {
    let name = word(tokens.first())?;
    let month = month(name)?;
    let mut at = 1;
    if is_mark(tokens.get(at), &['.']) && name.len() <= 4 {
        at += 1;
    }
    if let Some(day) = day_of(tokens.get(at)) {
        at += 1;
        if word(tokens.get(at)).is_some_and(is_ordinal_suffix) {
            at += 1;
        }
        return Some(with_year(tokens, at, month, Some(day)));
    }
    let (found, used) = with_year(tokens, at, month, None);
    found.year.map(|_| (found, used))
}

fn with_year(tokens: &[Token<'_>], at: usize, month: i8, day: Option<i8>) -> (Found, usize) {
    if let Some(year) = year_of(tokens.get(at)) {
        return (found(Some(year), month, day), at + 1);
    }
    let marked = is_mark(tokens.get(at), &[',', '.']);
    if let Some(year) = year_of(tokens.get(at + 1)).filter(|_| marked) {
        return (found(Some(year), month, day), at + 2);
    }
    (found(None, month, day), at)
}

fn is_ordinal_suffix(word: &str) -> bool {
    matches!(word.to_ascii_lowercase().as_str(), "st" | "nd" | "rd" | "th")
}

/// Whether `line` is nothing but a date or a weekday, perhaps with a time of day.
pub fn is_date_only(line: &str) -> bool {
    if line.len() > 60 {
        return false;
    }
    let tokens = tokens(line);
    let named = tokens
        .iter()
        .any(|t| matches!(t.kind, Kind::Word) && (month(t.text).is_some() || is_weekday(t.text)))
        || find(line).iter().any(|f| f.day.is_some());
    let alone = tokens.len() == 1 && !is_weekday(line.trim_end_matches(':'));
    named
        && !alone
        && tokens.iter().all(|t| match t.kind {
            Kind::Number { digits, .. } => digits <= 4,
            Kind::Mark(c) => ",./:-–—()'".contains(c),
            Kind::Word => is_date_word(t.text),
        })
}

fn is_date_word(word: &str) -> bool {
    const WORDS: [&str; 17] = [
        "of", "at", "the", "am", "pm", "a", "p", "m", "gmt", "utc", "bst", "cet", "cest", "est", "edt",
        "local", "time",
    ];
    month(word).is_some()
        || is_weekday(word)
        || is_ordinal_suffix(word)
        || WORDS.contains(&word.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<Date> {
        find(text).first().and_then(Found::date)
    }

    #[test]
    fn common_forms_are_read() {
        let july = Some(jiff::civil::date(2024, 7, 8));
        for text in [
            "8th July 2024",
            "8 July 2024",
            "July 8, 2024",
            "Jul. 8, 2024",
            "2024-07-08",
            "2024/07/08",
            "2024-07-08T10:15:00Z",
            "Monday, the 8th of July 2024",
            "08 JULY, 2024",
            "MON 8 JUL 2024",
        ] {
            assert_eq!(first(text), july, "{text}");
        }
        assert_eq!(first("27 / 09 / 2024"), Some(jiff::civil::date(2024, 9, 27)));
        assert_eq!(first("9/27/2024"), Some(jiff::civil::date(2024, 9, 27)));
    }

    #[test]
    fn days_and_months_that_may_be_swapped_are_marked() {
        assert!(find("03.04.2024")[0].ambiguous);
        assert!(!find("13.04.2024")[0].ambiguous);
        assert!(!find("04.04.2024")[0].ambiguous);
    }

    #[test]
    fn a_date_without_its_year_has_none() {
        assert_eq!(find("Sept 9")[0].year, None);
        assert_eq!(find("Sept 9")[0].day, Some(9));
        assert_eq!(find("May 2025")[0].day, None);
    }

    #[test]
    fn impossible_dates_have_no_day() {
        assert_eq!(first("31 February 2024"), None);
        assert!(find("45/99/2024").is_empty());
        assert!(find("the march went on in may").is_empty());
    }

    #[test]
    fn lines_that_are_only_a_date() {
        for line in
            ["TUESDAY 9 SEPTEMBER", "Sunday 18 May 2025", "14 June 2024", "Friday", "12/11/2024 16:20"]
        {
            assert!(is_date_only(line), "{line}");
        }
        for line in ["May", "5 apples", "Monday was cold", "9 September: the day", "16:20"] {
            assert!(!is_date_only(line), "{line}");
        }
    }
}
