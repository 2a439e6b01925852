//! Harm to a body, told by the part that suffered: "a broken collarbone", "had his wrist fractured", "sprained an ankle".
//!
//! Who breaks a bone is hurt, so that it stands against "nobody was hurt".

use super::denying::{blurred, denied};
use super::polarity::participants;
use super::{Claim, ClaimValue, Qualifiers, Scene, Slot};
use crate::analysis::{Modality, Rel, Tag};
use crate::world::{self, List};

/// Verbs that hurt the part of the body that is their object.
const BREAKING: &[&str] = &[
    "break",
    "fracture",
    "sprain",
    "crack",
    "snap",
    "dislocate",
    "twist",
    "bruise",
    "crush",
    "burn",
    "scald",
    "cut",
    "gash",
    "injure",
    "hurt",
    "tear",
    "rupture",
    "graze",
    "lacerate",
    "amputate",
];
pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if !scene.is_prose() {
        return;
    }
    let found = (0..scene.tree.len()).find_map(|i| part(scene, i).map(|end| (i, end)));
    let Some((at, other)) = found else { return };
    let clause = scene.clause_of(at);
    if clause.is_some_and(|c| c.modality != Modality::Fact || denied(scene, c) || blurred(scene, c)) {
        return;
    }
    let anchors = clause.map(|c| participants(scene, c)).unwrap_or_default();
    let qualifiers = Qualifiers::of(scene, clause, at);
    let span = scene.tree.span(&[at.min(other), at.max(other)]);
    claims.push(scene.claim(Slot::Polarity, "injure", anchors, ClaimValue::Truth(true), span, qualifiers));
}

/// A part of a body that was hurt, with the word that says so.
fn part(scene: &Scene<'_>, i: usize) -> Option<usize> {
    let tree = &scene.tree;
    if tree.tag(i) != Tag::Noun || !world::list(List::BodyPart, tree.lower_lemma(i)) {
        return None;
    }
    // "a broken leg", "had his leg badly broken", "the shin is broken".
    let verb = |k: usize| {
        let base = BREAKING.contains(&tree.lower_lemma(k)) && matches!(tree.tag(k), Tag::Verb | Tag::Adj);
        base || BREAKING.contains(&crate::grammar::lemma_verb(tree.lower(k)).as_str())
    };
    let above = tree.head(i).filter(|&h| {
        matches!(tree.rel(i), Rel::Obj | Rel::NsubjPass | Rel::Nsubj)
            && verb(h)
            && (tree.rel(i) != Rel::Nsubj || tree.tag(h) == Tag::Adj)
    });
    let attribute = || tree.by(i, &[Rel::Amod, Rel::Acl]).find(|&k| verb(k));
    let behind = || (i + 1..tree.len().min(i + 3)).find(|&k| verb(k) && tree.tag(k) != Tag::Noun);
    let owned = || tree.by(i, &[Rel::NmodPoss]).next().is_some();
    above.or_else(attribute).or_else(|| behind().filter(|_| owned()))
}
