//! Training of the models from treebanks; needed by the training program alone.

pub mod lemma;
pub mod maxent;
pub mod mentions;
pub mod parser;
pub mod perceptron;
pub mod sure;
pub mod tagger;

use std::collections::BTreeMap;

use self::perceptron::{Random, mixed, rounded};
use super::conllu::GoldSentence;
use super::lexicon::Lexicon;
use super::linear::{Linear, Weight};
use super::model::{Model, feats_key, nodes};
use super::steps::{Row, Steps};
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
    /// How many classifiers of mentions, trained in different order, are mixed.
    pub mention_runs: usize,
    /// Length of steps of the classifiers of mentions, and how many of 256 features are left out at a time.
    pub mention_rate: (f32, u64),
    /// Steps per unit of the weights of mentions in bytes.
    pub mention_scale: f64,
    /// Passes of the parser.
    pub parser_epochs: usize,
    /// How many parsers, trained in different order, are mixed.
    pub parser_runs: usize,
    /// Parts for tagging the training data by models that didn't see it.
    pub folds: usize,
    /// How many sentences from the front the parser sees twice in a pass.
    pub twice: usize,
    /// Updates from which on a feature counts, of the tagger and of the parser.
    pub least_updates: (u32, u32),
    /// Seed of all shuffles.
    pub seed: u64,
    /// Steps per unit of the weights in bytes and of those of the parser's steps, and the least byte kept.
    pub scale: (f64, f64, i8),
    /// The least that a feature of relations and one of mentions must weigh for some class.
    pub least_weights: (i8, i8),
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
        "lemmas: {} edits, {} known words",
        model.lemmatiser.edits.len(),
        model.lemmatiser.known.len()
    ));

    let tags = jackknife(&examples, model.labels.len(), settings);
    let right = tags.iter().flatten().zip(wanted.iter().flatten()).filter(|(a, b)| a == b).count();
    log(format!("jackknifed labels: {:.2}", 100.0 * right as f64 / wanted.iter().flatten().count() as f64));
    train_parser(sentences, &seen, &tags, &mut model, settings, log);
    learn_sure(sentences, &mut model);
    log(format!("sure: {} steps, {} relations", model.sure.steps.len(), model.sure.arcs.len()));
    model
}

/// Learns which decisions of the model's parser need no weighing.
pub fn learn_sure(sentences: &[GoldSentence], model: &mut Model) {
    let see = |s: &GoldSentence| {
        let words = words(s.words.iter().map(|w| w.form.as_str()), &model.lexicon);
        model.nodes(&words, &model.tag(&words))
    };
    let sentences: Vec<_> = sentences.iter().map(see).collect();
    model.sure = sure::learn(model, sentences.iter().map(Vec::as_slice));
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
    let mut word_feats = BTreeMap::new();
    for (key, (label, counts)) in by_word {
        let (feats, n) = most(&counts);
        if n >= 2 && Feats(feats) != usual(label) {
            word_feats.insert(key, Feats(feats));
        }
    }
    model.word_feats = word_feats.into_iter().collect();
}

/// Labels every sentence by a tagger trained on the other parts, as tags will be when the parser is used.
fn jackknife(examples: &[(&[Word], &[u8])], labels: usize, settings: Settings) -> Vec<Vec<u8>> {
    let inside = |i: usize, fold: usize| (i / 20) % settings.folds == fold;
    let part = |fold: usize| {
        let rest: Vec<_> = (0..examples.len()).filter(|&i| !inside(i, fold)).map(|i| examples[i]).collect();
        let model = tagger::train(&rest, labels, settings.tagger_epochs.min(4), settings);
        let model = Linear::new(&model.averaged(settings.scale.0, settings.scale.2));
        let tag = |i: usize| (i, super::tagger::tag(examples[i].0, labels, &model));
        (0..examples.len()).filter(|&i| inside(i, fold)).map(tag).collect::<Vec<_>>()
    };
    let mut tags: Vec<_> = side_by_side(0..settings.folds, part).into_iter().flatten().collect();
    tags.sort_unstable_by_key(|(i, _)| *i);
    tags.into_iter().map(|(_, tags)| tags).collect()
}

fn train_parser(
    sentences: &[GoldSentence],
    seen: &[Vec<Word>],
    tags: &[Vec<u8>],
    model: &mut Model,
    settings: Settings,
    log: &mut dyn FnMut(String),
) {
    let example = |((s, words), tags): ((&GoldSentence, &Vec<Word>), &Vec<u8>)| {
        let heads: Vec<_> = s.words.iter().map(|w| w.head).collect();
        let rels = s.words.iter().map(|w| w.rel).collect();
        parser::Example::new(nodes(&model.labels, words, tags), &heads, rels)
    };
    let examples: Vec<_> = sentences.iter().zip(seen).zip(tags).map(example).collect();
    let run = |seed: u64| {
        let mut learner = parser::Learner::new(settings.least_updates.1);
        let mut random = Random(seed);
        let twice = 0..settings.twice.min(examples.len());
        let mut order: Vec<usize> = (0..examples.len()).chain(twice).collect();
        let mut shares = (0.0, 0.0);
        for epoch in 0..settings.parser_epochs {
            random.shuffle(&mut order);
            shares = parser::epoch(&examples, &order, epoch > 0, &mut learner, &mut random);
        }
        (learner, shares)
    };
    let runs = side_by_side((0..settings.parser_runs).map(|n| settings.seed + n as u64), run);
    for (_, (steps, arcs)) in &runs {
        let [steps, arcs] = [steps, arcs].map(|share| 100.0 * share);
        log(format!("parser, last pass: {steps:.2} of steps right, {arcs:.2} of relations"));
    }
    let learners: Vec<_> = runs.into_iter().map(|(learner, _)| learner).collect();
    let (steps, arcs) = settings.parser_weights(&learners);
    log(format!("parser: {} features of steps, {} of relations", steps.len(), arcs.len()));
    model.steps = Steps::new(&steps);
    model.arcs = Linear::new(&arcs);
}

// Does the parts of a job in threads of their own; the results are in order.
fn side_by_side<J: Send, R: Send>(jobs: impl Iterator<Item = J>, work: impl Fn(J) -> R + Sync) -> Vec<R> {
    std::thread::scope(|scope| {
        let work = &work;
        let running: Vec<_> = jobs.map(|job| scope.spawn(move || work(job))).collect();
        running.into_iter().filter_map(|thread| thread.join().ok()).collect()
    })
}

impl Settings {
    // The learned weights of steps and relations, over all runs.
    fn parser_weights(&self, runs: &[parser::Learner]) -> (Vec<Row>, Features) {
        let steps: Vec<_> = runs.iter().map(|run| run.steps.averages()).collect();
        let arcs: Vec<_> = runs.iter().map(|run| run.arcs.averages()).collect();
        let arcs = rounded(&mixed(&arcs), self.scale.0, self.scale.2);
        (Steps::relative(&mixed(&steps), self.scale.1), weighty(arcs, self.least_weights.0))
    }
}

// The features that weigh at least so much for some class: the others change little and fill the caches.
fn weighty(mut features: Features, least: i8) -> Features {
    features.retain(|(_, weights)| weights.iter().any(|w| w.value.abs() >= least));
    features
}
