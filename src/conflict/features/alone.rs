//! What is counted of each claim by itself.

use super::flag;
use super::focus::is_singled_out;
use crate::claim::{ClaimValue, Slot};
use crate::conflict::known::Known;
use crate::entity::EntityId;
use crate::world::vectors::{self, Wide};
use fnv::FnvHashMap;

/// What is counted of a claim.
#[derive(Clone, Copy, Debug)]
pub(super) struct Alone {
    /// Claims of its slot in its document.
    pub slot: f64,
    /// Claims of its slot in its sentence.
    pub sentence: f64,
    /// Its terms, and their length as a vector.
    pub size: f64,
    pub norm: f64,
    /// How often its document names its value.
    pub mentions: f64,
    /// 1 if its sentence singles out what it mentions.
    pub focus: f64,
    /// Place of its attribute among all.
    pub attribute: u32,
}

/// What is counted of each claim, and what the attributes mean.
pub(super) fn alone(known: &Known<'_>) -> (Vec<Alone>, Vec<Wide>) {
    let mut slots: FnvHashMap<(usize, Slot), usize> = FnvHashMap::default();
    let mut sentences: FnvHashMap<(usize, usize, Slot), usize> = FnvHashMap::default();
    for claim in known.claims {
        *slots.entry((claim.document, claim.slot)).or_default() += 1;
        *sentences.entry((claim.document, claim.sentence, claim.slot)).or_default() += 1;
    }
    let mentions = mentions(known);
    let (mut numbers, mut meanings) = (FnvHashMap::<&str, u32>::default(), Vec::new());
    let alone = known.claims.iter().enumerate().map(|(n, claim)| {
        let attribute = *numbers.entry(claim.attribute.as_str()).or_insert_with(|| {
            let word = claim.attribute.split([' ', '-', '/']).next().unwrap_or_default();
            meanings.push(vectors::vector(word).wide());
            meanings.len() as u32 - 1
        });
        let named = match claim.value {
            ClaimValue::Entity(e) => mentions.get(&(claim.document, e)).copied().unwrap_or(0).min(20),
            _ => 0,
        };
        Alone {
            slot: slots.get(&(claim.document, claim.slot)).copied().unwrap_or(0) as f64,
            sentence: sentences.get(&(claim.document, claim.sentence, claim.slot)).copied().unwrap_or(0)
                as f64,
            size: known.rarity.size(n) as f64,
            norm: known.rarity.norm(n),
            mentions: named as f64,
            focus: flag(is_singled_out(claim, &known.documents[claim.document])),
            attribute,
        }
    });
    (alone.collect(), meanings)
}

/// How often each document names each thing that claims have for value.
fn mentions(known: &Known<'_>) -> FnvHashMap<(usize, EntityId), usize> {
    let mut mentions = FnvHashMap::default();
    let names = known.claims.iter().filter(|claim| claim.slot.is_some_name());
    for claim in names {
        if let ClaimValue::Entity(e) = claim.value {
            *mentions.entry((claim.document, e)).or_default() += 1;
        }
    }
    mentions
}
