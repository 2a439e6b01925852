//! Trains the grammar: `cargo run --release --example train_grammar -- TREEBANK_FOLDER [OUTPUT]`.

use std::path::Path;
use std::time::Instant;

use atodds::grammar::conllu::{self, GoldSentence};
use atodds::grammar::evaluate::evaluate;
use atodds::grammar::train::{Settings, train};

fn read(folder: &Path, name: &str) -> std::io::Result<Vec<GoldSentence>> {
    Ok(conllu::read(&std::fs::read_to_string(folder.join(name))?))
}

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| "treebank".to_owned());
    let output = arguments.next().unwrap_or_else(|| "src/grammar/model.bin".to_owned());
    let folder = Path::new(&folder);
    let number =
        |name: &str, usual: f64| std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(usual);
    let settings = Settings {
        tagger_epochs: number("TAGGER_EPOCHS", 6.0) as usize,
        parser_epochs: number("PARSER_EPOCHS", 8.0) as usize,
        folds: number("FOLDS", 5.0) as usize,
        least_updates: (number("TAGGER_UPDATES", 3.0) as u32, number("PARSER_UPDATES", 5.0) as u32),
        seed: number("SEED", 1.0) as u64,
        scale: (number("TAGGER_SCALE", 16.0), number("PARSER_SCALE", 16.0), number("LEAST", 2.0) as i16),
    };
    let started = Instant::now();
    let mut sentences = read(folder, "gum-train.conllu")?;
    sentences.extend(read(folder, "ewt-train.conllu")?);
    let mut log = |line: String| println!("{:6.1} s  {line}", started.elapsed().as_secs_f64());
    let (model, file) = train(&sentences, settings, &mut log);
    std::fs::write(&output, &file)?;
    println!("{output}: {} bytes", file.len());
    for name in ["ewt-dev.conllu", "gum-dev.conllu"] {
        let s = evaluate(&model, &read(folder, name)?);
        let share = |n: usize| 100.0 * n as f64 / s.total.max(1) as f64;
        println!(
            "{name}: tags {:.2}  features {:.2}  lemmas {:.2}  UAS {:.2}  LAS {:.2}",
            share(s.tags),
            share(s.feats),
            share(s.lemmas),
            share(s.heads),
            share(s.labelled)
        );
    }
    Ok(())
}
