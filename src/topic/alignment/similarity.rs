//! How alike two sentences are, word by word.

use super::words::{MOST_WORDS, Profile};
use crate::world::vectors::{Vector, Wide};

/// How alike each word of one sentence is to each of another, 0 to 1.
#[derive(Debug)]
pub(super) struct Matrix {
    columns: usize,
    /// As [`Wide::product`] has it.
    cells: Vec<i32>,
    /// For each word of the first sentence its nearest in the second, and the reverse.
    pub nearest: [Vec<usize>; 2],
}

/// A word as it is compared with many others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Compared {
    lemma: u32,
    thing: u32,
    meaning: Wide,
}

/// What a word refers to that refers to nothing with a name.
const NO_THING: u32 = u32::MAX;

impl Compared {
    /// Of a word's parts.
    pub fn of(lemma: u32, thing: Option<u32>, vector: &Vector) -> Self {
        Compared { lemma, thing: thing.unwrap_or(NO_THING), meaning: vector.wide() }
    }

    /// How alike two words are: wholly for one dictionary form or one named thing, else by meaning.
    fn alike(&self, other: &Compared) -> i32 {
        // Without branches: few words are the same.
        let same = (self.lemma == other.lemma) | ((self.thing == other.thing) & (self.thing != NO_THING));
        if same { Wide::SAME } else { self.meaning.product(&other.meaning) }
    }
}

impl Matrix {
    /// Of two sentences.
    pub fn of(a: &Profile, b: &Profile) -> Self {
        let (rows, columns) = (a.words.len(), b.words.len());
        if rows == 0 || columns == 0 {
            return Matrix { columns, cells: Vec::new(), nearest: [Vec::new(), Vec::new()] };
        }
        let mut cells = Vec::with_capacity(rows * columns);
        let (mut forth, mut back) = (vec![0; rows], vec![0; columns]);
        let mut tops = [0; MOST_WORDS];
        for (i, (word, forth)) in a.compared.iter().zip(&mut forth).enumerate() {
            let mut most = 0;
            // Of equals the first is the nearest.
            for (j, ((other, top), back)) in b.compared.iter().zip(&mut tops).zip(&mut back).enumerate() {
                let cell = word.alike(other);
                cells.push(cell);
                if cell > most {
                    (most, *forth) = (cell, j);
                }
                if cell > *top {
                    (*top, *back) = (cell, i);
                }
            }
        }
        Matrix { columns, cells, nearest: [forth, back] }
    }

    /// How alike two words are.
    pub fn at(&self, i: usize, j: usize) -> f32 {
        Wide::share(self.cells[i * self.columns + j])
    }

    /// How alike a word of the first sentence is to its nearest, squared.
    pub fn forth(&self, i: usize) -> f32 {
        self.nearest[0].get(i).map_or(0.0, |&j| self.at(i, j).powi(2))
    }

    /// The same for the second sentence.
    pub fn back(&self, j: usize) -> f32 {
        self.nearest[1].get(j).map_or(0.0, |&i| self.at(i, j).powi(2))
    }

    /// Pairs of words that are each other's nearest and alike.
    pub fn aligned(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let pairs = self.nearest[0].iter().enumerate().map(|(i, &j)| (i, j));
        pairs.filter(|&(i, j)| self.nearest[1][j] == i && self.at(i, j) > 0.5)
    }
}

/// How alike two sentences are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Likeness {
    /// Cosine of the sums of their words' vectors.
    pub cosine: f32,
    /// Weight of each sentence that finds something alike in the other: the less and the more.
    pub soft: [f32; 2],
    /// The same as a share of the sentence's weight.
    pub share: [f32; 2],
    /// Weight of the shared words.
    pub words: f32,
    /// The same as a share of the lighter sentence.
    pub words_share: f32,
    /// Weight of the words that are each other's nearest; as a share of the lighter and of the heavier sentence.
    pub aligned: [f32; 3],
    /// How many there are.
    pub aligned_words: f32,
    /// The greatest weight without anything alike in the other sentence: of the two sentences together, and the less.
    pub lone: [f32; 2],
    /// How alike the topmost words are; -1 where there is none.
    pub roots: f32,
}

impl Likeness {
    /// Of two sentences.
    pub(super) fn of(a: &Profile, b: &Profile, matrix: &Matrix) -> Self {
        if a.words.is_empty() || b.words.is_empty() {
            return Likeness { roots: -1.0, ..Likeness::default() };
        }
        let forth: f32 = a.words.iter().enumerate().map(|(i, w)| w.weight * matrix.forth(i)).sum();
        let back: f32 = b.words.iter().enumerate().map(|(j, w)| w.weight * matrix.back(j)).sum();
        let (light, heavy) = (a.weight.min(b.weight), a.weight.max(b.weight));
        let words = shared(a, b);
        let aligned: Vec<(usize, usize)> = matrix.aligned().collect();
        let weight: f32 =
            aligned.iter().map(|&(i, j)| a.words[i].weight.min(b.words[j].weight) * matrix.at(i, j)).sum();
        let lone = |weights: &mut dyn Iterator<Item = f32>| weights.fold(0.0, f32::max);
        let lone = [
            lone(&mut a.words.iter().enumerate().map(|(i, w)| w.weight * (1.0 - matrix.forth(i)))),
            lone(&mut b.words.iter().enumerate().map(|(j, w)| w.weight * (1.0 - matrix.back(j)))),
        ];
        Likeness {
            cosine: a.sum.cosine(&b.sum),
            soft: super::ordered([forth, back]),
            share: super::ordered([forth / a.weight, back / b.weight]),
            words,
            words_share: words / light,
            aligned: [weight, weight / light, weight / heavy],
            aligned_words: aligned.len() as f32,
            lone: [lone[0] + lone[1], lone[0].min(lone[1])],
            roots: match (a.root, b.root) {
                (Some(i), Some(j)) => matrix.at(i, j),
                _ => -1.0,
            },
        }
    }

    /// What pairs of sentences are ranked by.
    pub(super) fn measures(&self) -> [f32; super::MEASURES] {
        [self.soft[0], self.words]
    }

    /// [`Likeness::measures`] of two sentences, in less time.
    pub(super) fn measured(a: &Profile, b: &Profile) -> [f32; super::MEASURES] {
        if a.words.is_empty() || b.words.is_empty() {
            return [0.0; super::MEASURES];
        }
        let (mut rows, mut columns) = ([0; MOST_WORDS], [0; MOST_WORDS]);
        for (word, row) in a.compared.iter().zip(&mut rows) {
            for (other, column) in b.compared.iter().zip(&mut columns) {
                let cell = word.alike(other);
                *row = cell.max(*row);
                *column = cell.max(*column);
            }
        }
        let weigh = |p: &Profile, tops: &[i32]| -> f32 {
            p.words.iter().zip(tops).map(|(w, &top)| w.weight * Wide::share(top).powi(2)).sum()
        };
        let (forth, back) = (weigh(a, &rows), weigh(b, &columns));
        [super::ordered([forth, back])[0], shared(a, b)]
    }
}

/// Weight of the words that two sentences share, each once.
fn shared(a: &Profile, b: &Profile) -> f32 {
    let both = a.lemmas.iter().filter(|x| b.lemmas.iter().any(|y| x.0 == y.0));
    both.map(|x| x.1).sum()
}

/// A sum of meanings with its length.
#[derive(Clone, Debug, Default)]
pub struct Sum {
    parts: Vec<f32>,
    /// Its length, squared.
    length: f32,
}

impl Sum {
    /// Of its components.
    pub fn of(parts: Vec<f32>) -> Self {
        // One after the other: the last bits depend on the order.
        let length = parts.iter().fold(0.0, |sum, x| sum + x * x);
        Sum { parts, length }
    }

    /// Cosine of two sums; 0 where one has no length.
    pub fn cosine(&self, other: &Sum) -> f32 {
        let both = self.parts.iter().zip(&other.parts).fold(0.0, |sum, (x, y)| sum + x * y);
        let lengths = (self.length * other.length).sqrt();
        if lengths > 0.0 { both / lengths } else { 0.0 }
    }
}
