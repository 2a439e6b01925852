//! Measures what the pipeline makes of pronouns against the chains of the GUM corpus.

use super::train::chains;
use super::{Place, Text};
use crate::analysis::{Document, Tag};
use crate::entity::{EntityId, Referents, resolve};
use crate::grammar::conllu::GoldSentence;
use crate::grammar::evaluate::{Counts, analyse_document};
use crate::grammar::model::Model;
use crate::source::Source;
use crate::text::{Block, BlockKind, Origin, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Third-person pronouns that go back to something that is named before them in the treebank's chains (`gold`), pronouns
/// that [`resolve`] gives a name (`found`), and those of these that are in the chain of one of its names (`right`).
pub fn score(model: &Model, sentences: &[GoldSentence]) -> Counts {
    let mut counts = Counts::default();
    for gold in sentences.chunk_by(|_, next| !next.starts_document) {
        let chains = chains(gold);
        let document = document(model, gold);
        let entities = resolve(std::slice::from_ref(&document));
        let Some(referents) = entities.referents.first() else { continue };
        let text = Text::new(&document.sentences, |(s, t)| gold[s].words[t].form.as_str());
        let named = named(gold, &chains);
        let own = names(referents, gold.len(), &chains);
        for (s, t) in text.pronouns() {
            let chain = chains.get(&(s, t)).copied();
            counts.gold +=
                usize::from(chain.is_some_and(|c| named.get(c).is_some_and(|first| *first < (s, t))));
            let Some(id) = referents.of(s, t) else { continue };
            counts.found += 1;
            counts.right += usize::from(chain.is_some_and(|c| own.contains(&(id, c))));
        }
    }
    counts
}

/// Where each chain is first named.
fn named<'a>(gold: &[GoldSentence], chains: &BTreeMap<Place, &'a str>) -> BTreeMap<&'a str, Place> {
    let mut first = BTreeMap::new();
    for (&(s, t), chain) in chains {
        if gold[s].words[t].tag == Tag::Propn {
            first.entry(*chain).or_insert((s, t));
        }
    }
    first
}

/// Which entities have a name in which chains.
fn names<'a>(
    referents: &Referents,
    sentences: usize,
    chains: &BTreeMap<Place, &'a str>,
) -> BTreeSet<(EntityId, &'a str)> {
    let mut all = BTreeSet::new();
    for s in 0..sentences {
        for (name, id) in referents.names(s) {
            all.extend((name.start..name.end).filter_map(|t| Some((*id, *chains.get(&(s, t))?))));
        }
    }
    all
}

/// The words with spaces between, a paragraph a block.
fn document(model: &Model, gold: &[GoldSentence]) -> Document {
    let mut sentences = analyse_document(model, gold);
    let (mut visible, mut blocks) = (String::new(), Vec::<Block>::new());
    for (sentence, gold) in sentences.iter_mut().zip(gold) {
        if gold.starts_block || blocks.is_empty() {
            blocks.push(Block {
                kind: BlockKind::Paragraph,
                span: Span::new(visible.len(), visible.len()),
                headings: Vec::new(),
                boilerplate: false,
                dateline: false,
            });
        }
        let start = visible.len();
        for (token, word) in sentence.tokens.iter_mut().zip(&gold.words) {
            token.span = Span::new(visible.len(), visible.len() + word.form.len());
            visible.push_str(&word.form);
            visible.push_str(if word.space_after { " " } else { "" });
        }
        sentence.span = Span::new(start, visible.trim_end().len().max(start));
        sentence.block = blocks.len() - 1;
        if let Some(block) = blocks.last_mut() {
            block.span.end = sentence.span.end;
        }
    }
    let text = crate::text::Text { visible, blocks, origin: Origin::default() };
    let source = Source { id: "gold".to_owned(), path: "gold".to_owned(), text, ..Source::default() };
    Document { source, paragraphs: sentences.len(), sentences, confidence: 1.0, foreign: Vec::new() }
}
