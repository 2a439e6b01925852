//! Lemmas of words that stand alone: labels, column headers.

use super::model::Model;
use super::word;
use crate::analysis::{Feats, Tag};

/// The singular of a noun that stands alone; other words come back in lower case.
pub fn lemma_noun(form: &str) -> String {
    let plural = form.len() > 3 && form.ends_with('s') && !form.ends_with("ss") && !form.ends_with("us");
    lemma(form, Tag::Noun, if plural { Feats::PLURAL } else { 0 })
}

/// The dictionary form of a verb that stands alone, taken for a past form where it looks like one.
pub fn lemma_verb(form: &str) -> String {
    lemma(form, Tag::Verb, if form.ends_with("ed") { Feats::PAST } else { 0 })
}

fn lemma(form: &str, tag: Tag, feats: u16) -> String {
    let model = Model::get();
    let label = (0..model.labels.len()).find(|&i| {
        model.labels[i].tag == tag && (feats == 0 || model.label_feats.get(i).is_some_and(|f| f.has(feats)))
    });
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
    fn labels_lose_their_endings() {
        assert_eq!(lemma_noun("deaths"), "death");
        assert_eq!(lemma_noun("cities"), "city");
        assert_eq!(lemma_noun("glass"), "glass");
        assert_eq!(lemma_verb("founded"), "found");
    }
}
