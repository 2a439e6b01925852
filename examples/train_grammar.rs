//! Trains the grammar: `cargo run --release --example train_grammar -- TREEBANK_FOLDER [NAMES_FOLDER [OUTPUT]]`.
//!
//! `NAMES_FOLDER` holds lists of names (`*.txt`, one name a line). The environment may set the number of
//! passes and other settings; with `FROM` a file of weights is read and only the classifier of mentions trained; with
//! `ANTECEDENTS` only the ranker of antecedents, into that file.
//! `MODEL_CARD.md` is written beside the output.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "an example reads files and prints")]

use std::path::Path;
use std::time::Instant;

use atodds::entity::antecedents;
use atodds::grammar::conllu::{self, GoldSentence};
use atodds::grammar::evaluate::evaluate;
use atodds::grammar::linear::Linear;
use atodds::grammar::model::Model;
use atodds::grammar::names::Names;
use atodds::grammar::train::{Settings, mentions, train};

fn read(folder: &Path, name: &str) -> std::io::Result<Vec<GoldSentence>> {
    Ok(conllu::read(&std::fs::read_to_string(folder.join(name))?))
}

fn lists(folder: &str) -> std::io::Result<Vec<String>> {
    let entries = std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let mut paths: Vec<_> = entries.iter().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    paths.iter().map(std::fs::read_to_string).collect()
}

fn number(name: &str, usual: f64) -> f64 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(usual)
}

fn settings(twice: usize) -> Settings {
    Settings {
        twice,
        tagger_epochs: number("TAGGER_EPOCHS", 6.0) as usize,
        parser_epochs: number("PARSER_EPOCHS", 8.0) as usize,
        parser_runs: number("PARSER_RUNS", 2.0) as usize,
        mention_runs: number("MENTION_RUNS", 8.0) as usize,
        mention_epochs: number("MENTION_EPOCHS", 8.0) as usize,
        mention_rate: (number("MENTION_RATE", 0.1) as f32, number("MENTION_LEFT_OUT", 128.0) as u64),
        mention_scale: number("MENTION_SCALE", 40.0),
        folds: number("FOLDS", 5.0) as usize,
        least_updates: (number("TAGGER_UPDATES", 5.0) as u32, number("PARSER_UPDATES", 4.0) as u32),
        seed: number("SEED", 1.0) as u64,
        scale: (2.56, number("PARSER_SCALE", 10.0), 2),
        least_weights: (number("ARC_WEIGHT", 5.0) as i8, number("MENTION_WEIGHT", 3.0) as i8),
    }
}

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| "treebank".to_owned());
    let names = arguments.next().map_or_else(|| Ok(Vec::new()), |folder| lists(&folder))?;
    let output = arguments.next().unwrap_or_else(|| "src/grammar/model.bin".to_owned());
    let folder = Path::new(&folder);
    let started = Instant::now();
    let mut log = |line: String| println!("{:6.1} s  {line}", started.elapsed().as_secs_f64());
    let mut sentences = read(folder, "gum-train.conllu")?;
    let settings = settings(sentences.len());
    sentences.extend(read(folder, "ewt-train.conllu")?);
    if let Ok(file) = std::env::var("ANTECEDENTS") {
        let weights = antecedents::train::train(
            Model::get(),
            &sentences,
            number("PASSES", 20.0) as usize,
            settings.seed,
        );
        let rows = weights.iter().enumerate().filter(|(_, w)| **w != 0).map(|(n, w)| format!("{n}\t{w}\n"));
        return std::fs::write(file, format!("{ANTECEDENTS}{}", rows.collect::<String>()));
    }
    let mut model = match std::env::var("FROM") {
        Ok(file) => Model::decode(&std::fs::read(file)?).unwrap_or_default(),
        Err(_) => train(&sentences, settings, &mut log),
    };
    model.names = Names::new(&names);
    model.mentions = Linear::new(&mentions::train(&sentences, &model, settings, &mut log));
    let file = model.encode();
    std::fs::write(&output, &file)?;
    log(format!("{output}: {} bytes", file.len()));
    let model = Model::decode(&file).unwrap_or_default();
    let mut rows = String::new();
    for name in ["ewt-dev", "gum-dev", "ewt-test", "gum-test"] {
        let row = scores(name, &model, &read(folder, &format!("{name}.conllu"))?);
        log(row.clone());
        rows.push_str(&row);
        rows.push('\n');
    }
    let megabytes = format!("{:.1} MB", file.len() as f64 / 1e6);
    let card = CARD.replace("SIZE", &megabytes).replace("SCORES\n", &rows);
    std::fs::write(Path::new(&output).with_file_name("MODEL_CARD.md"), card)
}

fn scores(name: &str, model: &Model, sentences: &[GoldSentence]) -> String {
    let s = evaluate(model, sentences);
    let share = |n: usize| 100.0 * n as f64 / s.total.max(1) as f64;
    let named = |f1: f64| if s.named.gold == 0 { "–".to_owned() } else { format!("{f1:.2}") };
    format!(
        "| {name} | {:.2} | {:.2} | {:.2} | {:.2} | {} | {} |",
        share(s.tags),
        share(s.lemmas),
        share(s.heads),
        share(s.labelled),
        named(s.typed.f1()),
        named(s.heads_typed.f1())
    )
}

const ANTECEDENTS: &str = "# Weights of the ranker of antecedents (mod.rs numbers the features), trained on the chains of GUM (CC BY-SA 4.0, see
# src/grammar/MODEL_CARD.md) by examples/train_grammar.rs with ANTECEDENTS set. Columns: number of the feature, weight.
";

const CARD: &str = include_str!("model_card.md");
