//! Lemmas by learned edits of a word's end (Chrupała 2006), with a table of the words seen in training.

use super::codec::{Reader, Writer};
use super::hash::{key, mix};
use super::linear::{Linear, Scorer};
use super::sorted::Sorted;
use super::tagger::best;
use super::word::Word;

/// How a lemma comes from a form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// Whether the form is put in lower case first.
    pub lower: bool,
    /// How many characters go from the end.
    pub strip: usize,
    /// What comes instead.
    pub add: String,
}

impl Edit {
    /// The edit that makes `lemma` of `form`.
    pub fn between(form: &str, lemma: &str) -> Self {
        let lower = !lemma.chars().any(char::is_uppercase);
        let base = base(form, lower);
        let common = base.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).count();
        let strip = base.chars().count() - common;
        Edit { lower, strip, add: lemma.chars().skip(common).collect() }
    }

    /// The lemma of `form`; the form itself in lower case if it is too short.
    pub fn apply(&self, form: &str) -> String {
        let mut lemma = base(form, self.lower);
        if self.strip > 0 {
            match lemma.char_indices().rev().nth(self.strip - 1) {
                Some((at, _)) if at > 0 || !self.add.is_empty() => lemma.truncate(at),
                _ => return form.to_lowercase(),
            }
        }
        lemma.push_str(&self.add);
        lemma
    }
}

fn base(form: &str, lower: bool) -> String {
    if form.is_ascii() {
        return if lower { form.to_ascii_lowercase() } else { form.to_owned() };
    }
    let straight = form.chars().map(|c| if c == '’' { '\'' } else { c });
    if lower { straight.flat_map(char::to_lowercase).collect() } else { straight.collect() }
}

/// The edits, those of known words, and the classifier that picks one for other words.
#[derive(Clone, Debug, Default)]
pub struct Lemmatiser {
    /// All edits; the classifier knows the first [`Lemmatiser::CLASSES`] at most.
    pub edits: Vec<Edit>,
    /// The edits of words seen in training, by [`known_key`]; the classifier is for the others.
    pub known: Sorted<u16>,
    /// The classifier.
    pub model: Linear,
}

impl Lemmatiser {
    /// How many edits the classifier tells apart.
    pub const CLASSES: usize = 120;

    /// The lemma of a word written `form` with the label of that number.
    pub fn lemma(&self, form: &str, word: &Word, label: u8) -> String {
        let known = self.known.get(known_key(word, label)).map(usize::from);
        let edit = known.unwrap_or_else(|| classify(word, label, self.edits.len(), &self.model));
        self.edits.get(edit).map_or_else(|| form.to_lowercase(), |edit| edit.apply(form))
    }

    /// Writes it, the weights given apart.
    pub fn write(&self, out: &mut Writer) {
        out.number(self.edits.len());
        for edit in &self.edits {
            out.byte(u8::from(edit.lower));
            out.number(edit.strip);
            out.text(&edit.add);
        }
        self.known.write(out, |edit, out| out.number(usize::from(edit)));
    }

    /// Reads what [`Lemmatiser::write`] wrote; the weights are left empty.
    pub fn read(reader: &mut Reader) -> Option<Self> {
        let mut read = Lemmatiser::default();
        for _ in 0..reader.number()? {
            let lower = reader.byte()? == 1;
            let strip = reader.number()?;
            read.edits.push(Edit { lower, strip, add: reader.text()?.to_owned() });
        }
        read.known = Sorted::read(reader, |reader| u16::try_from(reader.number()?).ok())?;
        Some(read)
    }
}

/// The number under which a word with a label stands among the known ones.
pub fn known_key(word: &Word, label: u8) -> u32 {
    (mix(word.lower, u64::from(label) | u64::from(word.capital) << 8) >> 32) as u32
}

/// The keys of the features that speak for an edit.
pub fn features(word: &Word, label: u8, keys: &mut Vec<u32>) {
    keys.clear();
    let label = u64::from(label) | u64::from(word.capital) << 8;
    keys.push(key(200, label));
    keys.push(key(201, mix(word.lower, label)));
    keys.push(key(202, mix(word.shape, label)));
    for (n, suffix) in word.suffix.iter().enumerate() {
        keys.push(key(210 + n as u32, mix(*suffix, label)));
        keys.push(key(220 + n as u32, *suffix));
    }
    keys.push(key(230, mix(mix(word.suffix[2], word.prefix[0]), label)));
}

/// The edit that the model picks, among the first `edits`.
pub fn classify(word: &Word, label: u8, edits: usize, model: &impl Scorer) -> usize {
    let mut keys = Vec::new();
    features(word, label, &mut keys);
    let mut scores = vec![0; edits.min(Lemmatiser::CLASSES)];
    model.score(&keys, &mut scores);
    usize::from(best(&scores))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_lead_from_form_to_lemma() {
        for (form, lemma) in
            [("Running", "run"), ("went", "go"), ("Paris", "Paris"), ("n’t", "not"), ("İ", "x")]
        {
            assert_eq!(Edit::between(form, lemma).apply(form), lemma);
        }
        let edit = Edit::between("cities", "city");
        assert_eq!(edit, Edit { lower: true, strip: 3, add: "y".to_owned() });
        assert_eq!(edit.apply("Bodies"), "body");
        assert_eq!(edit.apply("as"), "as");
    }
}
