//! Words that stand alone: the lemmas of labels and column headers, and whether a word is known.

use super::model::Model;
use super::word;
use super::{hash, word::normalise};
use crate::analysis::Tag;

/// The singular of a noun that stands alone; other words come back in lower case.
pub fn lemma_noun(form: &str) -> String {
    let plural = form.len() > 3 && form.ends_with('s') && !form.ends_with("ss") && !form.ends_with("us");
    if plural { lemma(form, "NNS") } else { form.to_lowercase() }
}

/// The dictionary form of a verb that stands alone, taken for a past form where it looks like one.
pub fn lemma_verb(form: &str) -> String {
    if form.ends_with("ed") || form.ends_with("en") { lemma(form, "VBN") } else { form.to_lowercase() }
}

/// Whether the training data has the word as anything but a name or a word of another language.
pub fn is_common_word(form: &str) -> bool {
    const FOREIGN: u32 = 1 << Tag::Propn as u32 | 1 << Tag::X as u32;
    let mut lower = String::new();
    normalise(form, &mut lower);
    Model::get().lexicon.get(hash::text(&lower)).is_some_and(|entry| entry.tags & !FOREIGN != 0)
}

fn lemma(form: &str, penn: &str) -> String {
    let model = Model::get();
    let label = model.labels.iter().position(|label| label.xpos == penn);
    let words = word::words([form].into_iter(), &model.lexicon);
    match (label, words.first()) {
        (Some(label), Some(word)) => model.lemmatiser.lemma(form, word, label as u8).to_lowercase(),
        _ => form.to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_strangers_are_no_common_words() {
        assert!(["bridge", "Opened", "the"].into_iter().all(is_common_word));
        assert!(!["Brücke", "otwarty", "xqzt", ""].into_iter().any(is_common_word));
    }

    #[test]
    fn labels_lose_their_endings() {
        assert_eq!(lemma_noun("deaths"), "death");
        assert_eq!(lemma_noun("cities"), "city");
        assert_eq!(lemma_noun("glass"), "glass");
        assert_eq!(lemma_verb("founded"), "found");
    }
}
