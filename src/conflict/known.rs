//! Everything that pairs of claims are judged and weighed by, set up once for all documents.

use super::Meanings;
use crate::analysis::Document;
use crate::claim::Claim;
use crate::entity::{Entities, Marks};
use crate::topic::{Alignments, Crowd, Rarity};

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
}

impl<'a> Known<'a> {
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
        }
    }
}
