//! The trained models together, embedded in the program.

use std::sync::OnceLock;

use super::codec::{Reader, Writer};
use super::hash::mix;
use super::lemma::Lemmatiser;
use super::lexicon::Lexicon;
use super::linear::Linear;
use super::mentions::{self, Children, View};
use super::names::Names;
use super::parser::{self, Node};
use super::sorted::Sorted;
use super::steps::Steps;
use super::sure::Sure;
use super::tagger::{self, Label};
use super::word::Word;
use crate::analysis::{Feats, Mention, Rel, Tag, Token};

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
    pub word_feats: Sorted<Feats>,
    /// Weights of the tagger.
    pub tagger: Linear,
    /// The lemmatiser.
    pub lemmatiser: Lemmatiser,
    /// Weights of the parser's steps.
    pub steps: Steps,
    /// Weights of the relations that the parser gives.
    pub arcs: Linear,
    /// Decisions of the parser that need no weighing.
    pub sure: Sure,
    /// Lists of names.
    pub names: Names,
    /// Weights of the classifier of mentions.
    pub mentions: Linear,
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

    /// Reads a file of weights as [`Model::encode`] gives it; `None` if it is damaged.
    pub fn decode(file: &[u8]) -> Option<Model> {
        let mut file = Reader::new(file);
        let steps = file.section()?;
        std::thread::scope(|scope| {
            // The parser's steps are most of the file.
            let steps = scope.spawn(|| Steps::read(steps));
            let (mut head, mut shapes, mut contents) = (file.section()?, file.section()?, file.section()?);
            let mut model = std::thread::scope(|scope| {
                let mut linears = Vec::new();
                for _ in 0..LINEARS {
                    let (mut shape, mut content) = (shapes.clone(), contents.clone());
                    Linear::skip(&mut shapes, &mut contents)?;
                    linears.push(scope.spawn(move || Linear::read(&mut shape, &mut content)));
                }
                let mut model = Model::read_head(&mut head)?;
                for (linear, thread) in model.linear_mut().into_iter().zip(linears) {
                    *linear = thread.join().ok()??;
                }
                Some(model)
            })?;
            model.sure = Sure::read(&mut file.section()?)?;
            model.steps = steps.join().ok()??;
            Some(model)
        })
    }

    /// The file of the model.
    pub fn encode(&self) -> Vec<u8> {
        let mut steps = Writer::default();
        self.steps.write(&mut steps);
        let (mut head, mut shapes, mut contents) = (Writer::default(), Writer::default(), Writer::default());
        self.write_head(&mut head);
        for model in self.clone().linear_mut() {
            Linear::write(&model.features(), &mut shapes, &mut contents);
        }
        // Numbers of variable length are all the compression: zlib would save a fifth of the file and take longer to
        // unpack than everything else takes to read.
        let mut file = Writer::default();
        for part in [steps, head, shapes, contents] {
            file.section(part);
        }
        let mut sure = Writer::default();
        self.sure.write(&mut sure);
        file.section(sure);
        file.into_bytes()
    }

    fn linear_mut(&mut self) -> [&mut Linear; LINEARS] {
        [&mut self.tagger, &mut self.lemmatiser.model, &mut self.mentions, &mut self.arcs]
    }

    fn read_head(reader: &mut Reader) -> Option<Model> {
        let lexicon = Lexicon::read(reader)?;
        let labels = tagger::read_labels(reader)?;
        let mut label_feats = Vec::new();
        for _ in &labels {
            label_feats.push(Feats(reader.number()? as u16));
        }
        let word_feats = Sorted::read(reader, |reader| Some(Feats(reader.number()? as u16)))?;
        let lemmatiser = Lemmatiser::read(reader)?;
        let names = Names::read(reader)?;
        Some(Model { lexicon, labels, label_feats, word_feats, lemmatiser, names, ..Model::default() })
    }

    fn write_head(&self, out: &mut Writer) {
        self.lexicon.write(out);
        tagger::write_labels(&self.labels, out);
        self.label_feats.iter().for_each(|feats| out.number(usize::from(feats.0)));
        self.word_feats.write(out, |feats, out| out.number(usize::from(feats.0)));
        self.lemmatiser.write(out);
        self.names.write(out);
    }

    /// The labels of a sentence's words.
    pub fn tag(&self, words: &[Word]) -> Vec<u8> {
        let mut labels = tagger::tag(words, self.labels.len(), &self.tagger);
        // The tagger takes what it has never seen for a name; a picture or a run of marks is none.
        for (label, word) in labels.iter_mut().zip(words).filter(|(_, w)| !w.wordlike && w.tags == 0) {
            let wanted = if word.marks { Tag::Punct } else { Tag::Sym };
            let own = self.labels.get(usize::from(*label)).map(|label| label.tag);
            if !matches!(own, Some(Tag::Punct | Tag::Sym)) {
                let found = self.labels.iter().position(|label| label.tag == wanted);
                *label = found.and_then(|at| u8::try_from(at).ok()).unwrap_or(*label);
            }
        }
        labels
    }

    /// The features of a word with that label.
    pub fn feats(&self, word: &Word, label: u8) -> Feats {
        let known = self.word_feats.get(feats_key(word, label));
        known.or_else(|| self.label_feats.get(usize::from(label)).copied()).unwrap_or_default()
    }

    /// What the parser sees of a sentence.
    pub fn nodes(&self, words: &[Word], labels: &[u8]) -> Vec<Node> {
        nodes(&self.labels, words, labels)
    }

    /// Heads and relations.
    pub fn parse(&self, words: &[Word], labels: &[u8]) -> (Vec<Option<usize>>, Vec<Rel>) {
        parser::parse(&self.nodes(words, labels), &self.steps, &self.arcs, &self.sure)
    }
}

impl Model {
    /// The mentions of the analysed sentences of one text, given all of each sentence's words, hashed words and labels.
    pub fn mentions(&self, sentences: &[Analysed]) -> Vec<Vec<Mention>> {
        let view = |&(forms, tokens, words, labels)| {
            let children = Children::new(tokens);
            View { forms, tokens, words, seen: words, labels, children, names: &self.names }
        };
        let views: Vec<View> = sentences.iter().map(view).collect();
        mentions::find(&views, &self.mentions)
    }
}

/// A sentence's words as written, analysed, hashed, and their labels.
pub type Analysed<'a> = (&'a [&'a str], &'a [Token], &'a [Word], &'a [u8]);

const LINEARS: usize = 4;

/// What the parser sees of a sentence, given the inventory of labels.
pub fn nodes(inventory: &[Label], words: &[Word], labels: &[u8]) -> Vec<Node> {
    parser::nodes(words, labels, |l| inventory.get(usize::from(l)).map_or(0, |label| label.tag as u64))
}
