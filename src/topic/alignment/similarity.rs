//! How alike two sentences are, word by word.

use super::words::{Profile, Word};
use crate::world::vectors::Wide;

/// How alike each word of one sentence is to each of another, 0 to 1.
#[derive(Debug)]
pub(super) struct Matrix {
    columns: usize,
    cells: Vec<f32>,
    /// For each word of the first sentence its nearest in the second, and the reverse.
    pub nearest: [Vec<usize>; 2],
}

impl Matrix {
    /// Of two sentences: 1 for one dictionary form or one named thing, else by meaning.
    pub fn of(a: &Profile, b: &Profile) -> Self {
        let (rows, columns) = (a.words.len(), b.words.len());
        if rows == 0 || columns == 0 {
            return Matrix { columns, cells: Vec::new(), nearest: [Vec::new(), Vec::new()] };
        }
        let mut cells = Vec::with_capacity(rows * columns);
        let (mut forth, mut back) = (vec![0; rows], vec![0; columns]);
        let wide = |w: &Word| (w.lemma, w.thing, w.vector.wide());
        let others: Vec<(u32, Option<u32>, Wide)> = b.words.iter().map(wide).collect();
        let mut tops = vec![0.0; columns];
        for (i, (word, forth)) in a.words.iter().zip(&mut forth).enumerate() {
            let (lemma, thing, own) = wide(word);
            let mut most = 0.0;
            // Of equals the first is the nearest.
            for (j, ((other, top), back)) in others.iter().zip(&mut tops).zip(&mut back).enumerate() {
                let same = lemma == other.0 || (thing.is_some() && thing == other.1);
                let cell = if same { 1.0 } else { own.cosine(&other.2).max(0.0) };
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
        self.cells[i * self.columns + j]
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
        let place = |p: &Profile| p.words.iter().position(|w| w.above.is_none());
        Likeness {
            cosine: cosine(&a.sum, &b.sum),
            soft: super::ordered([forth, back]),
            share: super::ordered([forth / a.weight, back / b.weight]),
            words,
            words_share: words / light,
            aligned: [weight, weight / light, weight / heavy],
            aligned_words: aligned.len() as f32,
            lone: [lone[0] + lone[1], lone[0].min(lone[1])],
            roots: match (place(a), place(b)) {
                (Some(i), Some(j)) => matrix.at(i, j),
                _ => -1.0,
            },
        }
    }

    /// What pairs of sentences are ranked by.
    pub(super) fn measures(&self) -> [f32; super::MEASURES] {
        [self.soft[0], self.words]
    }
}

/// Weight of the words that two sentences share, each once.
fn shared(a: &Profile, b: &Profile) -> f32 {
    let first = |i: usize| a.words[..i].iter().all(|w| w.lemma != a.words[i].lemma);
    let both = |i: usize| b.words.iter().find(|w| w.lemma == a.words[i].lemma);
    let own = (0..a.words.len()).filter(|&i| first(i));
    own.filter_map(|i| both(i).map(|w| w.weight.min(a.words[i].weight))).sum()
}

/// Cosine of two vectors; 0 where one has no length.
pub fn cosine(a: &[f32], b: &[f32]) -> f32 {
    // Three sums side by side: each waits for its own last addition alone.
    let [mut one, mut other, mut both] = [0.0f32; 3];
    for (&x, &y) in a.iter().zip(b) {
        one += x * x;
        other += y * y;
        both += x * y;
    }
    let lengths = (one * other).sqrt();
    if lengths > 0.0 { both / lengths } else { 0.0 }
}
