//! Everything that pairs of claims are judged and weighed by, set up once for all documents.

use super::{Meanings, Mechanism};
use crate::analysis::Document;
use crate::claim::Claim;
use crate::entity::{Entities, Marks};
use crate::topic::{Alignments, Crowd, Rarity};
use std::collections::{BTreeMap, BTreeSet};

/// The stages before, and what is counted over all of their claims and sentences.
#[derive(Debug)]
pub(super) struct Known<'a> {
    pub documents: &'a [Document],
    pub entities: &'a Entities,
    pub claims: &'a [Claim],
    pub rarity: Rarity<'a>,
    pub crowd: Crowd<'a>,
    pub alignments: Alignments,
    pub meanings: Meanings<'a>,
    pub marks: Marks,
    /// What is left out.
    pub without: &'a [Mechanism],
    copies: BTreeSet<(usize, usize)>,
}

impl<'a> Known<'a> {
    /// How rare the terms are, of all that is known: the rest takes much room.
    pub fn into_rarity(self) -> Rarity<'a> {
        self.rarity
    }

    /// Of all documents.
    pub fn of(documents: &'a [Document], entities: &'a Entities, claims: &'a [Claim]) -> Self {
        Known {
            documents,
            entities,
            claims,
            rarity: Rarity::of(claims),
            crowd: Crowd::of(claims),
            alignments: Alignments::of(documents, entities),
            meanings: Meanings::of(documents),
            marks: Marks::of(documents),
            without: &[],
            copies: copies(claims),
        }
    }

    /// Whether two documents are copies of one text with some values changed.
    pub fn are_copies(&self, p: usize, q: usize) -> bool {
        self.copies.contains(&(p.min(q), p.max(q)))
    }
}

/// Pairs of documents of which the places in which they differ were compared.
fn copies(claims: &[Claim]) -> BTreeSet<(usize, usize)> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut copies = BTreeSet::new();
    for claim in claims.iter().filter(|claim| claim.qualifiers.copied) {
        match places.get(claim.attribute.as_str()) {
            Some(&other) => {
                copies.insert((other.min(claim.document), other.max(claim.document)));
            }
            None => {
                places.insert(&claim.attribute, claim.document);
            }
        }
    }
    copies
}
