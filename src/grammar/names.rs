//! Lists of names, by hash: given names, surnames, countries, cities.

use std::collections::BTreeMap;

use super::codec::{Reader, Writer};
use super::hash;
use super::sorted::Sorted;
use super::word::normalise;

/// Which lists a word or phrase stands in.
#[derive(Clone, Debug, Default)]
pub struct Names(Sorted<u8>);

/// The hash of a phrase given its words' hashes; that of the word itself for a single word.
pub fn phrase(words: impl ExactSizeIterator<Item = u64> + Clone) -> u64 {
    match (words.len(), words.clone().next()) {
        (1, Some(word)) => word,
        _ => words.fold(7, hash::mix),
    }
}

impl Names {
    /// From the lists' texts, one name a line; at most eight lists.
    pub fn new(lists: &[String]) -> Self {
        let mut found: BTreeMap<u32, u8> = BTreeMap::new();
        let mut lower = String::new();
        for (bit, list) in lists.iter().take(8).enumerate() {
            for name in list.lines().filter(|name| !name.is_empty()) {
                let word = |word: &str| {
                    normalise(word, &mut lower);
                    hash::text(&lower)
                };
                let words: Vec<u64> = name.split_whitespace().map(word).collect();
                *found.entry(short(phrase(words.into_iter()))).or_default() |= 1 << bit;
            }
        }
        Names(found.into_iter().collect())
    }

    /// The lists that hold the word or phrase with that hash, one bit each.
    pub fn lists(&self, hash: u64) -> u64 {
        self.0.get(short(hash)).map_or(0, u64::from)
    }

    /// Writes it.
    pub fn write(&self, out: &mut Writer) {
        self.0.write(out, |lists, out| out.byte(lists));
    }

    /// Reads what [`Names::write`] wrote.
    pub fn read(reader: &mut Reader) -> Option<Self> {
        Sorted::read(reader, |reader| reader.byte()).map(Names)
    }
}

fn short(hash: u64) -> u32 {
    (hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_their_lists() {
        let names = Names::new(&["Ada\nZed".to_owned(), "Ada\nNew Velm".to_owned()]);
        let mut out = Writer::default();
        names.write(&mut out);
        let names = Names::read(&mut Reader::new(&out.into_bytes())).unwrap();
        let word = |w: &str| hash::text(w);
        assert_eq!(names.lists(word("ada")), 3);
        assert_eq!(names.lists(word("zed")), 1);
        assert_eq!(names.lists(phrase([word("new"), word("velm")].into_iter())), 2);
        assert_eq!(names.lists(word("velm")), 0);
    }
}
