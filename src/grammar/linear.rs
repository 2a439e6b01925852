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

// A feature's weights lie in pieces of so many; the last one's unused places are zero.
const PIECE: usize = 4;
type Piece = [Weight; PIECE];
const NONE: Weight = Weight { class: 0, value: 0 };
// Marks, in the first class of a piece, that the next piece belongs to the same feature.
const MORE: u8 = 1 << 7;
/// Classes are below this number.
pub const CLASSES: usize = 1 << 7;

// A feature of more weights than this has a row with a place for every class: summing rows takes no look at classes.
// The rows of one batch can't exceed two bytes.
const _: () = assert!(BATCH * 128 <= i16::MAX as usize);
const MANY: usize = 8;
const HALF: usize = CLASSES / 2;

#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Row([[i8; HALF]; 2]);

// Features looked up together.
const BATCH: usize = 64;
const ROWS: usize = 4;
type Bucket = [u32; ROWS];
// Buckets, as bits of their number; many features want many.
const BUCKET_BITS: std::ops::RangeInclusive<u32> = 10..=20;

/// Trained weights: a table from feature key to a short list of weights. The table has buckets of a few places, in
/// one piece of a cache line; a place holds the bits of the key that the bucket doesn't tell, then one that says whether
/// the feature has a row, then the number of the row or of the first piece of weights. That of no feature is zero, as is
/// the first piece.
#[derive(Clone, Debug, Default)]
pub struct Linear {
    buckets: Vec<Bucket>,
    bits: u32,
    pieces: Vec<Piece>,
    rows: Vec<Row>,
    // How many halves of the rows are in use.
    halves: usize,
}

impl Linear {
    /// Builds the table; `features` ascending by key, keys below 2^[`KEY_BITS`], classes below [`CLASSES`]. Of
    /// features too many for their bucket, the last are left out.
    pub fn new(features: &[(u32, Vec<Weight>)]) -> Self {
        let mut model = Linear::empty(features.len());
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
        let mut model = Linear::empty(features.min(1 << KEY_BITS));
        model.pieces.reserve(features.max(total / 2).min(1 << 22));
        let mut key = 0usize;
        let mut weights = Vec::new();
        for _ in 0..features {
            key += keys.number()?;
            weights.clear();
            let count = counts.number()?;
            for &class in classes.take(count)? {
                weights.push(Weight { class, value: i8::try_from(values.signed()?).ok()? });
            }
            if key >> KEY_BITS != 0 {
                return None;
            }
            model.insert(key as u32, &weights);
        }
        Some(model)
    }

    /// Passes over what [`Linear::write`] wrote.
    pub fn skip(shape: &mut Reader, content: &mut Reader) -> Option<()> {
        shape.number()?;
        shape.number()?;
        shape.section()?;
        shape.section()?;
        content.section()?;
        content.section()?;
        Some(())
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
        let feature = |bucket: usize, place: u32| {
            let key = (bucket as u32) << (KEY_BITS - self.bits) | place >> self.place_bits();
            let place = place & self.place_mask();
            if let Some(row) = self.row(place) {
                let all = row.0.iter().flatten().enumerate();
                let weights = all.map(|(class, &value)| Weight { class: class as u8, value });
                return (key, weights.filter(|w| w.value != 0).collect());
            }
            let pieces = self.list(place).iter().flatten();
            let weights = pieces.map(|w| Weight { class: w.class & !MORE, ..*w }).filter(|w| w.value != 0);
            (key, weights.collect())
        };
        let numbered = self.buckets.iter().enumerate();
        let used = numbered.flat_map(|(n, bucket)| bucket.iter().filter(|p| **p != 0).map(move |p| (n, *p)));
        let mut features: Vec<_> = used.map(|(n, place)| feature(n, place)).collect();
        features.sort_unstable_by_key(|(key, _)| *key);
        features
    }

    fn empty(features: usize) -> Self {
        // One or two features a bucket: few buckets then have more than their four.
        let bits = (features / 2).next_power_of_two().ilog2().clamp(*BUCKET_BITS.start(), *BUCKET_BITS.end());
        let buckets = vec![[0; ROWS]; 1 << bits];
        Linear { buckets, bits, pieces: vec![[NONE; PIECE]], rows: Vec::new(), halves: 0 }
    }

    // Bits of a place below those of the key.
    #[inline]
    fn place_bits(&self) -> u32 {
        32 - (KEY_BITS - self.bits)
    }

    #[inline]
    fn place_mask(&self) -> u32 {
        (1 << self.place_bits()) - 1
    }

    // The bit of a place that says that the feature has a row.
    #[inline]
    fn row_bit(&self) -> u32 {
        1 << (self.place_bits() - 1)
    }

    fn insert(&mut self, key: u32, weights: &[Weight]) {
        let (many, row_bit) = (weights.len() > MANY, self.row_bit());
        let number = if many { self.rows.len() } else { self.pieces.len() } as u32;
        let check = key << self.place_bits();
        let bucket = self.buckets.get_mut((key >> (KEY_BITS - self.bits)) as usize);
        let free = bucket.into_iter().flatten().find(|place| **place == 0);
        let Some(free) = free.filter(|_| number < row_bit) else { return };
        *free = check | number | if many { row_bit } else { 0 };
        if many {
            let mut row = Row([[0; HALF]; 2]);
            for weight in weights {
                let (half, at) = (usize::from(weight.class) / HALF % 2, usize::from(weight.class) % HALF);
                row.0[half][at] = weight.value;
                self.halves = self.halves.max(half + 1);
            }
            self.rows.push(row);
            return;
        }
        let pieces = weights.chunks(PIECE);
        let last = pieces.len().saturating_sub(1);
        for (n, weights) in pieces.enumerate() {
            let mut piece = [NONE; PIECE];
            piece[..weights.len()].copy_from_slice(weights);
            piece[0].class |= if n < last { MORE } else { 0 };
            self.pieces.push(piece);
        }
    }

    fn row(&self, place: u32) -> Option<&Row> {
        let number = place.checked_sub(self.row_bit())?;
        self.rows.get(number as usize)
    }

    // The pieces from the one of that number to the feature's last.
    fn list(&self, place: u32) -> &[Piece] {
        let rest = self.pieces.get(place as usize..).unwrap_or_default();
        let more = rest.iter().take_while(|piece| piece[0].class & MORE != 0).count();
        rest.get(..=more).unwrap_or_default()
    }
}

impl Scorer for Linear {
    fn score(&self, keys: &[u32], scores: &mut [i32]) {
        let mut sums = [0; CLASSES];
        let (mut found, mut first) = ([0; BATCH], [[NONE; PIECE]; BATCH]);
        let (shift, bits, mask) = (KEY_BITS - self.bits, self.place_bits(), self.place_mask());
        for keys in keys.chunks(BATCH) {
            // Each kind of look-up for all features first, without branches: their waits for memory then overlap.
            let (mut count, mut of_rows) = (0, [[0i16; HALF]; 2]);
            for &key in keys {
                let bucket = self.buckets.get((key >> shift) as usize).unwrap_or(&[0; ROWS]);
                let check = key << bits;
                let mut place = 0;
                for own in bucket {
                    place |= own & u32::from((own ^ check) & !mask == 0).wrapping_neg();
                }
                place &= mask;
                found[count % BATCH] = place;
                count += usize::from(place != 0);
            }
            for (first, &place) in first.iter_mut().zip(&found[..count]) {
                *first = self.pieces.get(place as usize).copied().unwrap_or([NONE; PIECE]);
            }
            for (&(mut piece), &(mut place)) in first.iter().zip(&found[..count]) {
                if let Some(row) = self.row(place) {
                    for (sums, row) in of_rows.iter_mut().zip(&row.0).take(self.halves) {
                        sums.iter_mut().zip(row).for_each(|(sum, &weight)| *sum += i16::from(weight));
                    }
                    continue;
                }
                loop {
                    for weight in piece {
                        sums[usize::from(weight.class & !MORE)] += i32::from(weight.value);
                    }
                    if piece[0].class & MORE == 0 {
                        break;
                    }
                    place += 1;
                    piece = self.pieces.get(place as usize).copied().unwrap_or([NONE; PIECE]);
                }
            }
            sums.iter_mut().zip(of_rows.as_flattened()).for_each(|(sum, &row)| *sum += i32::from(row));
        }
        scores.iter_mut().zip(&sums).for_each(|(score, sum)| *score += sum);
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
