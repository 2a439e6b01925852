//! Training of the models from treebanks; needed by the training program alone.

pub mod lemma;
pub mod mentions;
pub mod parser;
pub mod perceptron;
pub mod tagger;

use std::collections::BTreeMap;

use self::perceptron::Random;
use super::conllu::GoldSentence;
use super::lexicon::Lexicon;
use super::linear::{Linear, Weight};
use super::model::{Model, feats_key, nodes};
use super::word::{Word, words};
use crate::analysis::Feats;

/// Weights ready for writing.
pub type Features = Vec<(u32, Vec<Weight>)>;

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Passes of the tagger.
    pub tagger_epochs: usize,
    /// Passes of the classifier of mentions.
    pub mention_epochs: usize,
    /// Passes of the parser.
    pub parser_epochs: usize,
    /// Parts for tagging the training data by models that didn't see it.
    pub folds: usize,
    /// How many sentences from the front the parser sees twice in a pass.
    pub twice: usize,
    /// Updates from which on a feature counts, of the tagger and of the parser.
    pub least_updates: (u32, u32),
    /// Seed of all shuffles.
    pub seed: u64,
    /// Steps per unit of the tagger's and the parser's weights, and the least weight kept.
    pub scale: (f64, f64, i8),
}

/// Trains everything but the classifier of mentions. `log` is told of the progress.
pub fn train(sentences: &[GoldSentence], settings: Settings, log: &mut dyn FnMut(String)) -> Model {
    let labels = tagger::inventory(sentences);
    let gold: Vec<&GoldSentence> = sentences.iter().collect();
    let lexicon = Lexicon::train(&gold, |tag, xpos| tagger::number(&labels, tag, xpos));
    let forms = |s: &GoldSentence| words(s.words.iter().map(|w| w.form.as_str()), &lexicon);
    let seen: Vec<Vec<Word>> = sentences.iter().map(forms).collect();
    let wanted: Vec<Vec<u8>> = sentences
        .iter()
        .map(|s| s.words.iter().map(|w| tagger::number(&labels, w.tag.name(), &w.xpos)).collect())
        .collect();
    let mut model = Model { labels, lexicon, ..Model::default() };
    learn_feats(sentences, &seen, &wanted, &mut model);

    let examples: Vec<(&[Word], &[u8])> =
        seen.iter().map(Vec::as_slice).zip(wanted.iter().map(Vec::as_slice)).collect();
    let tagger = tagger::train(&examples, model.labels.len(), settings.tagger_epochs, settings);
    let tagger = tagger.averaged(settings.scale.0, settings.scale.2);
    model.tagger = Linear::new(&tagger);
    log(format!("tagger: {} features", tagger.len()));

    let pairs = sentences.iter().zip(&seen).zip(&wanted).flat_map(|((s, words), labels)| {
        let right = s.words.iter().zip(words).zip(labels).filter(|((w, _), _)| !w.typo);
        right.map(|((w, &word), &label)| lemma::Pair { form: &w.form, word, label, lemma: &w.lemma })
    });
    let lemmatiser = lemma::train(&pairs.collect::<Vec<_>>(), settings.seed);
    model.lemmatiser = lemmatiser;
    log(format!(
        "lemmas: {} edits, {} exceptions",
        model.lemmatiser.edits.len(),
        model.lemmatiser.exceptions.len()
    ));

    let tags = jackknife(&examples, model.labels.len(), settings);
    let right = tags.iter().flatten().zip(wanted.iter().flatten()).filter(|(a, b)| a == b).count();
    log(format!("jackknifed labels: {:.2}", 100.0 * right as f64 / wanted.iter().flatten().count() as f64));
    let parser = train_parser(sentences, &seen, &tags, &model, settings, log);
    model.parser = Linear::new(&parser);
    model
}

fn learn_feats(sentences: &[GoldSentence], seen: &[Vec<Word>], wanted: &[Vec<u8>], model: &mut Model) {
    let mut by_label: BTreeMap<u8, BTreeMap<u16, usize>> = BTreeMap::new();
    let mut by_word: BTreeMap<u32, (u8, BTreeMap<u16, usize>)> = BTreeMap::new();
    for ((s, words), labels) in sentences.iter().zip(seen).zip(wanted) {
        for ((gold, word), &label) in s.words.iter().zip(words).zip(labels) {
            *by_label.entry(label).or_default().entry(gold.feats.0).or_default() += 1;
            let entry = by_word.entry(feats_key(word, label)).or_insert((label, BTreeMap::new()));
            *entry.1.entry(gold.feats.0).or_default() += 1;
        }
    }
    let most = |counts: &BTreeMap<u16, usize>| {
        counts.iter().max_by_key(|(_, n)| **n).map_or((0, 0), |(f, n)| (*f, *n))
    };
    let usual = |label: u8| Feats(by_label.get(&label).map_or(0, |c| most(c).0));
    model.label_feats = (0..model.labels.len()).map(|l| usual(l as u8)).collect();
    for (key, (label, counts)) in by_word {
        let (feats, n) = most(&counts);
        if n >= 2 && Feats(feats) != usual(label) {
            model.word_feats.insert(key, Feats(feats));
        }
    }
}

/// Labels every sentence by a tagger trained on the other parts, as tags will be when the parser is used.
fn jackknife(examples: &[(&[Word], &[u8])], labels: usize, settings: Settings) -> Vec<Vec<u8>> {
    let mut tags = vec![Vec::new(); examples.len()];
    for fold in 0..settings.folds {
        let inside = |i: &usize| (i / 20) % settings.folds == fold;
        let rest: Vec<_> = (0..examples.len()).filter(|i| !inside(i)).map(|i| examples[i]).collect();
        let model = tagger::train(&rest, labels, settings.tagger_epochs.min(4), settings);
        let model = Linear::new(&model.averaged(settings.scale.0, settings.scale.2));
        for i in (0..examples.len()).filter(inside) {
            tags[i] = super::tagger::tag(examples[i].0, labels, &model);
        }
    }
    tags
}

fn train_parser(
    sentences: &[GoldSentence],
    seen: &[Vec<Word>],
    tags: &[Vec<u8>],
    model: &Model,
    settings: Settings,
    log: &mut dyn FnMut(String),
) -> Features {
    let example = |((s, words), tags): ((&GoldSentence, &Vec<Word>), &Vec<u8>)| {
        let heads: Vec<_> = s.words.iter().map(|w| w.head).collect();
        let rels = s.words.iter().map(|w| w.rel).collect();
        parser::Example::new(nodes(&model.labels, words, tags), &heads, rels)
    };
    let examples: Vec<_> = sentences.iter().zip(seen).zip(tags).map(example).collect();
    let mut learner = perceptron::Perceptron::new(settings.least_updates.1);
    let mut random = Random(settings.seed);
    let mut order: Vec<usize> = (0..examples.len()).chain(0..settings.twice.min(examples.len())).collect();
    for epoch in 0..settings.parser_epochs {
        random.shuffle(&mut order);
        let right = parser::epoch(&examples, &order, epoch > 0, &mut learner, &mut random);
        log(format!("parser, pass {}: {:.2} of decisions right", epoch + 1, 100.0 * right));
    }
    let features = learner.averaged(settings.scale.1, settings.scale.2);
    let weights: usize = features.iter().map(|(_, w)| w.len()).sum();
    log(format!("parser: {} features, {weights} weights", features.len()));
    features
}
