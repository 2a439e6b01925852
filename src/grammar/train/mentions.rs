//! Training of the classifier of mentions from the GUM corpus (Zeldes 2017).

use std::ops::Range;

use super::maxent::MaxEnt;
use super::perceptron::{Averages, Random, mixed, rounded};
use super::{Features, Settings, parser, side_by_side, tagger, weighty};
use crate::analysis::{MentionKind, Tag, Token};
use crate::grammar::conllu::{GoldMention, GoldSentence};
use crate::grammar::linear::Linear;
use crate::grammar::mentions::names::Cases;
use crate::grammar::mentions::range::{self, Edge};
use crate::grammar::mentions::tree::yields;
use crate::grammar::mentions::{
    Children, INSIDE, KIND_CLASSES, Keys, NAMED, NO_CLASS, View, candidate, features, name_like, names,
};
use crate::grammar::model::{Model, nodes};
use crate::grammar::parser::parse;
use crate::grammar::steps::Steps;
use crate::grammar::sure::Sure;
use crate::grammar::tagger::tag;
use crate::grammar::word::{Word, words};
use crate::text::Span;

/// The head of a mention: its first word that hangs on a word outside.
pub fn head(sentence: &GoldSentence, mention: &GoldMention) -> usize {
    let inside = mention.start..mention.end;
    let outside = |&i: &usize| sentence.words[i].head.is_none_or(|h| !inside.contains(&h));
    inside.clone().find(outside).unwrap_or(mention.start)
}

// What the treebank has of a word.
#[derive(Clone, Debug, Default)]
struct Gold {
    // The class of the mention that it heads, 0 for none.
    class: u8,
    // The mention's range, of a name.
    name: Option<(usize, usize)>,
}

fn gold(sentence: &GoldSentence) -> Vec<Gold> {
    let mut all = vec![Gold::default(); sentence.words.len()];
    for mention in &sentence.mentions {
        let kind =
            MentionKind::ALL.iter().position(|k| *k == mention.kind()).unwrap_or(MentionKind::ALL.len() - 1);
        let head = head(sentence, mention);
        // Outer mentions come first.
        if all[head].class == 0 {
            let named = sentence.words[head].tag == Tag::Propn;
            all[head] = Gold { class: kind as u8 + 1, name: named.then_some((mention.start, mention.end)) };
        }
    }
    all
}

struct Analysed<'a> {
    starts_document: bool,
    forms: Vec<&'a str>,
    words: Vec<Word>,
    labels: Vec<u8>,
    tokens: Vec<Token>,
    gold: Vec<Gold>,
}

impl<'a> Analysed<'a> {
    fn new(s: &'a GoldSentence, words: Vec<Word>, labels: Vec<u8>, tokens: Vec<Token>) -> Self {
        let forms = s.words.iter().map(|w| w.form.as_str()).collect();
        Analysed { starts_document: s.starts_document, forms, words, labels, tokens, gold: gold(s) }
    }
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
        let (own, rest): (Vec<usize>, Vec<usize>) = (0..with.len()).partition(inside);
        let pick = |numbers: &[usize]| numbers.iter().map(|&i| with[i]).collect::<Vec<_>>();
        let analysed = analyse(&pick(&rest), &pick(&own), model, settings);
        own.into_iter().zip(analysed).collect::<Vec<_>>()
    };
    let mut numbered: Vec<_> = side_by_side(0..settings.folds, part).into_iter().flatten().collect();
    numbered.sort_by_key(|(number, _)| *number);
    let analysed: Vec<Analysed> = numbered.into_iter().map(|(_, analysed)| analysed).collect();
    log(format!("mentions: {} sentences analysed", analysed.len()));
    // Each run hides other names, so that their mean is steadier than any.
    let seeds = (0..settings.mention_runs).map(|n| settings.seed + n as u64);
    let runs = side_by_side(seeds, |seed| learn(&analysed, model, settings, seed));
    weighty(rounded(&mixed(&runs), settings.mention_scale, 2), settings.least_weights.1)
}

fn annotated(sentences: &[GoldSentence]) -> Vec<&GoldSentence> {
    let documents = sentences.chunk_by(|_, next| !next.starts_document);
    documents.filter(|d| d.iter().any(|s| !s.mentions.is_empty())).flatten().collect()
}

fn analyse<'a>(
    rest: &[&'a GoldSentence],
    part: &[&'a GoldSentence],
    model: &Model,
    settings: Settings,
) -> Vec<Analysed<'a>> {
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
        Analysed::new(s, words, labels, tokens)
    });
    analysed.collect()
}

fn learn(analysed: &[Analysed], model: &Model, settings: Settings, seed: u64) -> Averages {
    let mut random = Random(seed);
    let weights = MaxEnt::new(settings.mention_rate.0, settings.mention_rate.1, 1);
    let mut learner = Learner { weights, keys: Keys::default(), random: Random(seed + 100) };
    let documents: Vec<&[Analysed]> = analysed.chunk_by(|_, next| !next.starts_document).collect();
    let cases: Vec<Cases> =
        documents.iter().map(|d| Cases::of(d.iter().map(|a| a.words.as_slice()))).collect();
    let numbered = documents.iter().enumerate().flat_map(|(n, d)| d.iter().map(move |a| (n, a)));
    let mut order: Vec<(usize, &Analysed)> = numbered.collect();
    for _ in 0..settings.mention_epochs {
        random.shuffle(&mut order);
        for &(document, a) in &order {
            let seen = mask(&a.words, &a.tokens, &mut random);
            let view = View {
                forms: &a.forms,
                tokens: &a.tokens,
                words: &a.words,
                seen: &seen,
                labels: &a.labels,
                children: Children::new(&a.tokens),
                names: &model.names,
            };
            learner.sentence(&view, &a.gold, &cases[document]);
        }
    }
    learner.weights.weights(settings.mention_epochs as u32 * 3 / 2)
}

struct Learner {
    weights: MaxEnt,
    keys: Keys,
    random: Random,
}

impl Learner {
    fn sentence(&mut self, view: &View, gold: &[Gold], cases: &Cases) {
        let mut found = vec![0; view.tokens.len()];
        let downwards = view.children.downwards(view.tokens);
        let yields = yields(view.tokens, &downwards);
        for head in downwards.into_iter().filter(|&i| candidate(&view.tokens[i])) {
            let above = view.tokens[head].head.map_or(NO_CLASS, |h| found[h]);
            features::kind(view, head, above, &mut self.keys);
            found[head] = self.decide(0..KIND_CLASSES, gold[head].class);
            if !name_like(view, head) {
                continue;
            }
            names::features(view, head, found[head], cases, &mut self.keys);
            let named = gold[head].name.is_some();
            self.decide(NAMED..NAMED + 2, (NAMED + usize::from(named)) as u8);
        }
        for head in (0..gold.len()).filter(|&i| candidate(&view.tokens[i]) && name_like(view, i)) {
            if let Some((start, end)) = gold[head].name {
                self.range(view, (head, gold[head].class), start..end, (&found, &yields));
            }
        }
    }

    fn decide(&mut self, classes: Range<usize>, gold: u8) -> u8 {
        self.weights.decide(&self.keys.list, classes, gold, &mut self.random)
    }

    // Learns for the words that hang on those inside whether they are so too.
    fn range(
        &mut self,
        view: &View,
        (head, class): (usize, u8),
        gold: Range<usize>,
        (classes, yields): (&[u8], &[(usize, usize)]),
    ) {
        let mut open = vec![(head, 0)];
        while let Some((above, depth)) = open.pop() {
            for &child in &view.children[above] {
                let edge =
                    Edge { head, class, above, child, depth, own: classes[child], reach: yields[child] };
                range::edge(view, &edge, &mut self.keys);
                let inside = gold.contains(&child);
                self.decide(INSIDE..INSIDE + 2, (INSIDE + usize::from(inside)) as u8);
                if inside {
                    open.push((child, depth + 1));
                }
            }
        }
    }
}

// Makes some names unknown: new names are what the classifier will meet most.
fn mask(words: &[Word], tokens: &[Token], random: &mut Random) -> Vec<Word> {
    let unknown = |word: &Word| Word { lower: 0, exact: 0, suffix: [0; 5], prefix: [0; 4], ..*word };
    let hide = |(word, token): (&Word, &Token)| {
        if token.tag == Tag::Propn && random.number().is_multiple_of(6) { unknown(word) } else { *word }
    };
    words.iter().zip(tokens).map(hide).collect()
}
