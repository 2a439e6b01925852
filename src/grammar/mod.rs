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
pub mod tagger;
mod tokenize;
pub mod train;
pub mod word;

pub use single::{lemma_noun, lemma_verb};
pub use split::sentences;
pub use tokenize::tokenize;

use self::model::Model;
use crate::analysis::{Sentence, Tag, Token};
use crate::text::Span;

/// The sentences of one block of `text` with their full analysis. `block` is the block's range in `text`
/// (one that does not fit gives no sentences), `block_index` its number, passed on to the sentences.
pub fn analyse(text: &str, block: Span, block_index: usize) -> Vec<Sentence> {
    let Some(inside) = text.get(block.start..block.end) else { return Vec::new() };
    let model = Model::get();
    let place = |span: Span| Span::new(block.start + span.start, block.start + span.end);
    let analysed = sentences(inside).into_iter().map(|span| {
        let sentence = span.of(inside);
        let spans = tokenize(sentence).into_iter();
        let spans = spans.map(|s| Span::new(s.start + span.start, s.end + span.start)).collect::<Vec<_>>();
        let forms: Vec<&str> = spans.iter().map(|s| s.of(inside)).collect();
        let mut analysed = analyse_tokens(model, &forms);
        analysed.tokens.iter_mut().zip(&spans).for_each(|(token, &span)| token.span = place(span));
        Sentence { span: place(span), block: block_index, ..analysed }
    });
    analysed.collect()
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
    let seen = word::words(forms.iter().copied(), &model.lexicon);
    let labels = model.tag(&seen);
    let (heads, rels) = model.parse(&seen, &labels);
    let token = |i: usize| Token {
        span: Span::new(0, 0),
        lemma: model.lemmatiser.lemma(forms[i], &seen[i], labels[i]),
        tag: model.labels.get(usize::from(labels[i])).map_or(Tag::X, |label| label.tag),
        feats: model.feats(&seen[i], labels[i]),
        head: heads[i],
        rel: rels[i],
    };
    let tokens: Vec<Token> = (0..forms.len()).map(token).collect();
    let confidence = confidence::confidence(&seen, &tokens);
    let mentions = model.mentions(&tokens, &seen, &labels);
    Sentence { span: Span::new(0, 0), block: 0, tokens, mentions, confidence }
}

#[cfg(test)]
mod tests;
