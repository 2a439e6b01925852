//! Whose words a quotation is.

use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term, titles};
use crate::analysis::{MentionKind, Rel, Tag};
use crate::entity::EntityId;
use crate::world::{self, List};

/// The fewest words of meaning that make a quotation one of its own.
const SHORTEST: usize = 4;

/// The longest stretch of a quotation that is read, in bytes.
const LONGEST: usize = 1200;

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if !scene.is_prose() {
        return;
    }
    unmarked(scene, claims);
    reported(scene, claims);
    for (start, end, text) in quotations(scene) {
        let words = titles::content_words(text);
        if words.len() < SHORTEST || start >= end {
            continue;
        }
        let span = scene.tree.span(&(start..end).collect::<Vec<_>>());
        let Some(speaker) = speaker(scene, start, end).or_else(|| before(scene, start)) else { continue };
        let anchors = words.into_iter().map(|w| Anchor { term: Term::Word(w), role: Role::Object }).collect();
        let qualifiers = Qualifiers::plain();
        claims.push(scene.claim(
            Slot::Quoted,
            "quotation",
            anchors,
            ClaimValue::Entity(speaker),
            span,
            qualifiers,
        ));
    }
}

/// "She spoke a sentence that all remember: We came too late." Words behind a colon, without marks.
fn unmarked(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let Some(colon) = (2..tree.len().saturating_sub(4)).find(|&i| tree.word(i) == ":") else { return };
    let spoken = (0..colon).any(|i| {
        let lemma = tree.lower_lemma(i);
        world::list(List::Reporting, lemma)
            || matches!(lemma, "speak" | "sentence" | "word" | "line" | "phrase" | "put" | "ask")
    });
    let capital = tree.word(colon + 1).chars().next().is_some_and(char::is_uppercase);
    let marked = (0..tree.len()).any(|i| matches!(tree.word(i), "“" | "”" | "\"" | "``" | "''"));
    let words = titles::content_words(tree.span(&[colon + 1, tree.len() - 1]).of(scene.text()));
    if !spoken || !capital || marked || words.len() < SHORTEST {
        return;
    }
    let names = scene.entities.referents[scene.document].names(scene.index);
    let mut people: Vec<EntityId> =
        names.iter().filter(|(n, id)| n.end <= colon && is_person(scene, *id)).map(|(_, id)| *id).collect();
    people.retain(|&id| scene.entities.list[id].kind == MentionKind::Person);
    people.sort_unstable();
    people.dedup();
    let [speaker] = people.as_slice() else { return };
    let anchors = words.into_iter().map(|w| Anchor { term: Term::Word(w), role: Role::Object }).collect();
    let span = tree.span(&(colon + 1..tree.len()).collect::<Vec<_>>());
    let value = ClaimValue::Entity(*speaker);
    claims.push(scene.claim(Slot::Quoted, "quotation", anchors, value, span, Qualifiers::plain()));
}

/// "Ada Quill said that they had come too late": the words of what is reported.
fn reported(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let says = |i: usize| tree.tag(i) == Tag::Verb && world::list(List::Reporting, tree.lower_lemma(i));
    for verb in (0..tree.len()).filter(|&i| says(i)) {
        let Some(said) = tree.one(verb, &[Rel::Ccomp]) else { continue };
        let Some(speaker) = tree.one(verb, &[Rel::Nsubj]).and_then(|s| person_at(scene, s)) else { continue };
        let tokens = tree.below(said);
        let span = tree.span(&tokens);
        let words = titles::content_words(span.of(scene.text()));
        if words.len() <= SHORTEST || scene.entities.list[speaker].kind != MentionKind::Person {
            continue;
        }
        let anchors = words.into_iter().map(|w| Anchor { term: Term::Word(w), role: Role::Object }).collect();
        let value = ClaimValue::Entity(speaker);
        claims.push(scene.claim(Slot::Quoted, "quotation", anchors, value, span, Qualifiers::plain()));
    }
}

/// The sentence's share of each quotation, in tokens, with the words of all of it: quotations run over several sentences.
fn quotations<'a>(scene: &Scene<'a>) -> Vec<(usize, usize, &'a str)> {
    let tree = &scene.tree;
    let text = scene.text();
    let Some(block) = scene.block() else { return Vec::new() };
    let mut found = Vec::new();
    // Byte behind the opening mark, and the first token inside.
    let mut open: Option<(usize, usize)> = opened_before(scene, block.span.start).map(|at| (at, 0));
    for i in 0..tree.len() {
        let span = tree.token(i).span;
        match (open, tree.word(i)) {
            (None, "“" | "\"" | "``") => open = Some((span.end, i + 1)),
            (Some((from, first)), "”" | "\"" | "''") => {
                found.extend(piece(text, from, span.start).map(|t| (first, i, t)));
                open = None;
            }
            _ => {}
        }
    }
    if let Some((from, first)) = open {
        let end = scene.sentence().span.end;
        let near = text.floor_char_boundary(block.span.end.min(end + LONGEST));
        let close = match text.get(end..near).and_then(|rest| rest.find(['”', '"'])) {
            Some(at) => end + at,
            // What does not end soon is too long to be read.
            None if near < block.span.end => block.span.end,
            None => end,
        };
        found.extend(piece(text, from, close).map(|t| (first, tree.len(), t)));
    }
    found
}

/// Where the quotation begins in which the sentence starts. Looks back a few quotations at most: a block may be a whole
/// file on one line, with as many sentences.
fn opened_before(scene: &Scene<'_>, block: usize) -> Option<usize> {
    let (text, start) = (scene.text(), scene.sentence().span.start);
    let from = block.max(text.floor_char_boundary(start.saturating_sub(8 * LONGEST)));
    let mut open = None;
    for (at, c) in text.get(from..start)?.char_indices() {
        match c {
            '“' => open = Some(from + at + c.len_utf8()),
            '”' => open = None,
            '"' => open = if open.is_some() { None } else { Some(from + at + 1) },
            _ => {}
        }
    }
    open
}

fn piece(text: &str, from: usize, to: usize) -> Option<&str> {
    text.get(from..to).filter(|t| t.len() <= LONGEST)
}

/// The named person that a verb of saying outside the quotation has for its subject; "as Ada Quill put it" too.
fn speaker(scene: &Scene<'_>, start: usize, end: usize) -> Option<EntityId> {
    let tree = &scene.tree;
    let outside = |i: usize| i < start || i >= end;
    let says = |i: usize| {
        let lemma = tree.lower_lemma(i);
        tree.tag(i) == Tag::Verb
            && (world::list(List::Reporting, lemma)
                || matches!(lemma, "put" | "call" | "ask" | "shout" | "sigh" | "cry" | "go"))
    };
    let verbs: Vec<usize> = (0..tree.len()).filter(|&i| outside(i) && says(i)).collect();
    let mut found: Vec<EntityId> = Vec::new();
    for &verb in &verbs {
        let subject = tree.by(verb, &[Rel::Nsubj]).find(|&s| outside(s)).and_then(|s| person_at(scene, s));
        found
            .extend(subject.or_else(|| beside(scene, verb).filter(|(at, _)| outside(*at)).map(|(_, id)| id)));
    }
    if verbs.is_empty() {
        let names = scene.entities.referents[scene.document].names(scene.index);
        let attributed = names.iter().filter(|(n, _)| outside(n.start) && n.start > 0);
        let word = |i: usize| tree.lower(i);
        let by = |i: usize| {
            let words_of = i > 1 && word(i - 1) == "of" && word(i - 2) == "words";
            words_of || matches!(word(i - 1), "to" | "by" | "—" | "–" | "-")
        };
        found.extend(
            attributed.filter(|(n, _)| by(n.start)).map(|(_, id)| *id).filter(|&id| is_person(scene, id)),
        );
    }
    found.sort_unstable();
    found.dedup();
    match found.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// A quotation that fills its sentence: who speaks stands in the sentence before ("Ada Quill was blunt.").
fn before(scene: &Scene<'_>, start: usize) -> Option<EntityId> {
    // What runs on from the sentence before has that one inside the marks, too.
    let alone = start > 0 && (0..start).all(|i| scene.tree.tag(i) == Tag::Punct);
    let last = scene.index.checked_sub(1).filter(|_| alone)?;
    let sentence = scene.source.sentences.get(last)?;
    let quoted = sentence.span.of(scene.text()).contains(['“', '”', '"']);
    let mut people: Vec<EntityId> = scene.entities.referents[scene.document]
        .names(last)
        .iter()
        .map(|(_, id)| *id)
        .filter(|&id| scene.entities.list[id].kind == MentionKind::Person)
        .collect();
    people.sort_unstable();
    people.dedup();
    match people.as_slice() {
        [one] if !quoted => Some(*one),
        _ => None,
    }
}

/// "said the mayor, Ada Quill": a name right behind the verb, its office between them; or one right before it.
fn beside(scene: &Scene<'_>, verb: usize) -> Option<(usize, EntityId)> {
    let tree = &scene.tree;
    let names = scene.entities.referents[scene.document].names(scene.index);
    let office = |i: usize| matches!(tree.tag(i), Tag::Noun | Tag::Adj | Tag::Det) || tree.word(i) == ",";
    let behind =
        names.iter().find(|(n, _)| n.start > verb && n.start <= verb + 5 && (verb + 1..n.start).all(office));
    let before = || names.iter().find(|(n, _)| n.end == verb);
    behind.or_else(before).filter(|(_, id)| is_person(scene, *id)).map(|(n, id)| (n.start, *id))
}

fn person_at(scene: &Scene<'_>, subject: usize) -> Option<EntityId> {
    let named = scene.entities.referents[scene.document].name_at(scene.index, subject).map(|(_, id)| *id);
    // "the coach said": a description or a pronoun that the document ties to one name is as good.
    let id = named.or_else(|| scene.entity(subject))?;
    is_person(scene, id).then_some(id)
}

fn is_person(scene: &Scene<'_>, id: EntityId) -> bool {
    matches!(scene.entities.list[id].kind, MentionKind::Person | MentionKind::Other)
}
