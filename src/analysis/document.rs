//! Analysing a whole source, block by block.

use super::{Document, Feats, Rel, Sentence, Tag, Token};
use crate::grammar;
use crate::source::Source;
use crate::text::{Block, BlockKind};

/// Analyses every block of a source that may hold statements; what is not English is left out.
pub fn analyse(source: Source) -> Document {
    let mut document = analyse_all(source);
    super::english::leave_out_foreign(&mut document);
    document
}

/// As [`analyse`], with what is not English.
pub fn analyse_all(source: Source) -> Document {
    let text = &source.text;
    let (mut sentences, mut prose) = (Vec::new(), Vec::new());
    for (i, block) in text.blocks.iter().enumerate() {
        // Datelines and bylines speak of the document, not of the world.
        if block.boilerplate || block.dateline {
            continue;
        }
        match block.kind {
            BlockKind::Row { .. } | BlockKind::KeyValue { .. } => {
                sentences.push(bare_tokens(&text.visible, block, i))
            }
            _ => prose.push((block.span, i)),
        }
    }
    sentences.extend(grammar::analyse_blocks(&text.visible, &prose));
    sentences.sort_by_key(|sentence| sentence.block);
    grammar::settle_names(&text.visible, &mut sentences);
    let confidence = mean_confidence(&sentences);
    let paragraphs = sentences.chunk_by(|a, b| a.block == b.block).count();
    Document { source, sentences, confidence, foreign: Vec::new(), paragraphs }
}

/// By words; 1 where there is no running text.
pub(super) fn mean_confidence(sentences: &[Sentence]) -> f32 {
    let prose = || sentences.iter().filter(|s| s.tokens.iter().any(|t| t.head.is_some()));
    let words: usize = prose().map(|s| s.tokens.len()).sum();
    let sum: f32 = prose().map(|s| s.confidence * s.tokens.len() as f32).sum();
    if words == 0 { 1.0 } else { sum / words as f32 }
}

/// A row is one statement; its cells have no grammar between them.
pub(crate) fn bare_tokens(text: &str, block: &Block, index: usize) -> Sentence {
    let token = |span: crate::text::Span| {
        let word = span.of(text);
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let digit = word.chars().next().is_some_and(|c| c.is_ascii_digit());
        let letter = word.chars().any(char::is_alphabetic);
        let tag = match (digit, letter, capital) {
            (true, _, _) => Tag::Num,
            (_, false, _) => Tag::Punct,
            (_, _, true) => Tag::Propn,
            _ => Tag::Noun,
        };
        let lemma = grammar::lemma_noun(&word.to_lowercase());
        Token { span, lemma, tag, feats: Feats::default(), head: None, rel: Rel::Dep }
    };
    let tokens = grammar::tokenize(block.span.of(text))
        .into_iter()
        .map(|s| crate::text::Span::new(s.start + block.span.start, s.end + block.span.start))
        .map(token)
        .collect();
    Sentence { span: block.span, block: index, tokens, mentions: Vec::new(), confidence: 1.0 }
}
