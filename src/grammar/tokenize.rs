//! Cuts a sentence into tokens as the English treebanks of Universal Dependencies do.

use super::abbreviations::{Abbreviation, abbreviation};
use super::contractions::contraction;
use crate::text::Span;

/// The tokens of one sentence: spans into `sentence`, in order. Contractions are split (`do|n't`, `it|'s`),
/// hyphenated words too (`24,600|-|seat`) but for prefixes (`non-profit`); numbers with their separators,
/// dates, clock times, links and addresses stay whole.
pub fn tokenize(sentence: &str) -> Vec<Span> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in sentence.char_indices().chain([(sentence.len(), ' ')]) {
        if !c.is_whitespace() {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            let last = sentence[at..].trim_start().is_empty();
            chunk(&sentence[start..at], start, &sentence[at..], last, &mut tokens);
        }
    }
    tokens
}

// One stretch without white space. `rest` is what follows it; `last` whether nothing does.
fn chunk(chunk: &str, offset: usize, rest: &str, last: bool, tokens: &mut Vec<Span>) {
    let mut at = 0;
    while let Some(c) = chunk[at..].chars().next() {
        let here = &chunk[at..];
        let before = chunk[..at].chars().next_back();
        let len = if let Some(len) = link(here, before) {
            len
        } else if c.is_ascii_digit()
            || (matches!(c, '.' | '+') && starts_number(&here[1..]) && before.is_none())
        {
            number(here)
        } else if c.is_alphanumeric() {
            let len = word_length(here, rest, last);
            word(&here[..len], offset + at, tokens);
            at += len;
            continue;
        } else if let Some(len) = apostrophe(here, before) {
            len
        } else {
            mark(here)
        };
        // Every branch takes at least one character; this guards the loop.
        let len = len.max(c.len_utf8());
        tokens.push(Span::new(offset + at, offset + at + len));
        at += len;
    }
}

fn starts_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

fn take(text: &str, keep: impl Fn(char) -> bool) -> usize {
    text.find(|c: char| !keep(c)).unwrap_or(text.len())
}

const ENDINGS: &[&str] = &[
    "com", "org", "net", "edu", "gov", "int", "info", "co", "io", "uk", "de", "fr", "au", "ca", "eu", "tv",
    "html", "htm", "pdf", "doc", "docx", "txt", "csv", "jpg", "png",
];

// Links, addresses, handles and hash tags.
fn link(text: &str, before: Option<char>) -> Option<usize> {
    let marked = text.bytes().any(|b| matches!(b, b'.' | b'@' | b'#' | b'/'));
    if !marked || before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    if let Some(tail) = text.strip_prefix(['@', '#']) {
        let len = take(tail, |c| c.is_alphanumeric() || c == '_');
        return tail.starts_with(char::is_alphabetic).then_some(1 + len);
    }
    let end = take(text, |c| !matches!(c, '"' | '<' | '>' | '“' | '”' | '’' | ',' | ';' | '—'));
    let body = text[..end].trim_end_matches(['.', '!', '?', ':', ')', ']', '\'', '*']);
    if ["http://", "https://", "ftp://", "www."].iter().any(|p| starts_with(body, p)) && body.len() > 8 {
        return Some(body.len());
    }
    let plain = take(body, |c| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-' | '@' | '/'));
    let body = body[..plain].trim_end_matches(['-', '/']);
    let host = match body.split_once('@') {
        Some((user, host)) if !user.is_empty() && host.contains('.') => return Some(body.len()),
        Some(_) => return None,
        None => body.split('/').next()?,
    };
    let (name, ending) = host.rsplit_once('.')?;
    let known = ENDINGS.contains(&ending) && name.len() > 1 && name.chars().any(char::is_alphabetic);
    known.then_some(body.len())
}

fn starts_with(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

// Letters behind a number that make a word with it: "1980s", "5th".
fn joins_number(letters: &str) -> bool {
    matches!(letters.to_ascii_lowercase().as_str(), "s" | "st" | "nd" | "rd" | "th")
}

const UNITS: &[&str] = &[
    "m", "km", "cm", "mm", "nm", "mi", "ft", "in", "yd", "kg", "g", "mg", "t", "lb", "lbs", "oz", "l", "ml",
    "cl", "ha", "s", "ms", "min", "mins", "h", "hr", "hrs", "hz", "khz", "mhz", "ghz", "w", "kw", "mw", "gw",
    "kwh", "mwh", "gwh", "twh", "v", "kv", "kb", "mb", "gb", "tb", "am", "pm", "bn", "mn", "tn", "trn", "k",
    "b", "x", "c", "f", "mph", "kph", "km/h", "m/s", "pc", "pct", "p", "bps", "million", "billion",
    "trillion", "percent",
];

// "1,342", "14.20", "22:05", "11/28/2000", "2025-09-09", "1½", "5th", "4A"; but "10|km", "3.2|bn", "10|-|15".
fn number(text: &str) -> usize {
    let signed = usize::from(text.starts_with(['.', '+']));
    let mut end = signed + take(&text[signed..], |c| c.is_ascii_digit());
    let hyphens = dates(text);
    if hyphens > end {
        return hyphens;
    }
    while let Some(tail) = text[end..].strip_prefix(['.', ',', ':', '/', '⁄', '٫']) {
        if !starts_number(tail) {
            break;
        }
        let separator = text.len() - tail.len();
        end = separator + take(tail, |c| c.is_ascii_digit());
    }
    end += take(&text[end..], |c| matches!(c, '½' | '¼' | '¾' | '⅓' | '⅔' | '⅛'));
    let letters = take(&text[end..], |c| c.is_alphanumeric());
    if letters == 0 {
        return end;
    }
    let tail = &text[end..];
    let unit = if starts_with(tail, "km/h") || starts_with(tail, "m/s") { 4 } else { letters };
    let unit = tail.get(..unit).unwrap_or_default();
    if joins_number(unit) || !UNITS.contains(&unit.to_lowercase().as_str()) { end + letters } else { end }
}

// Length of digits in three or more groups joined by hyphens: dates, telephone numbers, ISBNs.
fn dates(text: &str) -> usize {
    let len = take(text, |c| c.is_ascii_digit() || c == '-');
    let body = text[..len].trim_end_matches('-');
    let groups = body.split('-');
    let whole = groups.clone().count() > 2 && groups.clone().all(|g| !g.is_empty());
    let followed = text[body.len()..].starts_with(|c: char| c == '.' || c == ':' || c.is_alphabetic());
    let clock = text[body.len()..].strip_prefix('T').is_some_and(starts_number);
    if !whole || (followed && !clock && text[body.len()..].starts_with(char::is_alphabetic)) {
        return 0;
    }
    if clock {
        return body.len()
            + take(&text[body.len()..], |c| c.is_ascii_alphanumeric() || matches!(c, ':' | '+' | '.'));
    }
    body.len()
}

// A contraction's tail that stands behind something other than a letter, such as a bracket or a number.
fn apostrophe(text: &str, before: Option<char>) -> Option<usize> {
    let tail = text.strip_prefix(['\'', '’'])?;
    let behind = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '"' | '”' | '.' | '%'));
    let mark = text.len() - tail.len();
    let letters = take(tail, char::is_alphabetic);
    let word = tail[..letters].to_ascii_lowercase();
    if behind && matches!(word.as_str(), "s" | "d" | "ll" | "re" | "ve" | "m") {
        return Some(mark + letters);
    }
    // "'90s", "'em"
    let digits = take(tail, |c| c.is_ascii_digit());
    if !behind
        && digits == 2
        && (tail[digits..].starts_with('s') || !tail[digits..].starts_with(char::is_alphanumeric))
    {
        return Some(mark + digits + usize::from(tail[digits..].starts_with('s')));
    }
    (!behind && matches!(word.as_str(), "em" | "til" | "tis" | "cause" | "n")).then_some(mark + letters)
}

// A mark: a run of the same mark where that is usual, else one character with what combines with it.
fn mark(text: &str) -> usize {
    let Some(first) = text.chars().next() else { return 0 };
    if matches!(first, '.' | '!' | '?') {
        let run = take(text, |c| matches!(c, '.' | '!' | '?'));
        return if run > 1 { run } else { first.len_utf8() };
    }
    if matches!(first, '-' | '=' | '*' | '_' | '~' | '`' | '\'' | '<' | '>' | '#' | '+') {
        return take(text, |c| c == first);
    }
    let combining = |c: char| matches!(c, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{300}'..='\u{36f}' | '\u{1f3fb}'..='\u{1f3ff}');
    let mut end = first.len_utf8();
    let mut joined = false;
    for c in text[end..].chars() {
        if !combining(c) && !joined {
            break;
        }
        joined = c == '\u{200d}';
        end += c.len_utf8();
    }
    end
}

const PREFIXES: &[&str] = &[
    "non", "mid", "anti", "re", "co", "pre", "pro", "post", "ex", "multi", "counter", "semi", "sub", "mini",
    "neo", "socio", "inter", "intra", "un", "e", "micro", "cross", "over", "under", "ultra", "trans",
    "psycho", "de", "bi", "tri", "hm",
];

fn is_inner(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}')
}

// Length of the surface word at the start of `text`, contractions included.
fn word_length(text: &str, rest: &str, last: bool) -> usize {
    let mut end = 0;
    loop {
        end += take(&text[end..], is_inner);
        let tail = &text[end..];
        let mut next = tail.chars();
        let joiner = next.next();
        let after = next.next();
        let letter = after.is_some_and(char::is_alphanumeric);
        end += match joiner {
            Some(c @ ('\'' | '’')) if letter => c.len_utf8(),
            Some('&') if letter && short_capitals(&text[..end], &tail[1..]) => 1,
            Some('-') if letter && prefixed(&text[..end]) => 1,
            Some('/') if letter && slashed(&text[..end], &tail[1..]) => 1,
            Some('.') if full_stop(text, end, rest, last) => 1,
            Some('.') if after.is_some_and(|c| c.is_ascii_digit()) && has_digit(&text[..end]) => 1,
            Some('+') if end == 1 => 1,
            _ => return end,
        };
    }
}

fn has_digit(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

// "AT&T", "R&D"
fn short_capitals(before: &str, after: &str) -> bool {
    before.len() <= 3 && before.chars().all(char::is_uppercase) && after.starts_with(char::is_uppercase)
}

fn prefixed(before: &str) -> bool {
    before.len() <= 7 && PREFIXES.contains(&before.to_lowercase().as_str())
}

// "km/h", "w/o", "c/o"
fn slashed(before: &str, after: &str) -> bool {
    let len = take(after, is_inner);
    let unit = matches!(&after[..len], "h" | "s" | "hr" | "kg" | "l" | "m") && UNITS.contains(&before);
    unit || (before.len() == 1
        && len == 1
        && before.chars().chain(after.chars().take(1)).all(char::is_alphabetic))
}

// Whether the full stop at `end` belongs to the word.
fn full_stop(text: &str, end: usize, rest: &str, last: bool) -> bool {
    let (word, tail) = (&text[..end], &text[end + 1..]);
    let start = word.rfind('.').map_or(0, |i| i + 1);
    // Letters with full stops between.
    if tail.starts_with(char::is_alphabetic) {
        let single = word[start..].chars().count() == 1;
        return single || (word.chars().count() <= 2 && tail.chars().nth(1) == Some('.'));
    }
    let ends = last && !tail.starts_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | ';' | ':'));
    let digit = rest.trim_start().starts_with(|c: char| c.is_ascii_digit()) && tail.is_empty();
    match abbreviation(word) {
        None => false,
        Some(Abbreviation::Title) => !ends,
        Some(Abbreviation::Numbered) => digit || starts_number(tail),
        Some(Abbreviation::Calendar) => word.len() < 5,
        Some(Abbreviation::Initial) => !ends,
        Some(Abbreviation::Other) => !tail.starts_with('.'),
    }
}

// Pushes the parts of the surface word `form`.
fn word(form: &str, offset: usize, tokens: &mut Vec<Span>) {
    let mut start = 0;
    while let Some(cut) = contraction(&form[start..]) {
        tokens.push(Span::new(offset + start, offset + start + cut));
        start += cut;
    }
    tokens.push(Span::new(offset + start, offset + form.len()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str) -> String {
        tokenize(text).into_iter().map(|s| s.of(text)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn tokens_follow_the_treebanks() {
        for (text, wanted) in [
            ("They don't, can't or cannot.", "They|do|n't|,|ca|n't|or|can|not|."),
            (
                "It’s Velm's and the workers' (24,600-seat) hall",
                "It|’s|Velm|'s|and|the|workers|'|(|24,600|-|seat|)|hall",
            ),
            ("about $3.2bn or €4m at 10%", "about|$|3.2|bn|or|€|4|m|at|10|%"),
            (
                "1,342 14.20 22:05 1½ 12.11.2024 2025-09-09 Mw7.8",
                "1,342|14.20|22:05|1½|12.11.2024|2025-09-09|Mw7.8",
            ),
            (
                "80 km/h, 90km/h; 10-15 or 3–4 in the 1990s",
                "80|km/h|,|90|km/h|;|10|-|15|or|3|–|4|in|the|1990s",
            ),
            (
                "Mr. J. R. Velm of the U.S. left in Sept. 2019.",
                "Mr.|J.|R.|Velm|of|the|U.S.|left|in|Sept.|2019|.",
            ),
            (
                "see https://velm.example/a?b=1, www.velm.org or me@velm.org.",
                "see|https://velm.example/a?b=1|,|www.velm.org|or|me@velm.org|.",
            ),
            ("\"Wait…\" No. 7—really?!", "\"|Wait|…|\"|No.|7|—|really|?!"),
            (
                "non-profit co-founder at 5 p.m. and/or AT&T @velm #tag",
                "non-profit|co-founder|at|5|p.m.|and|/|or|AT&T|@velm|#tag",
            ),
            ("I'm gonna wanna O'Velm y'all'd've", "I|'m|gon|na|wan|na|O'Velm|y'all|'d|'ve"),
            ("the vote was no.", "the|vote|was|no|."),
            ("word.[17] -5 +3 .5", "word|.|[|17|]|-|5|+3|.5"),
        ] {
            assert_eq!(cut(text), wanted);
        }
    }

    proptest! {
        #[test]
        fn tokens_cover_all_but_white_space(text in "\\PC{0,60}|[A-Za-z.'’@/&:,%$+\\-0-9 ½]{0,80}") {
            let mut end = 0;
            for span in tokenize(&text) {
                prop_assert!(text[end..span.start].trim().is_empty());
                prop_assert!(!span.is_empty());
                prop_assert!(!span.of(&text).contains(char::is_whitespace));
                end = span.end;
            }
            prop_assert!(text[end..].trim().is_empty());
        }
    }
}
