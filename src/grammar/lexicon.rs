//! The words of the training data, by hash: which tags each had.

use std::collections::BTreeMap;

use super::codec::{Reader, Writer};
use super::conllu::GoldSentence;
use super::hash;
use super::word::normalise;

/// What is known of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The tags that it had, one bit each.
    pub tags: u32,
    /// Its most frequent label.
    pub label: u8,
}

/// Known words, ascending by hash.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    hashes: Vec<u32>,
    entries: Vec<Entry>,
    // Where the hashes with given upper bits start, so that a look-up touches few of them.
    index: Vec<u32>,
}

const INDEX_BITS: u32 = 14;

impl Lexicon {
    /// The words that `sentences` have at least twice. `label` numbers a word's label.
    pub fn train(sentences: &[&GoldSentence], label: impl Fn(&str, &str) -> u8) -> Self {
        let mut counts: BTreeMap<u32, BTreeMap<(u8, u8), usize>> = BTreeMap::new();
        let mut lower = String::new();
        for word in sentences.iter().flat_map(|s| &s.words) {
            normalise(&word.form, &mut lower);
            let seen = (word.tag as u8, label(word.tag.name(), &word.xpos));
            *counts.entry(short(hash::text(&lower))).or_default().entry(seen).or_default() += 1;
        }
        let mut lexicon = Lexicon::default();
        for (hash, seen) in counts {
            let total: usize = seen.values().sum();
            let Some((&(_, label), _)) = seen.iter().max_by_key(|(_, n)| **n) else { continue };
            if total < 2 {
                continue;
            }
            // A tag seen once in fifty times is more often an error than a use.
            let tags = seen.iter().filter(|(_, n)| **n * 50 >= total);
            let tags = tags.fold(0, |tags, ((tag, _), _)| tags | 1 << tag);
            lexicon.hashes.push(hash);
            lexicon.entries.push(Entry { tags, label });
        }
        lexicon.index();
        lexicon
    }

    /// The entry of the word whose normal form has this hash.
    pub fn get(&self, hash: u64) -> Option<Entry> {
        let wanted = short(hash);
        let bucket = (wanted >> (32 - INDEX_BITS)) as usize;
        let (start, end) = (*self.index.get(bucket)? as usize, *self.index.get(bucket + 1)? as usize);
        let at = self.hashes.get(start..end)?.binary_search(&wanted).ok()?;
        self.entries.get(start + at).copied()
    }

    fn index(&mut self) {
        let buckets = 0..=1u64 << INDEX_BITS;
        let start = |b: u64| self.hashes.partition_point(|&h| u64::from(h) < b << (32 - INDEX_BITS)) as u32;
        self.index = buckets.map(start).collect();
    }

    /// Writes it.
    pub fn write(&self, out: &mut Writer) {
        out.number(self.hashes.len());
        let mut last = 0;
        for (hash, entry) in self.hashes.iter().zip(&self.entries) {
            out.number((hash - last) as usize);
            last = *hash;
            out.number(entry.tags as usize);
            out.byte(entry.label);
        }
    }

    /// Reads what [`Lexicon::write`] wrote.
    pub fn read(reader: &mut Reader) -> Option<Self> {
        let mut lexicon = Lexicon::default();
        let mut hash = 0u32;
        for _ in 0..reader.number()? {
            hash = hash.checked_add(u32::try_from(reader.number()?).ok()?)?;
            lexicon.hashes.push(hash);
            let tags = reader.number()? as u32;
            lexicon.entries.push(Entry { tags, label: reader.byte()? });
        }
        lexicon.index();
        Some(lexicon)
    }
}

fn short(hash: u64) -> u32 {
    (hash >> 32) as u32
}
