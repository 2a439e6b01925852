//! Quotes as a reader sees them: on one line, without anything that could act on a terminal, trimmed around the
//! words that count. JSON doesn't go through here, it keeps quotes exactly.

use super::Evidence;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A quote in three pieces. Put together they are the quote with every run of whitespace as one space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// What stands before the mention.
    pub before: String,
    /// The words that carry the value; empty if they aren't to be found in the quote.
    pub mention: String,
    /// What stands behind the mention.
    pub after: String,
}

impl Quote {
    /// The quote of a piece of evidence.
    pub fn of(evidence: &Evidence) -> Quote {
        let mention = mention_range(evidence);
        let mut pieces = [String::new(), String::new(), String::new()];
        let mut space = true;
        for (at, character) in evidence.quote.char_indices() {
            let Some(shown) = shown(character) else { continue };
            if space && shown == ' ' {
                continue;
            }
            space = shown == ' ';
            let piece = usize::from(at >= mention.start) + usize::from(at >= mention.end);
            pieces[piece].push(shown);
        }
        let [before, mention, after] = pieces;
        Quote { before, mention, after: after.trim_end().to_owned() }
    }

    /// The quote shortened to about `columns` columns of a terminal: the mention stays, and of the rest what is
    /// nearest to it. A cut is marked with `…`.
    pub fn fit(self, columns: usize) -> Quote {
        let Quote { before, mention, after } = self;
        if before.width() + mention.width() + after.width() <= columns {
            return Quote { before, mention, after };
        }
        let mention = head(&mention, columns.saturating_mul(3) / 4);
        let rest = columns.saturating_sub(mention.width());
        // What one side doesn't need, the other may have.
        let before_share = (rest / 2).max(rest.saturating_sub(after.width()));
        let before = tail(&before, before_share);
        let after = head(&after, rest.saturating_sub(before.width()));
        Quote { before, mention, after }
    }
}

/// Where the mention stands in the quote. A report may come from a file that people have edited, so nothing is
/// taken for granted.
fn mention_range(evidence: &Evidence) -> Range<usize> {
    let Evidence { quote, mention, mention_start, .. } = evidence;
    let stated = *mention_start..mention_start.saturating_add(mention.len());
    if mention.is_empty() {
        0..0
    } else if quote.get(stated.clone()) == Some(mention) {
        stated
    } else {
        quote.find(mention.as_str()).map_or(0..0, |start| start..start + mention.len())
    }
}

/// `text` on one line, with every run of whitespace as one space and nothing that could act on a terminal.
pub fn clean(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars().filter_map(shown) {
        if character != ' ' || !(line.is_empty() || line.ends_with(' ')) {
            line.push(character);
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// `text` cleaned and cut to at most `columns` columns, with `…` at the cut.
pub fn short(text: &str, columns: usize) -> String {
    head(&clean(text), columns)
}

/// What is shown for a character; `None` for those that show nothing and could reorder or hide text.
fn shown(character: char) -> Option<char> {
    match character {
        _ if character.is_whitespace() => Some(' '),
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)),
        '\u{7f}' => Some('␡'),
        '\u{80}'..='\u{9f}' => Some(char::REPLACEMENT_CHARACTER),
        // Joiners stay: Persian, Indic scripts and emoji need them.
        '\u{200c}' | '\u{200d}' => Some(character),
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => None,
        '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => None,
        _ => Some(character),
    }
}

/// The beginning of `text`, at most `columns` wide.
fn head(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let kept = fitting(text.grapheme_indices(true).map(|(at, part)| (at + part.len(), part)), columns);
    let (kept, cut) = text.split_at_checked(kept.unwrap_or(0)).unwrap_or_default();
    let at_word = if cut.starts_with(' ') { Some(kept.len()) } else { kept.rfind(' ') };
    match at_word.filter(|&at| at * 2 >= kept.len()).and_then(|at| kept.get(..at)) {
        Some(words) => format!("{} …", words.trim_end()),
        None => format!("{kept}…"),
    }
}

/// The end of `text`, at most `columns` wide.
fn tail(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let kept = fitting(text.grapheme_indices(true).rev(), columns);
    let (cut, kept) = text.split_at_checked(kept.unwrap_or(text.len())).unwrap_or_default();
    let at_word = if cut.ends_with(' ') { Some(0) } else { kept.trim_end().find(' ') };
    match at_word.filter(|&at| at * 2 <= kept.len()).and_then(|at| kept.get(at..)) {
        Some(words) => format!("… {}", words.trim_start()),
        None => format!("…{kept}"),
    }
}

/// The last offset of `parts` that fits into `columns` together with the mark of a cut.
fn fitting<'a>(parts: impl Iterator<Item = (usize, &'a str)>, columns: usize) -> Option<usize> {
    let room = columns.saturating_sub(2);
    let sums = parts.scan(0, |width, (at, part)| {
        *width += part.width();
        Some((at, *width))
    });
    sums.take_while(|&(_, width)| width <= room).last().map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn evidence(quote: &str, mention: &str, mention_start: usize) -> Evidence {
        Evidence {
            source: "s".into(),
            start: 0,
            end: quote.len(),
            line: 1,
            column: 1,
            quote: quote.into(),
            mention: mention.into(),
            mention_start,
            attribution: None,
        }
    }

    fn pieces(quote: &str, mention: &str, columns: usize) -> String {
        let start = quote.find(mention).unwrap_or(0);
        let Quote { before, mention, after } = Quote::of(&evidence(quote, mention, start)).fit(columns);
        format!("{before}[{mention}]{after}")
    }

    #[test]
    fn marks_the_mention_and_collapses_whitespace() {
        assert_eq!(
            pieces("It has  nine\n\narches ,\tthey say.\n", "nine\n\narches", 80),
            "It has [nine arches] , they say."
        );
    }

    #[test]
    fn marks_the_right_one_of_two() {
        let quote = Quote::of(&evidence("9 of 9 boats", "9", 5));
        assert_eq!((quote.before.as_str(), quote.after.as_str()), ("9 of ", " boats"));
    }

    #[test]
    fn finds_a_mention_that_stands_elsewhere_and_lives_without_one() {
        let moved = Quote::of(&evidence("nine arches", "arches", 99));
        assert_eq!((moved.before.as_str(), moved.mention.as_str()), ("nine ", "arches"));
        assert_eq!(Quote::of(&evidence("nine arches", "ten", 0)).after, "nine arches");
    }

    #[test]
    fn trims_around_the_mention_at_words() {
        let quote = "The ferry that had left the eastern pier at dawn carried 412 passengers and their luggage across the whole of the sound";
        assert_eq!(pieces(quote, "412 passengers", 50), "… at dawn carried [412 passengers] and their …");
        assert_eq!(pieces("a ".repeat(40).as_str(), "zzz", 11), "[]a a a a a …");
    }

    #[test]
    fn nothing_in_a_source_acts_on_a_terminal() {
        assert_eq!(clean("\u{1b}[31mred\u{7} \u{9b}2J\u{202e}back\u{2069}"), "␛[31mred␇ \u{fffd}2Jback");
    }

    proptest! {
        #[test]
        fn a_fitted_quote_is_harmless_and_not_much_too_wide(text: String, mention: String, start: usize, columns in 0usize..300) {
            let Quote { before, mention, after } = Quote::of(&evidence(&text, &mention, start)).fit(columns);
            let all = format!("{before}{mention}{after}");
            prop_assert!(!all.chars().any(char::is_control));
            // The marks of up to three cuts come on top where there is no room at all.
            prop_assert!(before.width() + mention.width() + after.width() <= columns.max(6), "{all:?}");
        }

        #[test]
        fn a_quote_with_room_keeps_every_word(text in "[a-z \n]{0,60}", from in 0usize..60, len in 0usize..20) {
            let from = from.min(text.len());
            let mention = &text[from..(from + len).min(text.len())];
            let Quote { before, mention, after } = Quote::of(&evidence(&text, mention, from)).fit(1000);
            let all = format!("{before}{mention}{after}");
            prop_assert_eq!(all.trim(), clean(&text));
        }
    }
}
