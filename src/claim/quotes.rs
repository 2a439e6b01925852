//! Whose words a quotation is.

use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term, titles};
use crate::analysis::{MentionKind, Rel, Tag};
use crate::entity::EntityId;
use crate::world::{self, List};

/// The fewest words of meaning that make a quotation one of its own.
const SHORTEST: usize = 4;

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if !scene.is_prose() {
        return;
    }
    for (start, end) in titles::quotations(scene) {
        let tokens: Vec<usize> = (start..end).collect();
        let span = scene.tree.span(&tokens);
        let words = titles::content_words(span.of(scene.text()));
        if words.len() < SHORTEST {
            continue;
        }
        let Some(speaker) = speaker(scene, start, end) else { continue };
        let anchors = words.into_iter().map(|w| Anchor { term: Term::Word(w), role: Role::Object }).collect();
        let qualifiers = Qualifiers::plain();
        claims.push(scene.claim(Slot::Quoted, "quotation", anchors, ClaimValue::Entity(speaker), span, qualifiers));
    }
}

/// The named person that a verb of saying outside the quotation has for its subject; "as Ada Quill put it" too.
fn speaker(scene: &Scene<'_>, start: usize, end: usize) -> Option<EntityId> {
    let tree = &scene.tree;
    let outside = |i: usize| i < start || i >= end;
    let says = |i: usize| {
        let lemma = tree.lemma(i).to_lowercase();
        tree.tag(i) == Tag::Verb && (world::list(List::Reporting, &lemma) || matches!(lemma.as_str(), "put" | "call" | "ask" | "shout" | "sigh" | "cry" | "go"))
    };
    let verbs: Vec<usize> = (0..tree.len()).filter(|&i| outside(i) && says(i)).collect();
    let mut found: Vec<EntityId> = Vec::new();
    for &verb in &verbs {
        let subject = tree.by(verb, &[Rel::Nsubj]).find(|&s| outside(s)).and_then(|s| person_at(scene, s));
        found.extend(subject.or_else(|| beside(scene, verb).filter(|(at, _)| outside(*at)).map(|(_, id)| id)));
    }
    if verbs.is_empty() {
        let names = scene.entities.referents[scene.document].names(scene.index);
        let attributed = names.iter().filter(|(n, _)| outside(n.start) && n.start > 0);
        let word = |i: usize| tree.word(i).to_lowercase();
        let by = |i: usize| {
            let words_of = i > 1 && word(i - 1) == "of" && word(i - 2) == "words";
            words_of || matches!(word(i - 1).as_str(), "to" | "by" | "—" | "–" | "-")
        };
        found.extend(attributed.filter(|(n, _)| by(n.start)).map(|(_, id)| *id).filter(|&id| is_person(scene, id)));
    }
    found.sort_unstable();
    found.dedup();
    match found.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// "said the mayor, Ada Quill": a name right behind the verb, its office between them; or one right before it.
fn beside(scene: &Scene<'_>, verb: usize) -> Option<(usize, EntityId)> {
    let tree = &scene.tree;
    let names = scene.entities.referents[scene.document].names(scene.index);
    let office = |i: usize| matches!(tree.tag(i), Tag::Noun | Tag::Adj | Tag::Det) || tree.word(i) == ",";
    let behind = names.iter().find(|(n, _)| n.start > verb && n.start <= verb + 5 && (verb + 1..n.start).all(office));
    let before = || names.iter().find(|(n, _)| n.end == verb);
    behind.or_else(before).filter(|(_, id)| is_person(scene, *id)).map(|(n, id)| (n.start, *id))
}

fn person_at(scene: &Scene<'_>, subject: usize) -> Option<EntityId> {
    let named = scene.entities.referents[scene.document].name_at(scene.index, subject).map(|(_, id)| *id);
    // "the coach said": a description that the document ties to one name is as good; a pronoun is not.
    let id = named.or_else(|| if scene.tree.tag(subject) == Tag::Pron { None } else { scene.entity(subject) })?;
    is_person(scene, id).then_some(id)
}

fn is_person(scene: &Scene<'_>, id: EntityId) -> bool {
    matches!(scene.entities.list[id].kind, MentionKind::Person | MentionKind::Other)
}
