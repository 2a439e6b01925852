//! A sentence as its telling words, each with its meaning, weight and place in the grammar.

use super::similarity::{Compared, Sum};
use crate::analysis::{Document, Rel, Sentence, Tag};
use crate::entity::Referents;
use crate::text::{Span, lower};
use crate::world::vectors::{self, Vector};
use crate::world::{self, List};
use fnv::FnvHashMap;

/// Telling words of a sentence beyond this are left out: no sentence of prose has as many, and cost grows with their square.
pub(super) const MOST_WORDS: usize = 60;

/// A word of a sentence that says what it is about.
#[derive(Clone, Debug)]
pub struct Word {
    /// Index of the token in the sentence.
    pub token: usize,
    /// Number of the dictionary form.
    pub lemma: u32,
    /// What it refers to, where that has a name.
    pub thing: Option<u32>,
    /// What it means.
    pub vector: Vector,
    /// How much it says: rarity in English and in the documents.
    pub weight: f32,
    /// Part of speech.
    pub tag: Tag,
    /// Its relation to the word above.
    pub rel: Rel,
    /// The next word above it in the tree, as an index of the profile's words.
    pub above: Option<usize>,
    /// Number of its preposition, 0 for none.
    pub preposition: u32,
    /// Whether it is denied.
    pub denied: bool,
    /// Numbers that stand with it, as they are written, hashed.
    pub numbers: Vec<u32>,
}

/// A sentence as its words.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// Its telling words.
    pub words: Vec<Word>,
    /// Sum of their weights.
    pub weight: f32,
    /// Everything with a name that it refers to, in order.
    pub things: Vec<u32>,
    /// What it calls by name, in order.
    pub named: Vec<u32>,
    /// Its numbers as they are written, by number of the lexicon, in order.
    pub numbers: Vec<u32>,
    /// How many words deny something.
    pub denials: usize,
    /// How many words say that something is planned, possible or claimed.
    pub modals: usize,
    /// Number of tokens.
    pub length: usize,
    /// Whether it has words in quotation marks.
    pub quoting: bool,
    /// The meaning of the whole: the sum of its words' vectors by weight.
    pub sum: Sum,
    /// Place of its topmost word.
    pub root: Option<usize>,
    /// The words below each word.
    pub below: Vec<Vec<usize>>,
    /// Its dictionary forms, each once, with their weights.
    pub lemmas: Vec<(u32, f32)>,
    /// Its words as they are compared.
    pub(super) compared: Vec<Compared>,
}

/// The words of all documents, numbered from 1.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    numbers: FnvHashMap<String, u32>,
    weights: Vec<f32>,
}

impl Lexicon {
    /// Numbers the words and weighs them by how few sentences have them.
    pub fn of(documents: &[Document]) -> Self {
        let mut lexicon = Lexicon::default();
        let (mut counts, mut last) = (vec![0usize], vec![usize::MAX]);
        let mut total = 0usize;
        for sentence in documents.iter().flat_map(|d| &d.sentences) {
            for token in &sentence.tokens {
                let next = lexicon.numbers.len() as u32 + 1;
                let word = lower(&token.lemma);
                let number = match lexicon.numbers.get(&*word) {
                    Some(&number) => number,
                    None => *lexicon.numbers.entry(word.into_owned()).or_insert(next),
                } as usize;
                if number == counts.len() {
                    counts.push(0);
                    last.push(usize::MAX);
                }
                if last[number] != total {
                    last[number] = total;
                    counts[number] += 1;
                }
            }
            total += 1;
        }
        let all = (total.max(20) as f64).ln();
        lexicon.weights = vec![1.0; counts.len()];
        for (word, &number) in &lexicon.numbers {
            let here = ((total.max(20) as f64 / counts[number as usize].max(1) as f64).ln() / all).max(0.1);
            lexicon.weights[number as usize] = (here * vectors::rarity(word)) as f32;
        }
        lexicon
    }

    fn number(&self, word: &str) -> u32 {
        self.numbers.get(word).copied().unwrap_or(0)
    }
}

impl Profile {
    /// Of a sentence.
    pub(super) fn of(document: &Document, s: usize, referents: &Referents, lexicon: &Lexicon) -> Self {
        let (sentence, text) = (&document.sentences[s], &document.source.text.visible);
        let mut profile = Profile {
            length: sentence.tokens.len(),
            quoting: sentence.span.of(text).contains(['"', '“', '”']),
            ..Profile::default()
        };
        let mut places = vec![None; sentence.tokens.len()];
        for (i, token) in sentence.tokens.iter().enumerate() {
            let (form, lemma) = (lower(token.span.of(text)), lower(&token.lemma));
            profile.denials += usize::from(denies(&lemma) || denies(&form));
            let open = [List::Modality, List::Possibility, List::Forecast];
            profile.modals += usize::from(open.iter().any(|&l| world::list(l, &lemma)));
            let thing = referents.of(s, i).map(|id| id as u32);
            profile.things.extend(thing);
            profile.named.extend(thing.filter(|_| token.tag == Tag::Propn));
            if token.tag == Tag::Num {
                profile.numbers.push(hash(&form));
            }
            if profile.words.len() < MOST_WORDS && is_telling(token.tag, &form, &lemma) {
                places[i] = Some(profile.words.len());
                profile.words.push(Word {
                    token: i,
                    lemma: lexicon.number(&lemma),
                    thing,
                    vector: vector(&form, &lemma),
                    weight: lexicon.weights[lexicon.number(&lemma) as usize],
                    tag: token.tag,
                    rel: token.rel,
                    above: None,
                    preposition: 0,
                    denied: denies(&lemma),
                    numbers: Vec::new(),
                });
            }
        }
        profile.attach(sentence, text, &places, lexicon);
        profile.settle();
        profile
    }

    /// Ties words to the words above them, and prepositions, denials and numbers to their words.
    fn attach(&mut self, sentence: &Sentence, text: &str, places: &[Option<usize>], lexicon: &Lexicon) {
        for word in &mut self.words {
            let mut above = sentence.tokens[word.token].head;
            let mut steps = 0;
            while let Some(token) = above.filter(|&t| places[t].is_none() && steps < 6) {
                above = sentence.tokens[token].head;
                steps += 1;
            }
            word.above = above.and_then(|token| places[token]);
        }
        for token in &sentence.tokens {
            let Some(word) = token.head.and_then(|head| places[head]).map(|w| &mut self.words[w]) else {
                continue;
            };
            let lemma = lower(&token.lemma);
            if token.rel == Rel::Case && word.preposition == 0 {
                word.preposition = lexicon.number(&lemma);
            }
            word.denied |= denies(&lemma);
            if token.tag == Tag::Num {
                word.numbers.push(hash(&lower(token.span.of(text))));
            }
        }
    }

    fn settle(&mut self) {
        for list in [&mut self.things, &mut self.named, &mut self.numbers] {
            list.sort_unstable();
            list.dedup();
        }
        let mut sum = vec![0.0; vectors::DIMENSIONS];
        self.below = vec![Vec::new(); self.words.len()];
        for (i, word) in self.words.iter().enumerate() {
            self.weight += word.weight;
            sum.iter_mut().zip(word.vector.0).for_each(|(sum, x)| *sum += word.weight * f32::from(x));
            if let Some(above) = word.above {
                self.below[above].push(i);
            }
            if self.lemmas.iter().all(|known| known.0 != word.lemma) {
                self.lemmas.push((word.lemma, word.weight));
            }
            self.compared.push(Compared::of(word.lemma, word.thing, &word.vector));
        }
        self.sum = Sum::of(sum);
        self.root = self.words.iter().position(|w| w.above.is_none());
    }

    /// The topmost word.
    pub fn root(&self) -> Option<&Word> {
        self.words.get(self.root?)
    }

    /// The tokens that a span of the document's text covers.
    pub fn tokens_of(sentence: &Sentence, span: Span) -> Vec<usize> {
        let inside = sentence.tokens.iter().enumerate();
        inside.filter(|(_, t)| t.span.start < span.end && span.start < t.span.end).map(|(i, _)| i).collect()
    }
}

fn is_telling(tag: Tag, form: &str, lemma: &str) -> bool {
    matches!(tag, Tag::Noun | Tag::Propn | Tag::Verb | Tag::Adj | Tag::Adv)
        && form.contains(char::is_alphabetic)
        && !world::list(List::Stop, lemma)
}

fn denies(word: &str) -> bool {
    world::list(List::Negation, word)
}

/// The meaning of the form, or of the lemma where the form is not known.
fn vector(form: &str, lemma: &str) -> Vector {
    match vectors::known(form).or_else(|| vectors::known(lemma)) {
        Some(vector) => vector,
        None => vectors::vector(form),
    }
}

pub(super) fn hash(form: &str) -> u32 {
    form.bytes().fold(2_166_136_261, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(16_777_619))
}
