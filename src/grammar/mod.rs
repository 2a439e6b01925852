//! English grammar: sentences, tokens, tags, lemmas, dependencies and mentions.
//!
//! [`analyse`] gives everything for one block of text. The models were trained on the treebanks named in
//! `MODEL_CARD.md`; they are embedded and use whole numbers only, so that the result is the same everywhere.
//!
//! - Tagging: averaged perceptron (Collins 2002).
//! - Lemmas: learned edits of the word's end (Chrupała 2006).
//! - Dependencies: arc-hybrid transitions (Kuhlmann, Gómez-Rodríguez & Satta 2011), greedy, trained with a
//!   dynamic oracle and exploration (Goldberg & Nivre 2012, 2013; Honnibal & Johnson 2015), features after
//!   Zhang & Nivre (2011).

mod abbreviations;
pub mod codec;
mod confidence;
pub mod conllu;
mod consistency;
mod contractions;
pub mod evaluate;
pub mod hash;
pub mod keys;
pub mod lemma;
pub mod lexicon;
pub mod linear;
pub mod mentions;
pub mod model;
pub mod names;
pub mod parser;
pub mod parser_features;
mod single;
pub mod sorted;
mod split;
pub mod steps;
pub mod sure;
pub mod tagger;
mod tokenize;
pub mod train;
pub mod word;

pub use single::{is_common_word, lemma_noun, lemma_verb};
pub use split::sentences;
pub use tokenize::tokenize;

use self::model::Model;
use crate::analysis::{Sentence, Tag, Token};
use crate::text::Span;

/// The sentences of one block of `text` with their full analysis. `block` is the block's range in `text`
/// (one that does not fit gives no sentences), `block_index` its number, passed on to the sentences.
pub fn analyse(text: &str, block: Span, block_index: usize) -> Vec<Sentence> {
    analyse_blocks(text, &[(block, block_index)])
}

/// As [`analyse`], the sentences of several blocks, which takes less time than block by block.
pub fn analyse_blocks(text: &str, blocks: &[(Span, usize)]) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut cut = Vec::new();
    let mut tokens = 0;
    for &(block, index) in blocks {
        let Some(inside) = text.get(block.start..block.end) else { continue };
        for span in sentences(inside) {
            let start = block.start + span.start;
            let place = |s: Span| Span::new(start + s.start, start + s.end);
            let spans: Vec<Span> = tokenize(span.of(inside)).into_iter().map(place).collect();
            tokens += spans.len();
            let whole = Span::new(start, block.start + span.end);
            cut.extend(pieces(whole, spans).map(|(span, spans)| Cut { span, block: index, spans }));
            if tokens >= TOGETHER {
                analyse_cut(text, &mut cut, &mut found);
                tokens = 0;
            }
        }
    }
    analyse_cut(text, &mut cut, &mut found);
    found
}

// Sentences of so many tokens are analysed together, one model after the other: each model's weights then stay in a
// near cache while they are used.
const TOGETHER: usize = 2_000;

// A sentence of more tokens is no sentence. It is cut, since what reads trees may walk them once for each token.
const LONGEST: usize = 10_000;

// A sentence in pieces of at most LONGEST tokens, each with its span.
fn pieces(whole: Span, spans: Vec<Span>) -> impl Iterator<Item = (Span, Vec<Span>)> {
    let count = spans.len().div_ceil(LONGEST).max(1);
    let place = move |piece: &[Span]| match (count, piece) {
        (2.., [first, .., last]) => Span::new(first.start, last.end),
        (2.., [only]) => *only,
        _ => whole,
    };
    let cut = spans.chunks(LONGEST).map(|piece| (place(piece), piece.to_vec())).collect::<Vec<_>>();
    // A sentence without a token remains one.
    let empty = cut.is_empty().then_some((whole, spans));
    cut.into_iter().chain(empty)
}

// A sentence cut into tokens.
struct Cut {
    span: Span,
    block: usize,
    spans: Vec<Span>,
}

fn analyse_cut(text: &str, cut: &mut Vec<Cut>, found: &mut Vec<Sentence>) {
    let forms: Vec<Vec<&str>> = cut.iter().map(|c| c.spans.iter().map(|s| s.of(text)).collect()).collect();
    for (cut, mut sentence) in cut.drain(..).zip(analyse_sentences(Model::get(), &forms)) {
        sentence.tokens.iter_mut().zip(cut.spans).for_each(|(token, span)| token.span = span);
        found.push(Sentence { span: cut.span, block: cut.block, ..sentence });
    }
}

/// Brings the kinds of named mentions into line over a whole document, given the visible `text` that the
/// sentences' spans point into: the same name has the same kind throughout, and a surname that of the full name.
pub fn settle_names(text: &str, sentences: &mut [Sentence]) {
    consistency::settle(sentences, |sentence, i| {
        let span = sentence.tokens.get(i).map_or(Span::new(0, 0), |t| t.span);
        text.get(span.start..span.end).unwrap_or_default()
    });
}

/// Analyses a sentence given as tokens. All spans are empty, the block is 0.
pub fn analyse_tokens(model: &Model, forms: &[&str]) -> Sentence {
    let sentence = analyse_sentences(model, &[forms.to_vec()]).pop();
    sentence.unwrap_or(Sentence {
        span: Span::new(0, 0),
        block: 0,
        tokens: Vec::new(),
        mentions: Vec::new(),
        confidence: 0.0,
    })
}

/// As [`analyse_tokens`], for several sentences.
pub fn analyse_sentences(model: &Model, sentences: &[Vec<&str>]) -> Vec<Sentence> {
    let seen: Vec<Vec<word::Word>> =
        sentences.iter().map(|forms| word::words(forms.iter().copied(), &model.lexicon)).collect();
    let labels: Vec<Vec<u8>> = seen.iter().map(|words| model.tag(words)).collect();
    let trees: Vec<_> = seen.iter().zip(&labels).map(|(words, labels)| model.parse(words, labels)).collect();
    let mut found: Vec<Sentence> = Vec::with_capacity(sentences.len());
    for (((forms, seen), labels), (heads, rels)) in sentences.iter().zip(&seen).zip(&labels).zip(trees) {
        let token = |i: usize| Token {
            span: Span::new(0, 0),
            lemma: model.lemmatiser.lemma(forms[i], &seen[i], labels[i]),
            tag: model.labels.get(usize::from(labels[i])).map_or(Tag::X, |label| label.tag),
            feats: model.feats(&seen[i], labels[i]),
            head: heads[i],
            rel: rels[i],
        };
        let tokens: Vec<Token> = (0..forms.len()).map(token).collect();
        let confidence = confidence::confidence(seen, &tokens);
        found.push(Sentence { span: Span::new(0, 0), block: 0, tokens, mentions: Vec::new(), confidence });
    }
    let analysed = found.iter().zip(sentences).zip(&seen).zip(&labels);
    let analysed: Vec<model::Analysed> = analysed
        .map(|(((sentence, forms), words), labels)| {
            (forms.as_slice(), sentence.tokens.as_slice(), words.as_slice(), labels.as_slice())
        })
        .collect();
    let mentions = model.mentions(&analysed);
    found.iter_mut().zip(mentions).for_each(|(sentence, mentions)| sentence.mentions = mentions);
    found
}

#[cfg(test)]
mod tests;
