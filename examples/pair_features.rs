//! Writes the differing pairs of claims of labelled corpora with their features, for `src/conflict/tools/train.py`:
//! `cargo run --release --example pair_features -- CORPUS… > pairs.tsv`. A line a pair: corpus, claims, documents, label
//! (the index of the labelled conflict, or -1), whether a labelled non-conflict has both, and the features.

#![allow(clippy::disallowed_methods, reason = "a tool for the command line, outside the pipeline")]

use atodds::claim::Claim;
use atodds::config::Settings;
use atodds::eval::{Gold, matching};
use atodds::report::Evidence;
use atodds::{Stages, conflict, source};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

fn main() {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let names = conflict::features::NAMES.join("\t");
    writeln!(out, "corpus\tconflicts\ta\tb\tdocument_a\tdocument_b\tlabel\tdecoy\t{names}")
        .expect("standard output");
    for folder in std::env::args().skip(1) {
        let rows = corpus(Path::new(&folder));
        out.write_all(rows.as_bytes()).expect("standard output");
    }
}

fn corpus(folder: &Path) -> String {
    let gold = std::fs::read(folder.join("gold.json")).expect("gold.json");
    let gold: Gold = serde_json::from_slice(&gold).expect("labels");
    let settings = Settings::default();
    let files = std::fs::read_dir(folder.join("sources")).expect("sources");
    let mut sources: Vec<_> = files
        .filter_map(|file| {
            let path = file.expect("an entry").path();
            let bytes = std::fs::read(&path).expect("a document");
            source::read(&path.to_string_lossy(), &bytes, &settings).0
        })
        .collect();
    source::settle(&mut sources, &settings);
    let stages = Stages::run(&sources);
    let labels: Vec<Vec<(usize, usize)>> = stages.claims.iter().map(|c| label(&stages, c, &gold)).collect();
    let decoys: Vec<BTreeSet<(usize, usize)>> =
        stages.claims.iter().map(|c| decoys(&stages, c, &gold)).collect();
    let mut rows = String::new();
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    for pair in conflict::weighed(&stages.documents, &stages.entities, &stages.claims) {
        let both = |x: &&(usize, usize)| labels[pair.b].iter().any(|y| x.0 == y.0 && x.1 != y.1);
        let found = labels[pair.a].iter().find(both).map_or(-1, |x| x.0 as i64);
        let decoy = decoys[pair.a].iter().any(|x| decoys[pair.b].iter().any(|y| x.0 == y.0 && x.1 != y.1));
        let [p, q] = [pair.a, pair.b].map(|claim| stages.claims[claim].document);
        let features: Vec<String> = pair.features.iter().map(|f| format!("{f:.4}")).collect();
        let count = gold.conflicts.len();
        rows += &format!(
            "{name}\t{count}\t{}\t{}\t{p}\t{q}\t{found}\t{}\t{}\n",
            pair.a,
            pair.b,
            u8::from(decoy),
            features.join("\t")
        );
    }
    rows
}

/// The labelled conflicts and positions that a claim is evidence of.
fn label(stages: &Stages, claim: &Claim, gold: &Gold) -> Vec<(usize, usize)> {
    let evidence = evidence(stages, claim);
    let kind = conflict::kind_of(claim.slot).map_or("", |k| k.id);
    let labels = gold.conflicts.iter().enumerate();
    labels
        .flat_map(|(i, label)| {
            let same = kind == label.kind;
            let hit = matching::positions(std::iter::once(&evidence), &label.groups(), same);
            hit.into_iter().map(move |p| (i, p))
        })
        .collect()
}

fn decoys(stages: &Stages, claim: &Claim, gold: &Gold) -> BTreeSet<(usize, usize)> {
    let evidence = evidence(stages, claim);
    let labels = gold.non_conflicts.iter().enumerate();
    labels
        .flat_map(|(i, decoy)| {
            let hit = matching::positions(std::iter::once(&evidence), &decoy.groups(), false);
            hit.into_iter().map(move |p| (i, p))
        })
        .collect()
}

fn evidence(stages: &Stages, claim: &Claim) -> Evidence {
    let document = &stages.documents[claim.document];
    let sentence = document.sentences[claim.sentence].span.join(claim.mention);
    let visible = &document.source.text.visible;
    Evidence {
        source: document.source.id.clone(),
        start: sentence.start,
        end: sentence.end,
        line: 0,
        column: 0,
        quote: sentence.of(visible).to_owned(),
        mention: claim.mention.of(visible).to_owned(),
        mention_start: claim.mention.start,
        attribution: None,
    }
}
