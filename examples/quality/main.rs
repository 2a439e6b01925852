//! Writes `docs/quality.md`: `cargo run --release --example quality -- FOLDER... -- UNREAD... > docs/quality.md`.
//!
//! Every folder holds labelled corpora, each a folder with `gold.json` and `sources`. Of those behind `--` only totals are
//! printed.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "an example reads files and prints")]

use atodds::conflict::{KINDS, Mechanism};
use atodds::eval::{self, Counts, Found, Gold, stages};
use atodds::report::{Filter, Report};
use atodds::source::Source;
use atodds::{Options, check};
use std::collections::BTreeMap;
use std::path::Path;

#[path = "../corpora/mod.rs"]
mod corpora;

use corpora::Failure;

const HEAD: &str = include_str!("head.md");

/// A labelled corpus with its texts.
struct Corpus {
    name: String,
    gold: Gold,
    sources: Vec<Source>,
}

/// Corpora that are measured together.
struct Set {
    name: String,
    read: bool,
    corpora: Vec<Corpus>,
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let bar = arguments.iter().position(|a| a == "--").unwrap_or(arguments.len());
    let mut sets = Vec::new();
    for (i, folder) in arguments.iter().enumerate().filter(|(i, _)| *i != bar) {
        sets.push(load(folder, i < bar)?);
    }
    println!("{HEAD}\n## Totals\n");
    totals(&sets);
    println!("\n## By kind\n");
    for set in sets.iter().filter(|set| set.read) {
        by_kind(set);
    }
    println!("## How far the labelled conflicts came\n");
    by_stage(&sets);
    println!("\n## What each mechanism adds\n");
    by_mechanism(&sets);
    Ok(())
}

/// The reports of a set, some mechanisms left out.
fn reports(set: &Set, without: &[Mechanism]) -> Vec<Report> {
    let filter = Filter { min_confidence: Filter::USUAL_CONFIDENCE, ..Filter::default() };
    let options = Options { filter, without: without.to_vec(), ..Options::default() };
    set.corpora.iter().map(|corpus| check(&corpus.sources, &options)).collect()
}

fn counts(set: &Set, reports: &[Report]) -> Counts {
    let mut all = Counts::default();
    for (corpus, report) in set.corpora.iter().zip(reports) {
        all.add(&eval::score(&corpus.name, &corpus.gold, report).counts);
    }
    all
}

fn totals(sets: &[Set]) {
    println!("| corpora | recall | precision | duplication | flagged non-conflicts |");
    println!("|---|---:|---:|---:|---:|");
    for set in sets {
        let counts = counts(set, &reports(set, &[]));
        let measures = counts.measures();
        println!(
            "| {}{} | {} = {:.3} | {} = {:.3} | {:.2} | {} |",
            set.name,
            if set.read { "" } else { " (unread)" },
            of(counts.conflicts),
            measures.recall,
            of(counts.reports),
            measures.precision,
            measures.duplication,
            of(counts.flagged),
        );
    }
}

fn by_kind(set: &Set) {
    let counts = counts(set, &reports(set, &[]));
    println!("{}\n\n| kind | found of labelled | right of reported |\n|---|---:|---:|", set.name);
    for kind in KINDS {
        let cell = |table: &BTreeMap<String, Found>| table.get(kind.id).copied().map_or("–".to_owned(), of);
        println!("| {} | {} | {} |", kind.id, cell(&counts.kinds), cell(&counts.reported_kinds));
    }
    println!();
}

fn by_stage(sets: &[Set]) {
    let mut rows: BTreeMap<stages::Stage, Vec<usize>> = BTreeMap::new();
    let read: Vec<&Set> = sets.iter().filter(|set| set.read).collect();
    for (column, set) in read.iter().enumerate() {
        for (corpus, report) in set.corpora.iter().zip(reports(set, &[])) {
            let compared = stages::compared(&corpus.sources);
            for reached in stages::reached(&corpus.name, &corpus.gold, &compared, &report) {
                rows.entry(reached.stage).or_insert_with(|| vec![0; read.len()])[column] += 1;
            }
        }
    }
    let names: Vec<&str> = read.iter().map(|set| set.name.as_str()).collect();
    println!("| ended at | {} |\n|---|{}", names.join(" | "), "---:|".repeat(names.len()));
    for (stage, ended) in rows {
        let cells: Vec<String> = ended.iter().map(usize::to_string).collect();
        println!("| {} | {} |", stage.name(), cells.join(" | "));
    }
}

/// Each set's figures with one mechanism left out.
fn by_mechanism(sets: &[Set]) {
    let names: Vec<&str> = sets.iter().map(|set| set.name.as_str()).collect();
    println!("Found, and right of reported, with one mechanism left out.\n");
    println!("| without | {} | what it is |\n|---|{}---|", names.join(" | "), "---:|".repeat(names.len()));
    let cells = |without: &[Mechanism]| -> Vec<String> {
        let cell = |set| {
            let counts = counts(set, &reports(set, without));
            format!("{}, {}", counts.conflicts.found, of(counts.reports))
        };
        sets.iter().map(cell).collect()
    };
    println!("| – | {} | |", cells(&[]).join(" | "));
    for &mechanism in Mechanism::ALL {
        let row = cells(&[mechanism]).join(" | ");
        println!("| {} | {row} | {} |", mechanism.name(), mechanism.explanation());
    }
}

fn of(found: Found) -> String {
    format!("{}/{}", found.found, found.of)
}

fn load(folder: &str, read: bool) -> Result<Set, Failure> {
    let mut corpora = Vec::new();
    for corpus in corpora::inside(Path::new(folder))? {
        let name = corpus.file_name().unwrap_or_default().to_string_lossy().into_owned();
        corpora.push(Corpus { name, gold: corpora::gold(&corpus)?, sources: corpora::read(&corpus) });
    }
    Ok(Set { name: corpora::name(folder), read, corpora })
}
