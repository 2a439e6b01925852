//! Training of the tagger.

use std::collections::BTreeMap;

use super::Settings;
use super::perceptron::{Perceptron, Random};
use crate::analysis::Tag;
use crate::grammar::conllu::GoldSentence;
use crate::grammar::linear::Scorer;
use crate::grammar::tagger::{Label, best, features, given};
use crate::grammar::word::Word;

/// The labels of the training data. A pair of tags seen fewer than five times is left to its universal
/// tag's most frequent label.
pub fn inventory(sentences: &[GoldSentence]) -> Vec<Label> {
    let mut counts: BTreeMap<Label, usize> = BTreeMap::new();
    for word in sentences.iter().flat_map(|s| &s.words) {
        *counts.entry(Label { tag: word.tag, xpos: word.xpos.clone() }).or_default() += 1;
    }
    counts.into_iter().filter(|(_, n)| *n >= 5).map(|(label, _)| label).collect()
}

/// Numbers the label of a pair of tags.
pub fn number(labels: &[Label], tag: &str, xpos: &str) -> u8 {
    let usual = |tag: Tag| match tag {
        Tag::Noun => "NN",
        Tag::Propn => "NNP",
        Tag::Verb => "VB",
        Tag::Adj => "JJ",
        Tag::Adv => "RB",
        Tag::Adp | Tag::Sconj => "IN",
        Tag::Punct => ",",
        _ => "",
    };
    let tag = Tag::from_name(tag).unwrap_or(Tag::X);
    let at = labels.iter().position(|l| l.tag == tag && l.xpos == xpos);
    let at = at.or_else(|| labels.iter().position(|l| l.tag == tag && l.xpos == usual(tag)));
    at.or_else(|| labels.iter().position(|l| l.tag == tag)).unwrap_or(0) as u8
}

/// Learns from words with their labels, `epochs` times over, in shuffled order.
pub fn train(examples: &[(&[Word], &[u8])], labels: usize, epochs: usize, settings: Settings) -> Perceptron {
    let mut model = Perceptron::new(settings.least_updates.0);
    let mut random = Random(settings.seed);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut scores = vec![0; labels];
    for _ in 0..epochs {
        random.shuffle(&mut order);
        for (words, gold) in order.iter().map(|&i| examples[i]) {
            let mut history = Vec::with_capacity(words.len());
            for (at, &wanted) in gold.iter().enumerate() {
                if let Some(label) = given(&words[at]) {
                    history.push(label);
                    continue;
                }
                let keys = features(words, &history, at);
                scores.fill(0);
                model.score(&keys, &mut scores);
                let predicted = best(&scores);
                model.tick();
                if predicted != wanted {
                    model.update(&keys, wanted, predicted);
                }
                // Its own history, errors included, is what the tagger will see when used.
                history.push(predicted);
            }
        }
    }
    model
}
