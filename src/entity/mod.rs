//! Who and what the sources talk about: names are found, brought together across documents, and pronouns and
//! descriptions ("it", "the company") are resolved inside each document.
//!
//! Knows nothing of values or conflicts.

mod alias;
mod coref;
pub mod fold;
mod names;

pub use names::{Name, find as find_names};

use crate::analysis::{Document, MentionKind};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Index of an entity in [`Entities::list`].
pub type EntityId = usize;

/// Something that has a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// The fullest name that a source gives it.
    pub name: String,
    /// What it is.
    pub kind: MentionKind,
    /// ISO 3166 code where it is a country.
    pub country: Option<&'static str>,
    /// Common nouns that sources call it ("company", "river"), in dictionary form.
    pub types: BTreeSet<String>,
    /// Indices of the documents that name it.
    pub documents: BTreeSet<usize>,
}

/// What each token of a document refers to.
#[derive(Clone, Debug, Default)]
pub struct Referents {
    /// `[sentence][token]`: the entity that the phrase headed by the token refers to.
    heads: Vec<Vec<Option<EntityId>>>,
    /// `[sentence]`: the names in it, with the entity of each.
    names: Vec<Vec<(Name, EntityId)>>,
}

impl Referents {
    /// The entity that the phrase headed by `token` refers to.
    pub fn of(&self, sentence: usize, token: usize) -> Option<EntityId> {
        *self.heads.get(sentence)?.get(token)?
    }

    /// The names in a sentence, left to right.
    pub fn names(&self, sentence: usize) -> &[(Name, EntityId)] {
        self.names.get(sentence).map_or(&[], Vec::as_slice)
    }

    /// The name that covers a token.
    pub fn name_at(&self, sentence: usize, token: usize) -> Option<&(Name, EntityId)> {
        self.names(sentence).iter().find(|(n, _)| n.start <= token && token < n.end)
    }
}

/// All entities of a set of documents.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// The entities, by first mention.
    pub list: Vec<Entity>,
    /// What the tokens of each document refer to.
    pub referents: Vec<Referents>,
}

/// Finds the entities of a set of documents.
pub fn resolve(documents: &[Document]) -> Entities {
    let found: Vec<Vec<Vec<Name>>> = documents.par_iter().map(names::of_document).collect();
    let (list, ids) = alias::cluster(documents, &found);
    let referents = documents
        .par_iter()
        .zip(found)
        .enumerate()
        .map(|(d, (document, names))| coref::resolve(document, names, &ids[d], &list))
        .collect();
    Entities { list, referents }
}
