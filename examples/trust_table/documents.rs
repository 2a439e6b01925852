//! The ranking of documents beside the labelled one, by several methods.

use crate::corpora::{self, Failure};
use atodds::eval::trust as rankings;
use atodds::report::Filter;
use atodds::report::trust::{SourceTrust, TrustReport};
use atodds::source::Source;
use atodds::trust::{Statement, Table, checks};
use std::collections::BTreeMap;
use std::path::Path;

/// A method's name, and how it ranks the sources of a corpus.
type Method = (&'static str, fn(&[Source]) -> TrustReport);

const METHODS: [Method; 5] = [
    ("vote", |sources| by(sources, vote)),
    ("PooledInvestment", |sources| by(sources, pooled)),
    ("manner alone", |sources| by(sources, |report| score(report, |row| row.prior))),
    ("without manner", |sources| {
        let even = sources.iter().map(|source| (source.id.clone(), 0.8)).collect();
        assess(sources, even)
    }),
    ("default", |sources| assess(sources, BTreeMap::new())),
];

/// One row for each folder of labelled corpora.
pub fn table(folders: &[String]) -> Result<(), Failure> {
    println!("| corpora | by lot | {} |", METHODS.map(|(name, _)| name).join(" | "));
    println!("|---|---:|{}", "---:|".repeat(METHODS.len()));
    for folder in folders {
        let mut ranked = vec![Vec::new(); METHODS.len()];
        for corpus in corpora::inside(Path::new(folder))? {
            let labelled = corpora::gold(&corpus)?.reliability.unwrap_or_default();
            let sources = if labelled.is_empty() { continue } else { corpora::read(&corpus) };
            for (ranked, (_, method)) in ranked.iter_mut().zip(METHODS) {
                ranked.extend(rankings::ranked("", &labelled, &method(&sources)));
            }
        }
        let all: Vec<rankings::Rankings> = ranked.into_iter().map(rankings::rankings).collect();
        let cells: Vec<String> =
            all.iter().map(|r| format!("{} of {} ({:.2})", r.low.found, r.low.of, r.tau)).collect();
        let name = corpora::name(folder);
        println!("| {name} | {:.1} | {} |", all[0].by_lot * all[0].low.of as f64, cells.join(" | "));
    }
    Ok(())
}

fn assess(sources: &[Source], priors: BTreeMap<String, f64>) -> TrustReport {
    let filter = Filter { min_confidence: Filter::USUAL_CONFIDENCE, ..Filter::default() };
    let trust = atodds::trust::Options { priors, ..atodds::trust::Options::default() };
    atodds::trust(sources, &atodds::Options { filter, trust, ..atodds::Options::default() }, None)
}

/// The report with its sources in the order of a score, of equals by name. Who has none stands in the middle.
fn by(sources: &[Source], score: fn(&TrustReport) -> BTreeMap<String, f64>) -> TrustReport {
    let mut report = assess(sources, BTreeMap::new());
    let scores = score(&report);
    let middle = scores.values().sum::<f64>() / scores.len().max(1) as f64;
    let of = |row: &SourceTrust| scores.get(&row.id).copied().unwrap_or(middle);
    report.sources.sort_by(|a, b| of(b).total_cmp(&of(a)).then_with(|| a.id.cmp(&b.id)));
    report
}

fn score(report: &TrustReport, of: fn(&SourceTrust) -> f64) -> BTreeMap<String, f64> {
    report.sources.iter().map(|row| (row.id.clone(), of(row))).collect()
}

/// Mean share of the sources that say the same, over the reported disagreements.
fn vote(report: &TrustReport) -> BTreeMap<String, f64> {
    let mut all: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    for value in report.slots.iter().flat_map(|slot| &slot.values) {
        for (source, _) in &value.sources {
            let entry = all.entry(source.clone()).or_default();
            *entry = (entry.0 + value.vote, entry.1 + 1.0);
        }
    }
    all.into_iter().map(|(source, (sum, n))| (source, sum / n)).collect()
}

/// What PooledInvestment makes of the reported disagreements.
fn pooled(report: &TrustReport) -> BTreeMap<String, f64> {
    let mut statements = Vec::new();
    for slot in &report.slots {
        for value in &slot.values {
            statements.extend(value.sources.iter().map(|(source, _)| Statement {
                source: source.clone(),
                object: slot.object.clone(),
                attribute: String::new(),
                value: value.value.clone(),
                timestamp: String::new(),
            }));
        }
    }
    let table = Table::of(&statements);
    let trust = checks::pooled_investment(&table).1;
    table.sources.into_iter().zip(trust).collect()
}
