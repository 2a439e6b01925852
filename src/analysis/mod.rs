//! The face of grammatical analysis: what the later stages see of a sentence, whoever filled it in.
//!
//! Tags and relations are those of Universal Dependencies, version 2.

mod clause;
mod document;
mod english;
mod tree;

pub use clause::{Clause, Modality, Oblique, clauses, is_empty_phrase, is_negated};
pub(crate) use document::bare_tokens;
pub use document::{analyse, analyse_all};
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

impl Tag {
    /// Every tag with its name in Universal Dependencies, in the order of the enum.
    pub const NAMES: [(Tag, &'static str); 17] = [
        (Tag::Adj, "ADJ"),
        (Tag::Adp, "ADP"),
        (Tag::Adv, "ADV"),
        (Tag::Aux, "AUX"),
        (Tag::Cconj, "CCONJ"),
        (Tag::Det, "DET"),
        (Tag::Intj, "INTJ"),
        (Tag::Noun, "NOUN"),
        (Tag::Num, "NUM"),
        (Tag::Part, "PART"),
        (Tag::Pron, "PRON"),
        (Tag::Propn, "PROPN"),
        (Tag::Punct, "PUNCT"),
        (Tag::Sconj, "SCONJ"),
        (Tag::Sym, "SYM"),
        (Tag::Verb, "VERB"),
        (Tag::X, "X"),
    ];

    /// The name in Universal Dependencies, such as `PROPN`.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].1
    }

    /// The tag of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Tag> {
        Self::NAMES.iter().find(|(_, n)| *n == name).map(|(tag, _)| *tag)
    }
}

impl Rel {
    /// Every relation with its name in Universal Dependencies, in the order of the enum.
    pub const NAMES: [(Rel, &'static str); 50] = [
        (Rel::Root, "root"),
        (Rel::Nsubj, "nsubj"),
        (Rel::NsubjPass, "nsubj:pass"),
        (Rel::NsubjOuter, "nsubj:outer"),
        (Rel::Obj, "obj"),
        (Rel::Iobj, "iobj"),
        (Rel::Csubj, "csubj"),
        (Rel::CsubjPass, "csubj:pass"),
        (Rel::Ccomp, "ccomp"),
        (Rel::Xcomp, "xcomp"),
        (Rel::Obl, "obl"),
        (Rel::OblAgent, "obl:agent"),
        (Rel::OblUnmarked, "obl:unmarked"),
        (Rel::Vocative, "vocative"),
        (Rel::Expl, "expl"),
        (Rel::Dislocated, "dislocated"),
        (Rel::Advcl, "advcl"),
        (Rel::AdvclRelcl, "advcl:relcl"),
        (Rel::Advmod, "advmod"),
        (Rel::Discourse, "discourse"),
        (Rel::Aux, "aux"),
        (Rel::AuxPass, "aux:pass"),
        (Rel::Cop, "cop"),
        (Rel::Mark, "mark"),
        (Rel::Nmod, "nmod"),
        (Rel::NmodPoss, "nmod:poss"),
        (Rel::NmodUnmarked, "nmod:unmarked"),
        (Rel::NmodDesc, "nmod:desc"),
        (Rel::Appos, "appos"),
        (Rel::Nummod, "nummod"),
        (Rel::Acl, "acl"),
        (Rel::AclRelcl, "acl:relcl"),
        (Rel::Amod, "amod"),
        (Rel::Det, "det"),
        (Rel::DetPredet, "det:predet"),
        (Rel::Case, "case"),
        (Rel::Conj, "conj"),
        (Rel::Cc, "cc"),
        (Rel::CcPreconj, "cc:preconj"),
        (Rel::Fixed, "fixed"),
        (Rel::Flat, "flat"),
        (Rel::Compound, "compound"),
        (Rel::CompoundPrt, "compound:prt"),
        (Rel::List, "list"),
        (Rel::Parataxis, "parataxis"),
        (Rel::Orphan, "orphan"),
        (Rel::Goeswith, "goeswith"),
        (Rel::Reparandum, "reparandum"),
        (Rel::Punct, "punct"),
        (Rel::Dep, "dep"),
    ];

    /// The name in Universal Dependencies, such as `nsubj:pass`.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].1
    }

    /// The name without its subtype: `nsubj` for `nsubj:pass`.
    pub fn universal(self) -> &'static str {
        self.name().split(':').next().unwrap_or_default()
    }

    /// The relation of that name; one with a subtype that is not told apart gives its universal relation.
    pub fn from_name(name: &str) -> Option<Rel> {
        let find = |wanted: &str| Self::NAMES.iter().find(|(_, n)| *n == wanted).map(|(rel, _)| *rel);
        find(name).or_else(|| find(name.split(':').next().unwrap_or_default()))
    }
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

impl MentionKind {
    /// All kinds, in their order.
    pub const ALL: [MentionKind; 8] = [
        MentionKind::Person,
        MentionKind::Organisation,
        MentionKind::Place,
        MentionKind::Event,
        MentionKind::Object,
        MentionKind::Time,
        MentionKind::Abstract,
        MentionKind::Other,
    ];
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
    /// Its sentences, in order; those of boilerplate and of other languages are left out.
    pub sentences: Vec<Sentence>,
    /// Mean confidence of its running text, by words; low where the text is no English.
    pub confidence: f32,
    /// The blocks that are not English, whose sentences are left out, in order.
    pub foreign: Vec<usize>,
    /// The number of blocks with sentences, those included.
    pub paragraphs: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_enum() {
        for (i, (tag, name)) in Tag::NAMES.iter().enumerate() {
            assert_eq!(*tag as usize, i);
            assert_eq!(Tag::from_name(name), Some(*tag));
        }
        for (i, (rel, name)) in Rel::NAMES.iter().enumerate() {
            assert_eq!(*rel as usize, i);
            assert_eq!(Rel::from_name(name), Some(*rel));
        }
        assert_eq!(Rel::from_name("flat:foreign"), Some(Rel::Flat));
        assert_eq!(Rel::AclRelcl.universal(), "acl");
    }
}
