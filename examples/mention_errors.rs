//! Where named mentions go wrong: `cargo run --release --example mention_errors -- TREEBANK_FILE [WEIGHTS_FILE]`.
//!
//! Every named mention of the treebank is right or fails by its head, its type or its range, in this order; every
//! other one that the analysis has is spurious. With `EXAMPLES` set they are printed too. To be used on gum-dev.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "an example reads files and prints")]

use std::collections::BTreeMap;

use atodds::analysis::{Mention, Sentence, Tag};
use atodds::grammar::conllu::{self, GoldMention, GoldSentence};
use atodds::grammar::evaluate::{analyse_document, coarse, evaluate};
use atodds::grammar::model::Model;
use atodds::grammar::train::mentions::head;

type Counts = BTreeMap<String, usize>;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().unwrap_or_else(|| "treebank/gum-dev.conllu".to_owned());
    let read = arguments.next().map(std::fs::read).transpose()?;
    let read = read.map(|file| Model::decode(&file).unwrap_or_default());
    let model = read.as_ref().unwrap_or_else(|| Model::get());
    let sentences = conllu::read(&std::fs::read_to_string(file)?);
    let mut counts = Counts::new();
    for document in sentences.chunk_by(|_, next| !next.starts_document) {
        for (gold, found) in document.iter().zip(&analyse_document(model, document)) {
            compare(gold, found, &mut counts);
        }
    }
    counts.iter().for_each(|(what, count)| println!("{count:5}  {what}"));
    let scores = evaluate(model, &sentences);
    let [named, typed, heads] = [scores.named, scores.typed, scores.heads_typed].map(|s| s.f1());
    println!("F1: range {named:.3}, range and type {typed:.3}, head and type {heads:.3}");
    Ok(())
}

fn compare(gold: &GoldSentence, found: &Sentence, counts: &mut Counts) {
    let words = |start: usize, end: usize| {
        gold.words[start..end].iter().map(|w| w.form.as_str()).collect::<Vec<_>>().join(" ")
    };
    let mut count = |what: String, example: String| {
        if std::env::var_os("EXAMPLES").is_some() {
            println!("{what:<44} {example}");
        }
        *counts.entry(what).or_default() += 1;
    };
    let named = |m: &&GoldMention| gold.words[head(gold, m)].tag == Tag::Propn;
    for mention in gold.mentions.iter().filter(named) {
        let at = head(gold, mention);
        let own = found.mentions.iter().find(|m| m.named && m.head == at);
        let mut example = words(mention.start, mention.end);
        let what = match own {
            None => format!("head: {}", missed(found, at)),
            Some(m) if coarse(m.kind) != coarse(mention.kind()) => {
                format!("type: {:?} for {:?}", coarse(m.kind), coarse(mention.kind()))
            }
            Some(m) if (m.start, m.end) != (mention.start, mention.end) => {
                example.push_str(&format!(" <> {}", words(m.start, m.end)));
                let (start, end) = (m.start.cmp(&mention.start), m.end.cmp(&mention.end));
                format!("range: start {start:?}, end {end:?}")
            }
            Some(_) => "right".to_owned(),
        };
        count(what, example);
    }
    let gold_heads: Vec<usize> = gold.mentions.iter().filter(named).map(|m| head(gold, m)).collect();
    for mention in found.mentions.iter().filter(|m| m.named && !gold_heads.contains(&m.head)) {
        count(format!("spurious: {}", spurious(gold, mention)), words(mention.start, mention.end));
    }
}

fn missed(found: &Sentence, at: usize) -> &'static str {
    match found.mentions.iter().find(|m| m.head == at) {
        _ if found.tokens[at].tag != Tag::Propn => "not tagged as a proper noun",
        Some(_) => "not named",
        None if found.mentions.iter().any(|m| m.named && m.start <= at && at < m.end) => {
            "inside another mention"
        }
        None => "no mention",
    }
}

fn spurious(gold: &GoldSentence, mention: &Mention) -> &'static str {
    let heads = || gold.mentions.iter().filter(|m| head(gold, m) == mention.head);
    match gold.words[mention.head].tag {
        Tag::Propn if heads().next().is_none() => "a proper noun, no mention's head",
        Tag::Propn => "a head",
        _ if heads().next().is_some() => "a mention, not headed by a proper noun",
        _ => "no mention",
    }
}
