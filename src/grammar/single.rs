//! Lemmas of words that stand alone: labels, column headers.

use super::model::Model;
use super::word;

/// The singular of a noun that stands alone; other words come back in lower case.
pub fn lemma_noun(form: &str) -> String {
    let plural = form.len() > 3 && form.ends_with('s') && !form.ends_with("ss") && !form.ends_with("us");
    if plural { lemma(form, "NNS") } else { form.to_lowercase() }
}

/// The dictionary form of a verb that stands alone, taken for a past form where it looks like one.
pub fn lemma_verb(form: &str) -> String {
    if form.ends_with("ed") || form.ends_with("en") { lemma(form, "VBN") } else { form.to_lowercase() }
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
    fn labels_lose_their_endings() {
        assert_eq!(lemma_noun("deaths"), "death");
        assert_eq!(lemma_noun("cities"), "city");
        assert_eq!(lemma_noun("glass"), "glass");
        assert_eq!(lemma_verb("founded"), "found");
    }
}
