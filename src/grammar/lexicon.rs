//! The words of the training data, by hash: which tags each had.

use std::collections::BTreeMap;

use super::codec::{Reader, Writer};
use super::conllu::GoldSentence;
use super::hash;
use super::sorted::Sorted;
use super::word::normalise;

/// What is known of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The tags that it had, one bit each.
    pub tags: u32,
    /// Its most frequent label.
    pub label: u8,
    /// Whether it had, often enough, no other label.
    pub sure: bool,
}

/// Known words, by hash.
#[derive(Clone, Debug, Default)]
pub struct Lexicon(Sorted<Entry>);

// How often a word must have been seen for its one label to be taken as given.
const SURE_FROM: usize = 20;
// The bit of the written tags that says so.
const SURE: u32 = 1 << 31;

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
        let known = counts.iter().filter_map(|(hash, seen)| Some((*hash, entry(seen)?)));
        Lexicon(known.collect())
    }

    /// The entry of the word whose normal form has this hash.
    pub fn get(&self, hash: u64) -> Option<Entry> {
        self.0.get(short(hash))
    }

    /// Writes it.
    pub fn write(&self, out: &mut Writer) {
        self.0.write(out, |entry, out| {
            out.number((entry.tags | if entry.sure { SURE } else { 0 }) as usize);
            out.byte(entry.label);
        });
    }

    /// Reads what [`Lexicon::write`] wrote.
    pub fn read(reader: &mut Reader) -> Option<Self> {
        let entry = |reader: &mut Reader| {
            let tags = reader.number()? as u32;
            Some(Entry { tags: tags & !SURE, label: reader.byte()?, sure: tags & SURE != 0 })
        };
        Sorted::read(reader, entry).map(Lexicon)
    }
}

// What is known of a word seen so often with each tag and label; nothing of one seen once.
fn entry(seen: &BTreeMap<(u8, u8), usize>) -> Option<Entry> {
    let total: usize = seen.values().sum();
    let (&(_, label), &most) = seen.iter().max_by_key(|(_, n)| **n)?;
    // A tag seen once in fifty times is more often an error than a use.
    let tags = seen.iter().filter(|(_, n)| **n * 50 >= total);
    let tags = tags.fold(0, |tags, ((tag, _), _)| tags | 1 << tag);
    // So is a label seen once in a thousand times.
    let sure = total >= SURE_FROM && (total - most) * 1000 <= total;
    (total >= 2).then_some(Entry { tags, label, sure })
}

fn short(hash: u64) -> u32 {
    (hash >> 32) as u32
}
