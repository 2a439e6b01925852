//! Datelines, bylines and lines that say when something was published.

use crate::text::calendar;

/// How a line that gives the day of publication begins, in lower case.
const PUBLISHED: &[&str] = &[
    "published",
    "first published",
    "posted",
    "updated",
    "last updated",
    "last reviewed",
    "last modified",
    "issued",
    "released",
    "date of issue",
    "created",
    "edition of",
    "press release",
    "for immediate release",
    "as of ",
    "news release",
    "media release",
    "version of",
];

/// How a line that names the author begins.
const BY: &[&str] =
    &["By ", "BY ", "Words by ", "Written by ", "Story by ", "Text by ", "Report by ", "Author: "];

/// Whether `line` only says who wrote the text, where, or when.
pub fn is_dateline(line: &str) -> bool {
    let line = line.trim();
    if line.len() > 180 {
        return false;
    }
    calendar::is_date_only(line) || is_byline(line) || is_published(line)
}

/// `By Anna Berg in Varnholm`
fn is_byline(line: &str) -> bool {
    let small = line
        .strip_prefix("by ")
        .filter(|name| name.contains('|') || name.split_whitespace().nth(4).is_none());
    let Some(name) = BY.iter().find_map(|by| line.strip_prefix(by)).or(small) else { return false };
    let first = name.split_whitespace().next().unwrap_or("");
    let capital = first.starts_with(char::is_uppercase);
    let the = ["The", "A", "An"].contains(&first);
    let dated = calendar::month(first).is_some() || calendar::is_weekday(first);
    capital
        && !the
        && !dated
        && !line.ends_with(['.', '!', '?', ':'])
        && line.split_whitespace().nth(25).is_none()
}

/// `Published on 8 July 2024`, `Updated 16 July 2024, 18:30.`
fn is_published(line: &str) -> bool {
    let lower = line.to_lowercase();
    let opened = PUBLISHED.iter().any(|start| lower.starts_with(start));
    opened
        && line.len() <= 120
        && line.split_whitespace().nth(14).is_none()
        && !calendar::find(line).is_empty()
}

/// Whether `line`, which stands near the top of a page, is a place or publication with a date:
/// `Varnholm, 12 September 2024`.
pub fn is_place_and_date(line: &str) -> bool {
    const VERBS: &[&str] = &["was", "is", "are", "were", "will", "has", "have", "had"];
    if line.len() > 140 || line.split_whitespace().any(|word| VERBS.contains(&word.to_lowercase().as_str())) {
        return false;
    }
    let bare = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    calendar::find(line).iter().any(|found| {
        let place = before_weekday(&line[..found.span.start]);
        let said = line.len() <= 70 && is_said_of_text(place);
        let set_off = place.is_empty() || said || place.ends_with(BREAKS);
        let shouted = place.chars().any(char::is_alphabetic) && !place.chars().any(char::is_lowercase);
        let issue =
            found.day.is_none() && !place.is_empty() && place.len() <= 24 && found.span.end >= bare.len();
        // A day without its year dates a page only where a weekday or a bar makes it look so.
        let weekday = place.len() < line[..found.span.start].trim_end().len();
        let full = found.year.is_some() || weekday || place.is_empty() || place.ends_with(['|', '·', ',']);
        line[found.span.end..].len() <= 40 && full && (set_off || shouted || issue)
    })
}

/// What may stand between a place and its date.
const BREAKS: [char; 11] = [',', '|', '-', '–', '—', ':', '·', '/', '.', '(', '\n'];

/// `text` without a weekday at its end.
fn before_weekday(text: &str) -> &str {
    let text = text.trim_end();
    match text.split_whitespace().next_back() {
        Some(word) if calendar::is_weekday(word.trim_matches(',')) => {
            text[..text.len() - word.len()].trim_end()
        }
        _ => text,
    }
}

/// Whether `before`, which stands before a date, says that the date is that of the text itself: `Page updated`,
/// but not `The album was released`.
fn is_said_of_text(before: &str) -> bool {
    const WORDS: &[&str] =
        &["published", "posted", "updated", "issued", "released", "release", "dated", "printed", "edition"];
    let start = before.rfind(['.', '|', '·', '—', '\n', ',']).map_or(0, |at| at + 1);
    let clause = before.get(start..).unwrap_or("").to_lowercase();
    let bare = clause.trim_matches([':', ' ', ',']).trim_end_matches(" on");
    if bare.ends_with("as of") || bare == "edition of" {
        return true;
    }
    let mut words = bare.split_whitespace().rev();
    let last = words.next().is_some_and(|word| WORDS.contains(&word));
    let first = words.next().is_none_or(|word| !matches!(word, "was" | "were" | "is" | "it" | "be" | "been"));
    last && first && words.next().is_none()
}

/// The day of publication that a short text in the first or last lines of a page names.
pub fn day_in_passing(text: &str, top: bool) -> Option<calendar::Found> {
    const FARTHEST: usize = 48;
    calendar::find(text).into_iter().find(|found| {
        let before = before_weekday(&text[..found.span.start]);
        let opens =
            top && before.len() <= FARTHEST && before.ends_with([',', '|', '·']) && !before.contains(". ");
        let closes = !top && text[found.span.end..].trim().len() <= 1 && before.ends_with(['.', '|']);
        found.day.is_some() && (is_said_of_text(before) || opens || closes)
    })
}

/// Length of the dateline with which a paragraph opens, such as `OSLO, Dec 2 (Agency) - `; what it says starts behind it.
pub fn prefix(paragraph: &str) -> Option<usize> {
    const LONGEST: usize = 90;
    const SHORTEST_REPORT: usize = 20;
    let mut marks = paragraph.char_indices().take(LONGEST);
    let dash = marks.find(|&(at, c)| matches!(c, '-' | '–' | '—') && spaced(paragraph, at, c));
    let end = match dash {
        Some((at, dash)) if is_place_of_report(paragraph[..at].trim_end()) => at + dash.len_utf8(),
        _ => stop_after_date(paragraph)?,
    };
    let rest = paragraph[end..].trim_start();
    let opens = rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“‘'«$£€".contains(c));
    (opens && rest.len() > SHORTEST_REPORT).then(|| paragraph.len() - rest.len())
}

/// `OSLO, Dec 2 (Agency)`, `LONDON (Agency)`, `Varnholm, 4 July`
fn is_place_of_report(head: &str) -> bool {
    let place = head.split([',', '(']).next().unwrap_or("").trim();
    let named = place.starts_with(char::is_uppercase)
        && !place.contains(|c: char| c.is_ascii_digit())
        && place.split_whitespace().nth(4).is_none();
    let agency = head.ends_with(')') && head.contains('(');
    let dated = !calendar::find(head).is_empty();
    let abbreviated = head.replace(". (", " (").contains(". ");
    // "Anna Berg (July 4, 1911 – June 8, 1980) was": the dash stands between the days of a life.
    let open = head.matches('(').count() > head.matches(')').count();
    named
        && !abbreviated
        && !open
        && (dated && (agency || head.contains(',')) || is_shouted(place) && (agency || dated))
}

fn is_shouted(place: &str) -> bool {
    !place.chars().any(char::is_lowercase) && place.chars().filter(|c| c.is_alphabetic()).count() > 2
}

/// End of a dateline that is closed by a full stop: `VARNHOLM, 17 September 2025. `
fn stop_after_date(paragraph: &str) -> Option<usize> {
    let stop =
        paragraph.char_indices().take(60).find(|&(at, c)| c == '.' && paragraph[at..].starts_with(". "))?.0;
    let head = &paragraph[..stop];
    let date = calendar::find(head).pop().filter(|found| found.span.end == stop && found.date().is_some())?;
    let place = before_weekday(&head[..date.span.start]).strip_suffix(',')?;
    let named = place.starts_with(char::is_uppercase)
        && place.split_whitespace().nth(3).is_none()
        && !place.contains(|c: char| c.is_ascii_digit())
        && !place.split_whitespace().any(|word| calendar::is_weekday(word) || word == "On");
    named.then_some(stop + 1)
}

/// Dashes of a dateline have space on both sides (`LONDON (X) - `) or follow a bracket (`(X)—`).
fn spaced(paragraph: &str, at: usize, dash: char) -> bool {
    let before = paragraph[..at].chars().next_back();
    let after = paragraph[at + dash.len_utf8()..].chars().next();
    let open = before.is_some_and(|c| c.is_whitespace() || c == ')');
    let close = after.is_some_and(|c| c.is_whitespace() || (dash == '—' && c.is_uppercase()));
    open && close
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_and_bylines_are_known() {
        for line in [
            "By Anna Berg in Varnholm",
            "Published on 8th July 2024",
            "Posted Saturday 13 September 2025",
            "TUESDAY 9 SEPTEMBER",
            "Last reviewed: 9 April 2025",
            "Updated 16 July 2024, 18:30.",
        ] {
            assert!(is_dateline(line), "{line}");
        }
        for line in [
            "By Monday it was over",
            "By the river stood a mill",
            "By Christmas he had gone.",
            "Published works fill a shelf.",
            "Issued in 1998, the stamp shows a heron and was sold on 4 May 1999 in six shops of the old town only.",
        ] {
            assert!(!is_dateline(line), "{line}");
        }
    }

    #[test]
    fn places_with_dates_are_known() {
        for line in [
            "Varnholm, 12 September 2024",
            "NEWS OF THE DAY 27 / 09 / 2024",
            "Sunday 10 November. With Ger Dahl",
        ] {
            assert!(is_place_and_date(line), "{line}");
        }
        for line in
            ["Bridge to open on 4 July 2024", "The mill closed on Monday, 2 December 2024", "Bridge opens"]
        {
            assert!(!is_place_and_date(line), "{line}");
        }
    }

    #[test]
    fn only_dates_of_the_text_itself_count() {
        let day = |text: &str, top| day_in_passing(text, top).map(|found| found.day);
        assert_eq!(day("The Watch, long read. Published 12 May 2023, after the vote.", true), Some(Some(12)));
        assert_eq!(day("The song was released on 27 September 2024 by a friend.", true), None);
        assert_eq!(day("We thank all who helped. 14 November 2024", false), Some(Some(14)));
    }

    #[test]
    fn a_dateline_ends_where_the_report_starts() {
        let text = "VARNHOLM, Dec 2 (Northwire) - The bridge was opened on Monday.";
        assert_eq!(prefix(text).map(|at| &text[at..]), Some("The bridge was opened on Monday."));
        let text = "ASKVIK, Wis. (Northwire) — The bridge was opened on Monday.";
        assert_eq!(prefix(text).map(|at| &text[at..]), Some("The bridge was opened on Monday."));
        let text = "Varnholm, Friday 17 September 2025. The bridge was opened on Monday.";
        assert_eq!(prefix(text).map(|at| &text[at..]), Some("The bridge was opened on Monday."));
        for text in [
            "The bridge - opened on 2 December - is long enough to cross.",
            "Anna Berg (July 4, 1911 – June 8, 1980) was mayor of Varnholm.",
            "Anna Berg (left) - mayor since 1998 of Varnholm",
            "On 2 December, the bridge - a long one - was opened by her.",
        ] {
            assert_eq!(prefix(text), None, "{text}");
        }
    }
}
