//! Finds words and phrases at the beginning of a row of lemmas, without building strings.

use fnv::FnvHashMap;
use std::borrow::Cow;

/// Phrases, each with what it stands for, by their first word.
pub(super) struct Phrases<V> {
    by_first: FnvHashMap<&'static str, Vec<Entry<V>>>,
    fold_case: bool,
    // Bits that tell most words that begin no phrase without a look into the map (Bloom 1970).
    filter: [u64; FILTER],
}

const FILTER: usize = 64;

/// Where a word's bit is, by its outer letters, whatever their case; `None` if one is not ASCII: it may fold into one that is.
fn place(word: &str) -> Option<(usize, u32)> {
    let bytes = word.as_bytes();
    let (first, second, last) = (*bytes.first()?, *bytes.get(1).unwrap_or(&0), *bytes.last()?);
    let number = u32::from(first) << 16 | u32::from(second) << 8 | u32::from(last);
    // One bit makes small letters of capitals; that it makes other signs alike is no harm.
    let hash = (number | 0x20_2020).wrapping_mul(0x9e37_79b1) >> 20;
    (number & 0x80_8080 == 0).then_some(((hash >> 6) as usize % FILTER, hash & 63))
}

struct Entry<V> {
    rest: Vec<&'static str>,
    value: V,
}

/// Whether phrases are found with and without this word in their middle: *put (her) signature to*.
fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "my"
            | "your"
            | "'s"
            | "’s"
            | "'"
            | "’"
    )
}

impl<V: Copy> Phrases<V> {
    /// An empty set; with `fold_case` it is searched without regard to capitals (its phrases must be in lower case).
    pub(super) fn new(fold_case: bool) -> Self {
        Phrases { by_first: FnvHashMap::default(), fold_case, filter: [0; FILTER] }
    }

    /// Adds a phrase: lemmas with single spaces between them.
    pub(super) fn insert(&mut self, phrase: &'static str, value: V) {
        let mut words = phrase.split_whitespace();
        if let Some(first) = words.next() {
            let rest: Vec<_> = words.filter(|word| !is_filler(word)).collect();
            if let Some((at, bit)) = place(first) {
                self.filter[at] |= 1 << bit;
            }
            let entries = self.by_first.entry(first).or_default();
            // Longest first, and among equals in the order of the table.
            let at = entries.partition_point(|entry| entry.rest.len() >= rest.len());
            entries.insert(at, Entry { rest, value });
        }
    }

    /// What begins `lemmas`, longest first, each with the number of lemmas that it covers.
    pub(super) fn prefixes(&self, lemmas: &[&str]) -> impl Iterator<Item = (V, usize)> {
        let first = lemmas
            .first()
            .filter(|first| place(first).is_none_or(|(at, bit)| self.filter[at] >> bit & 1 == 1));
        let entries = first.and_then(|first| self.by_first.get(&*self.folded(first)));
        entries.into_iter().flatten().filter_map(|entry| {
            let used = self.matched(&entry.rest, lemmas.get(1..)?)?;
            Some((entry.value, used + 1))
        })
    }

    /// What all of `phrase` stands for, in the order of the table.
    pub(super) fn whole(&self, phrase: &[&str]) -> impl Iterator<Item = V> {
        self.prefixes(phrase).filter(move |&(_, used)| used == phrase.len()).map(|(value, _)| value)
    }

    /// How many of `lemmas` it takes to see all of `rest`.
    fn matched(&self, rest: &[&str], lemmas: &[&str]) -> Option<usize> {
        let mut used = 0;
        for word in rest {
            while lemmas.get(used).is_some_and(|lemma| is_filler(lemma)) {
                used += 1;
            }
            if self.folded(lemmas.get(used)?) != *word {
                return None;
            }
            used += 1;
        }
        Some(used)
    }

    #[inline]
    fn folded<'a>(&self, word: &'a str) -> Cow<'a, str> {
        let shouts = self.fold_case && word.bytes().any(|b| !b.is_ascii() || b.is_ascii_uppercase());
        if shouts && word.chars().any(char::is_uppercase) {
            Cow::Owned(word.to_lowercase())
        } else {
            Cow::Borrowed(word)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Phrases<u8> {
        let mut phrases = Phrases::new(true);
        for (phrase, value) in [("set", 1), ("set up", 2), ("put the signature to", 3), ("set", 4)] {
            phrases.insert(phrase, value);
        }
        phrases
    }

    #[test]
    fn longest_comes_first() {
        let found: Vec<_> = sample().prefixes(&["Set", "up", "shop"]).collect();
        assert_eq!(found, [(2, 2), (1, 1), (4, 1)]);
    }

    #[test]
    fn fillers_are_skipped_inside_only() {
        assert_eq!(sample().prefixes(&["put", "their", "signature", "to", "the"]).next(), Some((3, 4)));
        assert_eq!(sample().prefixes(&["the", "set"]).next(), None);
        assert_eq!(sample().prefixes(&["put", "the"]).next(), None);
        assert_eq!(sample().prefixes(&[]).next(), None);
    }

    #[test]
    fn whole_phrases() {
        assert_eq!(sample().whole(&["set"]).collect::<Vec<_>>(), [1, 4]);
        assert_eq!(sample().whole(&["set", "off"]).count(), 0);
    }
}
