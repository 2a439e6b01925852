//! Markdown, for reports that go into an issue, a wiki or a newsroom's document.

use super::quote::{Quote, clean, short};
use super::summary::{by_id, confidence, reach, reliability, summary, support, title};
use super::{Conflict, Evidence, Look, Report, SourceInfo};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Longest quote, in columns.
const LONGEST_QUOTE: usize = 320;

/// The report as Markdown (GitHub flavour, for its tables).
pub fn render(report: &Report, _: &Look) -> String {
    let sources = by_id(report);
    let mut out = format!("# Where the sources are at odds\n\n{}.\n", escaped(&summary(report)));
    list(&mut out, "Conflicts", &report.conflicts, 1, &sources);
    let first = report.conflicts.len() + 1;
    list(&mut out, "Updates: what changed over time", &report.updates, first, &sources);
    if !report.problems.is_empty() {
        out.push_str("\n## Problems\n\n");
        for problem in &report.problems {
            line(&mut out, format_args!("- {}: {}", escaped(&problem.path), escaped(&problem.message)));
        }
    }
    if !report.sources.is_empty() {
        out.push_str("\n## Sources\n\n| Source | Title | Publisher | Published | Statements |\n|---|---|---|---|---:|\n");
        for source in &report.sources {
            source_row(&mut out, source);
        }
    }
    out
}

/// Writing to a string can't fail.
fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = writeln!(out, "{text}");
}

fn list(
    out: &mut String,
    title: &str,
    conflicts: &[Conflict],
    first: usize,
    sources: &BTreeMap<&str, &SourceInfo>,
) {
    if conflicts.is_empty() {
        return;
    }
    line(out, format_args!("\n## {title}"));
    for (index, conflict) in conflicts.iter().enumerate() {
        block(out, first + index, conflict, sources);
    }
}

fn block(out: &mut String, number: usize, conflict: &Conflict, sources: &BTreeMap<&str, &SourceInfo>) {
    let severity = title(conflict.severity);
    line(out, format_args!("\n### {number}. {severity}: {}\n", escaped(&short(&conflict.topic, 200))));
    let details = [escaped(&conflict.kind), confidence(conflict), reach(conflict), escaped(&conflict.id)];
    line(out, format_args!("{}\n", details.join(" · ")));
    line(out, format_args!("| Value | Source | Line | Quote |\n|---|---|---:|---|"));
    for position in &conflict.positions {
        if position.evidence.is_empty() {
            line(out, format_args!("| {} | | | |", strong(&clean(&position.value))));
        }
        for (index, evidence) in position.evidence.iter().enumerate() {
            let support = position.probability.map(|p| format!("<br>{}", escaped(&support(p))));
            let value = strong(&clean(&position.value)) + &support.unwrap_or_default();
            let value = if index == 0 { value } else { String::new() };
            let (line_number, column) = (evidence.line, evidence.column);
            let (origin, quote) = (origin(evidence, sources), quote(evidence));
            line(out, format_args!("| {value} | {origin} | {line_number}:{column} | {quote} |"));
        }
    }
    if !conflict.explanation.is_empty() {
        line(out, format_args!("\n{}", paragraph(&conflict.explanation)));
    }
}

fn origin(evidence: &Evidence, sources: &BTreeMap<&str, &SourceInfo>) -> String {
    let date = sources.get(evidence.source.as_str()).and_then(|source| source.published.as_deref());
    let mut origin = escaped(&evidence.source);
    if let Some(date) = date {
        let _ = write!(origin, ", {}", escaped(date));
    }
    if let Some(who) = &evidence.attribution {
        let _ = write!(origin, ", quoting {}", escaped(who));
    }
    if let Some(reliability) = reliability(evidence, sources) {
        let _ = write!(origin, ", {reliability}");
    }
    origin
}

fn quote(evidence: &Evidence) -> String {
    let Quote { before, mention, after } = Quote::of(evidence).fit(LONGEST_QUOTE);
    format!("{}{}{}", escaped_piece(&before), strong(&mention), escaped_piece(&after))
}

/// Asterisks make a word bold only where it begins and ends with a letter or digit, or stands free; tags always do.
fn strong(text: &str) -> String {
    let edges = [text.chars().next(), text.chars().next_back()];
    match edges {
        [None, _] => String::new(),
        [Some(first), Some(last)] if first.is_alphanumeric() && last.is_alphanumeric() => {
            format!("**{}**", escaped_piece(text))
        }
        _ => format!("<b>{}</b>", escaped_piece(text)),
    }
}

fn source_row(out: &mut String, source: &SourceInfo) {
    let cell = |text: &Option<String>| text.as_deref().map(escaped).unwrap_or_default();
    let title = match (&source.title, source.url.as_deref().and_then(address)) {
        (Some(title), Some(url)) => format!("[{}](<{url}>)", escaped(title)),
        (None, Some(url)) => format!("<{url}>"),
        (title, None) => cell(title),
    };
    let (id, publisher, published) = (escaped(&source.id), cell(&source.publisher), cell(&source.published));
    line(out, format_args!("| {id} | {title} | {publisher} | {published} | {} |", source.claims));
}

/// An address that may stand in a link: of the web, and without anything that could end the link.
fn address(url: &str) -> Option<&str> {
    let web = url.starts_with("https://") || url.starts_with("http://");
    let plain = url.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>|\\`\"".contains(c));
    (web && plain).then_some(url)
}

/// Cleaned text in which nothing acts as Markdown or HTML within a line.
pub(super) fn escaped(text: &str) -> String {
    escaped_piece(&clean(text))
}

fn escaped_piece(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        // The dollar begins a formula on some sites: "$3 and $4".
        if "\\`*_[]<>|~$&#".contains(character) {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

/// A paragraph of its own: nothing at its start makes it a list or a rule.
fn paragraph(text: &str) -> String {
    let text = escaped(text);
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = text.split_at(digits);
    if rest.starts_with(['-', '+', '=']) && number.is_empty()
        || rest.starts_with(['.', ')']) && !number.is_empty()
    {
        format!("{number}\\{rest}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_acts_as_markdown() {
        assert_eq!(escaped("a|b *c* <i>&amp; $3\n# d"), "a\\|b \\*c\\* \\<i\\>\\&amp; \\$3 \\# d");
        assert_eq!(paragraph("1. one"), "1\\. one");
        assert_eq!(paragraph("- one"), "\\- one");
        assert_eq!(paragraph("12 boats."), "12 boats.");
    }

    #[test]
    fn a_link_goes_to_the_web_only() {
        assert_eq!(address("https://example.org/a?b=(c)"), Some("https://example.org/a?b=(c)"));
        assert_eq!(address("javascript:alert(1)"), None);
        assert_eq!(address("https://example.org/> [x](y"), None);
    }

    #[test]
    fn bold_holds_beside_letters_and_marks() {
        assert_eq!(strong("12 May"), "**12 May**");
        assert_eq!(strong("$3bn"), "<b>\\$3bn</b>");
        assert_eq!(strong(""), "");
    }
}
