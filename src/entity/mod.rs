//! Who and what the sources talk about: names are found, brought together across documents, and pronouns and
//! descriptions ("it", "the company") are resolved inside each document.
//!
//! Knows nothing of values or conflicts.

mod alias;
pub mod antecedents;
mod build;
mod called;
mod casing;
mod coref;
pub mod fold;
mod given;
mod hero;
mod kinds;
mod marks;
mod names;
mod nodes;
mod recent;
mod run;
mod short;
#[cfg(test)]
mod tests;

pub(crate) use called::{described, family};
pub use casing::Casing;
pub use given::Gender;
pub(crate) use given::gender_of_title;
pub(crate) use kinds::is_person_noun;
pub use marks::Marks;
pub use names::{Name, find as find_names};

use crate::analysis::{Document, MentionKind};
use fnv::FnvHashMap;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Index of an entity in [`Entities::list`].
pub type EntityId = usize;

/// Something that has a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// The full name that most sources give it.
    pub name: String,
    /// The name as [`fold::words`]: names are compared by these.
    pub words: Vec<String>,
    /// What it is.
    pub kind: MentionKind,
    /// ISO 3166 code where it is a country.
    pub country: Option<&'static str>,
    /// Common nouns that sources call it ("company", "river"), as families of words
    /// that are used of one thing by turns.
    pub types: BTreeSet<String>,
    /// Indices of the documents that name it.
    pub documents: BTreeSet<usize>,
}

const NOBODY: u32 = u32::MAX;

/// What each token of a document refers to.
#[derive(Clone, Debug, Default)]
pub struct Referents {
    /// `[sentence][token]`: the entity that the phrase headed by the token refers to.
    /// Kept for every token of every document, so in few bytes; [`NOBODY`] for none.
    heads: Vec<Box<[u32]>>,
    /// `[sentence]`: the names in it, with the entity of each.
    names: Vec<Vec<(Name, EntityId)>>,
    /// What the document is mostly about: the few things that it names most.
    heroes: Vec<EntityId>,
}

impl Referents {
    /// The entity that the phrase headed by `token` refers to.
    pub fn of(&self, sentence: usize, token: usize) -> Option<EntityId> {
        let id = *self.heads.get(sentence)?.get(token)?;
        (id != NOBODY).then_some(id as EntityId)
    }

    /// Adds a sentence.
    fn push(&mut self, heads: &[Option<EntityId>], names: Vec<(Name, EntityId)>) {
        let small = |id: &Option<EntityId>| id.and_then(|id| u32::try_from(id).ok()).unwrap_or(NOBODY);
        self.heads.push(heads.iter().map(small).collect());
        self.names.push(names);
    }

    /// The names in a sentence, left to right.
    pub fn names(&self, sentence: usize) -> &[(Name, EntityId)] {
        self.names.get(sentence).map_or(&[], Vec::as_slice)
    }

    /// The few things that the document names most, the most frequent first.
    pub fn heroes(&self) -> &[EntityId] {
        &self.heroes
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
    /// How each person is spoken of, as far as titles and given names tell.
    pub genders: Vec<Option<Gender>>,
    // What each document names, countries left out, in order.
    named: Vec<Vec<EntityId>>,
    countries: Vec<EntityId>,
    // Those whose name begins with a word, in order.
    by_first: FnvHashMap<String, Vec<EntityId>>,
}

impl Entities {
    fn new(list: Vec<Entity>, referents: Vec<Referents>, genders: Vec<Option<Gender>>) -> Self {
        let mut named = vec![Vec::new(); referents.len()];
        for (id, entity) in list.iter().enumerate().filter(|(_, entity)| entity.country.is_none()) {
            for &document in &entity.documents {
                named[document].push(id);
            }
        }
        let mut by_first: FnvHashMap<String, Vec<EntityId>> = FnvHashMap::default();
        for (id, entity) in list.iter().enumerate() {
            if let Some(first) = entity.words.first() {
                by_first.entry(first.clone()).or_default().push(id);
            }
        }
        let countries = (0..list.len()).filter(|&id| list[id].country.is_some()).collect();
        Entities { list, referents, genders, named, countries, by_first }
    }

    /// Those whose name begins with these folded words or consists of them, by first mention.
    pub fn beginning(&self, words: &[String]) -> impl Iterator<Item = EntityId> {
        let known = words.first().and_then(|first| self.by_first.get(first));
        known.into_iter().flatten().copied().filter(move |&id| self.list[id].words.starts_with(words))
    }

    /// The same for other documents: each has the names of the one at its place in `from`.
    pub(crate) fn renumbered(&self, from: &[usize]) -> Entities {
        let documents = |old: &BTreeSet<usize>| -> BTreeSet<usize> {
            (0..from.len()).filter(|&document| old.contains(&from[document])).collect()
        };
        let list = self.list.iter().map(|e| Entity { documents: documents(&e.documents), ..e.clone() });
        let referents = from.iter().filter_map(|&read| self.referents.get(read).cloned());
        Entities::new(list.collect(), referents.collect(), self.genders.clone())
    }

    /// How many things the poorer of two documents names: short texts can't share more.
    pub fn nameable(&self, one: usize, other: usize) -> usize {
        let own = |document: usize| self.named.get(document).map_or(0, Vec::len);
        own(one).min(own(other))
    }

    /// What two documents both name, countries too.
    pub fn named_by_both(&self, one: usize, other: usize) -> impl Iterator<Item = EntityId> {
        let countries = self.countries.iter().copied();
        let both = move |&id: &EntityId| [one, other].iter().all(|d| self.list[id].documents.contains(d));
        self.shared(one, other).chain(countries.filter(both))
    }

    /// How much two documents name the same things, countries left out, from 0 to 1: the cosine of what they name, weighed
    /// by how few documents name it.
    pub fn kinship(&self, one: usize, other: usize) -> f64 {
        let texts = self.named.len() as f64;
        let rarity = |id: EntityId| (texts / self.list[id].documents.len().max(1) as f64).ln().powi(2);
        let both: f64 = self.shared(one, other).map(rarity).sum();
        let all = |document| self.shared(document, document).map(rarity).sum::<f64>();
        both / (all(one) * all(other)).sqrt().max(f64::MIN_POSITIVE)
    }

    /// What two documents both name, countries left out.
    pub fn shared(&self, one: usize, other: usize) -> impl Iterator<Item = EntityId> {
        let of = |document: usize| self.named.get(document).map_or(&[][..], Vec::as_slice);
        let (few, many) = if of(one).len() < of(other).len() { (one, other) } else { (other, one) };
        of(few).iter().copied().filter(move |id| of(many).binary_search(id).is_ok())
    }
}

/// Finds the entities of a set of documents, which are sorted by id.
pub fn resolve(documents: &[Document]) -> Entities {
    let casing = Casing::of(documents);
    let found: Vec<Vec<Vec<Name>>> = documents.par_iter().map(|d| names::of_document(d, &casing)).collect();
    let nodes = nodes::Nodes::collect(&found);
    let mut sets = alias::cluster(&nodes, &found);
    let build::Built { mut list, ids, genders } = build::entities(&nodes, &mut sets);
    let called: Vec<Vec<coref::Called>> = documents
        .par_iter()
        .zip(&found)
        .zip(&ids)
        .map(|((d, names), ids)| coref::types(d, names, ids, &list))
        .collect();
    for (id, noun) in called.into_iter().flatten() {
        list[id].types.insert(noun);
    }
    let referents = documents
        .par_iter()
        .zip(found)
        .zip(&ids)
        .map(|((document, names), ids)| {
            let mut referents = coref::resolve(document, names, ids, &list, &genders);
            referents.heroes = hero::of_document(document, &referents, &list);
            referents
        })
        .collect();
    Entities::new(list, referents, genders)
}
