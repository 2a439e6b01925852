//! Which sentences of different documents tell of the same thing, whatever words they use.
//!
//! Two sentences are aligned softly: each word is paired with the word of the other sentence whose meaning is nearest
//! (as in Corley & Mihalcea 2005), weighed by its rarity. How much better that is than with any other sentence of the same
//! document says more than how good it is.

mod near;
mod similarity;
mod substitution;
mod words;

pub use near::Near;
pub use similarity::{Likeness, Sum};
pub use substitution::Substitution;
pub use words::{Profile, Word};

use crate::analysis::Document;
use crate::entity::Entities;
use crate::pairs::{PairMap, key};
use crate::text::Span;
use fnv::FnvHashMap;
use rayon::prelude::*;
use similarity::Matrix;
use words::Lexicon;

/// How many sentences after a sentence that share a word with it are compared with it.
const WINDOW: usize = 12;
/// Words that weigh less bring no sentences together.
const TELLING: f32 = 0.2;
/// A sentence's best matches in another document.
const PARTNERS: usize = 5;
/// How many of the best values of a sentence are kept for each other document.
const KEPT: usize = 12;

/// The sentences of all documents as weighed words, and how alike those are that share a telling word.
#[derive(Debug)]
pub struct Alignments {
    /// The first sentence of each document.
    offsets: Vec<usize>,
    profiles: Vec<Profile>,
    documents: Vec<u32>,
    /// For a sentence and another document the best values of [`MEASURES`] with its sentences, best first.
    rivals: PairMap<Rivals>,
    /// Pairs of sentences of which each is among the other's best matches in its document, by either measure.
    partners: Vec<(u32, u32)>,
    /// The best soft likeness of each sentence with sentences of other documents, by document, best first.
    best: Vec<Vec<(f32, u32)>>,
}

/// What a pair of sentences is ranked by: soft likeness and shared words.
const MEASURES: usize = 2;

/// How a pair of sentences stands among its rivals: those of either sentence in the other's document.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rank {
    /// Its value less the best rival's: the lesser and the greater of both sentences.
    pub margins: [f32; 2],
    /// How many rivals are better: the fewer and the more.
    pub better: [f32; 2],
}

impl Alignments {
    /// Of all documents.
    pub fn of(documents: &[Document], entities: &Entities) -> Self {
        let lexicon = Lexicon::of(documents);
        let read: Vec<Vec<Profile>> = documents
            .par_iter()
            .enumerate()
            .map(|(d, document)| {
                let sentences = 0..document.sentences.len();
                sentences.map(|s| Profile::of(document, s, &entities.referents[d], &lexicon)).collect()
            })
            .collect();
        let mut offsets = Vec::with_capacity(read.len());
        let (mut profiles, mut owners) = (Vec::new(), Vec::new());
        for (d, own) in read.into_iter().enumerate() {
            offsets.push(profiles.len());
            owners.extend(std::iter::repeat_n(d as u32, own.len()));
            profiles.extend(own);
        }
        let mut alignments = Alignments {
            offsets,
            best: vec![Vec::new(); profiles.len()],
            profiles,
            documents: owners,
            rivals: PairMap::default(),
            partners: Vec::new(),
        };
        alignments.rank();
        alignments
    }

    /// Compares the sentences that share a word.
    fn rank(&mut self) {
        let pairs = self.pairs();
        let values: Vec<[f32; MEASURES]> =
            pairs.par_iter().map(|&(a, b)| self.measured(a as usize, b as usize)).collect();
        for (&(a, b), values) in pairs.iter().zip(&values) {
            for (one, other) in [(a, b), (b, a)] {
                let document = self.documents[other as usize];
                self.rivals.entry(key(one as usize, document as usize)).or_default().enter(values);
                keep_best(&mut self.best[one as usize], (values[0], document));
            }
        }
        let near = |one: u32, other: u32, measure: usize, own: f32| {
            let rivals = self.rivals.get(&key(one as usize, self.documents[other as usize] as usize));
            rivals.is_some_and(|r| r.of(measure).iter().filter(|&&v| v > own + 1e-6).count() < PARTNERS)
        };
        let partners = pairs.iter().zip(&values).filter(|&(&(a, b), values)| {
            (0..MEASURES).any(|m| near(a, b, m, values[m]) && near(b, a, m, values[m]))
        });
        self.partners = partners.map(|(&pair, _)| pair).collect();
    }

    /// Pairs of sentences, as document and place, of which each is among the other's best matches in its document.
    pub fn partners(&self) -> impl Iterator<Item = [(usize, usize); 2]> + '_ {
        let place = |s: u32| {
            let document = self.documents[s as usize] as usize;
            (document, s as usize - self.offsets[document])
        };
        self.partners.iter().map(move |&(a, b)| [place(a), place(b)])
    }

    /// Pairs of sentences of different documents that share a telling word or thing, each once, in order.
    fn pairs(&self) -> Vec<(u32, u32)> {
        let mut blocks: FnvHashMap<(bool, u32), Vec<u32>> = FnvHashMap::default();
        for (s, profile) in self.profiles.iter().enumerate() {
            let words = profile.words.iter().filter(|w| w.weight >= TELLING).map(|w| (false, w.lemma));
            let things = profile.things.iter().map(|&thing| (true, thing));
            for shared in words.chain(things) {
                let block = blocks.entry(shared).or_default();
                if block.last() != Some(&(s as u32)) {
                    block.push(s as u32);
                }
            }
        }
        let mut pairs = Vec::new();
        for block in blocks.values() {
            for (n, &a) in block.iter().enumerate() {
                // Sentences stand in the order of their documents.
                let own =
                    block[n..].partition_point(|&b| self.documents[b as usize] == self.documents[a as usize]);
                pairs.extend(block[n + own..].iter().take(WINDOW).map(|&b| (a, b)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    fn index(&self, (document, sentence): (usize, usize)) -> usize {
        self.offsets[document] + sentence
    }

    /// The words of a sentence, given by document and place.
    pub fn profile(&self, sentence: (usize, usize)) -> &Profile {
        &self.profiles[self.index(sentence)]
    }

    fn measured(&self, a: usize, b: usize) -> [f32; MEASURES] {
        Likeness::measured(&self.profiles[a], &self.profiles[b])
    }

    /// How alike two sentences are, and what stands in one in the place of something else in the other.
    pub fn compare(&self, a: (usize, usize), b: (usize, usize)) -> (Likeness, Substitution) {
        let (a, b) = (&self.profiles[self.index(a)], &self.profiles[self.index(b)]);
        let matrix = Matrix::of(a, b);
        (Likeness::of(a, b, &matrix), Substitution::of(a, b, &matrix))
    }

    /// What stands around a value of a document.
    pub fn near(&self, documents: &[Document], (document, sentence): (usize, usize), own: Span) -> Near {
        let at = &documents[document].sentences[sentence];
        Near::of(at, self.profile((document, sentence)), own)
    }

    /// How a pair of sentences stands among its rivals, by soft likeness and by shared words.
    pub fn ranks(&self, a: (usize, usize), b: (usize, usize), likeness: &Likeness) -> [Rank; MEASURES] {
        let own = likeness.measures();
        let ends = [(self.index(a), b.0), (self.index(b), a.0)];
        std::array::from_fn(|measure| {
            let standing = ends.map(|(sentence, document)| {
                let rivals = self.rivals.get(&key(sentence, document));
                standing(rivals.map_or(&[][..], |rivals| rivals.of(measure)), own[measure])
            });
            let (margins, better) = (standing.map(|s| s.0), standing.map(|s| s.1));
            Rank { margins: ordered(margins), better: ordered(better) }
        })
    }

    /// How alike the most alike sentence of a third document is, for each of two sentences: the less and the more.
    pub fn support(&self, a: (usize, usize), b: (usize, usize)) -> [f32; 2] {
        let third = |sentence: (usize, usize)| {
            let best = self.best[self.index(sentence)].iter();
            best.filter(|(_, d)| *d as usize != a.0 && *d as usize != b.0).map(|x| x.0).fold(0.0, f32::max)
        };
        ordered([third(a), third(b)])
    }
}

/// How far a value is above the best of the others, and how many of them are greater.
fn standing(values: &[f32], own: f32) -> (f32, f32) {
    let better = values.iter().filter(|&&v| v > own + 1e-6).count() as f32;
    let rival = values.iter().copied().find(|v| (v - own).abs() > 1e-6).unwrap_or(0.0);
    (own - rival, better)
}

/// The best values of a sentence with those of one document, by each of [`MEASURES`], best first.
#[derive(Clone, Copy, Debug, Default)]
struct Rivals {
    count: usize,
    values: [[f32; KEPT]; MEASURES],
}

impl Rivals {
    fn enter(&mut self, new: &[f32; MEASURES]) {
        for (list, &value) in self.values.iter_mut().zip(new) {
            let at = list[..self.count].partition_point(|&v| v >= value);
            if at < KEPT {
                list.copy_within(at..KEPT - 1, at + 1);
                list[at] = value;
            }
        }
        self.count = (self.count + 1).min(KEPT);
    }

    fn of(&self, measure: usize) -> &[f32] {
        &self.values[measure][..self.count]
    }
}

/// Enters a value and its document into a list of the best ones, which has each document once.
fn keep_best(best: &mut Vec<(f32, u32)>, new: (f32, u32)) {
    let order = |x: &(f32, u32), y: &(f32, u32)| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1));
    match best.iter().position(|known| known.1 == new.1) {
        Some(at) if best[at].0 >= new.0 => return,
        Some(at) => drop(best.remove(at)),
        None => {}
    }
    let at = best.partition_point(|known| order(known, &new).is_lt());
    if at < KEPT {
        best.insert(at, new);
        best.truncate(KEPT);
    }
}

/// The lesser first.
fn ordered([x, y]: [f32; 2]) -> [f32; 2] {
    [x.min(y), x.max(y)]
}
