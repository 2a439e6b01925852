//! Training of the classifier of mentions from the GUM corpus (Zeldes 2017).

use super::perceptron::{Perceptron, Random, mixed, rounded};
use super::{Features, Settings, parser, side_by_side, tagger, weighty};
use crate::analysis::{Tag, Token};
use crate::grammar::conllu::{GoldMention, GoldSentence};
use crate::grammar::linear::{Linear, Scorer};
use crate::grammar::mentions::{CLASSES, Children, KINDS, View, candidate, features};
use crate::grammar::model::{Model, nodes};
use crate::grammar::parser::parse;
use crate::grammar::steps::Steps;
use crate::grammar::sure::Sure;
use crate::grammar::tagger::{best, tag};
use crate::grammar::word::{Word, words};
use crate::text::Span;

/// The head of a mention: its first word that hangs on a word outside.
pub fn head(sentence: &GoldSentence, mention: &GoldMention) -> usize {
    let inside = mention.start..mention.end;
    let outside = |&i: &usize| sentence.words[i].head.is_none_or(|h| !inside.contains(&h));
    inside.clone().find(outside).unwrap_or(mention.start)
}

/// The class of every word as head of a mention, 0 for none.
pub fn classes(sentence: &GoldSentence) -> Vec<u8> {
    let mut classes = vec![0; sentence.words.len()];
    for mention in &sentence.mentions {
        let kind = KINDS.iter().position(|k| *k == mention.kind()).unwrap_or(KINDS.len() - 1);
        let class = &mut classes[head(sentence, mention)];
        if *class == 0 {
            *class = kind as u8 + 1;
        }
    }
    classes
}

struct Analysed {
    words: Vec<Word>,
    labels: Vec<u8>,
    tokens: Vec<Token>,
    gold: Vec<u8>,
}

/// Learns from the sentences of documents with entity annotation; `model` gives lexicon and labels. Trees and
/// tags come from models that didn't see the sentence, so that their errors are those to be met in use.
pub fn train(
    sentences: &[GoldSentence],
    model: &Model,
    settings: Settings,
    log: &mut dyn FnMut(String),
) -> Features {
    let with: Vec<&GoldSentence> = annotated(sentences);
    let part = |fold: usize| {
        let inside = |i: &usize| (i / 40) % settings.folds == fold;
        let pick = |wanted: bool| {
            (0..with.len()).filter(|i| inside(i) == wanted).map(|i| with[i]).collect::<Vec<_>>()
        };
        analyse(&pick(false), &pick(true), model, settings)
    };
    let analysed: Vec<_> = side_by_side(0..settings.folds, part).into_iter().flatten().collect();
    log(format!("mentions: {} sentences analysed", analysed.len()));
    // Each run hides other names, so that their mean is steadier than any.
    let seeds = (0..settings.mention_runs).map(|n| settings.seed + n as u64);
    let runs = side_by_side(seeds, |seed| learn(&analysed, model, settings, seed).averages());
    weighty(rounded(&mixed(&runs), settings.scale.0, settings.scale.2), settings.least_weights.1)
}

fn annotated(sentences: &[GoldSentence]) -> Vec<&GoldSentence> {
    let documents = sentences.chunk_by(|_, next| !next.starts_document);
    documents.filter(|d| d.iter().any(|s| !s.mentions.is_empty())).flatten().collect()
}

fn analyse(
    rest: &[&GoldSentence],
    part: &[&GoldSentence],
    model: &Model,
    settings: Settings,
) -> Vec<Analysed> {
    let seen = |s: &GoldSentence| words(s.words.iter().map(|w| w.form.as_str()), &model.lexicon);
    let label = |s: &GoldSentence| -> Vec<u8> {
        s.words.iter().map(|w| tagger::number(&model.labels, w.tag.name(), &w.xpos)).collect()
    };
    let examples: Vec<(Vec<Word>, Vec<u8>)> = rest.iter().map(|s| (seen(s), label(s))).collect();
    let pairs: Vec<(&[Word], &[u8])> = examples.iter().map(|(w, l)| (w.as_slice(), l.as_slice())).collect();
    let count = model.labels.len();
    let weights = tagger::train(&pairs, count, 4, settings).averaged(settings.scale.0, settings.scale.2);
    let tagger_model = Linear::new(&weights);
    let example = |(s, (w, l)): (&&GoldSentence, &(Vec<Word>, Vec<u8>))| {
        let heads: Vec<_> = s.words.iter().map(|w| w.head).collect();
        parser::Example::new(nodes(&model.labels, w, l), &heads, s.words.iter().map(|w| w.rel).collect())
    };
    let trees: Vec<_> = rest.iter().zip(&examples).map(example).collect();
    let mut learner = parser::Learner::new(settings.least_updates.1.min(3));
    let mut random = Random(settings.seed);
    let mut order: Vec<usize> = (0..trees.len()).collect();
    for epoch in 0..4 {
        random.shuffle(&mut order);
        parser::epoch(&trees, &order, epoch > 0, &mut learner, &mut random);
    }
    let (steps, arcs) = settings.parser_weights(&[learner]);
    let (steps, arcs) = (Steps::new(&steps), Linear::new(&arcs));
    let analysed = part.iter().map(|s| {
        let words = seen(s);
        let labels = tag(&words, count, &tagger_model);
        let (heads, rels) = parse(&nodes(&model.labels, &words, &labels), &steps, &arcs, &Sure::default());
        let token = |i: usize| Token {
            span: Span::new(0, 0),
            lemma: String::new(),
            tag: model.labels.get(usize::from(labels[i])).map_or(Tag::X, |l| l.tag),
            feats: model.feats(&words[i], labels[i]),
            head: heads[i],
            rel: rels[i],
        };
        let tokens = (0..words.len()).map(token).collect();
        Analysed { words, labels, tokens, gold: classes(s) }
    });
    analysed.collect()
}

fn learn(analysed: &[Analysed], model: &Model, settings: Settings, seed: u64) -> Perceptron {
    let mut learner = Perceptron::new(2);
    let mut random = Random(seed);
    let mut order: Vec<usize> = (0..analysed.len()).collect();
    let (mut keys, mut scores) = (Vec::new(), [0; CLASSES]);
    for _ in 0..settings.mention_epochs {
        random.shuffle(&mut order);
        for a in order.iter().map(|&i| &analysed[i]) {
            let (tokens, words, labels) = (&a.tokens, &a.words, &a.labels);
            let seen = mask(words, tokens, &mut random);
            let view = View {
                tokens,
                words,
                seen: &seen,
                labels,
                children: Children::new(tokens),
                names: &model.names,
            };
            let mut found = vec![0; tokens.len()];
            for head in view.children.downwards(tokens).into_iter().filter(|&i| candidate(&tokens[i])) {
                let above = tokens[head].head.map_or(20, |h| found[h]);
                features(&view, head, above, &mut keys);
                scores.fill(0);
                learner.score(&keys, &mut scores);
                found[head] = best(&scores);
                learner.tick();
                if found[head] != a.gold[head] {
                    learner.update(&keys, a.gold[head], found[head]);
                }
            }
        }
    }
    learner
}

// Makes some names unknown: new names are what the classifier will meet most.
fn mask(words: &[Word], tokens: &[Token], random: &mut Random) -> Vec<Word> {
    let unknown = |word: &Word| Word { lower: 0, exact: 0, suffix: [0; 5], prefix: [0; 4], ..*word };
    let hide = |(word, token): (&Word, &Token)| {
        if token.tag == Tag::Propn && random.number().is_multiple_of(6) { unknown(word) } else { *word }
    };
    words.iter().zip(tokens).map(hide).collect()
}
