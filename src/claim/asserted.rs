//! What one source takes for granted that another denies.
//!
//! A denial is rare and says much ("there was never a release clause"); the assertion may stand in passing ("used the
//! clause"). So the nouns that some source denies are looked up in all the others, once the denials are known.

use super::denying::{blurred, denied};
use super::existence::{noun_concept, of_noun};
use super::scene::DateMemory;
use super::{Claim, ClaimValue, Scene, Slot};
use crate::analysis::{Document, Modality, Rel, Sentence, Tag, is_empty_phrase};
use crate::entity::Entities;
use crate::world::{self, Pos};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Verbs that take away what they govern.
const REMOVING: &[&str] = &[
    "scrap", "cancel", "suspend", "withdraw", "drop", "lose", "lack", "deny", "reject", "refuse", "avoid",
    "prevent", "abandon", "ban", "lift", "remove", "halt", "stop", "miss", "abolish", "end", "axe", "waive",
    "rule out", "want", "need", "demand", "seek", "request", "ask", "hope", "fear", "expect", "threaten",
    "consider", "acquit", "clear",
];

/// Attributes that are denied, with the documents that deny them.
type Denied<'a> = BTreeMap<&'a str, BTreeSet<usize>>;

/// Adds the mentions.
pub(super) fn add(documents: &[Document], entities: &Entities, claims: &mut Vec<Claim>) {
    let mut wanted = Denied::new();
    let mut known: BTreeSet<(usize, usize, &str)> = BTreeSet::new();
    for claim in claims.iter().filter(|c| c.slot == Slot::Polarity) {
        known.insert((claim.document, claim.sentence, &claim.attribute));
        if claim.value == ClaimValue::Truth(false) {
            wanted.entry(&claim.attribute).or_default().insert(claim.document);
        }
    }
    let found: Vec<Vec<Claim>> = documents
        .par_iter()
        .enumerate()
        .map(|(d, document)| of_document(d, document, entities, &wanted, &known))
        .collect();
    claims.extend(found.into_iter().flatten());
}

fn of_document(
    d: usize,
    document: &Document,
    entities: &Entities,
    wanted: &Denied<'_>,
    known: &BTreeSet<(usize, usize, &str)>,
) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut dates = DateMemory::new(document);
    let elsewhere = |a: &str| wanted.get(a).is_some_and(|by| by.iter().any(|&other| other != d));
    for (s, sentence) in document.sentences.iter().enumerate().filter(|(_, s)| speaks(s, &elsewhere)) {
        let scene = Scene::new(d, s, document, entities, &mut dates);
        for i in (0..sentence.tokens.len()).filter(|&i| sentence.tokens[i].tag == Tag::Noun) {
            let attribute = noun_concept(&scene, i);
            if elsewhere(&attribute) && !known.contains(&(d, s, attribute.as_str())) && holds(&scene, i) {
                claims.push(of_noun(&scene, i, attribute, true));
            }
        }
    }
    claims
}

/// A quick look whether the sentence has such a noun at all.
fn speaks(sentence: &Sentence, elsewhere: &impl Fn(&str) -> bool) -> bool {
    sentence.tokens.iter().filter(|t| t.tag == Tag::Noun).any(|t| {
        let lemma = t.lemma.to_lowercase();
        elsewhere(&lemma) || world::concept(&lemma, Pos::Noun).is_some_and(|c| elsewhere(c.id))
    })
}

/// Whether the sentence takes for granted that what the noun names is there.
fn holds(scene: &Scene<'_>, noun: usize) -> bool {
    let tree = &scene.tree;
    let lower = |i: usize| tree.lower(i);
    if scene.is_tabular() || lower(tree.len() - 1) == "?" || is_empty_phrase(tree, noun) {
        return false;
    }
    let denies = |i: usize| {
        matches!(
            lower(i),
            "no" | "not"
                | "never"
                | "n't"
                | "n’t"
                | "without"
                | "nobody"
                | "nothing"
                | "none"
                | "free"
                | "lacking"
                | "any"
        )
    };
    let part_of_compound = matches!(tree.rel(noun), Rel::Compound | Rel::NmodUnmarked);
    let taken_away = tree.head(noun).is_some_and(|h| REMOVING.contains(&tree.lemma(h)));
    if part_of_compound || taken_away || (noun.saturating_sub(6)..noun).any(denies) {
        return false;
    }
    let must = || (0..noun).any(|i| matches!(lower(i), "must"));
    scene.clause_of(noun).is_none_or(|c| {
        let meant = c.modality == Modality::Fact || (c.modality == Modality::Possible && must());
        meant && !denied(scene, c) && !blurred(scene, c) && !REMOVING.contains(&c.lemma.as_str())
    })
}
