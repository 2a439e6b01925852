//! Part-of-speech tagging: a greedy left-to-right classifier over joint labels (universal tag with Penn
//! tag), after Collins (2002), "Discriminative Training Methods for Hidden Markov Models".

use super::codec::{Reader, Writer};
use super::hash::{key, mix};
use super::linear::Scorer;
use super::word::Word;
use crate::analysis::Tag;

/// A universal tag with a Penn tag.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// Universal part of speech.
    pub tag: Tag,
    /// Penn part of speech, which tells verb forms and the kinds of `to` and `that` apart.
    pub xpos: String,
}

/// Writes the labels.
pub fn write_labels(labels: &[Label], out: &mut Writer) {
    out.number(labels.len());
    for label in labels {
        out.byte(label.tag as u8);
        out.text(&label.xpos);
    }
}

/// Reads what [`write_labels`] wrote.
pub fn read_labels(reader: &mut Reader) -> Option<Vec<Label>> {
    let count = reader.number()?;
    let mut labels = Vec::new();
    for _ in 0..count {
        let tag = Tag::NAMES.get(usize::from(reader.byte()?))?.0;
        labels.push(Label { tag, xpos: reader.text()?.to_owned() });
    }
    Some(labels)
}

/// The keys of the features that speak for the label of word `at`, given the labels before it.
pub fn features(words: &[Word], labels: &[u8], at: usize, keys: &mut Vec<u32>) {
    keys.clear();
    let none = Word::default();
    let word = |offset: isize| at.checked_add_signed(offset).and_then(|i| words.get(i)).unwrap_or(&none);
    let label = |back: usize| at.checked_sub(back).map_or(0, |i| u64::from(labels[i]) + 1);
    let (w, p1, p2) = (word(0), label(1), label(2));
    let (next, next2, last, last2) = (word(1), word(2), word(-1), word(-2));
    let place = u64::from(at == 0) | u64::from(w.capital) << 1 | u64::from(at + 1 == words.len()) << 2;
    let mut template = 0;
    let mut push = |value: u64| {
        keys.push(key(template, value));
        template += 1;
    };
    push(0);
    push(w.lower);
    push(w.exact);
    push(mix(w.exact, place));
    push(mix(w.shape, place));
    push(mix(w.suffix[2], place));
    for suffix in w.suffix {
        push(suffix);
    }
    for prefix in w.prefix {
        push(prefix);
    }
    let known = mix(u64::from(w.tags), u64::from(w.label));
    push(mix(known, place));
    push(p1);
    push(mix(p1, p2));
    push(mix(p1, w.lower));
    push(mix(p1, w.suffix[2]));
    push(mix(p1, w.shape));
    push(mix(p1, known));
    push(mix(mix(p1, p2), known));
    push(mix(mix(p1, p2), w.lower));
    push(last.lower);
    push(mix(last.lower, w.lower));
    push(mix(last.lower, p2));
    push(mix(last.lower, known));
    push(last2.lower);
    push(mix(last.suffix[2], last.shape));
    push(next.lower);
    push(mix(next.lower, w.lower));
    push(mix(next.lower, known));
    push(mix(next.suffix[2], next.shape));
    push(mix(next.suffix[1], known));
    push(next2.lower);
    let (ahead, ahead2) = (
        mix(u64::from(next.tags), u64::from(next.label)),
        mix(u64::from(next2.tags), u64::from(next2.label)),
    );
    push(ahead);
    push(mix(p1, ahead));
    push(mix(known, ahead));
    push(mix(mix(p1, known), ahead));
    push(mix(w.lower, ahead));
    push(mix(ahead, ahead2));
    push(mix(mix(w.lower, ahead), ahead2));
    push(mix(mix(known, ahead), ahead2));
    push(mix(mix(last.lower, next.lower), known));
    push(mix(next.lower, next2.lower));
    push(mix(u64::from(next.capital) | u64::from(last.capital) << 1, w.shape));
}

/// The best label by the model and by how much it beats the second.
pub fn best(scores: &[i32]) -> (u8, i32) {
    let (mut first, mut second, mut at) = (i32::MIN, i32::MIN, 0);
    for (i, &score) in scores.iter().enumerate() {
        if score > first {
            (first, second, at) = (score, first, i);
        } else if score > second {
            second = score;
        }
    }
    (at as u8, first.saturating_sub(second))
}

/// Labels a sentence, left to right.
pub fn tag(words: &[Word], labels: usize, model: &impl Scorer) -> Vec<u8> {
    let mut out = Vec::with_capacity(words.len());
    let (mut keys, mut scores) = (Vec::new(), vec![0; labels]);
    for at in 0..words.len() {
        features(words, &out, at, &mut keys);
        scores.fill(0);
        model.score(&keys, &mut scores);
        out.push(best(&scores).0);
    }
    out
}
