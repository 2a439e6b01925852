//! Splits a block of text into sentences. White space of any sort is just white space.

use super::abbreviations::{Abbreviation, abbreviation, opener};
use crate::text::Span;

const CLOSERS: &[char] = &['"', '\'', '”', '’', '»', '›', ')', ']', '}', '*', '_'];
const OPENERS: &[char] = &['"', '\'', '“', '‘', '«', '‹', '(', '[', '{', '*', '_', '„', '¿', '¡'];
const ENDS: &[char] = &['.', '!', '?', '…', '。', '！', '？'];

/// The sentences of one block (a paragraph, heading, list item): spans into `text`, in order, without white
/// space around them. Closing quotation marks and brackets stay with their sentence; a quotation of several
/// sentences is split.
pub fn sentences(text: &str) -> Vec<Span> {
    let chunks = chunks(text);
    let mut found = Vec::new();
    let mut first = 0;
    for at in 0..chunks.len() {
        let last = at + 1 == chunks.len();
        if last || ends(text, &chunks, first, at) {
            found.push(chunks[first].join(chunks[at]));
            first = at + 1;
        }
    }
    found
}

// What white space (or an ideographic full stop) separates.
fn chunks(text: &str) -> Vec<Span> {
    let mut chunks = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            chunks.extend(start.take().map(|s| Span::new(s, at)));
        } else {
            start.get_or_insert(at);
            if matches!(c, '。' | '！' | '？') {
                chunks.extend(start.take().map(|s| Span::new(s, at + c.len_utf8())));
            }
        }
    }
    chunks.extend(start.map(|s| Span::new(s, text.len())));
    chunks
}

// A footnote mark such as "[17]".
fn footnote(chunk: &str) -> bool {
    let inside = chunk.strip_prefix('[').and_then(|c| c.strip_suffix(']'));
    inside.is_some_and(|c| !c.is_empty() && c.chars().all(|c| c.is_ascii_digit()))
}

fn without_footnotes(mut chunk: &str) -> &str {
    while let Some(at) = chunk.rfind('[') {
        if at == 0 || !footnote(&chunk[at..]) {
            break;
        }
        chunk = &chunk[..at];
    }
    chunk
}

fn ends(text: &str, chunks: &[Span], first: usize, at: usize) -> bool {
    let next = chunks[at + 1].of(text);
    if footnote(next) {
        return false;
    }
    let mut back = at;
    while back > first && footnote(chunks[back].of(text)) {
        back -= 1;
    }
    let chunk = without_footnotes(chunks[back].of(text)).trim_end_matches(CLOSERS);
    let word = chunk.trim_end_matches(ENDS);
    let mark = &chunk[word.len()..];
    if mark.is_empty() {
        return false;
    }
    let bare = next.trim_start_matches(OPENERS);
    if !opens(bare, next) {
        return mark.starts_with(['。', '！', '？']);
    }
    let closed = chunk.len() < chunks[back].len();
    let word = word.trim_start_matches(OPENERS);
    if mark == "." && !closed { full_stop(word, bare, back == first) } else { plain(mark, word, bare) }
}

// Whether what follows can open a sentence: anything but a small letter or a lone mark.
fn opens(bare: &str, next: &str) -> bool {
    match bare.chars().next() {
        Some(c) if c.is_lowercase() => bare.chars().skip(1).take(2).any(char::is_uppercase),
        Some(c) if c.is_alphanumeric() => true,
        Some(c) => {
            !matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | '…' | '%' | '&' | '/') && next.len() > 1
                || c == '-'
                || c == '–'
                || c == '—'
                || c == '•'
        }
        None => next.len() > 1,
    }
}

// Behind marks other than a single full stop, or behind closing quotation marks.
fn plain(mark: &str, word: &str, bare: &str) -> bool {
    // "(U.S.) Army", "(Inc.) The": the abbreviation decides, unless something opens a sentence.
    mark != "." || opener(first_word(bare)) || abbreviation(word).is_none()
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

fn full_stop(word: &str, bare: &str, alone: bool) -> bool {
    let follower = first_word(bare);
    let digit = bare.starts_with(|c: char| c.is_ascii_digit());
    // "1. Open the box": the number of an item.
    if alone && (word.chars().all(|c| c.is_ascii_digit()) || word.chars().count() == 1) {
        return false;
    }
    // The part behind a bracket, hyphen or dash is what may be an abbreviation: "(Reuters)—U.S."
    let word = word.rsplit(['-', '–', '—', '/', '(', '"', '“']).next().unwrap_or(word);
    let clock = matches!(word.to_ascii_lowercase().as_str(), "a.m" | "p.m");
    match abbreviation(word) {
        None => true,
        Some(Abbreviation::Title) => false,
        Some(Abbreviation::Numbered) => !digit,
        Some(Abbreviation::Calendar) => !digit && (opener(follower) || follower.len() > 3),
        Some(Abbreviation::Initial) => opener(follower) && follower.len() > 1,
        Some(Abbreviation::Other) if clock => !digit && !calendar(follower),
        Some(Abbreviation::Other) => opener(follower),
    }
}

// Days, months and time zones, which go on after "5 p.m."
fn calendar(word: &str) -> bool {
    const DAYS: &[&str] =
        &["day", "January", "February", "March", "April", "May", "June", "July", "August", "ember", "ober"];
    DAYS.iter().any(|d| word.ends_with(d))
        || (word.len() <= 4 && word.len() > 1 && word.chars().all(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        for whole in [
            "Mr. Oran met Dr. J. R. Velm on Sept. 3 in the U.S. Senate at 5 p.m. Monday.",
            "It ranked No. 7 of 20.",
            "They paid 3.2bn, i.e. Half of it.",
            "Velm Inc. Chairman Oran left.",
            "\"Why?\" he asked.",
            "He said\n\nso to the\nboard .",
            "1. Open the box",
            "The tower stood.[3] [4]",
        ] {
            assert_eq!(split(whole), [whole]);
        }
    }

    #[test]
    fn sentences_end_where_they_end() {
        let cases: &[(&str, &[&str])] = &[
            ("He came to the U.S. The trip was long.", &["He came to the U.S.", "The trip was long."]),
            (
                "\"I came. I saw,\" he said. (It rained.) 12 died.",
                &["\"I came.", "I saw,\" he said.", "(It rained.)", "12 died."],
            ),
            ("The vote was no. Oran lost.", &["The vote was no.", "Oran lost."]),
            ("Fell to 3.2. Rose by\n4.", &["Fell to 3.2.", "Rose by\n4."]),
            ("“Stop!” She ran… Nobody saw.", &["“Stop!”", "She ran…", "Nobody saw."]),
            ("It ended at 5 p.m. Police left.", &["It ended at 5 p.m.", "Police left."]),
        ];
        for (text, wanted) in cases {
            assert_eq!(split(text), *wanted);
        }
    }

    proptest! {
        #[test]
        fn sentences_cover_all_but_white_space(text in "\\PC{0,60}|[A-Za-z.!?\"' \\n\\[\\]0-9…。]{0,80}") {
            let mut end = 0;
            for span in sentences(&text) {
                prop_assert!(text[end..span.start].trim().is_empty());
                prop_assert!(!span.is_empty());
                prop_assert_eq!(span.of(&text).trim(), span.of(&text));
                end = span.end;
            }
            prop_assert!(text[end..].trim().is_empty());
        }
    }
}
