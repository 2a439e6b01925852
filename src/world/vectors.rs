//! What words mean, as vectors: words of like meaning have a high [`Vector::cosine`].
//!
//! `vectors.txt` has 26,477 words and pieces of words in the order of their frequency, `vectors.bin` a vector of 64
//! signed bytes for each. Both are derived by `tools/vectors.py` from all-MiniLM-L6-v2 (Reimers & Gurevych 2019;
//! <https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2>, Apache License 2.0), as in Model2Vec.

use super::fold::fold;
use fnv::FnvHashMap;
use std::sync::OnceLock;

/// Number of dimensions.
pub const DIMENSIONS: usize = 64;

/// The length of a vector in the table: components are whole numbers.
const LENGTH: f32 = 240.0;
/// The words from this place on are rarer and rarer.
const COMMON: f64 = 300.0;
/// What the most common words weigh.
const LEAST_WEIGHT: f64 = 0.15;

static VECTORS: &[u8] = include_bytes!("vectors.bin");
static WORDS: &str = include_str!("vectors.txt");

/// A word's meaning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vector(pub [i8; DIMENSIONS]);

impl Vector {
    /// Of a word that no table knows: it is like nothing.
    pub const NONE: Vector = Vector([0; DIMENSIONS]);

    /// How alike two meanings are, -1 to 1.
    pub fn cosine(&self, other: &Vector) -> f32 {
        self.wide().cosine(&other.wide())
    }

    /// As it is compared with many others.
    pub fn wide(&self) -> Wide {
        let mut wide = [0; DIMENSIONS];
        for (to, &from) in wide.iter_mut().zip(&self.0) {
            *to = i16::from(from);
        }
        Wide(wide)
    }
}

/// A [`Vector`] with room for products: processors multiply pairs of such numbers and add them in one go.
#[derive(Clone, Copy, Debug)]
#[repr(align(16))]
pub struct Wide([i16; DIMENSIONS]);

impl Wide {
    /// The [`Wide::product`] of a meaning with itself.
    pub const SAME: i32 = (LENGTH * LENGTH) as i32;

    /// How alike two meanings are, -1 to 1.
    pub fn cosine(&self, other: &Wide) -> f32 {
        (self.inner(other) as f32 / (LENGTH * LENGTH)).clamp(-1.0, 1.0)
    }

    /// How alike two meanings are as a whole number, 0 to [`Wide::SAME`]; less than nothing counts as nothing.
    #[inline]
    pub fn product(&self, other: &Wide) -> i32 {
        self.inner(other).clamp(0, Wide::SAME)
    }

    /// A [`Wide::product`] as a share of the greatest, 0 to 1.
    pub fn share(product: i32) -> f32 {
        product as f32 / (LENGTH * LENGTH)
    }

    #[inline]
    fn inner(&self, other: &Wide) -> i32 {
        // Eight sums side by side are what compilers turn into that; of one sum they make twice the work.
        let mut sums = [0; LANES];
        for (x, y) in self.0.as_chunks::<LANES>().0.iter().zip(other.0.as_chunks::<LANES>().0) {
            for lane in 0..LANES {
                sums[lane] += i32::from(x[lane]) * i32::from(y[lane]);
            }
        }
        sums.iter().sum()
    }
}

const LANES: usize = 8;

/// The places of all words in the table.
fn places() -> &'static FnvHashMap<&'static str, usize> {
    static PLACES: OnceLock<FnvHashMap<&'static str, usize>> = OnceLock::new();
    PLACES.get_or_init(|| {
        let count = VECTORS.len() / DIMENSIONS;
        let mut places = FnvHashMap::with_capacity_and_hasher(count, Default::default());
        places.extend(WORDS.lines().enumerate().map(|(place, word)| (word, place)));
        places
    })
}

fn at(place: usize) -> Vector {
    let bytes = VECTORS.chunks_exact(DIMENSIONS).nth(place).unwrap_or(&[]);
    let mut vector = Vector::NONE;
    vector.0.iter_mut().zip(bytes).for_each(|(to, from)| *to = from.cast_signed());
    vector
}

/// The meaning of a word in lower case that is in the table.
pub fn known(word: &str) -> Option<Vector> {
    places().get(&*fold(word)).map(|&place| at(place))
}

/// The meaning of a word in lower case; of one that is not in the table the mean of its pieces'.
pub fn vector(word: &str) -> Vector {
    known(word).unwrap_or_else(|| pieces(&fold(word)))
}

/// How rare a word in lower case is in English: 0.15 for the most common ones, 1 for those that are not in the table.
pub fn rarity(word: &str) -> f64 {
    let Some(&place) = places().get(&*fold(word)) else { return 1.0 };
    let scale = (places().len() as f64 / COMMON).ln();
    (LEAST_WEIGHT + (place as f64 / COMMON).max(1.0).ln() / scale).min(1.0)
}

/// Longer words are none.
const LONGEST_WORD: usize = 60;

/// The mean of the longest pieces, left to right (WordPiece, Wu et al. 2016).
fn pieces(word: &str) -> Vector {
    if word.len() > LONGEST_WORD {
        return Vector::NONE;
    }
    let mut sum = [0f32; DIMENSIONS];
    let mut rest = word;
    while !rest.is_empty() {
        let first = rest.len() == word.len();
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
        let longest = ends.filter_map(|end| {
            let piece = if first { rest[..end].to_owned() } else { format!("##{}", &rest[..end]) };
            places().get(&*piece).map(|&place| (end, place))
        });
        let Some((end, place)) = longest.into_iter().next() else { return Vector::NONE };
        sum.iter_mut().zip(at(place).0).for_each(|(sum, x)| *sum += f32::from(x));
        rest = &rest[end..];
    }
    scaled(&sum)
}

/// A vector of the table's length in the direction of `sum`.
fn scaled(sum: &[f32; DIMENSIONS]) -> Vector {
    let length = sum.iter().map(|x| x * x).sum::<f32>().sqrt();
    let mut vector = Vector::NONE;
    if length > 0.0 {
        let bytes = sum.iter().map(|x| (x * LENGTH / length).round().clamp(-127.0, 127.0) as i8);
        vector.0.iter_mut().zip(bytes).for_each(|(to, x)| *to = x);
    }
    vector
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_word_has_a_vector() {
        assert_eq!(WORDS.lines().count() * DIMENSIONS, VECTORS.len());
        assert_eq!(places().len(), WORDS.lines().count());
    }

    #[test]
    fn words_of_like_meaning_are_near() {
        let near = |x: &str, y: &str| vector(x).cosine(&vector(y));
        assert!((near("house", "house") - 1.0).abs() < 0.05);
        assert!(near("house", "dwelling") > near("house", "debt") + 0.2);
        assert!(near("injured", "hurt") > near("injured", "elected") + 0.2);
        assert!(near("chairman", "chair") > 0.0);
    }

    #[test]
    fn unknown_words_are_read_in_pieces() {
        assert!(vector("dockworkers").cosine(&vector("dock")) > 0.3);
        assert_eq!(vector("日本"), Vector::NONE);
        assert!(rarity("the") < 0.2 && rarity("dwelling") > 0.4 && (rarity("xqzzt") - 1.0).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn no_word_panics(word in any::<String>()) {
            let v = vector(&word);
            prop_assert!(v.cosine(&v) <= 1.0);
        }
    }
}
