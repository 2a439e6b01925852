//! Writes `docs/trust.md`: `cargo run --release --example trust_table -- FOLDER CORPORA... > docs/trust.md`.
//!
//! `FOLDER` holds a folder for each data set (`flights`, `book`, `birthplaces`) with `claims.csv` (source, object,
//! attribute, value) and `truth.csv` (object, attribute, value); `CORPORA` are folders of labelled corpora.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "an example reads files and prints")]

use atodds::trust::bayes::{self, Confirmed, Prior};
use atodds::trust::score::{Score, Truth, score};
use atodds::trust::{Options, Statement, Table, checks, of_statements, read};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Instant;

#[path = "../corpora/mod.rs"]
mod corpora;
mod documents;
mod invented;

const HEAD: &str = include_str!("head.md");
const DOCUMENTS: &str = include_str!("documents.md");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("name the folder with the data sets")?;
    let folder = Path::new(&folder);
    println!("{HEAD}");
    println!(
        "| data | claims | sources | vote | PooledInvestment | plain Bayes | default | intervals cover | rank correlation |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    let flights = load(folder, "flights")?;
    let without: Vec<Statement> = {
        let official = ["aa", "ua", "CO"];
        flights.0.iter().filter(|s| !official.contains(&s.source.as_str())).cloned().collect()
    };
    row("flights", &flights.0, &flights.1);
    row("flights without aa, ua, CO", &without, &flights.1);
    for name in ["book", "birthplaces"] {
        let (claims, truth) = load(folder, name)?;
        row(name, &claims, &truth);
    }
    println!("\n## The worst source, cloned four times\n");
    clones(&flights.0, &flights.1);
    println!("\n## Invented data\n");
    invented::table();
    println!("\n## Documents: the ranking beside the labelled one\n");
    println!("{DOCUMENTS}");
    documents::table(&std::env::args().skip(2).collect::<Vec<_>>())?;
    println!("\n## Time and memory\n");
    scale();
    Ok(())
}

fn load(folder: &Path, name: &str) -> Result<(Vec<Statement>, Truth), Box<dyn std::error::Error>> {
    let bytes = |file: &str| std::fs::read(folder.join(name).join(file));
    Ok((read::claims("claims.csv", &bytes("claims.csv")?)?, read::truth("truth.csv", &bytes("truth.csv")?)?))
}

fn row(name: &str, statements: &[Statement], truth: &Truth) {
    let assessment = of_statements(statements, &Options::default());
    let s: Score = score(&assessment, truth);
    println!(
        "| {name} | {} | {} | {:.3} | {:.3} | {:.3} | **{:.3}** | {:.3} of {} | {:.3} |",
        statements.len(),
        assessment.table.sources.len(),
        s.vote,
        s.pooled_investment,
        plain(statements, truth, |_| 1.0),
        s.accuracy,
        s.covered,
        s.sources,
        s.rank_correlation
    );
}

/// The accuracy of the model with given weights in place of those that are found.
fn plain(statements: &[Statement], truth: &Truth, weight: impl Fn(&str) -> f64) -> f64 {
    let mut assessment = of_statements(statements, &Options::default());
    let table = Table::of(statements);
    let weights: Vec<f64> = table.claims.iter().map(|c| weight(&table.sources[c.source])).collect();
    let priors = vec![Prior::default(); table.sources.len()];
    assessment.fit = bayes::fit(&table, &weights, &priors, &Confirmed::new(), None, 1e-6);
    // Only winners are asked for.
    assessment.voices = vec![0; table.sources.len()];
    score(&assessment, truth).accuracy
}

/// Numbers that look random and are the same everywhere (xorshift, Marsaglia 2003).
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() >> 11) as usize % n.max(1)
    }

    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn some<T: Clone>(&mut self, all: &[T], count: usize) -> Vec<T> {
        let mut left = all.to_vec();
        while left.len() > count {
            left.remove(self.below(left.len()));
        }
        left
    }
}

fn clones(statements: &[Statement], truth: &Truth) {
    const DRAWS: usize = 200;
    let sources: BTreeSet<&str> = statements.iter().map(|s| s.source.as_str()).collect();
    let (sources, slots): (Vec<&str>, Vec<_>) =
        (sources.into_iter().collect(), truth.keys().cloned().collect());
    let mut draws = Draws(88_172_645_463_325_252);
    let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
    for _ in 0..DRAWS {
        let chosen = draws.some(&sources, 8);
        let slots: BTreeSet<(String, String)> = draws.some(&slots, 30).into_iter().collect();
        let known: Truth = truth
            .iter()
            .filter(|(slot, _)| slots.contains(*slot))
            .map(|(k, v)| (k.clone(), v.clone()))
            .collect();
        let fits = |s: &&Statement| {
            chosen.contains(&s.source.as_str()) && slots.contains(&(s.object.clone(), s.attribute.clone()))
        };
        let mut drawn: Vec<Statement> = statements.iter().filter(fits).cloned().collect();
        let right = |s: &Statement| known.get(&(s.object.clone(), s.attribute.clone())) == Some(&s.value);
        let accuracy = |source: &str| {
            let own: Vec<&Statement> = drawn.iter().filter(|s| s.source == source).collect();
            (!own.is_empty()).then(|| own.iter().filter(|s| right(s)).count() as f64 / own.len() as f64)
        };
        let rated = chosen.iter().filter_map(|s| Some((accuracy(s)?, *s)));
        let Some((_, worst)) = rated.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1))) else { continue };
        *sums.entry("1 default, nothing cloned").or_default() +=
            score(&of_statements(&drawn, &Options::default()), &known).accuracy;
        let own: Vec<Statement> = drawn.iter().filter(|s| s.source == worst).cloned().collect();
        for n in 0..4 {
            drawn.extend(own.iter().map(|s| Statement { source: format!("{worst} {n}"), ..s.clone() }));
        }
        let cloned =
            |source: &str| source == worst || (source.starts_with(worst) && !sources.contains(&source));
        let s = score(&of_statements(&drawn, &Options::default()), &known);
        *sums.entry("2 vote").or_default() += s.vote;
        *sums.entry("3 PooledInvestment").or_default() += s.pooled_investment;
        *sums.entry("4 plain Bayes").or_default() += plain(&drawn, &known, |_| 1.0);
        *sums.entry("5 weights of the known cluster").or_default() +=
            plain(&drawn, &known, |s| if cloned(s) { 0.2 } else { 1.0 });
        *sums.entry("6 **default**, clones not told").or_default() += s.accuracy;
    }
    println!(
        "{DRAWS} draws of 30 slots and 8 sources of flights; mean accuracy over the 30 slots.\n\n| method | accuracy |\n|---|---:|"
    );
    for (method, sum) in sums {
        println!("| {} | {:.3} |", &method[2..], sum / DRAWS as f64);
    }
}

fn statement(source: usize, slot: usize, value: String) -> Statement {
    Statement {
        source: format!("s{source}"),
        object: format!("o{slot}"),
        attribute: "a".into(),
        value,
        timestamp: String::new(),
    }
}

fn scale() {
    println!(
        "Processor seconds of one thread, without reading the file.\n\n| claims | sources | slots | seconds | Bayes alone |\n|---:|---:|---:|---:|---:|"
    );
    for (sources, slots, share) in [(50, 10_000, 0.5), (1_000, 20_000, 0.0125), (5_000, 50_000, 0.001)] {
        let mut draws = Draws(7_777_777_777);
        let quality: Vec<f64> = (0..sources).map(|_| 0.4 + 0.55 * draws.share()).collect();
        let mut statements = Vec::new();
        for slot in 0..slots {
            for (source, quality) in quality.iter().enumerate() {
                if draws.share() < share {
                    let value = if draws.share() < *quality { 0 } else { 1 + draws.below(6) };
                    statements.push(statement(source, slot, (value * 37 + slot).to_string()));
                }
            }
        }
        let started = Clock::start();
        let assessment = of_statements(&statements, &Options::default());
        let seconds = started.seconds();
        let started = Clock::start();
        let table = &assessment.voiced;
        let fit = bayes::fit(
            table,
            &vec![1.0; table.claims.len()],
            &assessment.priors,
            &Confirmed::new(),
            None,
            1e-6,
        );
        let alone = started.seconds();
        let found = checks::winners(table, &fit.value).len();
        println!("| {} | {sources} | {found} | {seconds:.2} | {alone:.2} |", statements.len());
    }
    if let Some(peak) = peak() {
        println!("\nPeak memory of the whole program, all of the above: {peak} MB.");
    }
}

/// Processor time of this thread where the system tells, so that other programs don't count; or else time.
struct Clock(Option<u64>, Instant);

impl Clock {
    fn start() -> Clock {
        Clock(Clock::nanoseconds(), Instant::now())
    }

    fn nanoseconds() -> Option<u64> {
        std::fs::read_to_string("/proc/self/schedstat").ok()?.split_whitespace().next()?.parse().ok()
    }

    fn seconds(&self) -> f64 {
        match (self.0, Clock::nanoseconds()) {
            (Some(from), Some(to)) => to.saturating_sub(from) as f64 / 1e9,
            _ => self.1.elapsed().as_secs_f64(),
        }
    }
}

/// Peak resident memory in megabytes, where the system tells.
fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<usize>().ok()? / 1024)
}
