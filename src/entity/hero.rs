//! What a document is about: the things that it names most.
//!
//! A text on one thing soon leaves its name out ("the opening was postponed"); what has no owner there is the thing's.

use super::{Entity, EntityId, Referents};
use crate::analysis::Document;
use crate::world;
use std::collections::BTreeMap;

/// How many things a document is about at most.
const HEROES: usize = 3;

/// The things that a document names most, countries and their peoples left out, by how often they are named.
pub(super) fn of_document(document: &Document, referents: &Referents, list: &[Entity]) -> Vec<EntityId> {
    let mut counts: BTreeMap<EntityId, usize> = BTreeMap::new();
    for s in 0..document.sentences.len() {
        for (_, id) in referents.names(s) {
            *counts.entry(*id).or_default() += 1;
        }
    }
    let country = |id: EntityId| list[id].country.is_some() || world::demonym(&list[id].name).is_some();
    let mut ranked: Vec<(usize, EntityId)> =
        counts.into_iter().filter(|(id, n)| *n >= 2 && !country(*id)).map(|(id, n)| (n, id)).collect();
    ranked.sort_unstable_by_key(|(n, id)| (std::cmp::Reverse(*n), *id));
    ranked.into_iter().take(HEROES).map(|(_, id)| id).collect()
}
