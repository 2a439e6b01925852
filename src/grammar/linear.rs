//! A linear classifier over hashed sparse features, with whole-number weights.
//!
//! Scores are sums of integers, hence the same on every machine.

use super::codec::{Reader, Writer};
use super::hash::KEY_BITS;

/// Anything that scores classes given active features: trained weights, or weights in training.
pub trait Scorer {
    /// Adds to `scores` (one per class) the weights of the features in `keys`.
    fn score(&self, keys: &[u32], scores: &mut [i32]);
}

/// One weight of one feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    /// The class that it speaks for.
    pub class: u8,
    /// How much it speaks for it.
    pub value: i8,
}

// A feature's first weights, which are all that most have, in one place with its key; unused ones are zero. The
// others are in a list (its start and length), or all of them in a row (its number).
#[derive(Clone, Copy, Debug)]
struct Slot {
    key: u32,
    more: u32,
    first: [Weight; FIRST],
}

const FIRST: usize = 4;
const NONE: Weight = Weight { class: 0, value: 0 };
const EMPTY: Slot = Slot { key: u32::MAX, more: 0, first: [NONE; FIRST] };
const DENSE: u32 = 1 << 31;
// Bits of the filter for every feature. Most features asked for are in no model; the filter is small enough
// for a near cache and turns most of them down.
const FILTER_SHARE: usize = 8;
// Features looked up together.
const BATCH: usize = 64;
const LENGTH_BITS: u32 = 6;
// From so many weights on (below 2^LENGTH_BITS), adding a whole row is faster than going through a list.
const DENSE_FROM: usize = 32;

/// Trained weights: an open-addressing table from feature key to a short list or a full row of weights.
#[derive(Clone, Debug, Default)]
pub struct Linear {
    filter: Vec<u64>,
    // How many lower bits of a key the filter disregards.
    filter_shift: u32,
    homes: u64,
    slots: Vec<Slot>,
    weights: Vec<Weight>,
    width: usize,
    rows: Vec<i8>,
}

impl Linear {
    /// Builds the table; `features` ascending by key, keys below 2^[`KEY_BITS`].
    pub fn new(features: &[(u32, Vec<Weight>)]) -> Self {
        let width = features.iter().flat_map(|(_, w)| w).map(|w| usize::from(w.class) + 1).max();
        let mut model = Linear::empty(features.len(), width.unwrap_or(0));
        for (key, weights) in features {
            model.insert(*key, weights);
        }
        model
    }

    /// Reads what [`Linear::write`] wrote; `None` if it is damaged.
    pub fn read(shape: &mut Reader, content: &mut Reader) -> Option<Self> {
        let features = shape.number()?;
        let total = shape.number()?;
        let mut keys = shape.section()?;
        let mut counts = shape.section()?;
        let mut classes = content.section()?;
        let mut values = content.section()?;
        let mut model =
            Linear::empty(features.min(1 << KEY_BITS), classes.highest().map_or(0, |c| usize::from(c) + 1));
        model.weights.reserve(total.min(1 << 24));
        let mut key = 0usize;
        let mut weights = Vec::new();
        for _ in 0..features {
            key += keys.number()?;
            weights.clear();
            for _ in 0..counts.number()? {
                let (class, value) = (classes.byte()?, values.signed()?);
                weights.push(Weight { class, value: i8::try_from(value).ok()? });
            }
            if key >> KEY_BITS != 0 {
                return None;
            }
            model.insert(key as u32, &weights);
        }
        Some(model)
    }

    /// Writes features (ascending by key) so that equal kinds of bytes lie together and compress well: keys and
    /// counts into `shape`, classes and weights into `content`.
    pub fn write(features: &[(u32, Vec<Weight>)], shape: &mut Writer, content: &mut Writer) {
        let (mut keys, mut counts) = (Writer::default(), Writer::default());
        let (mut classes, mut values) = (Writer::default(), Writer::default());
        let mut last = 0;
        for (key, weights) in features {
            keys.number((key - last) as usize);
            last = *key;
            counts.number(weights.len());
            for weight in weights {
                classes.byte(weight.class);
                values.signed(i16::from(weight.value));
            }
        }
        shape.number(features.len());
        shape.number(features.iter().map(|(_, w)| w.len()).sum());
        shape.section(keys);
        shape.section(counts);
        content.section(classes);
        content.section(values);
    }

    /// The features with their weights, ascending by key.
    pub fn features(&self) -> Vec<(u32, Vec<Weight>)> {
        let weights = |slot: &Slot| {
            let row = if slot.more & DENSE != 0 { self.row(slot.more) } else { &[] };
            let row = row.iter().enumerate().map(|(class, &value)| Weight { class: class as u8, value });
            let listed = slot.first.iter().chain(self.list(slot.more)).copied();
            row.chain(listed).filter(|weight| weight.value != 0).collect()
        };
        let used = self.slots.iter().filter(|slot| slot.key != EMPTY.key);
        let mut features: Vec<_> = used.map(|slot| (slot.key, weights(slot))).collect();
        features.sort_unstable_by_key(|(key, _)| *key);
        features
    }

    fn empty(features: usize, width: usize) -> Self {
        // A load of two thirds keeps the runs short.
        let homes = features + features / 2 + 8;
        let bits = (features * FILTER_SHARE).next_power_of_two().ilog2().clamp(6, KEY_BITS);
        Linear {
            filter: vec![0; 1 << (bits - 6)],
            filter_shift: KEY_BITS - bits,
            homes: homes as u64,
            slots: vec![EMPTY; homes],
            width,
            ..Linear::default()
        }
    }

    // The home of a key grows with the key, so that ascending keys fill the table from left to right.
    #[inline]
    fn home(&self, key: u32) -> usize {
        ((u64::from(key) * self.homes) >> KEY_BITS) as usize
    }

    fn insert(&mut self, key: u32, weights: &[Weight]) {
        let bit = key >> self.filter_shift;
        if let Some(word) = self.filter.get_mut(bit as usize / 64) {
            *word |= 1 << (bit % 64);
        }
        let mut slot = Slot { key, ..EMPTY };
        if weights.len() >= DENSE_FROM {
            let row = self.rows.len();
            self.rows.resize(row + self.width, 0);
            weights.iter().for_each(|w| self.rows[row + usize::from(w.class)] = w.value);
            slot.more = DENSE | (row / self.width) as u32;
        } else {
            let (first, rest) = weights.split_at(weights.len().min(FIRST));
            slot.first[..first.len()].copy_from_slice(first);
            slot.more = (self.weights.len() << LENGTH_BITS | rest.len()) as u32;
            self.weights.extend_from_slice(rest);
        }
        let mut at = self.home(key);
        while self.slots.get(at).is_some_and(|slot| slot.key != EMPTY.key) {
            at += 1;
        }
        match self.slots.get_mut(at) {
            Some(free) => *free = slot,
            None => self.slots.push(slot),
        }
    }

    #[inline]
    fn may_hold(&self, key: u32) -> bool {
        let bit = key >> self.filter_shift;
        self.filter.get(bit as usize / 64).is_some_and(|word| word >> (bit % 64) & 1 == 1)
    }

    // A key's slot, given the slot at its home.
    #[inline]
    fn find(&self, key: u32, mut slot: Slot) -> Option<Slot> {
        let mut at = self.home(key);
        while slot.key != key {
            if slot.key == EMPTY.key {
                return None;
            }
            at += 1;
            slot = self.slots.get(at).copied().unwrap_or(EMPTY);
        }
        Some(slot)
    }

    #[inline]
    fn add(&self, slot: Slot, scores: &mut [i32]) {
        let mut add = |weight: Weight| {
            if let Some(score) = scores.get_mut(usize::from(weight.class)) {
                *score += i32::from(weight.value);
            }
        };
        slot.first.into_iter().for_each(&mut add);
        self.list(slot.more).iter().copied().for_each(&mut add);
        if slot.more & DENSE != 0 {
            for (score, &value) in scores.iter_mut().zip(self.row(slot.more)) {
                *score += i32::from(value);
            }
        }
    }

    #[inline]
    fn list(&self, place: u32) -> &[Weight] {
        if place & DENSE != 0 {
            return &[];
        }
        let (start, len) = (place >> LENGTH_BITS, place & ((1 << LENGTH_BITS) - 1));
        self.weights.get(start as usize..(start + len) as usize).unwrap_or_default()
    }

    #[inline]
    fn row(&self, place: u32) -> &[i8] {
        let start = (place & !DENSE) as usize * self.width;
        self.rows.get(start..start + self.width).unwrap_or_default()
    }
}

impl Scorer for Linear {
    fn score(&self, keys: &[u32], scores: &mut [i32]) {
        // Each kind of look-up for all features first: their waits for memory then overlap.
        let (mut kept, mut first) = ([0; BATCH], [EMPTY; BATCH]);
        for keys in keys.chunks(BATCH) {
            let mut count = 0;
            for &key in keys {
                kept[count] = key;
                count += usize::from(self.may_hold(key));
            }
            for (slot, &key) in first.iter_mut().zip(&kept[..count]) {
                *slot = self.slots.get(self.home(key)).copied().unwrap_or(EMPTY);
            }
            for (&slot, &key) in first[..count].iter().zip(&kept) {
                if let Some(slot) = self.find(key, slot) {
                    self.add(slot, scores);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn survives_writing_and_reading() {
        let weight = |class, value| Weight { class, value };
        let many = (0..20).map(|c| weight(c, c as i8 + 1)).collect();
        let features = vec![
            (3, vec![weight(0, 5), weight(2, -70)]),
            (4, vec![weight(1, 1)]),
            (5, many),
            ((1 << KEY_BITS) - 1, vec![weight(2, 9)]),
        ];
        let (mut shape, mut content) = (Writer::default(), Writer::default());
        Linear::write(&features, &mut shape, &mut content);
        let (shape, content) = (shape.into_bytes(), content.into_bytes());
        let read = |content| Linear::read(&mut Reader::new(&shape), &mut Reader::new(content));
        assert!(read(&content[..content.len() - 1]).is_none());
        let read = read(&content).unwrap();
        for model in [read, Linear::new(&features)] {
            assert_eq!(model.features(), features);
            let mut scores = [0; 20];
            model.score(&[3, 4, 6, (1 << KEY_BITS) - 1], &mut scores);
            assert_eq!(scores[..4], [5, 1, -61, 0]);
            model.score(&[5], &mut scores);
            assert_eq!(scores[..4], [6, 3, -58, 4]);
            assert_eq!(scores[19], 20);
        }
    }
}
