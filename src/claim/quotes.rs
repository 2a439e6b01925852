//! Whose words a quotation is.

use super::speaker::{self, Quoted, is_person, person_at};
use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term, titles};
use crate::analysis::{MentionKind, Rel, Tag};
use crate::entity::EntityId;
use crate::text::Span;
use crate::world::{self, List};

/// The fewest words of meaning that make reported speech one utterance of its own.
const SHORTEST: usize = 4;

/// The same for words between quotation marks, which are said to be verbatim.
const SHORTEST_QUOTED: usize = 2;

/// The fewest words of any kind between quotation marks.
const SHORTEST_SPOKEN: usize = 4;

/// The longest stretch of a quotation that is read, in bytes.
const LONGEST: usize = 1200;

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if !scene.is_prose() {
        return;
    }
    unmarked(scene, claims);
    reported(scene, claims);
    for (quoted, text) in quotations(scene) {
        let words = utterance_words(text);
        let spoken = text.split_whitespace().count();
        let short = words.len() < SHORTEST_QUOTED || spoken < SHORTEST_SPOKEN;
        if short || quoted.start >= quoted.end || is_title(text) {
            continue;
        }
        // The value is who speaks: the quote reaches to the words that tell it.
        if let Some((speaker, told)) = speaker::of(scene, quoted, claims) {
            claims.push(claim(scene, words, speaker, told, true));
        }
    }
}

/// That `speaker` spoke the words; whether they stand between `marks`.
fn claim(scene: &Scene<'_>, words: Vec<String>, speaker: EntityId, span: Span, marks: bool) -> Claim {
    let anchors = words.into_iter().map(|w| Anchor { term: Term::Word(w), role: Role::Object }).collect();
    // Without marks it may be nobody's very words.
    let qualifiers = Qualifiers { weak: !marks, ..Qualifiers::plain() };
    scene.claim(Slot::Quoted, "quotation", anchors, ClaimValue::Entity(speaker), span, qualifiers)
}

/// The words of an utterance that stay when it is reported: no auxiliaries and no pronouns.
pub(crate) fn utterance_words(text: &str) -> Vec<String> {
    const CHANGING: &[&str] = &[
        "i", "me", "my", "you", "we", "us", "he", "him", "she", "they", "them", "am", "im", "ive", "weve",
        "were", "youre", "youve", "theyre", "theyve", "hes", "shes", "its", "thats", "isnt", "arent",
        "wasnt", "werent", "dont", "doesnt", "didnt", "cant", "cannot", "couldnt", "wont", "wouldnt",
        "shouldnt", "havent", "hasnt", "hadnt", "ill", "youll", "theyll", "shall", "mine", "ours", "one",
    ];
    let mut words = titles::content_words(text);
    words.retain(|w| !CHANGING.contains(&w.as_str()));
    words
}

/// A title of a work is written with capitals throughout.
fn is_title(text: &str) -> bool {
    let long = text.split_whitespace().skip(1).filter(|w| w.chars().count() > 3);
    let (all, capital) =
        long.fold((0, 0), |(n, c), w| (n + 1, c + usize::from(w.starts_with(char::is_uppercase))));
    all > 0 && capital * 3 >= all * 2
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
    let words = utterance_words(tree.span(&[colon + 1, tree.len() - 1]).of(scene.text()));
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
    let span = tree.span(&(colon + 1..tree.len()).collect::<Vec<_>>());
    claims.push(claim(scene, words, *speaker, span, false));
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
        let words = utterance_words(span.of(scene.text()));
        if words.len() < SHORTEST || scene.entities.list[speaker].kind != MentionKind::Person {
            continue;
        }
        claims.push(claim(scene, words, speaker, span, false));
    }
}

/// The sentence's share of each quotation, with the words of all of it: quotations run over several sentences.
fn quotations<'a>(scene: &Scene<'a>) -> Vec<(Quoted, &'a str)> {
    let tree = &scene.tree;
    let text = scene.text();
    let Some(block) = scene.block() else { return Vec::new() };
    let mut found = Vec::new();
    let mut add = |start, end, opened, closed, until| {
        found.extend(piece(text, opened, until).map(|t| (Quoted { start, end, opened, closed }, t)));
    };
    // Byte behind the opening mark, and the first token inside.
    let mut open: Option<(usize, usize)> = opened_before(scene, block.span.start).map(|at| (at, 0));
    for i in 0..tree.len() {
        let span = tree.token(i).span;
        match (open, tree.word(i)) {
            (None, "“" | "\"" | "``") => open = Some((span.end, i + 1)),
            (Some((from, first)), "”" | "\"" | "''") => {
                add(first, i, from, true, span.start);
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
        add(first, tree.len(), from, false, close);
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
