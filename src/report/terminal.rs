//! The report for a terminal: a block for each conflict, with a row for each quote.

use super::quote::{Quote, clean, short};
use super::style::{Look, Role, marked, mention, painted, wrapped};
use super::summary::{by_id, confidence, counted, reach, reliability, summary, support, title};
use super::table::{Columns, table};
use super::{Conflict, Evidence, Report, Severity, SourceInfo};
use std::collections::BTreeMap;
use unicode_width::UnicodeWidthStr;

/// Least number of columns at which source and line have columns of their own.
const ROOMY: usize = 88;
/// Widest that a table or paragraph gets: longer lines are hard to read.
const WIDEST: usize = 140;
/// Values longer than this are cut.
const LONGEST_VALUE: usize = 300;

type Sources<'a> = BTreeMap<&'a str, &'a SourceInfo>;

/// The report as text for a terminal.
pub fn render(report: &Report, look: &Look) -> String {
    let layout = Layout::of(report, look);
    let sources = by_id(report);
    let mut out = String::new();
    for (index, conflict) in report.conflicts.iter().enumerate() {
        block(&mut out, index + 1, conflict, &sources, &layout);
    }
    if !report.updates.is_empty() {
        heading(&mut out, "Updates: what changed over time", &layout);
        for (index, update) in report.updates.iter().enumerate() {
            block(&mut out, report.conflicts.len() + index + 1, update, &sources, &layout);
        }
    }
    if !report.problems.is_empty() {
        heading(&mut out, "Problems", &layout);
        for problem in &report.problems {
            let text = format!("{}: {}", marked(Role::Red, &clean(&problem.path)), clean(&problem.message));
            paragraph(&mut out, &text, &layout);
        }
        out.push('\n');
    }
    if look.verbose && !report.sources.is_empty() {
        heading(&mut out, "Sources", &layout);
        source_list(&mut out, report, &layout);
    }
    paragraph(&mut out, &marked(Role::Strong, &summary(report)), &layout);
    painted(&out, look.color)
}

/// The widths of columns, the same throughout a report so that its tables line up.
struct Layout {
    /// Columns of a line.
    width: usize,
    color: bool,
    /// Whether source and line have columns of their own.
    roomy: bool,
    value: usize,
    source: usize,
    line: usize,
    quote: usize,
}

impl Layout {
    fn of(report: &Report, look: &Look) -> Layout {
        let width = look.columns().min(WIDEST);
        let roomy = width >= ROOMY;
        let sources = by_id(report);
        let (mut value, mut source, mut line) = ("value".len(), "source".len(), "line".len());
        for position in
            report.conflicts.iter().chain(&report.updates).flat_map(|conflict| &conflict.positions)
        {
            let support = position.probability.map_or(0, |probability| support(probability).width());
            value = value.max(clean(&position.value).width()).max(support);
            for evidence in &position.evidence {
                let widest = origin(evidence, &sources).iter().map(|part| part.width()).max();
                source = source.max(widest.unwrap_or(0));
                line = line.max(place(evidence).len());
            }
        }
        // Borders and padding: three columns for every cell and one more.
        let (value, source) = (value.min(width / 4), source.min(width / 5));
        let taken = if roomy { value + source + line + 4 * 3 + 1 } else { value + 2 * 3 + 1 };
        Layout { width, color: look.color, roomy, value, source, line, quote: width - taken }
    }
}

fn heading(out: &mut String, text: &str, layout: &Layout) {
    let rule = "─".repeat(layout.width.saturating_sub(text.width() + 4));
    out.push_str(&format!("── {} {}\n\n", marked(Role::Strong, text), marked(Role::Faint, &rule)));
}

fn paragraph(out: &mut String, text: &str, layout: &Layout) {
    for line in wrapped(text, layout.width) {
        out.push_str(&line);
        out.push('\n');
    }
}

fn block(out: &mut String, number: usize, conflict: &Conflict, sources: &Sources, layout: &Layout) {
    let role = match conflict.severity {
        Severity::Contradiction => Role::Red,
        Severity::Tension => Role::Magenta,
        Severity::Update => Role::Cyan,
    };
    let title = format!("{number}. {}: {}", title(conflict.severity), short(&conflict.topic, 200));
    paragraph(out, &marked(role, &title), layout);
    let details = [clean(&conflict.kind), confidence(conflict), reach(conflict), clean(&conflict.id)];
    let details = details.join(" · ");
    paragraph(out, &marked(Role::Faint, &details), layout);
    out.push_str(&positions(conflict, sources, layout));
    out.push('\n');
    if !conflict.explanation.is_empty() {
        paragraph(out, &clean(&conflict.explanation), layout);
    }
    out.push('\n');
}

fn positions(conflict: &Conflict, sources: &Sources, layout: &Layout) -> String {
    let columns: Columns = if layout.roomy {
        vec![
            ("value", layout.value),
            ("source", layout.source),
            ("line", layout.line),
            ("quote", layout.quote),
        ]
    } else {
        vec![("value", layout.value), ("quote and source", layout.quote)]
    };
    let groups = conflict.positions.iter().map(|position| {
        let mut value = marked(Role::Strong, &short(&position.value, LONGEST_VALUE));
        if let Some(probability) = position.probability {
            value.push_str(&format!("\n{}", marked(Role::Faint, &support(probability))));
        }
        let mut rows: Vec<Vec<String>> = position.evidence.iter().map(|e| row(e, sources, layout)).collect();
        if rows.is_empty() {
            rows.push(vec![String::new(); columns.len() - 1]);
        }
        for (index, row) in rows.iter_mut().enumerate() {
            row.insert(0, if index == 0 { value.clone() } else { String::new() });
            if index > 0 && !layout.roomy {
                row.iter_mut().for_each(|cell| cell.insert(0, '\n'));
            }
        }
        rows
    });
    table(&columns, groups.collect())
}

/// The cells of one piece of evidence, but for the value.
fn row(evidence: &Evidence, sources: &Sources, layout: &Layout) -> Vec<String> {
    let Quote { before, mention, after } = Quote::of(evidence).fit((layout.quote * 5).clamp(200, 400));
    let quote = format!("{before}{}{after}", self::mention(&mention, layout.color));
    let origin = origin(evidence, sources);
    if layout.roomy {
        let mut lines = origin.into_iter();
        let id = lines.next().unwrap_or_default();
        let rest: String = lines.map(|line| format!("\n{}", marked(Role::Faint, &line))).collect();
        vec![format!("{id}{rest}"), place(evidence), quote]
    } else {
        let place = format!("line {}", place(evidence));
        let origin: Vec<_> = origin.into_iter().chain([place]).collect();
        vec![format!("{quote}\n{}", marked(Role::Faint, &format!("— {}", origin.join(", "))))]
    }
}

/// Whose statement it is: the source's id, its date, and whom it quotes.
fn origin(evidence: &Evidence, sources: &Sources) -> Vec<String> {
    let date = sources.get(evidence.source.as_str()).and_then(|source| source.published.as_deref());
    let quoted = evidence.attribution.as_deref().map(|who| format!("quoting {}", short(who, 60)));
    let reliability = reliability(evidence, sources);
    let parts = [Some(short(&evidence.source, 60)), date.map(clean), quoted, reliability];
    parts.into_iter().flatten().collect()
}

fn place(evidence: &Evidence) -> String {
    format!("{}:{}", evidence.line, evidence.column)
}

fn source_list(out: &mut String, report: &Report, layout: &Layout) {
    for source in &report.sources {
        let facts = [source.title.as_deref(), source.publisher.as_deref(), source.published.as_deref()];
        let facts = facts.into_iter().flatten().map(|fact| short(fact, 100));
        let facts: Vec<_> = facts.chain([counted(source.claims, "statement"), clean(&source.path)]).collect();
        let text = format!("{}: {}", marked(Role::Strong, &clean(&source.id)), facts.join(" · "));
        paragraph(out, &text, layout);
    }
    out.push('\n');
}
