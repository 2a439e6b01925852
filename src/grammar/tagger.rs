//! Part-of-speech tagging: a greedy left-to-right classifier over joint labels (universal tag with Penn
//! tag), after Collins (2002), "Discriminative Training Methods for Hidden Markov Models".

use super::codec::{Reader, Writer};
use super::hash::mix;
use super::keys::Keys;
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
pub fn features(words: &[Word], labels: &[u8], at: usize) -> Keys {
    let none = Word::default();
    let word = |offset: isize| at.checked_add_signed(offset).and_then(|i| words.get(i)).unwrap_or(&none);
    let label = |back: usize| at.checked_sub(back).map_or(0, |i| u64::from(labels[i]) + 1);
    let (w, p1, p2) = (word(0), label(1), label(2));
    let (next, next2, last, last2) = (word(1), word(2), word(-1), word(-2));
    let place = u64::from(at == 0) | u64::from(w.capital) << 1 | u64::from(at + 1 == words.len()) << 2;
    let mut keys = Keys::from(0);
    let mut push = |value: u64| keys.push_value(value);
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
    keys
}

/// The class with the highest score, the first of several.
pub fn best(scores: &[i32]) -> u8 {
    // Two plain passes go faster than one that branches.
    let most = scores.iter().copied().fold(i32::MIN, i32::max);
    scores.iter().position(|&score| score == most).unwrap_or(0) as u8
}

/// The label of a word that had no other in training, as half of all words have; only the rest is classified.
/// With a capital, any word may be part of a name.
pub fn given(word: &Word) -> Option<u8> {
    if word.sure && !word.capital { word.label.checked_sub(1) } else { None }
}

/// Labels a sentence, left to right.
pub fn tag(words: &[Word], labels: usize, model: &impl Scorer) -> Vec<u8> {
    let mut out = Vec::with_capacity(words.len());
    let mut scores = vec![0; labels];
    for (at, word) in words.iter().enumerate() {
        if let Some(label) = given(word) {
            out.push(label);
            continue;
        }
        scores.fill(0);
        model.score(&features(words, &out, at), &mut scores);
        out.push(best(&scores));
    }
    out
}
