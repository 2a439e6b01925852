//! What made an event happen, where the sentence says so outright.
//!
//! Only events that have one cause count (the concept table marks them): a fire, a death, a delay, a cancellation.

use super::cause_told::{accused, blamed, died_of, labelled, on_orders, result_of};
use super::denying::{blurred, denied};
use super::polarity::{participants, verb_concept};
use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::{Clause, Modality, Tag};
use crate::world::{self, ConceptKind};
use fnv::FnvHashMap;
use std::sync::LazyLock;

/// Words between an effect and its cause.
const BY: &[&[&str]] = &[
    &["due", "to"],
    &["owing", "to"],
    &["because", "of"],
    &["as", "a", "result", "of"],
    &["on", "account", "of"],
    &["thanks", "to"],
    &["caused", "by"],
    &["triggered", "by"],
    &["sparked", "by"],
    &["started", "by"],
    &["ignited", "by"],
    &["provoked", "by"],
    &["set", "off", "by"],
    &["brought", "about", "by"],
    &["brought", "on", "by"],
    &["set", "on", "fire", "by"],
    &["boiled", "down", "to"],
    &["came", "down", "to"],
    &["comes", "down", "to"],
    &["was", "down", "to"],
    &["is", "down", "to"],
    &["for", "lack", "of"],
    &["for", "want", "of"],
    &["in", "protest", "at"],
    &["in", "protest", "against"],
    &["citing"],
    &["blamed", "on"],
    &["attributed", "to"],
    &["put", "down", "to"],
    &["originating", "in"],
    &["originated", "in"],
    &["originating", "from"],
    &["resulting", "from"],
    &["resulted", "from"],
    &["stemming", "from"],
    &["stemmed", "from"],
    &["arising", "from"],
    &["arose", "from"],
];

/// The same by their first words.
static MARKERS: LazyLock<FnvHashMap<&str, Vec<&[&str]>>> = LazyLock::new(|| {
    let mut all: FnvHashMap<&str, Vec<&[&str]>> = FnvHashMap::default();
    for marker in BY {
        all.entry(marker[0]).or_default().push(marker);
    }
    all
});

/// Verbs whose subject is the cause and whose object is the effect.
const MAKES: &[&str] = &[
    "cause",
    "trigger",
    "spark",
    "start",
    "ignite",
    "provoke",
    "set off",
    "bring about",
    "lead",
    "result",
    "set",
];
/// Events that a clause with "when" or "after" explains.
const SUDDEN: &[&str] = &[
    "die",
    "injure",
    "crash",
    "fire",
    "explode",
    "sink",
    "collapse",
    "derail",
    "cancel",
    "postpone",
    "delay",
    "power-cut",
    "destroy",
    "break-out",
    "capsize",
    "close",
    "suspend",
    "flood",
    "poison",
    "spill",
];

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    if tree.is_empty() || tree.word(tree.len() - 1) == "?" {
        return;
    }
    if !scene.is_prose() {
        labelled(scene, claims);
        return;
    }
    for i in 1..tree.len() {
        for marker in MARKERS.get(tree.lower(i)).into_iter().flatten().filter(|m| at(scene, i, m)) {
            after_marker(scene, i, i + marker.len(), claims);
        }
        hit_by(scene, i, claims);
        result_of(scene, i, claims);
        on_orders(scene, i, claims);
        accused(scene, i, claims);
        if matches!(tree.lower(i), "when" | "after" | "because") {
            explained(scene, i, claims);
        }
    }
    for clause in scene
        .clauses
        .iter()
        .filter(|c| c.modality == Modality::Fact && !denied(scene, c) && !blurred(scene, c))
    {
        made(scene, clause, claims);
        suffered(scene, clause, claims);
        blamed(scene, clause, claims);
        died_of(scene, clause, claims);
    }
    named(scene, claims);
    cleft(scene, claims);
    wrecked(scene, claims);
}

/// "What sank the ferry was a bomb".
fn cleft(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let Some(what) = (0..tree.len()).find(|&i| tree.word(i).eq_ignore_ascii_case("what")) else { return };
    let Some((k, id)) = (what + 1..tree.len().min(what + 4)).find_map(|k| effect(scene, k).map(|id| (k, id)))
    else {
        return;
    };
    let is = (k + 1..tree.len()).find(|&i| matches!(tree.lower(i), "is" | "was" | "were" | "are"));
    let Some(is) = is.filter(|&i| i + 1 < tree.len() && !tree.word(i + 1).eq_ignore_ascii_case("not")) else {
        return;
    };
    let before = claims.len();
    emit(scene, k, id, (is + 1, phrase_end(scene, is + 1)), claims);
    // Whatever stands between the verb and "was" suffered it.
    for claim in &mut claims[before..] {
        for i in (k + 1..is).filter(|&i| matches!(tree.tag(i), Tag::Noun | Tag::Propn)) {
            if let Some(term) = scene.term(i) {
                claim.anchors.retain(|a| a.term != term);
                claim.anchors.push(Anchor { term, role: Role::Object });
            }
        }
        claim.anchors.sort();
    }
}

/// Ships are lost by what they run on: "she struck the rock", where the sentences around tell of the sinking.
fn wrecked(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let sentences = &scene.source.sentences;
    let near = &sentences[scene.index.saturating_sub(1)..sentences.len().min(scene.index + 2)];
    let sinks = |t: &crate::analysis::Token| {
        t.tag == Tag::Verb
            && world::concept(&t.lemma.to_lowercase(), world::Pos::Verb).is_some_and(|c| c.id == "sink")
    };
    if !near.iter().flat_map(|s| &s.tokens).any(sinks) {
        return;
    }
    for clause in
        scene.clauses.iter().filter(|c| !c.passive && c.modality == Modality::Fact && !denied(scene, c))
    {
        let onto = clause.oblique(&["on", "onto", "on to", "into", "with", "to"]);
        let against = match tree.lemma(clause.predicate) {
            "strike" | "hit" | "ram" => clause.patient,
            "run" | "collide" | "crash" | "smash" => onto,
            _ => None,
        };
        let Some(what) =
            against.filter(|&w| w > clause.predicate && !scene.is_value(w) && tree.tag(w) != Tag::Pron)
        else {
            continue;
        };
        let core = tree.core(what);
        let (Some(&first), Some(&last)) = (core.first(), core.last()) else { continue };
        if ["dense", "thick", "fog", "trouble", "weather"].contains(&tree.lemma(what))
            || last < clause.predicate
        {
            continue;
        }
        emit(scene, clause.predicate, "sink", (first.max(clause.predicate + 1), last + 1), claims);
    }
}

pub(super) fn at(scene: &Scene<'_>, i: usize, words: &[&str]) -> bool {
    i + words.len() < scene.tree.len()
        && words.iter().enumerate().all(|(k, w)| scene.tree.word(i + k).eq_ignore_ascii_case(w))
}

/// An event that has one cause.
pub(super) fn effect(scene: &Scene<'_>, i: usize) -> Option<&'static str> {
    let tree = &scene.tree;
    let id = match scene.clause_at(i) {
        _ if tree.lemma(i) == "burn" && tree.tag(i) == Tag::Verb => "fire".to_string(),
        Some(clause) if tree.tag(i) == Tag::Verb => {
            with_adverb(scene, i).map_or_else(|| verb_concept(scene, clause), str::to_string)
        }
        _ => scene.concept(i),
    };
    let concept = world::concept_by_id(&id)?;
    let broad = matches!(concept.id, "start" | "end" | "rise" | "fall" | "cause" | "strike" | "recall");
    (concept.kind == ConceptKind::Event && concept.is_single(world::Slot::Cause) && !broad)
        .then_some(concept.id)
}

/// "stepped down", where the parser takes the particle for an adverb.
fn with_adverb(scene: &Scene<'_>, i: usize) -> Option<&'static str> {
    let tree = &scene.tree;
    let next = (i + 1 < tree.len()).then(|| tree.lower_lemma(i + 1))?;
    let particle = matches!(next, "down" | "off" | "out" | "up" | "away" | "over");
    let verb = tree.lower_lemma(i);
    particle.then(|| world::concept_phrase(&[verb, next])).flatten().map(|m| m.concept.id)
}

/// The effect before `to`, nearest first.
pub(super) fn effect_before(scene: &Scene<'_>, to: usize) -> Option<(usize, &'static str)> {
    (to.saturating_sub(14)..to)
        .rev()
        .take_while(|&k| !matches!(scene.tree.word(k), ";" | ":" | "."))
        .find_map(|k| effect(scene, k).map(|id| (k, id)))
}

/// The words from `from` to the end of the phrase: to a mark, or to where another clause is joined to its clause.
pub(super) fn phrase_end(scene: &Scene<'_>, from: usize) -> usize {
    let mark = |k: usize| {
        matches!(scene.tree.word(k), "," | ";" | ":" | "." | "(" | ")" | "—" | "–" | "\"" | "”" | "!")
    };
    let predicate =
        |range: std::ops::Range<usize>| scene.clauses.iter().any(|c| range.contains(&c.predicate));
    let joint = |k: usize| {
        matches!(scene.tree.word(k), "and" | "but" | "while" | "although")
            && predicate(from..k)
            && predicate(k..k + 8)
    };
    let last = scene.tree.len().min(from + 14);
    (from..last).find(|&k| mark(k) || joint(k)).unwrap_or(last)
}

pub(super) fn after_marker(scene: &Scene<'_>, marker: usize, from: usize, claims: &mut Vec<Claim>) {
    if let Some((k, id)) = effect_before(scene, marker) {
        emit(scene, k, id, (from, phrase_end(scene, from)), claims);
    }
}

/// "died when roofs collapsed", "was cancelled because the singer fell ill".
fn explained(scene: &Scene<'_>, marker: usize, claims: &mut Vec<Claim>) {
    let because = scene.tree.word(marker).eq_ignore_ascii_case("because");
    let left = || because.then(|| went(scene, marker)).flatten();
    let Some((k, id)) = effect_before(scene, marker).or_else(left) else { return };
    let Some(clause) =
        scene.clauses.iter().find(|c| c.predicate > marker && c.predicate < phrase_end(scene, marker + 1))
    else {
        return;
    };
    if (because || SUDDEN.contains(&id))
        && clause.modality == Modality::Fact
        && !at(scene, marker, &["because", "of"])
    {
        emit(scene, k, id, (marker + 1, phrase_end(scene, marker + 1)), claims);
    }
}

/// "She went because": a person who leaves nothing in particular leaves office.
fn went(scene: &Scene<'_>, marker: usize) -> Option<(usize, &'static str)> {
    let clause = scene.clauses.iter().rev().find(|c| c.predicate < marker)?;
    let person = clause
        .agent
        .and_then(|a| scene.entity(a))
        .is_some_and(|e| scene.entities.list[e].kind == crate::analysis::MentionKind::Person);
    let bare = clause.patient.is_none() && clause.obliques.is_empty() && clause.predicate + 2 >= marker;
    (matches!(clause.lemma.as_str(), "go" | "leave" | "quit") && person && bare)
        .then_some((clause.predicate, "resign"))
}

/// "A spark caused the explosion", "what sank the ferry was a bomb".
fn made(scene: &Scene<'_>, clause: &Clause, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    // Who loses a life does not cause the loss.
    let loses = tree.lemma(clause.predicate) == "lose";
    if clause.passive || loses || tree.tag(clause.predicate) != Tag::Verb {
        return;
    }
    let lemma = clause.lemma.as_str();
    let subject_is_what = (clause.predicate.saturating_sub(3)..clause.predicate)
        .any(|k| tree.word(k).eq_ignore_ascii_case("what"));
    let caused = if MAKES.contains(&lemma) {
        let oblique = clause.oblique(&["to", "in"]).filter(|_| matches!(lemma, "lead" | "result"));
        clause.patient.or(oblique).and_then(|o| effect(scene, o).map(|id| (o, id)))
    } else {
        effect(scene, clause.predicate).filter(|_| clause.patient.is_some()).map(|id| (clause.predicate, id))
    };
    let Some((k, id)) = caused else { return };
    if subject_is_what {
        return;
    }
    let Some(subject) = clause.agent.filter(|&s| thing(scene, s)) else { return };
    let core = tree.core(subject);
    let (Some(&first), Some(&last)) = (core.first(), core.last()) else { return };
    emit(scene, k, id, (first, last + 1), claims);
}

/// Not a person, a body or a pronoun: these act, and causes happen.
pub(super) fn thing(scene: &Scene<'_>, i: usize) -> bool {
    scene.tree.tag(i) == Tag::Noun
        && scene.entity(i).is_none()
        && !world::list(world::List::PersonNoun, scene.tree.lower_lemma(i))
}

/// "was killed by falling rock", "the nine who died were hit by rocks".
fn suffered(scene: &Scene<'_>, clause: &Clause, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let Some(agent) = clause.agent.filter(|&a| clause.passive && thing(scene, a)) else { return };
    let Some(id) = effect(scene, clause.predicate) else { return };
    let core = tree.core(agent);
    let (Some(&first), Some(&last)) = (core.first(), core.last()) else { return };
    emit(scene, clause.predicate, id, (first, last + 1), claims);
}

/// "the nine who lost their lives were hit by rocks".
fn hit_by(scene: &Scene<'_>, i: usize, claims: &mut Vec<Claim>) {
    let word = |k: usize| scene.tree.lower(k);
    let hit = matches!(word(i), "hit" | "struck" | "crushed" | "buried" | "overcome" | "swept");
    if !hit || i + 2 >= scene.tree.len() || word(i + 1) != "by" {
        return;
    }
    let from = i.saturating_sub(12);
    let lost = (from..i).find(|&k| {
        matches!(word(k), "life" | "lives") && (from..k).any(|l| matches!(word(l), "lost" | "lose"))
    });
    let died = (from..i).find(|&k| effect(scene, k) == Some("die")).or(lost);
    if let Some(k) = died {
        emit(scene, k, "die", (i + 2, phrase_end(scene, i + 2)), claims);
    }
}

/// "The cause of the fire was a spark".
fn named(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let lower = |i: usize| tree.lower(i);
    for i in 0..tree.len().saturating_sub(3) {
        let label = matches!((lower(i), lower(i + 1)), ("cause", "of") | ("reason", "for"));
        if !label {
            continue;
        }
        let is = (i + 2..tree.len().min(i + 10)).find(|&k| matches!(lower(k), "is" | "was"));
        let Some(is) = is.filter(|&k| {
            k + 1 < tree.len() && !matches!(lower(k + 1), "not" | "unknown" | "n't" | "unclear")
        }) else {
            continue;
        };
        if let Some((k, id)) = (i + 2..is).find_map(|k| effect(scene, k).map(|id| (k, id))) {
            emit(scene, k, id, (is + 1, phrase_end(scene, is + 1)), claims);
        }
    }
}

pub(super) fn emit(
    scene: &Scene<'_>,
    at: usize,
    id: &'static str,
    cause: (usize, usize),
    claims: &mut Vec<Claim>,
) {
    let tree = &scene.tree;
    let tokens: Vec<usize> = (cause.0..cause.1).collect();
    let content = tokens.iter().any(|&k| matches!(tree.tag(k), Tag::Noun | Tag::Verb | Tag::Propn));
    let clause = scene.clause_of(at);
    let from = at.min(cause.0).saturating_sub(5);
    let doubtful = (from..tree.len().min(at.max(cause.0) + 5)).any(|k| {
        matches!(
            tree.lower(k),
            "may" | "might" | "could" | "possibly" | "perhaps" | "whether" | "probably" | "suspected" | "if"
        )
    });
    if !content || doubtful || clause.is_some_and(|c| c.modality != Modality::Fact || denied(scene, c)) {
        return;
    }
    let mut anchors: Vec<Anchor> = Vec::new();
    scene.noun_anchors(at, &mut anchors);
    if let Some(c) = clause {
        let pronoun = |k: usize| tree.tag(k) == Tag::Pron;
        let inside =
            |a: &Anchor| tokens.iter().any(|&k| !pronoun(k) && scene.term(k).as_ref() == Some(&a.term));
        anchors.extend(participants(scene, c).into_iter().filter(|a| !inside(a)));
    }
    anchors.retain(|a| !matches!(&a.term, Term::Word(w) if w == id));
    anchors.push(Anchor { term: Term::Word(id.to_string()), role: Role::Head });
    let span = tree.span(&tokens);
    let value = ClaimValue::Text(span.of(scene.text()).to_string());
    let mut qualifiers = Qualifiers::of(scene, clause, at);
    qualifiers.speaker = None;
    claims.push(scene.claim(Slot::Cause, id, anchors, value, span, qualifiers));
}
