//! The face of grammatical analysis: what the later stages see of a sentence, whoever filled it in.
//!
//! Tags and relations are those of Universal Dependencies, version 2.

mod clause;
mod document;
mod tree;

pub use clause::{Clause, Modality, Oblique, clauses, is_empty_phrase, is_negated};
pub use document::analyse;
pub use tree::Tree;

use crate::text::Span;

/// Universal part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Tag {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

/// Morphological features that the later stages ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Feats(pub u16);

impl Feats {
    /// `Number=Plur`
    pub const PLURAL: u16 = 1;
    /// `Tense=Past`, finite or participle
    pub const PAST: u16 = 1 << 1;
    /// `Tense=Pres`
    pub const PRESENT: u16 = 1 << 2;
    /// `VerbForm=Fin`
    pub const FINITE: u16 = 1 << 3;
    /// `VerbForm=Part` or `VerbForm=Ger`
    pub const PARTICIPLE: u16 = 1 << 4;
    /// `VerbForm=Inf`
    pub const INFINITIVE: u16 = 1 << 5;
    /// `Degree=Cmp`
    pub const COMPARATIVE: u16 = 1 << 6;
    /// `Degree=Sup`
    pub const SUPERLATIVE: u16 = 1 << 7;
    /// `Poss=Yes`
    pub const POSSESSIVE: u16 = 1 << 8;
    /// `Definite=Def`
    pub const DEFINITE: u16 = 1 << 9;
    /// `Person=1` or `Person=2`
    pub const SPEAKER: u16 = 1 << 10;

    /// Whether any of the features in `mask` is set.
    pub const fn has(self, mask: u16) -> bool {
        self.0 & mask != 0
    }
}

/// Grammatical relation of a token to its head (Universal Dependencies, with the subtypes that the
/// later stages tell apart).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Rel {
    Root,
    Nsubj,
    NsubjPass,
    NsubjOuter,
    Obj,
    Iobj,
    Csubj,
    CsubjPass,
    Ccomp,
    Xcomp,
    Obl,
    OblAgent,
    OblUnmarked,
    Vocative,
    Expl,
    Dislocated,
    Advcl,
    AdvclRelcl,
    Advmod,
    Discourse,
    Aux,
    AuxPass,
    Cop,
    Mark,
    Nmod,
    NmodPoss,
    NmodUnmarked,
    NmodDesc,
    Appos,
    Nummod,
    Acl,
    AclRelcl,
    Amod,
    Det,
    DetPredet,
    Case,
    Conj,
    Cc,
    CcPreconj,
    Fixed,
    Flat,
    Compound,
    CompoundPrt,
    List,
    Parataxis,
    Orphan,
    Goeswith,
    Reparandum,
    Punct,
    Dep,
}

/// One word, number or mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Where it stands in the visible text.
    pub span: Span,
    /// Dictionary form, lower case except for names.
    pub lemma: String,
    /// Part of speech.
    pub tag: Tag,
    /// Features.
    pub feats: Feats,
    /// Index in the sentence of the token that it depends on; `None` for the root.
    pub head: Option<usize>,
    /// How it depends on its head.
    pub rel: Rel,
}

/// What a mention refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum MentionKind {
    Person,
    Organisation,
    Place,
    Event,
    Object,
    Time,
    Abstract,
    Other,
}

/// A noun phrase that refers to something.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// First token.
    pub start: usize,
    /// Behind the last token.
    pub end: usize,
    /// The head token.
    pub head: usize,
    /// What it refers to.
    pub kind: MentionKind,
    /// Whether it is a name.
    pub named: bool,
}

/// A sentence with its analysis.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// Where it stands in the visible text.
    pub span: Span,
    /// The block that it belongs to.
    pub block: usize,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Noun phrases that refer to something, outermost first.
    pub mentions: Vec<Mention>,
    /// How sure the analysis is, 0 to 1; low for text that is no English.
    pub confidence: f32,
}

/// A source with its sentences analysed.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The source.
    pub source: crate::source::Source,
    /// Its sentences, in order; those of boilerplate are left out.
    pub sentences: Vec<Sentence>,
}
