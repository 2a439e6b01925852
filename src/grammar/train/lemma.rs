//! Training of the lemmatiser.

use std::collections::BTreeMap;

use super::perceptron::{Perceptron, Random};
use crate::grammar::lemma::{Edit, Lemmatiser, classify, features, known_key};
use crate::grammar::linear::Linear;
use crate::grammar::word::Word;

/// A word form with its label and its lemma.
pub struct Pair<'a> {
    /// The form.
    pub form: &'a str,
    /// What the models see of it.
    pub word: Word,
    /// Its label.
    pub label: u8,
    /// Its lemma.
    pub lemma: &'a str,
}

/// Learns edits, classifier and known words.
pub fn train(pairs: &[Pair], seed: u64) -> Lemmatiser {
    let mut counts: BTreeMap<Edit, usize> = BTreeMap::new();
    let edits: Vec<Edit> = pairs.iter().map(|p| Edit::between(p.form, p.lemma)).collect();
    for edit in &edits {
        *counts.entry(edit.clone()).or_default() += 1;
    }
    let mut ranked: Vec<(Edit, usize)> = counts.into_iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let numbers: BTreeMap<Edit, usize> =
        ranked.iter().enumerate().map(|(i, (e, _))| (e.clone(), i)).collect();
    // One example for every different word, label and edit, so that rare words count as much as frequent ones.
    let mut seen: BTreeMap<(u32, usize), (usize, usize)> = BTreeMap::new();
    for (i, (pair, edit)) in pairs.iter().zip(&edits).enumerate() {
        seen.entry((known_key(&pair.word, pair.label), numbers[edit])).or_insert((i, 0)).1 += 1;
    }
    let mut majority: BTreeMap<u32, (usize, usize, usize)> = BTreeMap::new();
    for (&(hash, edit), &(i, n)) in &seen {
        let best = majority.entry(hash).or_insert((edit, n, i));
        if n > best.1 {
            *best = (edit, n, i);
        }
    }
    let examples: Vec<(usize, usize)> = majority.values().map(|&(edit, _, i)| (i, edit)).collect();
    let classes = ranked.len().min(Lemmatiser::CLASSES);
    let model = classifier(pairs, &examples, classes, seed);
    let linear = Linear::new(&model.averaged(2.56, 1));
    let known = majority.iter().filter_map(|(&key, &(edit, ..))| Some((key, u16::try_from(edit).ok()?)));
    let known = known.collect();
    let edits = ranked.into_iter().map(|(edit, _)| edit).collect();
    Lemmatiser { edits, known, model: linear }
}

fn classifier(pairs: &[Pair], examples: &[(usize, usize)], classes: usize, seed: u64) -> Perceptron {
    let mut model = Perceptron::new(2);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(seed);
    let mut keys = Vec::new();
    for _ in 0..6 {
        random.shuffle(&mut order);
        for (i, edit) in order.iter().map(|&o| examples[o]).filter(|(_, edit)| *edit < classes) {
            let pair = &pairs[i];
            let predicted = classify(&pair.word, pair.label, classes, &model);
            model.tick();
            if predicted != edit {
                features(&pair.word, pair.label, &mut keys);
                model.update(&keys, edit as u8, predicted as u8);
            }
        }
    }
    model
}
