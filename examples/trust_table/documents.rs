//! The ranking of documents beside the labelled one, by several methods.

use atodds::config::Settings;
use atodds::eval::{Gold, trust as rankings};
use atodds::report::Filter;
use atodds::report::trust::{SourceTrust, TrustReport};
use atodds::source::{self, Source, discover};
use atodds::trust::{Statement, Table, checks};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

type Failure = Box<dyn std::error::Error>;

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
        for corpus in corpora(Path::new(folder))? {
            let gold: Gold = serde_json::from_slice(&std::fs::read(corpus.join("gold.json"))?)?;
            let labelled = gold.reliability.unwrap_or_default();
            let sources = if labelled.is_empty() { continue } else { read(&corpus) };
            for (ranked, (_, method)) in ranked.iter_mut().zip(METHODS) {
                ranked.extend(rankings::ranked("", &labelled, &method(&sources)));
            }
        }
        let all: Vec<rankings::Rankings> = ranked.into_iter().map(rankings::rankings).collect();
        let cells: Vec<String> =
            all.iter().map(|r| format!("{} of {} ({:.2})", r.low.found, r.low.of, r.tau)).collect();
        let parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        let name = parts[parts.len().saturating_sub(2)..].join("/");
        println!("| {name} | {:.1} | {} |", all[0].by_lot * all[0].low.of as f64, cells.join(" | "));
    }
    Ok(())
}

fn corpora(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let inside = std::fs::read_dir(folder)?.filter_map(Result::ok).map(|entry| entry.path());
    let mut all: Vec<PathBuf> = inside.filter(|path| path.join("gold.json").is_file()).collect();
    all.sort();
    Ok(all)
}

fn read(corpus: &Path) -> Vec<Source> {
    let settings = Settings::default();
    let (inputs, _) = discover::discover(&[corpus.join("sources")], &mut std::io::empty());
    let texts = inputs.iter().filter_map(|input| Some((&input.path, input.load().ok()?)));
    let mut sources: Vec<Source> =
        texts.filter_map(|(path, bytes)| source::read(path, &bytes, &settings).0).collect();
    source::settle(&mut sources, &settings);
    sources
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
