//! Source reliability for a terminal.

use super::explain::explain;
use super::{SourceTrust, TrustReport};
use crate::report::quote::{clean, short};
use crate::report::style::{Look, Role, marked, painted, wrapped};
use crate::report::summary::{counted, percent};
use crate::report::table::{Columns, table};
use crate::trust::score::Score;
use unicode_width::UnicodeWidthStr;

/// More rows than these are not shown, but for the first and the last.
const MOST_ROWS: usize = 60;
/// More pairs of sources that seem to copy are not shown.
const MOST_PAIRS: usize = 8;
/// Columns of the chart.
const CHART: usize = 20;
/// Columns of the bar of a value's support.
const BAR: usize = 10;
/// The probability that no value is right is shown from here on.
pub(super) const NONE: f64 = 0.05;
/// More disagreements than these are not shown.
const MOST_SLOTS: usize = 20;

/// The report as text for a terminal.
pub fn render(report: &TrustReport, look: &Look) -> String {
    let mut out = String::new();
    let columns = look.columns().min(140);
    if report.sources.is_empty() {
        return "There is no source to rank.\n".to_owned();
    }
    sources(&mut out, "source", &report.sources, columns);
    if !report.speakers.is_empty() {
        sources(&mut out, "quoted", &report.speakers, columns);
    }
    if let Some(why) = &report.why {
        out.push_str(&explain(why, &report.sources, columns, look.color));
    }
    slots(&mut out, report, columns);
    for line in notes(report) {
        paragraph(&mut out, &line, columns);
    }
    if let Some(score) = &report.score {
        out.push('\n');
        score_lines(score).iter().for_each(|line| paragraph(&mut out, line, columns));
    }
    painted(&out, look.color)
}

/// A paragraph whose further lines stand in as far as its first, list mark and all.
pub(super) fn paragraph(out: &mut String, text: &str, columns: usize) {
    let body = text.trim_start();
    let mark = if body.starts_with("- ") { 2 } else { 0 };
    hanging(out, &" ".repeat(text.len() - body.len()), body, mark, columns);
}

pub(super) fn hanging(out: &mut String, lead: &str, text: &str, more: usize, columns: usize) {
    let indent = lead.width();
    for (n, line) in wrapped(text, columns.saturating_sub(indent + more).max(16)).iter().enumerate() {
        out.push_str(if n == 0 { lead } else { "" });
        out.push_str(&" ".repeat(if n == 0 { 0 } else { indent + more }));
        out.push_str(line);
        out.push('\n');
    }
}

fn sources(out: &mut String, head: &'static str, rows: &[SourceTrust], columns: usize) {
    let counts: Columns = vec![("slots", 5), ("shared", 6), ("alone", 5), ("won:level:lost", 14)];
    let widest = rows.iter().map(|row| clean(&row.id).width()).max().unwrap_or(0).max(head.len());
    let room =
        |heads: &Columns| columns.saturating_sub(heads.iter().map(|(_, width)| width + 3).sum::<usize>() + 4);
    let mut heads: Columns = vec![("reliable", 8), ("90% interval", 12), ("0% to 100%", CHART)];
    heads.extend(counts.iter().copied());
    // Where there is no room, the interval goes below the figure and the chart below the name.
    let wide = room(&heads) >= widest.min(24);
    if !wide {
        heads = vec![("reliable", 9)];
        heads.extend(counts);
    }
    let name = widest.max(if wide { 0 } else { CHART }).min(room(&heads).max(8));
    heads.insert(0, (head, name));
    let shown = (0..rows.len()).filter(|&n| n < MOST_ROWS / 2 || n + MOST_ROWS / 2 >= rows.len());
    let cells = |row: &SourceTrust| {
        let range = marked(Role::Faint, &format!("{:.2}-{:.2}", row.low, row.high));
        let mut id = marked(Role::Strong, &short(&row.id, 60));
        let mut cells = if wide {
            vec![format!("{:.2}", row.reliability), range, chart(row)]
        } else {
            if name >= CHART {
                id.push_str(&format!("\n{}", chart(row)));
            }
            vec![format!("{:.2}\n{range}", row.reliability)]
        };
        cells.insert(0, id);
        let count = |n: usize| n.to_string();
        cells.extend([count(row.slots), count(row.corroborated), count(row.alone)]);
        cells.push(format!("{}:{}:{}", row.won, row.level, row.lost));
        cells
    };
    let cells: Vec<Vec<String>> = shown.map(|n| cells(&rows[n])).collect();
    let groups = if wide { vec![cells] } else { cells.into_iter().map(|row| vec![row]).collect() };
    out.push_str(&table(&heads, groups));
    out.push('\n');
    if rows.len() > MOST_ROWS {
        paragraph(out, &format!("The {} in between are in the JSON.", rows.len() - MOST_ROWS), columns);
    }
    copies(rows).iter().for_each(|line| paragraph(out, line, columns));
    out.push('\n');
}

/// Which sources are copies of each other, and which seem to depend on each other.
pub fn copies(rows: &[SourceTrust]) -> Vec<String> {
    let mut groups: Vec<Vec<&str>> = Vec::new();
    let mut pairs: Vec<(&str, &str, f64)> = Vec::new();
    // Each group and pair is found from its first member; of copies only one stands for all.
    let first = |row: &SourceTrust| row.copies.iter().all(|other| row.id < *other);
    for row in rows.iter().filter(|row| first(row)) {
        if !row.copies.is_empty() {
            groups.push(std::iter::once(&row.id).chain(&row.copies).map(String::as_str).collect());
        }
        let ahead = row.depends.iter().filter(|(other, _)| row.id < *other);
        pairs.extend(ahead.map(|(other, share)| (row.id.as_str(), other.as_str(), *share)));
    }
    pairs.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| (a.0, a.1).cmp(&(b.0, b.1))));
    let mut lines = Vec::new();
    if !groups.is_empty() {
        let named =
            groups.iter().map(|g| g.iter().map(|name| short(name, 40)).collect::<Vec<_>>().join(" = "));
        lines.push(format!("Copies, which count once: {}.", some(named.collect())));
    }
    if !pairs.is_empty() {
        let named = pairs
            .iter()
            .map(|(a, b, share)| format!("{} and {} {:.0}%", short(a, 40), short(b, 40), share * 100.0));
        lines.push(format!("Seem to copy, with the share that they copy: {}.", some(named.collect())));
    }
    lines
}

/// The first of many.
fn some(mut all: Vec<String>) -> String {
    let more = all.len().saturating_sub(MOST_PAIRS);
    all.truncate(MOST_PAIRS);
    let more = if more > 0 { format!("; and {more} more") } else { String::new() };
    format!("{}{more}", all.join("; "))
}

/// The interval as a line with the reliability on it.
pub fn chart(row: &SourceTrust) -> String {
    let at = |x: f64| ((x.clamp(0.0, 1.0) * CHART as f64) as usize).min(CHART - 1);
    let (low, middle, high) = (at(row.low), at(row.reliability), at(row.high));
    (0..CHART)
        .map(|n| {
            if n == middle {
                '●'
            } else if (low..=high).contains(&n) {
                '─'
            } else {
                '·'
            }
        })
        .collect()
}

fn slots(out: &mut String, report: &TrustReport, columns: usize) {
    if report.slots.is_empty() || report.score.is_some() {
        return;
    }
    for slot in report.slots.iter().take(MOST_SLOTS) {
        let name = [clean(&slot.attribute), clean(&slot.object)].into_iter().filter(|part| !part.is_empty());
        paragraph(out, &marked(Role::Strong, &short(&name.collect::<Vec<_>>().join(" · "), 200)), columns);
        for v in &slot.values {
            let sources = v.sources.iter().take(8).map(|(name, r)| format!("{} ({r:.2})", short(name, 40)));
            let mut sources = sources.collect::<Vec<_>>().join(", ");
            if v.sources.len() > 8 {
                sources.push_str(&format!(" and {} more", v.sources.len() - 8));
            }
            let confirmed = if v.confirmed { ", confirmed" } else { "" };
            let lead = format!("  {:>4} {} ", percent(v.probability), bar(v.probability));
            hanging(out, &lead, &format!("{}{confirmed} — {sources}", short(&v.value, 120)), 2, columns);
        }
        if slot.none >= NONE {
            out.push_str(&format!("  {:>4} {} none of these\n", percent(slot.none), bar(slot.none)));
        }
        out.push('\n');
    }
    if report.slots.len() > MOST_SLOTS {
        let rest = report.slots.len() - MOST_SLOTS;
        paragraph(out, &format!("{rest} more disagreements are in the JSON and Markdown."), columns);
    }
}

/// A probability as a bar.
fn bar(probability: f64) -> String {
    let filled = (probability.clamp(0.0, 1.0) * BAR as f64).round() as usize;
    format!("{}{}", "█".repeat(filled), "·".repeat(BAR - filled))
}

/// What must be said beside the tables.
pub fn notes(report: &TrustReport) -> Vec<String> {
    let mut notes = Vec::new();
    notes.push(format!(
        "{}, {} on which they differ, {} on which they agree.",
        counted(report.sources.len(), "source"),
        counted(report.slots.len(), "slot"),
        report.agreed
    ));
    let compared =
        report.sources.iter().chain(&report.speakers).any(|s| s.corroborated + s.won + s.level + s.lost > 0);
    if !compared {
        notes.push(
            "No two sources speak of the same: every figure is only what was believed beforehand.".to_owned(),
        );
        notes.extend(manner_note(report));
        return notes;
    }
    let checks = &report.checks;
    if checks.vote + checks.pooled_investment > 0 {
        notes.push(format!(
            "Cross-check: majority vote prefers another value in {} and PooledInvestment in {} of {}.",
            checks.vote,
            checks.pooled_investment,
            counted(checks.contested, "disagreement")
        ));
        for other in checks.examples.iter().take(5) {
            let (slot, value, method) = (short(&other.slot, 60), short(&other.value, 60), &other.method);
            notes.push(format!("- {slot}: “{value}”, but by {method} “{}”", short(&other.other, 60)));
        }
    } else if checks.contested > 0 {
        notes.push("Cross-check: majority vote and PooledInvestment prefer the same values.".to_owned());
    }
    notes.push(
        "Slots are what a source can be compared on; shared: another says the same; alone: what nobody else touches, \
         uncorroborated and no evidence for or against it; won, level, lost: its value has the most support, as much as another, \
         or less. Support is an order, not a verdict. Intervals are meant to hold in nine of ten cases and assume that \
         sources which aren't marked as copies speak for themselves."
            .to_owned(),
    );
    notes.extend(manner_note(report));
    notes
}

/// What documents are believed to be worth before they are compared.
fn manner_note(report: &TrustReport) -> Option<String> {
    report.usual_manner.map(|usual| {
        format!(
            "Beforehand a document is believed more that makes many statements (usual here: {:.1} in 100 words) and less \
             that speaks of “I” and “you”; `prior` in atodds.toml sets something else.",
            usual.statements
        )
    })
}

/// The score in lines.
pub fn score_lines(score: &Score) -> Vec<String> {
    if score.spoken == 0 {
        let slots = counted(score.slots, "slot");
        return vec![format!(
            "No claim is about any of the {slots} with a known value; compare the columns object and attribute of both files."
        )];
    }
    let mut lines = vec![
        format!(
            "accuracy {:.3} of {} (exact {:.3}); majority vote {:.3}; PooledInvestment {:.3}",
            score.accuracy,
            counted(score.slots, "slot"),
            score.exact,
            score.vote,
            score.pooled_investment
        ),
        format!(
            "reliability: rank correlation {:.3} with measured accuracy; intervals cover {:.3} of {}",
            score.rank_correlation,
            score.covered,
            counted(score.sources, "source")
        ),
        format!(
            "probabilities: Brier score {:.4}, calibration error {:.4}",
            score.brier, score.calibration_error
        ),
    ];
    lines.extend(score.bins.iter().map(|bin| {
        format!(
            "  from {:.2}: {}, mean probability {:.3}, right {:.3}",
            bin.from,
            counted(bin.slots, "slot"),
            bin.probability,
            bin.accuracy
        )
    }));
    lines
}
