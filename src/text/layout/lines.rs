//! What a single line of text is, judged by its shape alone.

use crate::text::Span;
use crate::text::calendar;

/// A line that is not blank, without the white space around it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// The text of the line.
    pub span: Span,
    /// Whether a blank line, or the start of the text, stands before it.
    pub after_blank: bool,
    /// Length in characters.
    pub chars: usize,
}

/// `span` without the white space and invisible characters at its ends.
pub(crate) fn trim(text: &str, span: Span) -> Span {
    let invisible = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}');
    let piece = span.of(text);
    let start = span.start + (piece.len() - piece.trim_start_matches(invisible).len());
    let kept = piece.trim_matches(invisible).len();
    Span::new(start, start + kept)
}

/// The lines of `span` that are not blank.
pub(crate) fn lines(text: &str, span: Span) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut start = span.start;
    let mut after_blank = true;
    for piece in span.of(text).split('\n') {
        let line = trim(text, Span::new(start, start + piece.len()));
        start += piece.len() + 1;
        if line.is_empty() || is_rule(line.of(text)) {
            after_blank = true;
            continue;
        }
        out.push(Line { span: line, after_blank, chars: line.of(text).chars().count() });
        after_blank = false;
    }
    out
}

/// A line drawn with dashes, stars or the like.
fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.len() <= 400 && line.chars().all(|c| "-=_*~#—–· ".contains(c))
}

/// Column at which the text is wrapped by hard line breaks, in characters; `None` where it isn't.
pub(crate) fn wrap_width(lines: &[Line]) -> Option<usize> {
    const WIDEST: usize = 120;
    let long = lines.iter().filter(|line| line.chars > WIDEST).count();
    if long * 5 > lines.len() {
        return None;
    }
    let width = lines.iter().map(|line| line.chars).filter(|chars| *chars <= WIDEST).max()?;
    let near = lines.iter().filter(|line| line.chars <= width && line.chars * 100 >= width * 82).count();
    (width >= 40 && near >= 3 && near * 4 >= lines.len()).then_some(width)
}

/// The words of `text`, split at white space.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
}

/// Whether `text` has more than `n` words; reads no further than that.
pub(crate) fn longer_than(text: &str, n: usize) -> bool {
    words(text).nth(n).is_some()
}

/// Whether `text` ends as a sentence or a lead-in does.
pub(crate) fn is_finished(text: &str) -> bool {
    let closers = |c: char| "\"'”’»)]*_".contains(c) || c.is_whitespace();
    let bare = text.trim_end_matches(closers);
    // A sentence that ends in a closing quotation mark without its own stop still counts as open.
    bare.ends_with(['.', '!', '?', '…', ':', ';']) || bare.is_empty()
}

/// Words behind which no sentence or heading ends.
const OPEN_ENDS: &str = "\
    a an the of in on at to for from by with without and or but nor that which who whose as than into \
    onto upon between among against until per is are was were be been will would shall should can could \
    may might must has have had its their his her our your my this these those such including not both \
    either president minister chancellor secretary mr mr. mrs mrs. ms ms. dr dr. prof prof. sir st st. \
    no. if because while where when via";

/// Whether `text` ends in a word behind which no sentence or heading ends.
pub(crate) fn is_open(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or("");
    (last.ends_with(['-', '\u{2010}', ',']) && last.len() > 1)
        || OPEN_ENDS.split(' ').any(|open| open == last.to_lowercase())
}

/// Whether the text of `before` breaks off where the text of `after` goes on, by their words alone.
pub(crate) fn continues(before: &str, after: &str) -> bool {
    if is_open(before) {
        return true;
    }
    let first = after.chars().next();
    // A digit goes on only where a sentence has surely begun: it opens many lines of their own, too.
    let figure = first.is_some_and(|c| c.is_ascii_digit()) && has_inner_stop(before) && !is_ticker(after);
    !is_finished(before) && (first.is_some_and(char::is_lowercase) || figure)
}

/// The content behind the mark of a list item: `• text`, `- text`, `3. text`, `(b) text`.
pub(crate) fn item(text: &str, line: Span) -> Option<Span> {
    let piece = line.of(text);
    let mark = bullet_len(piece).or_else(|| ordinal_len(piece))?;
    let content = trim(text, Span::new(line.start + mark, line.end));
    (!content.is_empty()).then_some(content)
}

/// Whether `line` begins with the mark of a list item.
pub(crate) fn is_bullet(line: &str) -> bool {
    bullet_len(line).or_else(|| ordinal_len(line)).is_some()
}

fn bullet_len(piece: &str) -> Option<usize> {
    let first = piece.chars().next()?;
    let rest = &piece[first.len_utf8()..];
    let clear = "•◦▪‣●○■□►➤✓✔∙".contains(first);
    let spaced = rest.starts_with(char::is_whitespace);
    (clear && !rest.is_empty() || "-*–—·+o".contains(first) && spaced).then_some(first.len_utf8())
}

fn ordinal_len(piece: &str) -> Option<usize> {
    let open = usize::from(piece.starts_with('('));
    let body = &piece[open..];
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let letters = body.bytes().take_while(u8::is_ascii_lowercase).count();
    let len = match (digits, letters) {
        (1..=2, _) => digits,
        (0, 1) => 1,
        _ => return None,
    };
    let close = body[len..].chars().next()?;
    let fits = close == ')' || (close == '.' && open == 0 && digits > 0);
    let spaced = body[len + close.len_utf8()..].starts_with(char::is_whitespace);
    (fits && spaced).then_some(open + len + 1)
}

/// Whether the line begins with a time of day or a minute of play, as the entries of a running report do.
pub(crate) fn is_ticker(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) {
        return false;
    }
    let rest = &line[digits..];
    if rest.starts_with(['\'', '’', '′']) {
        return true;
    }
    if let Some(added) = rest.strip_prefix('+') {
        let more = added.bytes().take_while(u8::is_ascii_digit).count();
        return more > 0 && added[more..].starts_with(['\'', '’', '′']);
    }
    let Some(minutes) = rest.strip_prefix([':', '.']) else { return false };
    let two = minutes.bytes().take_while(u8::is_ascii_digit).count() == 2;
    let tail = minutes.get(2..).unwrap_or("");
    let half =
        tail.trim_start().get(..2).is_some_and(|t| matches!(t.to_ascii_lowercase().as_str(), "am" | "pm"));
    let colon = rest.starts_with(':');
    let ends = tail.is_empty() || tail.starts_with([' ', '\t', '\u{a0}', ':', '-', '–', '—', 'h', ',']);
    digits <= 2 && two && (half || (colon && ends))
}

/// A label and its value on one line, where the value is no sentence: `Founded: 1998`.
pub(crate) fn key_value(text: &str, line: Span) -> Option<(Span, Span)> {
    let (key, value) = label(text, line)?;
    let said = value.of(text);
    (!is_utterance(said) && !is_open(said) && !longer_than(said, 18)).then_some((key, value))
}

/// The label before a colon, or before a tab as in a row copied from a table of facts, and what stands behind it, whatever
/// that is.
pub(crate) fn label(text: &str, line: Span) -> Option<(Span, Span)> {
    const LONGEST: usize = 48;
    let piece = line.of(text);
    let (mark, c) = piece.char_indices().take(LONGEST).find(|(_, c)| matches!(c, ':' | '\t'))?;
    if c == ':' && !piece[mark + 1..].starts_with(char::is_whitespace) {
        return None;
    }
    let key = trim(text, Span::new(line.start, line.start + mark));
    let value = trim(text, Span::new(line.start + mark + 1, line.end));
    (is_label(key.of(text)) && !value.is_empty()).then_some((key, value))
}

fn is_label(key: &str) -> bool {
    const SAYING: &[&str] = &[
        "said", "says", "say", "asked", "asks", "added", "adds", "warned", "warns", "told", "wrote",
        "writes", "replied", "note", "ps", "p.s", "quote", "is", "are", "was", "were", "has", "had", "will",
    ];
    let first = key.chars().next();
    first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || c == '(')
        && !longer_than(key, 4)
        && key.chars().any(char::is_alphabetic)
        && !key.contains(['"', '“', '”', '!', '?', ';', '|'])
        && !key.contains(". ")
        && key.matches('(').count() == key.matches(')').count()
        && !words(key).any(|word| SAYING.contains(&word.to_lowercase().trim_end_matches([',', '.'])))
}

/// Whether what stands behind a label is something said, in one or more sentences, and no mere value.
pub(crate) fn is_utterance(value: &str) -> bool {
    const OPENERS: &[&str] = &[
        "i", "we", "you", "he", "she", "it", "they", "there", "this", "that", "yes", "no", "yeah", "well",
        "because", "if", "when", "and", "but", "so", "what", "how", "why", "do", "did", "is", "are", "it's",
        "i'm", "we're", "that's", "let", "please",
    ];
    const FINITE: &[&str] = &[
        "is", "are", "was", "were", "will", "would", "has", "have", "had", "can", "could", "must", "should",
        "may", "might", "does", "did", "says", "said",
    ];
    if value.starts_with(['"', '“', '‘', '«', '„']) && longer_than(value, 6) {
        return true;
    }
    let lower = |word: &str| word.to_lowercase().replace('’', "'");
    let bare = |word: &str| lower(word).trim_matches(|c: char| !c.is_alphanumeric() && c != '\'').to_owned();
    let opener = words(value).next().map(bare).unwrap_or_default();
    if OPENERS.contains(&opener.as_str()) && longer_than(value, 1) {
        return true;
    }
    let clause = words(value).take(40).any(|word| FINITE.contains(&bare(word).as_str()));
    let stopped = value.trim_end_matches(['"', '”', ')']).ends_with(['.', '!', '?']) && longer_than(value, 3);
    let digit = value.starts_with(|c: char| c.is_ascii_digit() || "£$€".contains(c));
    clause || (stopped && !digit) || has_inner_stop(value)
}

/// Whether a sentence ends and another begins inside `text`.
pub(crate) fn has_inner_stop(text: &str) -> bool {
    let pieces: Vec<&str> = words(text).take(60).collect();
    pieces.windows(2).any(|pair| {
        let stop = pair[0].ends_with(['!', '?']) || (pair[0].ends_with('.') && pair[0].chars().count() > 4);
        stop && pair[1].starts_with(char::is_uppercase)
    })
}

/// Whether the line is a date that heads what follows.
pub(crate) fn is_date_heading(line: &str) -> bool {
    calendar::is_date_only(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Span {
        Span::new(0, text.len())
    }

    #[test]
    fn labels_with_values_are_told_from_speakers() {
        for text in [
            "Founded: 1998",
            "Local time: 16:20",
            "Off-site: broken glass; 40 people evacuated",
            "Range\t2 m",
        ] {
            assert!(key_value(text, whole(text)).is_some(), "{text}");
        }
        for text in [
            "Mayor: We will build it.",
            "TV: By accident. I had never been there.",
            "He said: nothing at all",
            "at 16:20 it began",
            "https://example.org: a site",
            "Anna: \"It was us who asked for it in May.\"",
        ] {
            assert!(key_value(text, whole(text)).is_none(), "{text}");
        }
    }

    #[test]
    fn marks_of_items_are_left_out() {
        for (text, content) in [
            ("• one", "one"),
            ("-  two", "two"),
            ("3. three", "three"),
            ("(b) four", "four"),
            ("•\u{a0} five", "five"),
        ] {
            assert_eq!(item(text, whole(text)).map(|span| span.of(text)), Some(content));
        }
        for text in ["2024. It", "-5 degrees", "3.5 metres", "A. Berg", "•"] {
            assert!(item(text, whole(text)).is_none(), "{text}");
        }
    }

    #[test]
    fn entries_of_a_running_report_begin_with_a_time() {
        for text in ["05:47 That was loud", "3.05pm Teams", "14' Goal", "90+3' Again", "12:40: Morning"] {
            assert!(is_ticker(text), "{text}");
        }
        for text in ["5 apples", "3.05 metres", "1998 was cold", "12:401", "14 days"] {
            assert!(!is_ticker(text), "{text}");
        }
    }

    #[test]
    fn a_sentence_goes_on_behind_a_preposition_or_before_a_small_letter() {
        assert!(continues("the roof of the hall in", "Varnholm fell"));
        assert!(continues("the roof fell", "on the hall"));
        assert!(!continues("The roof fell.", "then it rained"));
        assert!(!continues("The roof fell", "The rain came"));
    }
}
