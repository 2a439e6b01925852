//! Scores against a treebank, given its words, in the manner of the CoNLL 2018 shared task: attachment over
//! all words, labels without subtypes.

use std::collections::{BTreeMap, BTreeSet};

use super::conllu::{GoldMention, GoldSentence, GoldWord};
use super::model::Model;
use super::train;
use crate::analysis::{Mention, MentionKind, Sentence, Tag};
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
    /// Named mentions whose range is right.
    pub named: Counts,
    /// Named mentions whose range and type (person, organisation, place or other) are right.
    pub typed: Counts,
    /// Named mentions whose head and type (of four) are right, whatever the range (the head match of the CRAC
    /// shared tasks since 2023).
    pub heads_typed: Counts,
    /// Mentions of all sorts whose range and type (of eight) are right.
    pub all: Counts,
}

/// Counts for an F1.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// In the treebank.
    pub gold: usize,
    /// In the analysis.
    pub found: usize,
    /// In both.
    pub right: usize,
}

impl Counts {
    /// Harmonic mean of precision and recall.
    pub fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }

    fn add<T: Ord>(&mut self, gold: impl Iterator<Item = T>, found: impl Iterator<Item = T>) {
        let (gold, found): (BTreeSet<T>, BTreeSet<T>) = (gold.collect(), found.collect());
        self.gold += gold.len();
        self.found += found.len();
        self.right += gold.intersection(&found).count();
    }
}

/// Person, organisation, place, or anything else.
pub fn coarse(kind: MentionKind) -> MentionKind {
    match kind {
        MentionKind::Person | MentionKind::Organisation | MentionKind::Place => kind,
        _ => MentionKind::Other,
    }
}

// A mention of the treebank is named if its head is a proper noun: chains pass their Wikipedia identity on to
// pronouns too, so that the identity alone doesn't make a name.
fn compare(gold: &GoldSentence, found: &[Mention], scores: &mut Scores) {
    let named = |m: &&GoldMention| gold.words[train::mentions::head(gold, m)].tag == Tag::Propn;
    let gold_named = || gold.mentions.iter().filter(named);
    let found_named = || found.iter().filter(|m| m.named);
    scores.named.add(gold_named().map(|m| (m.start, m.end)), found_named().map(|m| (m.start, m.end)));
    scores.typed.add(
        gold_named().map(|m| (m.start, m.end, coarse(m.kind()))),
        found_named().map(|m| (m.start, m.end, coarse(m.kind))),
    );
    scores.heads_typed.add(
        gold_named().map(|m| (train::mentions::head(gold, m), coarse(m.kind()))),
        found_named().map(|m| (m.head, coarse(m.kind))),
    );
    scores.all.add(
        gold.mentions.iter().map(|m| (m.start, m.end, m.kind())),
        found.iter().map(|m| (m.start, m.end, m.kind)),
    );
}

/// Analyses the words of each sentence and compares.
pub fn evaluate(model: &Model, sentences: &[GoldSentence]) -> Scores {
    let mut scores = Scores::default();
    for document in sentences.chunk_by(|_, next| !next.starts_document) {
        evaluate_document(model, document, &mut scores);
    }
    scores
}

/// Analyses the words of a document.
pub fn analyse_document(model: &Model, document: &[GoldSentence]) -> Vec<Sentence> {
    // A text of the words with spaces between, for the names' consistency.
    let mut text = String::new();
    let forms: Vec<Vec<&str>> =
        document.iter().map(|gold| gold.words.iter().map(|w| w.form.as_str()).collect()).collect();
    let mut found = super::analyse_sentences(model, &forms);
    for (analysed, forms) in found.iter_mut().zip(&forms) {
        for (token, form) in analysed.tokens.iter_mut().zip(forms) {
            token.span = Span::new(text.len(), text.len() + form.len());
            text.push_str(form);
        }
    }
    super::settle_names(&text, &mut found);
    found
}

fn evaluate_document(model: &Model, document: &[GoldSentence], scores: &mut Scores) {
    let found = analyse_document(model, document);
    for (gold, found) in document.iter().zip(&found) {
        compare(gold, &found.mentions, scores);
        for (word, token) in gold.words.iter().zip(&found.tokens) {
            scores.total += 1;
            scores.tags += usize::from(token.tag == word.tag);
            scores.feats += usize::from(token.feats == word.feats);
            scores.lemmas += usize::from(token.lemma == word.lemma);
            scores.heads += usize::from(token.head == word.head);
            scores.labelled += usize::from(token.head == word.head && token.rel.universal() == word.deprel);
        }
    }
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
