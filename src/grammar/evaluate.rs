//! Scores against a treebank, given its words, in the manner of the CoNLL 2018 shared task: attachment over
//! all words, labels without subtypes.

use std::collections::{BTreeMap, BTreeSet};

use super::conllu::{GoldSentence, GoldWord};
use super::model::Model;
use super::word::words;
use crate::text::Span;

/// Counts of right answers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scores {
    /// Words.
    pub total: usize,
    /// Right universal tags.
    pub tags: usize,
    /// Right features.
    pub feats: usize,
    /// Right lemmas.
    pub lemmas: usize,
    /// Right heads.
    pub heads: usize,
    /// Right heads with right relations.
    pub labelled: usize,
}

/// Analyses the words of each sentence and compares.
pub fn evaluate(model: &Model, sentences: &[GoldSentence]) -> Scores {
    let mut scores = Scores::default();
    for gold in sentences {
        let seen = words(gold.words.iter().map(|w| w.form.as_str()), &model.lexicon);
        let labels = model.tag(&seen);
        let (heads, rels) = model.parse(&seen, &labels);
        for (i, word) in gold.words.iter().enumerate() {
            let tag = model.labels.get(usize::from(labels[i])).map(|l| l.tag);
            let lemma = model.lemmatiser.lemma(&word.form, &seen[i], labels[i]);
            scores.total += 1;
            scores.tags += usize::from(tag == Some(word.tag));
            scores.feats += usize::from(model.feats(&seen[i], labels[i]) == word.feats);
            scores.lemmas += usize::from(lemma == word.lemma);
            scores.heads += usize::from(heads[i] == word.head);
            scores.labelled += usize::from(heads[i] == word.head && rels[i].universal() == word.deprel);
        }
    }
    scores
}

/// F1 from raw text, a paragraph at a time: sentences, words, tags, lemmas, unlabelled and labelled attachment.
/// Sentences are joined by a space; a word counts where both its ends agree.
pub fn evaluate_raw(sentences: &[GoldSentence]) -> [f64; 6] {
    let mut sums = Raw::default();
    let mut rest = sentences;
    while let Some((_, others)) = rest.split_first() {
        let more = others.iter().take_while(|s| !s.starts_block).count();
        sums.block(&rest[..=more]);
        rest = &rest[more + 1..];
    }
    sums.f1()
}

#[derive(Default)]
struct Raw {
    gold: [usize; 2],
    found: [usize; 2],
    right: [usize; 6],
}

impl Raw {
    fn block(&mut self, sentences: &[GoldSentence]) {
        let mut text = String::new();
        let mut gold = BTreeMap::new();
        let mut ends = BTreeSet::new();
        for s in sentences {
            if !text.is_empty() {
                text.push(' ');
            }
            let spans: Vec<Span> = s.words.iter().scan(&mut text, |text, w| Some(append(text, w))).collect();
            text.truncate(text.trim_end().len());
            for (i, word) in s.words.iter().enumerate() {
                gold.insert(spans[i], (word, word.head.map(|h| spans[h])));
            }
            ends.extend(spans.first().zip(spans.last()).map(|(a, b)| a.join(*b)));
        }
        self.gold[0] += sentences.len();
        self.gold[1] += gold.len();
        for s in super::analyse(&text, Span::new(0, text.len()), 0) {
            self.found[0] += 1;
            self.right[0] += usize::from(ends.contains(&s.span));
            self.found[1] += s.tokens.len();
            for token in &s.tokens {
                let Some((word, head)) = gold.get(&token.span) else { continue };
                let found = token.head.map(|h| s.tokens[h].span);
                let labelled = found == *head && token.rel.universal() == word.deprel;
                let right =
                    [true, token.tag == word.tag, token.lemma == word.lemma, found == *head, labelled];
                self.right[1..].iter_mut().zip(right).for_each(|(sum, right)| *sum += usize::from(right));
            }
        }
    }

    fn f1(&self) -> [f64; 6] {
        let mut out = [0.0; 6];
        for (i, value) in out.iter_mut().enumerate() {
            let total = self.gold[i.min(1)] + self.found[i.min(1)];
            *value = 2.0 * self.right[i] as f64 / total.max(1) as f64;
        }
        out
    }
}

// Appends the word's form to the text of its paragraph.
fn append(text: &mut String, word: &GoldWord) -> Span {
    let start = text.len();
    text.push_str(&word.form);
    let span = Span::new(start, text.len());
    if word.space_after {
        text.push(' ');
    }
    span
}
