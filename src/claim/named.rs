//! Names, whatever the sentence says of them: what the extractors of single attributes have no words for.
//!
//! What such a name fills is told by what stands around it; whether two of them fill one slot is weighed, never ruled.

use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, numbers};
use crate::analysis::{MentionKind, Rel, Tag};
use crate::text::BlockKind;
use crate::world::{self, List};

/// Longer sentences are no prose, and each name's surroundings are the whole sentence.
const LONGEST: usize = 400;

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let block = scene.block();
    // Capitals alone are no names where the words are not known: German writes every noun so.
    let read = scene.is_prose() || scene.is_tabular();
    if !read
        || scene.tree.len() > LONGEST
        || block.is_some_and(|b| b.dateline || matches!(b.kind, BlockKind::Heading(_)))
    {
        return;
    }
    for (name, id) in scene.entities.referents[scene.document].names(scene.index) {
        let tree = &scene.tree;
        // "The Oslo Declaration" is named after a place and none.
        let titled = world::list(List::TitleSlot, tree.lower_lemma(name.end - 1));
        let place = scene.is_place(*id) && !titled;
        let Some(slot) = slot(scene.entities.list[*id].kind, place) else { continue };
        let span = tree.token(name.start).span.join(tree.token(name.end - 1).span);
        let clause = scene.clause_of(name.head);
        let mut qualifiers = Qualifiers { weak: true, ..Qualifiers::of(scene, clause, name.head) };
        if slot == Slot::SomePlace {
            // A place doesn't narrow where it is itself the answer.
            qualifiers.places.clear();
        }
        let anchors = anchors(scene, name.head, (name.start, name.end));
        claims.push(scene.claim(slot, "", anchors, ClaimValue::Entity(*id), span, qualifiers));
    }
}

fn slot(kind: MentionKind, place: bool) -> Option<Slot> {
    match kind {
        _ if place => Some(Slot::SomePlace),
        MentionKind::Person => Some(Slot::SomePerson),
        MentionKind::Time => None,
        _ => Some(Slot::SomeName),
    }
}

/// What the name is said to be, what it belongs to, and the clause that it stands in.
fn anchors(scene: &Scene<'_>, head: usize, (start, end): (usize, usize)) -> Vec<Anchor> {
    let tree = &scene.tree;
    let mut anchors = Vec::new();
    let outside = |i: usize| i < start || i >= end;
    let apposed = tree.by(head, &[Rel::Appos, Rel::Compound, Rel::Flat, Rel::NmodDesc]);
    for kid in apposed.filter(|&k| outside(k) && tree.tag(k) == Tag::Noun) {
        scene.push(kid, Role::Head, &mut anchors);
        scene.noun_anchors(kid, &mut anchors);
    }
    if let Some(above) = tree.head(head).filter(|&h| outside(h)) {
        let role = match tree.rel(head) {
            Rel::Appos | Rel::Flat | Rel::Compound | Rel::NmodDesc => Role::Head,
            _ => Role::Owner,
        };
        scene.push(above, role, &mut anchors);
    }
    numbers::governors(scene, head, &mut anchors);
    if let Some(clause) = scene.clause_of(head) {
        scene.clause_anchors(clause.predicate, head, &mut anchors, Role::Predicate);
    }
    anchors
}
