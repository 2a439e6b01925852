//! How much two documents have in common: what both name. Documents on things of one name share that name and little
//! else; documents that tell one story share its people, bodies and places.

use crate::entity::Entities;
use std::collections::HashMap;

/// Something that more documents name is no sign of one story, and pairing all of them would not be linear.
const COMMON: usize = 64;

/// For each pair of documents how many things both name, countries left out.
#[derive(Debug, Default)]
pub struct Stories {
    /// Lookup only: no order comes from it.
    shared: HashMap<(usize, usize), usize>,
    /// How many things each document names.
    own: HashMap<usize, usize>,
}

impl Stories {
    /// Counts what the documents share.
    pub fn of(entities: &Entities) -> Self {
        let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
        let mut own: HashMap<usize, usize> = HashMap::new();
        for entity in entities.list.iter().filter(|e| e.country.is_none() && e.documents.len() <= COMMON) {
            let documents: Vec<usize> = entity.documents.iter().copied().collect();
            documents.iter().for_each(|&d| *own.entry(d).or_default() += 1);
            for (n, &a) in documents.iter().enumerate() {
                for &b in &documents[n + 1..] {
                    *shared.entry((a.min(b), a.max(b))).or_default() += 1;
                }
            }
        }
        Stories { shared, own }
    }

    /// How many things the poorer of two documents names: short texts can't share more.
    pub fn nameable(&self, a: usize, b: usize) -> usize {
        let own = |d: usize| self.own.get(&d).copied().unwrap_or(0);
        own(a).min(own(b))
    }

    /// How many things two documents both name.
    pub fn shared(&self, a: usize, b: usize) -> usize {
        self.shared.get(&(a.min(b), a.max(b))).copied().unwrap_or(0)
    }
}
