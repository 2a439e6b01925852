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
    pub value: i16,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    key: u32,
    start: u32,
    len: u32,
}

const EMPTY: Slot = Slot { key: u32::MAX, start: 0, len: 0 };

/// Trained weights: an open-addressing table from feature key to a short list of weights.
#[derive(Clone, Debug, Default)]
pub struct Linear {
    shift: u32,
    slots: Vec<Slot>,
    weights: Vec<Weight>,
}

impl Linear {
    /// Builds the table; `features` ascending by key, keys below 2^[`KEY_BITS`].
    pub fn new(features: &[(u32, Vec<Weight>)]) -> Self {
        let mut builder = Builder::new(features.len());
        for (key, weights) in features {
            let start = builder.model.weights.len();
            builder.model.weights.extend_from_slice(weights);
            builder.insert(*key, start, weights.len());
        }
        builder.finish()
    }

    /// Reads what [`Linear::write`] wrote; `None` if it is damaged.
    pub fn read(reader: &mut Reader) -> Option<Self> {
        let features = reader.number()?;
        let total = reader.number()?;
        let mut keys = reader.section()?;
        let mut counts = reader.section()?;
        let mut classes = reader.section()?;
        let mut values = reader.section()?;
        let mut builder = Builder::new(features);
        builder.model.weights.reserve(total.min(1 << 25));
        let mut key = 0usize;
        for _ in 0..features {
            key += keys.number()?;
            let count = counts.number()?;
            let start = builder.model.weights.len();
            for _ in 0..count {
                let weight = Weight { class: classes.byte()?, value: values.signed()? };
                builder.model.weights.push(weight);
            }
            if key >> KEY_BITS != 0 {
                return None;
            }
            builder.insert(key as u32, start, count);
        }
        Some(builder.finish())
    }

    /// Writes features (ascending by key) so that equal kinds of bytes lie together and compress well.
    pub fn write(features: &[(u32, Vec<Weight>)], out: &mut Writer) {
        let (mut keys, mut counts) = (Writer::default(), Writer::default());
        let (mut classes, mut values) = (Writer::default(), Writer::default());
        let mut last = 0;
        for (key, weights) in features {
            keys.number((key - last) as usize);
            last = *key;
            counts.number(weights.len());
            for weight in weights {
                classes.byte(weight.class);
                values.signed(weight.value);
            }
        }
        out.number(features.len());
        out.number(features.iter().map(|(_, w)| w.len()).sum());
        for section in [keys, counts, classes, values] {
            out.section(section);
        }
    }

    /// The features with their weights, ascending by key.
    pub fn features(&self) -> Vec<(u32, Vec<Weight>)> {
        let used = self.slots.iter().filter(|slot| slot.key != EMPTY.key);
        let weights =
            |slot: &Slot| self.weights[slot.start as usize..(slot.start + slot.len) as usize].to_vec();
        let mut features: Vec<_> = used.map(|slot| (slot.key, weights(slot))).collect();
        features.sort_unstable_by_key(|(key, _)| *key);
        features
    }

    fn find(&self, key: u32) -> &[Weight] {
        let mut at = (key >> self.shift) as usize;
        while let Some(slot) = self.slots.get(at) {
            if slot.key == key {
                return &self.weights[slot.start as usize..(slot.start + slot.len) as usize];
            }
            if slot.key == EMPTY.key {
                break;
            }
            at += 1;
        }
        &[]
    }
}

impl Scorer for Linear {
    fn score(&self, keys: &[u32], scores: &mut [i32]) {
        for &key in keys {
            for weight in self.find(key) {
                if let Some(score) = scores.get_mut(usize::from(weight.class)) {
                    *score += i32::from(weight.value);
                }
            }
        }
    }
}

struct Builder {
    model: Linear,
}

impl Builder {
    fn new(features: usize) -> Self {
        // A load of at most a half keeps the runs short.
        let bits = (features.max(8) * 2).next_power_of_two().trailing_zeros().min(KEY_BITS);
        let model = Linear { shift: KEY_BITS - bits, slots: vec![EMPTY; 1 << bits], weights: Vec::new() };
        Builder { model }
    }

    // The home of a key grows with the key, so that ascending keys fill the table from left to right.
    fn insert(&mut self, key: u32, start: usize, len: usize) {
        let slots = &mut self.model.slots;
        let mut at = (key >> self.model.shift) as usize;
        while at < slots.len() && slots[at].key != EMPTY.key {
            at += 1;
        }
        let slot = Slot { key, start: start as u32, len: len as u32 };
        if at < slots.len() {
            slots[at] = slot;
        } else {
            slots.push(slot);
        }
    }

    fn finish(self) -> Linear {
        self.model
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn survives_writing_and_reading() {
        let weight = |class, value| Weight { class, value };
        let features = vec![
            (3, vec![weight(0, 5), weight(2, -700)]),
            (4, vec![weight(1, 1)]),
            ((1 << KEY_BITS) - 1, vec![weight(2, 9)]),
        ];
        let mut out = Writer::default();
        Linear::write(&features, &mut out);
        let bytes = out.into_bytes();
        let read = Linear::read(&mut Reader::new(&bytes)).unwrap();
        for model in [read, Linear::new(&features)] {
            let mut scores = [0; 3];
            model.score(&[3, 4, 5, (1 << KEY_BITS) - 1], &mut scores);
            assert_eq!(scores, [5, 1, -691]);
        }
        assert!(Linear::read(&mut Reader::new(&bytes[..bytes.len() - 1])).is_none());
    }
}
