//! Measurements as tables for a terminal.

use super::calibration::Calibration;
use super::stages::{Reached, STAGES};
use super::trust::Rankings;
use super::{Counts, Found, Miss, Scored};
use crate::report::quote::clean;
use crate::report::table::{Columns, table};
use std::collections::BTreeMap;

/// Recall, precision and the rest by corpus, kind and severity.
pub fn scores(scored: &[Scored], total: &Counts) -> String {
    let names = scored.iter().map(|s| s.corpus.len()).max().unwrap_or(0).max("all corpora".len());
    let columns: Columns = vec![
        ("corpus", names),
        ("found", 8),
        ("recall", 6),
        ("right", 8),
        ("precision", 9),
        ("duplication", 11),
        ("flagged", 8),
    ];
    let rows = scored.iter().map(|s| row(&s.corpus, &s.counts)).collect();
    let mut out = format!("{}\n\n", table(&columns, vec![rows, vec![row("all corpora", total)]]));
    for (title, counts) in [
        ("labelled kind", &total.kinds),
        ("severity", &total.severities),
        ("reported kind", &total.reported_kinds),
    ] {
        out.push_str(&format!("{}\n\n", by(title, counts)));
    }
    out
}

fn row(name: &str, counts: &Counts) -> Vec<String> {
    let m = counts.measures();
    vec![
        name.to_owned(),
        ratio(counts.conflicts),
        format!("{:.3}", m.recall),
        ratio(counts.reports),
        format!("{:.3}", m.precision),
        format!("{:.2}", m.duplication),
        ratio(counts.flagged),
    ]
}

fn ratio(found: Found) -> String {
    format!("{}/{}", found.found, found.of)
}

fn by(title: &'static str, counts: &BTreeMap<String, Found>) -> String {
    let width = counts.keys().map(String::len).max().unwrap_or(0).max(title.len());
    let rows = counts
        .iter()
        .map(|(key, f)| vec![key.clone(), ratio(*f), format!("{:.2}", f.found as f64 / f.of.max(1) as f64)]);
    table(&vec![(title, width), ("found", 8), ("share", 5)], vec![rows.collect()])
}

/// Every miss, wrong report and flagged non-conflict with its quotes.
pub fn misses(scored: &[Scored]) -> String {
    let mut out = String::new();
    for corpus in scored {
        for miss in &corpus.misses {
            out.push_str(&one_miss(&corpus.corpus, miss));
        }
    }
    out
}

fn one_miss(corpus: &str, miss: &Miss) -> String {
    let mut out = format!("{} {corpus} {} {}: {}\n", miss.what, miss.id, miss.kind, clean(&miss.topic));
    for (value, source, quote) in &miss.quotes {
        let value = if value.is_empty() { String::new() } else { format!("[{}] ", clean(value)) };
        out.push_str(&format!("    {value}{}: {}\n", clean(source), clean(quote)));
    }
    out
}

/// How far the labelled conflicts came.
pub fn stages(reached: &[Reached]) -> String {
    let mut out = String::new();
    for r in reached {
        let line = format!("{:<14} {} {} {}: {}", r.stage.name(), r.corpus, r.id, r.kind, clean(&r.topic));
        out.push_str(&format!("{}\n", line.trim_end()));
    }
    let rows = STAGES.iter().map(|&stage| {
        let exactly = reached.iter().filter(|r| r.stage == stage).count();
        let beyond = reached.iter().filter(|r| r.stage >= stage).count();
        vec![stage.name().to_owned(), exactly.to_string(), ratio(Found { found: beyond, of: reached.len() })]
    });
    let columns = vec![("stage", 14), ("ended here", 10), ("came this far", 13)];
    out.push_str(&format!("\n{}\n", table(&columns, vec![rows.collect()])));
    out
}

/// Share of right reports by confidence and by kind.
pub fn calibration(calibration: &Calibration) -> String {
    let row = |name: String, mean: f64, reports: Found| {
        let share = reports.found as f64 / reports.of.max(1) as f64;
        vec![name, format!("{mean:.2}"), ratio(reports), format!("{share:.2}")]
    };
    let bands = calibration.bands.iter().map(|b| row(format!("from {:.2}", b.from), b.mean, b.reports));
    let kinds = calibration.kinds.iter().map(|k| row(k.kind.clone(), k.mean, k.reports));
    let columns = |first| vec![(first, 13), ("mean", 6), ("right", 8), ("share", 6)];
    format!(
        "{}\n\n{}\n\nmean distance between confidence and share right: {:.3}\n",
        table(&columns("confidence"), vec![bands.collect()]),
        table(&columns("kind"), vec![kinds.collect()]),
        calibration.error
    )
}

/// Rankings of sources beside the labelled ones.
pub fn rankings(rankings: &Rankings) -> String {
    let width =
        |name: fn(&super::trust::Ranked) -> &str| rankings.corpora.iter().map(|c| name(c).len()).max();
    let (names, worst) = (width(|c| &c.corpus).unwrap_or(0), width(|c| &c.worst).unwrap_or(0));
    let columns: Columns =
        vec![("corpus", names.max(6)), ("least reliable", worst.max(14)), ("from the end", 12), ("tau", 5)];
    let rows = rankings.corpora.iter().map(|c| {
        let place = format!("{} of {}", c.from_end, c.sources);
        vec![c.corpus.clone(), c.worst.clone(), place, format!("{:.2}", c.tau)]
    });
    format!(
        "{}\n\nleast reliable source last or next to last: {} of {} (by lot {:.1}); mean rank correlation {:.3}\n",
        table(&columns, vec![rows.collect()]),
        rankings.low.found,
        rankings.low.of,
        rankings.by_lot * rankings.low.of as f64,
        rankings.tau
    )
}
