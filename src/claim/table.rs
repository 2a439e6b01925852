//! Rows of tables and labels with their value: the label and the column's header say what the value is of.

use super::numbers::dimension_key;
use super::scene::concept_of;
use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::Tag;
use crate::entity::EntityId;
use crate::text::{BlockKind, Span};
use crate::value::{DateBound, Dimension, Value, ValueMention};
use crate::world;

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    match scene.block().map(|b| &b.kind) {
        Some(BlockKind::KeyValue { key, value }) => cell(scene, &[*key], *value, claims),
        Some(BlockKind::Row { cells, headers }) => {
            let Some((label, rest)) = cells.split_first() else { return };
            for (i, value) in rest.iter().enumerate() {
                let mut labels = vec![*label];
                labels.extend(headers.get(i + 1).copied().flatten());
                cell(scene, &labels, *value, claims);
            }
        }
        _ => {}
    }
}

/// One value with the labels that govern it, the closest first.
fn cell(scene: &Scene<'_>, labels: &[Span], value: Span, claims: &mut Vec<Claim>) {
    let mut anchors = Vec::new();
    for (i, label) in labels.iter().enumerate() {
        let plain = i > 0 && is_plain_header(scene, *label);
        let role = if plain { Role::Heading } else { Role::Head };
        anchors.extend(words(scene, *label).into_iter().filter_map(|w| scene.word_anchor(w, role)));
    }
    names_in(scene, labels, &mut anchors);
    anchors.extend(
        concepts(scene, labels[0]).into_iter().map(|c| Anchor { term: Term::Word(c), role: Role::Head }),
    );
    let thing = main_thing(scene, labels);
    let inside = scene.values.iter().filter(|v| value.contains(v.span));
    let mut typed = false;
    for mention in inside {
        // Only a value that makes up much of its cell is the cell's value.
        let first = mention.span.start <= value.start + 2;
        if mention.span.len() * 3 < value.len() && !first {
            continue;
        }
        typed = true;
        let mut anchors = anchors.clone();
        if let Some(id) = thing {
            let dated = matches!(mention.value, Value::Date(_) | Value::Time { .. });
            // What is born or opened, or whose height is given.
            let role = if dated { Role::Object } else { Role::Owner };
            anchors.push(Anchor { term: Term::Entity(id), role });
        }
        numeric(scene, labels[0], mention, &anchors, claims);
    }
    if !typed {
        named(scene, labels[0], value, anchors, claims);
    }
}

/// How many sentences behind the title are searched for its name.
const NEAR: usize = 60;

/// What the whole document is about, for a label that names nothing by itself: the first name of its title, if the
/// document speaks of it again.
fn main_thing(scene: &Scene<'_>, labels: &[Span]) -> Option<EntityId> {
    let referents = &scene.entities.referents[scene.document];
    let named = |s: &Span| {
        let inside = |(n, _): &(crate::entity::Name, EntityId)| s.contains(scene.tree.token(n.start).span);
        referents.names(scene.index).iter().any(inside)
    };
    // Under a second heading, or in a table with a header, a row is of something narrower.
    let narrower = labels.len() > 1 || scene.block()?.headings.len() > 1;
    if narrower || labels.iter().any(named) {
        return None;
    }
    let blocks = &scene.source.source.text.blocks;
    let title = blocks.iter().position(|b| matches!(b.kind, BlockKind::Heading(_)))?;
    let sentence = scene.source.sentences.iter().position(|s| s.block == title)?;
    let (_, id) = referents.names(sentence).first()?;
    let again = (sentence + 1..scene.source.sentences.len().min(sentence + NEAR))
        .any(|s| referents.names(s).iter().any(|(_, other)| other == id));
    (again && title <= 2).then_some(*id)
}

/// "Value", "Amount", "2024": a header that says nothing of what is measured.
fn is_plain_header(scene: &Scene<'_>, header: Span) -> bool {
    words(scene, header).iter().all(|w| {
        let lower = w.to_lowercase();
        lower.chars().all(|c| c.is_ascii_digit()) || world::list(world::List::PlainHeader, &lower)
    })
}

fn words<'a>(scene: &Scene<'a>, span: Span) -> Vec<&'a str> {
    span.of(scene.text()).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect()
}

fn names_in(scene: &Scene<'_>, spans: &[Span], anchors: &mut Vec<Anchor>) {
    for (name, id) in scene.entities.referents[scene.document].names(scene.index) {
        let at = scene.tree.token(name.start).span;
        if spans.iter().any(|s| s.contains(at)) {
            anchors.push(Anchor { term: Term::Entity(*id), role: Role::Head });
        }
    }
}

/// The concept of a label: the first word that the tables know, else its last word.
fn concepts(scene: &Scene<'_>, label: Span) -> Vec<String> {
    let words = words(scene, label);
    let mut known: Vec<String> = Vec::new();
    let lemmas: Vec<String> = words.iter().map(|w| crate::grammar::lemma_noun(&w.to_lowercase())).collect();
    let lemmas: Vec<&str> = lemmas.iter().map(String::as_str).collect();
    if let Some(m) = world::concept_phrase(&lemmas).filter(|m| m.len == lemmas.len()) {
        return vec![m.concept.id.to_string()];
    }
    for word in &words {
        let lower = word.to_lowercase();
        let lemma = crate::grammar::lemma_noun(&lower);
        let concept = concept_of(&lemma, Tag::Noun)
            .or_else(|| concept_of(&crate::grammar::lemma_verb(&lower), Tag::Verb))
            .or_else(|| concept_of(&lower, Tag::Adj));
        known.extend(concept.map(|c| c.id.to_string()));
    }
    if let Some(last) = words.iter().rev().find(|w| w.chars().all(char::is_alphabetic)) {
        known.push(crate::grammar::lemma_noun(&last.to_lowercase()));
    }
    known.dedup();
    known.retain(|k| !world::list(world::List::GenericNoun, k));
    known
}

fn numeric(
    scene: &Scene<'_>,
    label: Span,
    mention: &ValueMention,
    anchors: &[Anchor],
    claims: &mut Vec<Claim>,
) {
    let (slot, attributes) = match &mention.value {
        Value::Quantity(q) if q.dimension == Dimension::Count => (Slot::Count, concepts(scene, label)),
        Value::Quantity(_) => (Slot::Amount, vec![dimension_key(&mention.value)]),
        Value::Duration(_) => (Slot::Duration, vec![dimension_key(&mention.value)]),
        Value::Date(d) if d.bound == DateBound::Until => (Slot::End, concepts(scene, label)),
        Value::Date(_) => (Slot::Date, concepts(scene, label)),
        Value::Time { .. } => (Slot::Time, concepts(scene, label)),
        _ => return,
    };
    let Some(attribute) = attributes.into_iter().next() else { return };
    let value = ClaimValue::Typed(mention.value.clone());
    claims.push(scene.claim(slot, attribute, anchors.to_vec(), value, mention.span, Qualifiers::plain()));
}

/// A cell that holds words: a name in an office, a title, a place.
fn named(scene: &Scene<'_>, label: Span, value: Span, anchors: Vec<Anchor>, claims: &mut Vec<Claim>) {
    let names: Vec<_> = scene.entities.referents[scene.document]
        .names(scene.index)
        .iter()
        .filter(|(n, _)| value.contains(scene.tree.token(n.start).span))
        .collect();
    let [(name, id)] = names.as_slice() else { return };
    let span = scene.tree.span(&(name.start..name.end).collect::<Vec<_>>());
    if span.len() * 2 < value.len() {
        return;
    }
    let label_text = label.of(scene.text()).trim().to_lowercase();
    if let Some(role) = world::role(&label_text.split_whitespace().collect::<Vec<_>>()) {
        claims.push(scene.claim(
            Slot::Holder,
            role.id,
            anchors,
            ClaimValue::Entity(*id),
            span,
            Qualifiers::plain(),
        ));
        return;
    }
    for attribute in concepts(scene, label) {
        claims.push(scene.claim(
            Slot::Title,
            attribute,
            anchors.clone(),
            ClaimValue::Entity(*id),
            span,
            Qualifiers::plain(),
        ));
    }
}
