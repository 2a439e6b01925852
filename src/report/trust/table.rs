//! Source reliability for a terminal.

use super::{Piece, SourceTrust, TrustReport, Why};
use crate::report::quote::{Quote, clean, short};
use crate::report::style::{Look, Role, marked, mention, painted, wrapped};
use crate::report::summary::{counted, percent};
use crate::report::table::{Columns, table};
use crate::trust::score::Score;
use unicode_width::UnicodeWidthStr;

/// More rows than these are not shown, but for the first and the last.
const MOST_ROWS: usize = 60;
/// Columns of the chart.
const CHART: usize = 20;
/// More disagreements than these are not shown.
const MOST_SLOTS: usize = 20;

/// The report as text for a terminal.
pub fn render(report: &TrustReport, look: &Look) -> String {
    let mut out = String::new();
    let columns = look.columns().min(140);
    sources(&mut out, "source", &report.sources, columns);
    if !report.speakers.is_empty() {
        sources(&mut out, "quoted", &report.speakers, columns);
    }
    if let Some(why) = &report.why {
        out.push_str(&explain(why, columns, look.color));
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

fn paragraph(out: &mut String, text: &str, columns: usize) {
    for line in wrapped(text, columns) {
        out.push_str(&line);
        out.push('\n');
    }
}

fn sources(out: &mut String, head: &'static str, rows: &[SourceTrust], columns: usize) {
    let fixed = [9, CHART, 5, 6, 6, 7];
    let borders = 3 * (fixed.len() + 1) + 1;
    let widest = rows.iter().map(|row| clean(&row.id).width()).max().unwrap_or(0).max(head.len());
    // Where there is no room, the chart goes first.
    let narrow = columns < 90;
    let taken = fixed.iter().sum::<usize>() + borders - if narrow { CHART + 3 } else { 0 };
    let name = widest.min(columns.saturating_sub(taken).max(8));
    let mut heads: Columns = vec![(head, name), ("reliable", fixed[0])];
    if !narrow {
        heads.push(("0% to 100%", CHART));
    }
    heads.extend([
        ("slots", fixed[2]),
        ("shared", fixed[3]),
        ("alone", fixed[4]),
        ("won:lost", fixed[5] + 1),
    ]);
    let shown = (0..rows.len()).filter(|&n| n < MOST_ROWS / 2 || n + MOST_ROWS / 2 >= rows.len());
    let cells = |row: &SourceTrust| {
        let range = format!("{:.2}-{:.2}", row.low, row.high);
        let figure = format!("{:.2}\n{}", row.reliability, marked(Role::Faint, &range));
        let mut id = marked(Role::Strong, &short(&row.id, 60));
        for (word, names) in [("copies: ", names(&row.copies)), ("close to: ", depends(row))] {
            if !names.is_empty() {
                id.push_str(&format!("\n{}", marked(Role::Faint, &short(&format!("{word}{names}"), 120))));
            }
        }
        let mut cells = vec![id, figure];
        if !narrow {
            cells.push(chart(row));
        }
        let count = |n: usize| n.to_string();
        cells.extend([count(row.slots), count(row.corroborated), count(row.alone)]);
        cells.push(format!("{}:{}", row.won, row.lost));
        cells
    };
    out.push_str(&table(&heads, shown.map(|n| vec![cells(&rows[n])]).collect()));
    out.push('\n');
    if rows.len() > MOST_ROWS {
        paragraph(out, &format!("The {} in between are in the JSON.", rows.len() - MOST_ROWS), columns);
    }
    out.push('\n');
}

fn names(all: &[String]) -> String {
    all.iter().map(|name| clean(name)).collect::<Vec<_>>().join(", ")
}

fn depends(row: &SourceTrust) -> String {
    let mut all: Vec<&(String, f64)> = row.depends.iter().collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let shown = all.iter().take(3).map(|(name, share)| format!("{} {:.0}%", clean(name), share * 100.0));
    let mut shown = shown.collect::<Vec<_>>().join(", ");
    if all.len() > 3 {
        shown.push_str(&format!(" and {} more", all.len() - 3));
    }
    shown
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
    let value = columns / 4;
    let heads: Columns = vec![("value", value), ("support", 8), ("sources", columns - value - 8 - 10)];
    for slot in report.slots.iter().take(MOST_SLOTS) {
        let name = [clean(&slot.attribute), clean(&slot.object)].into_iter().filter(|part| !part.is_empty());
        paragraph(out, &marked(Role::Strong, &short(&name.collect::<Vec<_>>().join(" · "), 200)), columns);
        let rows = slot.values.iter().map(|v| {
            let sources = v.sources.iter().take(8).map(|(name, r)| format!("{} ({r:.2})", short(name, 40)));
            let mut sources = sources.collect::<Vec<_>>().join(", ");
            if v.sources.len() > 8 {
                sources.push_str(&format!(" and {} more", v.sources.len() - 8));
            }
            let confirmed = if v.confirmed { "\nconfirmed" } else { "" };
            vec![short(&v.value, 200), format!("{}{confirmed}", percent(v.probability)), sources]
        });
        out.push_str(&table(&heads, vec![rows.collect()]));
        out.push_str("\n\n");
    }
    if report.slots.len() > MOST_SLOTS {
        let rest = report.slots.len() - MOST_SLOTS;
        paragraph(out, &format!("{rest} more disagreements are in the JSON and Markdown."), columns);
    }
}

/// What must be said beside the tables.
pub fn notes(report: &TrustReport) -> Vec<String> {
    let mut notes = Vec::new();
    let copies = report.sources.iter().filter(|s| !s.copies.is_empty()).count();
    notes.push(format!(
        "{}, {} on which they differ, {} on which they agree{}.",
        counted(report.sources.len(), "source"),
        counted(report.slots.len(), "slot"),
        report.agreed,
        if copies > 0 {
            format!("; {copies} sources are copies of each other and count once")
        } else {
            String::new()
        },
    ));
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
            notes.push(format!("  {slot}: {value}; {method}: {}", short(&other.other, 60)));
        }
    } else if checks.contested > 0 {
        notes.push("Cross-check: majority vote and PooledInvestment prefer the same values.".to_owned());
    }
    notes.push(
        "Support is an order, not a verdict. Intervals are meant to hold in nine of ten cases and assume that sources \
         which aren't marked as copies speak for themselves; “alone” is no evidence for or against a source."
            .to_owned(),
    );
    notes
}

/// The sentence of the identity.
pub fn identity(why: &Why) -> String {
    let copies = match why.duplicates {
        0 => String::new(),
        n => format!("; {} counted once", counted(n, "duplicate")),
    };
    format!(
        "{}: {:.2} = prior {} of {} plus {:.2} of {:.2} effective claims{copies}",
        clean(&why.source),
        why.reliability,
        trimmed(why.prior_right),
        trimmed(why.prior_all),
        why.right,
        why.claims
    )
}

fn trimmed(x: f64) -> String {
    format!("{x:.2}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn explain(why: &Why, columns: usize, color: bool) -> String {
    let mut out = String::new();
    paragraph(&mut out, &marked(Role::Strong, &identity(why)), columns);
    for (title, pieces) in [("Largest losses", &why.losses), ("Largest gains", &why.gains)] {
        if !pieces.is_empty() {
            out.push_str(&format!("\n{title}:\n"));
        }
        for piece in pieces {
            paragraph(&mut out, &format!("- {}", piece_line(piece)), columns);
            for evidence in piece.quotes.iter().take(2) {
                let Quote { before, mention: words, after } = Quote::of(evidence).fit(200);
                let place = format!("{}:{}", clean(&evidence.source), evidence.line);
                let quote = format!("  “{before}{}{after}” — {place}", mention(&words, color));
                paragraph(&mut out, &quote, columns);
            }
        }
    }
    if !why.without.is_empty() {
        out.push_str("\nThe ranking without\n");
        for without in &why.without {
            let line =
                format!("- {}: {}", clean(&without.source), names(&without.ranking).replace(", ", " > "));
            paragraph(&mut out, &line, columns);
        }
    }
    out.push('\n');
    out
}

/// A claim and what it counts for, in a line.
pub fn piece_line(piece: &Piece) -> String {
    let against = piece.against.as_deref().map(|best| format!(" (best supported: {})", short(best, 60)));
    format!(
        "{}: {}{}, right with {}, counts {:.2}",
        short(&piece.slot, 80),
        short(&piece.value, 60),
        against.unwrap_or_default(),
        percent(piece.probability),
        piece.weight
    )
}

/// The score in lines.
pub fn score_lines(score: &Score) -> Vec<String> {
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
