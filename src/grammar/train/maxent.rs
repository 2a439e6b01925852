//! Logistic regression over hashed features (Berger, Della Pietra & Della Pietra 1996), learned by AdaGrad (Duchi, Hazan &
//! Singer 2011), with features left out at random (Wager, Wang & Liang 2013) so that none is relied on alone.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::perceptron::{Averages, Identity, Random};

// One weight with the sum of its squared gradients.
#[derive(Clone, Copy, Default)]
struct Cell {
    weight: f32,
    squares: f32,
}

struct Row {
    // The first class that it knows of.
    first: u8,
    seen: u32,
    cells: Box<[Cell]>,
}

/// Weights in training.
pub struct MaxEnt {
    rows: HashMap<u32, Row, BuildHasherDefault<Identity>>,
    rate: f32,
    left_out: u64,
    least_seen: u32,
    kept: Vec<u32>,
}

// Of 256 features.
const ALL: u64 = 256;
// Keeps the first steps from being too long.
const DAMPING: f32 = 1.0;

impl MaxEnt {
    /// Without weights. `rate` is the length of steps, `left_out` how many of 256 features are left out at a time;
    /// features count once they were seen `least_seen` times.
    pub fn new(rate: f32, left_out: u64, least_seen: u32) -> Self {
        MaxEnt { rows: HashMap::default(), rate, left_out, least_seen, kept: Vec::new() }
    }

    /// The likeliest of some classes given the features in `keys`; the weights then move towards `gold`.
    pub fn decide(&mut self, keys: &[u32], classes: Range<usize>, gold: u8, random: &mut Random) -> u8 {
        let mut kept = std::mem::take(&mut self.kept);
        kept.clear();
        kept.extend(keys.iter().filter(|_| random.number() % ALL >= self.left_out));
        let mut scores = vec![0.0; classes.len()];
        for key in &kept {
            let row = self.rows.get(key).filter(|row| row.seen >= self.least_seen);
            for (score, cell) in scores.iter_mut().zip(row.iter().flat_map(|row| &*row.cells)) {
                *score += cell.weight;
            }
        }
        let most = scores.iter().copied().fold(f32::MIN, f32::max);
        let found = scores.iter().position(|s| *s == most).unwrap_or_default() + classes.start;
        scores.iter_mut().for_each(|s| *s = (*s - most).exp());
        let sum: f32 = scores.iter().sum();
        for (class, share) in classes.clone().zip(&mut scores) {
            *share = *share / sum - f32::from(u8::from(class == usize::from(gold)));
        }
        for key in &kept {
            let empty = || Row {
                first: classes.start as u8,
                seen: 0,
                cells: vec![Cell::default(); classes.len()].into_boxed_slice(),
            };
            let row = self.rows.entry(*key).or_insert_with(empty);
            row.seen += 1;
            for (cell, gradient) in row.cells.iter_mut().zip(&scores) {
                cell.squares += gradient * gradient;
                cell.weight -= self.rate * gradient / (cell.squares + DAMPING).sqrt();
            }
        }
        self.kept = kept;
        found as u8
    }

    /// The weights of features that were seen `least` times, ascending by key.
    pub fn weights(&self, least: u32) -> Averages {
        let keep = 1.0 - self.left_out as f64 / ALL as f64;
        let mut rows: Vec<_> = self.rows.iter().filter(|(_, row)| row.seen >= least).collect();
        rows.sort_unstable_by_key(|(key, _)| **key);
        let weights = |row: &Row| {
            let numbered = row.cells.iter().enumerate();
            numbered.map(|(n, cell)| (row.first + n as u8, f64::from(cell.weight) * keep)).collect()
        };
        rows.into_iter().map(|(key, row)| (*key, weights(row))).collect()
    }
}
