//! The averaged perceptron (Freund & Schapire 1999; Collins 2002) over hashed features.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

use crate::grammar::linear::{Scorer, Weight};

/// Keys are hashes already.
#[derive(Default)]
pub struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.0 = self.0 << 8 | u64::from(b);
        }
    }
    fn write_u32(&mut self, key: u32) {
        self.0 = u64::from(key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

#[derive(Clone, Copy)]
struct Cell {
    class: u8,
    value: i32,
    stamp: u32,
    total: i64,
}

#[derive(Default)]
struct Row {
    updates: u32,
    cells: Vec<Cell>,
}

/// Weights in training, with what their averages need.
///
/// A feature counts only once it was updated a number of times, which keeps the model small (Goldberg &
/// Elhadad 2011, "Learning Sparser Perceptron Models").
pub struct Perceptron {
    rows: HashMap<u32, Row, BuildHasherDefault<Identity>>,
    now: u32,
    least_updates: u32,
}

impl Perceptron {
    /// Without weights; features count from `least_updates` updates on.
    pub fn new(least_updates: u32) -> Self {
        Perceptron { rows: HashMap::default(), now: 0, least_updates }
    }

    /// Moves the clock of the averages; to be called once for every decision.
    pub fn tick(&mut self) {
        self.now += 1;
    }

    /// Speaks for `good` and against `bad` given the features in `keys`.
    pub fn update(&mut self, keys: &[u32], good: u8, bad: u8) {
        for &key in keys {
            let row = self.rows.entry(key).or_default();
            row.updates += 1;
            let row = &mut row.cells;
            for (class, by) in [(good, 1), (bad, -1)] {
                match row.iter_mut().find(|c| c.class == class) {
                    Some(cell) => {
                        cell.total += i64::from(cell.value) * i64::from(self.now - cell.stamp);
                        cell.stamp = self.now;
                        cell.value += by;
                    }
                    None => row.push(Cell { class, value: by, stamp: self.now, total: 0 }),
                }
            }
        }
    }

    /// The averages, ascending by key.
    pub fn averages(&self) -> Averages {
        let used = |row: &Row| row.updates >= self.least_updates;
        let mut features: Vec<_> = self.rows.iter().filter(|(_, row)| used(row)).collect();
        features.sort_unstable_by_key(|(key, _)| **key);
        let average = |cell: &Cell| {
            let total = cell.total + i64::from(cell.value) * i64::from(self.now - cell.stamp);
            (cell.class, total as f64 / f64::from(self.now.max(1)))
        };
        features.into_iter().map(|(key, row)| (*key, row.cells.iter().map(average).collect())).collect()
    }

    /// The averages times `scale`, rounded, without those that round below `least`; ascending by key.
    pub fn averaged(&self, scale: f64, least: i8) -> Vec<(u32, Vec<Weight>)> {
        rounded(&self.averages(), scale, least)
    }
}

/// The average weights of each feature's classes.
pub type Averages = Vec<(u32, Vec<(u8, f64)>)>;

/// Weights times `scale`, rounded to a byte, without those that round below `least`.
pub fn rounded(averages: &Averages, scale: f64, least: i8) -> Vec<(u32, Vec<Weight>)> {
    let weigh = |(key, cells): &(u32, Vec<(u8, f64)>)| {
        let value = |value: f64| (value * scale).round().clamp(-127.0, 127.0) as i8;
        let weights = cells.iter().map(|&(class, average)| Weight { class, value: value(average) });
        let mut weights: Vec<_> = weights.filter(|w| w.value.abs() >= least).collect();
        weights.sort_unstable_by_key(|w| w.class);
        (!weights.is_empty()).then_some((*key, weights))
    };
    averages.iter().filter_map(weigh).collect()
}

/// The mean of several models' weights (McDonald, Hall & Mann 2010, "Distributed Training Strategies for the
/// Structured Perceptron"), which evens out what each owes to the order of its examples.
pub fn mixed(models: &[Averages]) -> Averages {
    let mut sums: BTreeMap<u32, BTreeMap<u8, f64>> = BTreeMap::new();
    for (key, cells) in models.iter().flatten() {
        let sum = sums.entry(*key).or_default();
        cells
            .iter()
            .for_each(|&(class, value)| *sum.entry(class).or_default() += value / models.len() as f64);
    }
    sums.into_iter().map(|(key, cells)| (key, cells.into_iter().collect())).collect()
}

impl Scorer for Perceptron {
    fn score(&self, keys: &[u32], scores: &mut [i32]) {
        for key in keys {
            let row = self.rows.get(key).filter(|row| row.updates >= self.least_updates);
            for cell in row.iter().flat_map(|row| &row.cells) {
                scores[usize::from(cell.class)] += cell.value;
            }
        }
    }
}

/// A small generator of repeatable pseudo-random numbers (SplitMix64).
pub struct Random(pub u64);

impl Random {
    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Shuffles in place (Fisher-Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, (self.number() % (i as u64 + 1)) as usize);
        }
    }
}
