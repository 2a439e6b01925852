//! How fast the grammar is on one thread: `cargo run --release --example grammar_speed -- TEXT_FILE…`.
//!
//! Prints tokens, seconds (the best of five passes) and tokens a second; `benches/beside_spacy.py` runs it.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "an example reads files and prints")]

use std::time::Instant;

use atodds::grammar::{analyse_blocks, model::Model};
use atodds::text::Span;

fn main() -> std::io::Result<()> {
    let texts: Vec<String> =
        std::env::args().skip(1).map(std::fs::read_to_string).collect::<Result<_, _>>()?;
    let started = Instant::now();
    assert!(!Model::get().labels.is_empty(), "the weights are damaged");
    println!("model read in {:.1} ms", started.elapsed().as_secs_f64() * 1000.0);
    let (mut tokens, mut best) = (0, f64::INFINITY);
    for _ in 0..5 {
        let started = Instant::now();
        tokens = texts.iter().map(|text| count(text)).sum();
        best = best.min(started.elapsed().as_secs_f64());
    }
    println!("{tokens} tokens in {best:.3} s: {:.0} tokens/s", tokens as f64 / best);
    Ok(())
}

// The tokens of a text whose paragraphs are its lines.
fn count(text: &str) -> usize {
    let mut start = 0;
    let blocks = text.split_inclusive('\n').enumerate().map(|(i, line)| {
        let span = Span::new(start, start + line.len());
        start += line.len();
        (span, i)
    });
    let blocks: Vec<_> = blocks.collect();
    analyse_blocks(text, &blocks).iter().map(|sentence| sentence.tokens.len()).sum()
}
