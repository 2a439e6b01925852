//! Training of the ranker of antecedents from the chains of the GUM corpus (Zeldes 2017): a perceptron that moves towards
//! the nearest mention of the pronoun's chain wherever it chose one of another.

use super::{FEATURES, Place, Text, choose, sort};
use crate::analysis::Tag;
use crate::grammar::conllu::GoldSentence;
use crate::grammar::evaluate::analyse_document;
use crate::grammar::model::Model;
use crate::grammar::train::mentions::head;
use crate::grammar::train::perceptron::Random;
use std::collections::{BTreeMap, BTreeSet};

/// The chain of every head of a mention; an outer mention goes before an inner one of the same head.
pub fn chains(document: &[GoldSentence]) -> BTreeMap<Place, &str> {
    let mut chains = BTreeMap::new();
    for (s, sentence) in document.iter().enumerate() {
        for mention in &sentence.mentions {
            chains.entry((s, head(sentence, mention))).or_insert(mention.group.as_str());
        }
    }
    chains
}

type Candidates = Vec<(Place, Vec<usize>)>;

// The candidates of every pronoun, and which of them are of its chain.
fn examples(model: &Model, document: &[GoldSentence]) -> Vec<(Candidates, Vec<bool>)> {
    let analysed = analyse_document(model, document);
    let text = Text::new(&analysed, |(s, t)| document[s].words[t].form.as_str());
    let chains = chains(document);
    let example = |pronoun: Place| {
        let chain = chains.get(&pronoun)?;
        let candidates = text.candidates(pronoun);
        let right: Vec<bool> = candidates.iter().map(|(place, _)| chains.get(place) == Some(chain)).collect();
        right.contains(&true).then_some((candidates, right))
    };
    text.pronouns().filter_map(example).collect()
}

/// How many third-person pronouns go back to a mention before them in the treebank's chains, and how many of these got an
/// antecedent of their chain.
pub fn score(model: &Model, sentences: &[GoldSentence]) -> (usize, usize) {
    let (mut all, mut right) = (0, 0);
    for document in sentences.chunk_by(|_, next| !next.starts_document) {
        let analysed = analyse_document(model, document);
        let text = Text::new(&analysed, |(s, t)| document[s].words[t].form.as_str());
        let found: BTreeMap<Place, Place> = text.antecedents().into_iter().collect();
        let chains = chains(document);
        let mut begun = BTreeSet::new();
        for (&(s, t), chain) in &chains {
            let word = &document[s].words[t];
            if word.tag == Tag::Pron && sort(&word.form.to_lowercase()).is_some() && begun.contains(chain) {
                all += 1;
                right += usize::from(found.get(&(s, t)).and_then(|place| chains.get(place)) == Some(chain));
            }
            begun.insert(*chain);
        }
    }
    (all, right)
}

/// The weights, by the numbers of their features.
pub fn train(model: &Model, sentences: &[GoldSentence], passes: usize, seed: u64) -> Vec<i32> {
    let documents = sentences.chunk_by(|_, next| !next.starts_document);
    let documents = documents.filter(|d| d.iter().any(|s| !s.mentions.is_empty()));
    let examples: Vec<_> = documents.flat_map(|document| examples(model, document)).collect();
    let (mut weights, mut sums) = (vec![0i32; FEATURES], vec![0i64; FEATURES]);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(seed);
    for _ in 0..passes {
        random.shuffle(&mut order);
        for (candidates, right) in order.iter().map(|&i| &examples[i]) {
            let chosen = choose(candidates, &weights);
            let at = candidates.iter().position(|(place, _)| Some(*place) == chosen).unwrap_or_default();
            if let Some(nearest) = right.iter().rposition(|&r| r).filter(|_| !right[at]) {
                candidates[nearest].1.iter().for_each(|&f| weights[f] += 1);
                candidates[at].1.iter().for_each(|&f| weights[f] -= 1);
            }
            sums.iter_mut().zip(&weights).for_each(|(sum, &weight)| *sum += i64::from(weight));
        }
    }
    // Hundredths of the mean.
    let steps = (passes * examples.len()).max(1) as i64;
    sums.into_iter().map(|sum| (sum * 100 / steps) as i32).collect()
}
