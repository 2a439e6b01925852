//! The trained models together, embedded in the program.

use std::collections::BTreeMap;
use std::io::Read;
use std::sync::OnceLock;

use super::codec::{Reader, Writer};
use super::hash::mix;
use super::lemma::Lemmatiser;
use super::lexicon::Lexicon;
use super::linear::Linear;
use super::parser::{self, Node};
use super::tagger::{self, Label};
use super::word::Word;
use crate::analysis::{Feats, Rel};

/// Everything that was learned.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// Known words.
    pub lexicon: Lexicon,
    /// The tagger's labels.
    pub labels: Vec<Label>,
    /// The usual features of each label.
    pub label_feats: Vec<Feats>,
    /// Features of words that differ from their label's, by [`feats_key`].
    pub word_feats: BTreeMap<u32, Feats>,
    /// Weights of the tagger.
    pub tagger: Linear,
    /// The lemmatiser.
    pub lemmatiser: Lemmatiser,
    /// Weights of the parser.
    pub parser: Linear,
}

/// The number under which a word's features stand in [`Model::word_feats`].
pub fn feats_key(word: &Word, label: u8) -> u32 {
    (mix(word.lower, u64::from(label) + 0x5000) >> 32) as u32
}

impl Model {
    /// The embedded model, read at first use.
    pub fn get() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Model::decode(include_bytes!("model.bin")).unwrap_or_default())
    }

    /// Reads a compressed file of weights; `None` if it is damaged.
    pub fn decode(compressed: &[u8]) -> Option<Model> {
        let mut bytes = Vec::with_capacity(compressed.len() * 2);
        flate2::read::ZlibDecoder::new(compressed).read_to_end(&mut bytes).ok()?;
        let mut reader = Reader::new(&bytes);
        let lexicon = Lexicon::read(&mut reader)?;
        let labels = tagger::read_labels(&mut reader)?;
        let mut label_feats = Vec::new();
        for _ in &labels {
            label_feats.push(Feats(reader.number()? as u16));
        }
        let mut word_feats = BTreeMap::new();
        let mut hash = 0u32;
        for _ in 0..reader.number()? {
            hash = hash.checked_add(u32::try_from(reader.number()?).ok()?)?;
            word_feats.insert(hash, Feats(reader.number()? as u16));
        }
        let tagger = Linear::read(&mut reader)?;
        let lemmatiser = Lemmatiser::read(&mut reader)?;
        let parser = Linear::read(&mut reader)?;
        Some(Model { lexicon, labels, label_feats, word_feats, tagger, lemmatiser, parser })
    }

    /// Writes what stands before the tagger's weights.
    pub fn write_head(&self, out: &mut Writer) {
        self.lexicon.write(out);
        tagger::write_labels(&self.labels, out);
        self.label_feats.iter().for_each(|feats| out.number(usize::from(feats.0)));
        out.number(self.word_feats.len());
        let mut last = 0;
        for (hash, feats) in &self.word_feats {
            out.number((hash - last) as usize);
            last = *hash;
            out.number(usize::from(feats.0));
        }
    }

    /// The labels of a sentence's words.
    pub fn tag(&self, words: &[Word]) -> Vec<u8> {
        tagger::tag(words, self.labels.len(), &self.tagger)
    }

    /// The features of a word with that label.
    pub fn feats(&self, word: &Word, label: u8) -> Feats {
        let known = self.word_feats.get(&feats_key(word, label)).copied();
        known.or_else(|| self.label_feats.get(usize::from(label)).copied()).unwrap_or_default()
    }

    /// What the parser sees of a sentence.
    pub fn nodes(&self, words: &[Word], labels: &[u8]) -> Vec<Node> {
        nodes(&self.labels, words, labels)
    }

    /// Heads and relations.
    pub fn parse(&self, words: &[Word], labels: &[u8]) -> (Vec<Option<usize>>, Vec<Rel>) {
        parser::parse(&self.nodes(words, labels), &self.parser)
    }
}

/// What the parser sees of a sentence, given the inventory of labels.
pub fn nodes(inventory: &[Label], words: &[Word], labels: &[u8]) -> Vec<Node> {
    parser::nodes(words, labels, |l| inventory.get(usize::from(l)).map_or(0, |label| label.tag as u64))
}
