//! Scores the grammar: `cargo run --release --example eval_grammar -- TREEBANK_FOLDER [WEIGHTS_FILE]`.
//!
//! Without a file the embedded weights are scored; from raw text always these.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "an example reads files and prints")]

use std::path::Path;
use std::time::Instant;

use atodds::entity::antecedents;
use atodds::grammar::conllu;
use atodds::grammar::evaluate::{evaluate, evaluate_raw};
use atodds::grammar::model::Model;

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "treebank".to_owned());
    let started = Instant::now();
    let read = std::env::args().nth(2).map(std::fs::read).transpose()?;
    let read = read.map(|file| Model::decode(&file).unwrap_or_default());
    let model = read.as_ref().unwrap_or_else(|| Model::get());
    println!("model read in {:.1} ms", started.elapsed().as_secs_f64() * 1000.0);
    println!(
        "gold tokens      words   tags  feats lemmas    UAS    LAS   tokens/s  named  typed  heads    all"
    );
    for name in ["ewt-dev", "gum-dev", "ewt-test", "gum-test"] {
        let sentences =
            conllu::read(&std::fs::read_to_string(Path::new(&folder).join(format!("{name}.conllu")))?);
        let started = Instant::now();
        let s = evaluate(model, &sentences);
        let speed = s.total as f64 / started.elapsed().as_secs_f64();
        let share = |n: usize| 100.0 * n as f64 / s.total.max(1) as f64;
        println!(
            "{name:<14} {:>7} {:6.2} {:6.2} {:6.2} {:6.2} {:6.2} {speed:10.0} {:6.3} {:6.3} {:6.3} {:6.3}",
            s.total,
            share(s.tags),
            share(s.feats),
            share(s.lemmas),
            share(s.heads),
            share(s.labelled),
            s.named.f1(),
            s.typed.f1(),
            s.heads_typed.f1(),
            s.all.f1()
        );
    }
    println!("raw text (F1) sentences  words   tags lemmas    UAS    LAS");
    for name in ["ewt-test", "gum-test"] {
        let sentences =
            conllu::read(&std::fs::read_to_string(Path::new(&folder).join(format!("{name}.conllu")))?);
        let s = evaluate_raw(&sentences);
        let [split, words, tags, lemmas, heads, labelled] = s.map(|f| 100.0 * f);
        println!("{name:<14} {split:8.2} {words:6.2} {tags:6.2} {lemmas:6.2} {heads:6.2} {labelled:6.2}");
    }
    println!("third-person pronouns with an antecedent: all, found");
    for name in ["gum-dev", "gum-test"] {
        let file = std::fs::read_to_string(Path::new(&folder).join(format!("{name}.conllu")))?;
        let (all, right) = antecedents::train::score(model, &conllu::read(&file));
        println!("{name:<14} {all:>7} {right:>7} {:6.3}", right as f64 / all.max(1) as f64);
    }
    println!(
        "the same, as the pipeline gives them a name: named before, given a name, rightly; precision, recall"
    );
    for name in ["gum-dev", "gum-test"] {
        let file = std::fs::read_to_string(Path::new(&folder).join(format!("{name}.conllu")))?;
        let c = antecedents::named::score(model, &conllu::read(&file));
        let share = |n: usize| c.right as f64 / n.max(1) as f64;
        println!(
            "{name:<14} {:>7} {:>7} {:>7} {:6.3} {:6.3}",
            c.gold,
            c.found,
            c.right,
            share(c.found),
            share(c.gold)
        );
    }
    println!("in capitals: words, tags right in per cent; the same as written");
    for name in ["ewt-test", "gum-test"] {
        let file = std::fs::read_to_string(Path::new(&folder).join(format!("{name}.conllu")))?;
        let written = conllu::read(&file);
        let mut capitals = written.clone();
        let forms = capitals.iter_mut().flat_map(|s| &mut s.words).map(|word| &mut word.form);
        forms.for_each(|form| *form = form.to_uppercase());
        let [capitals, written] = [capitals, written].map(|sentences| {
            let s = evaluate(model, &sentences);
            (s.total, 100.0 * s.tags as f64 / s.total.max(1) as f64)
        });
        println!("{name:<14} {:>7} {:6.2} {:6.2}", capitals.0, capitals.1, written.1);
    }
    Ok(())
}
