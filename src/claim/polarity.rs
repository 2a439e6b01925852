//! Whether something happened or is so at all.
//!
//! Two forms of one statement: the event as a verb ("nobody was hurt"), and as a noun that is said to exist or not ("no
//! injuries", "issued a warning"). The concept tables give both one attribute.

use super::denying::{blurred, denied, timed, to_come};
use super::existence::noun;
use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot};
use crate::analysis::{Clause, MentionKind, Modality, Rel, Tag, is_empty_phrase};
use crate::world::{self, ConceptKind, List};

/// What a body suffers, where its object is a person.
const HARM: &[&str] = &["burn", "scald", "bruise", "maim", "concuss", "sting", "bite", "scratch", "graze"];
/// "no reports of", "not aware of any": what follows is said not to be.
const IGNORANCE: &[&str] =
    &["report", "evidence", "sign", "record", "knowledge", "indication", "trace", "aware", "know", "mention"];

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if !scene.is_prose() {
        return;
    }
    for clause in &scene.clauses {
        let verb = !clause.copula && scene.tree.tag(clause.predicate) == Tag::Verb;
        if clause.modality == Modality::Fact && (verb || harmed(scene, clause)) {
            happened(scene, clause, claims);
        }
    }
    for i in 0..scene.tree.len() {
        if scene.tree.tag(i) == Tag::Noun {
            noun(scene, i, claims);
        }
    }
    unknown(scene, claims);
    purpose(scene, claims);
}

/// "phoned to concede", "met to sign": who goes about it does it. The parser may take the verb behind "to" for a noun.
fn purpose(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    for i in (2..tree.len()).filter(|&i| tree.tag(i) == Tag::Noun && tree.word(i - 1) == "to") {
        let lemma = tree.lower_lemma(i);
        let verb = world::concept(lemma, world::Pos::Verb).filter(|c| c.kind == ConceptKind::Event || c.once);
        let bare = tree.word(i).eq_ignore_ascii_case(lemma);
        let noun_too = world::concept(lemma, world::Pos::Noun).is_some()
            || !world::nouns_of(lemma).is_empty() && world::nouns_of(lemma).contains(&lemma);
        let Some(concept) = verb.filter(|_| bare && !noun_too) else { continue };
        let Some(clause) = scene.clauses.iter().rev().find(|c| c.predicate < i && !c.copula) else {
            continue;
        };
        let goes = matches!(
            clause.lemma.as_str(),
            "call"
                | "phone"
                | "ring"
                | "telephone"
                | "come"
                | "meet"
                | "gather"
                | "return"
                | "stop"
                | "write"
        );
        if !goes || clause.modality != Modality::Fact || blurred(scene, clause) || denied(scene, clause) {
            continue;
        }
        let anchors = participants(scene, clause);
        let qualifiers = Qualifiers::of(scene, Some(clause), i);
        claims.push(scene.claim(
            Slot::Polarity,
            concept.id,
            anchors,
            ClaimValue::Truth(true),
            tree.token(i).span,
            qualifiers,
        ));
    }
}

fn happened(scene: &Scene<'_>, clause: &Clause, claims: &mut Vec<Claim>) {
    let attribute = verb_concept(scene, clause);
    // "is binding" is a state with a word of its own, and no verb.
    let word = scene.tree.lower(clause.predicate);
    if word.ends_with("ing") && !world::status_at(&[word]).0.is_empty() {
        return;
    }
    if to_come(scene, clause) || (denied(scene, clause) && timed(scene)) {
        return;
    }
    let says = world::list(List::Reporting, &attribute)
        && scene.tree.one(clause.predicate, &[Rel::Ccomp, Rel::Parataxis]).is_some();
    if says || empty_attribute(&attribute) || blurred(scene, clause) {
        return;
    }
    let anchors = participants(scene, clause);
    let mut words = vec![clause.predicate];
    words.extend(
        scene
            .tree
            .by(clause.predicate, &[Rel::Aux, Rel::AuxPass, Rel::Advmod])
            .filter(|&k| k < clause.predicate),
    );
    let span = scene.tree.span(&words);
    let span = if span.len() > 60 { scene.tree.token(clause.predicate).span } else { span };
    let qualifiers = Qualifiers::of(scene, Some(clause), clause.predicate);
    let value = ClaimValue::Truth(!denied(scene, clause));
    claims.push(scene.claim(Slot::Polarity, attribute, anchors, value, span, qualifiers));
}

/// "seven people have been burnt": the parser may take the participle for an adjective.
fn harmed(scene: &Scene<'_>, clause: &Clause) -> bool {
    let tree = &scene.tree;
    clause.copula
        && tree.tag(clause.predicate) == Tag::Adj
        && matches!(
            tree.word(clause.predicate),
            "burnt" | "burned" | "hurt" | "injured" | "wounded" | "killed" | "scalded"
        )
        && clause.agent.is_some_and(|a| somebody(scene, a) || is_empty_phrase(tree, a))
}

/// The concept of a verb; a past form whose dictionary form lost its final "e" still finds it ("conceded").
pub(super) fn verb_concept(scene: &Scene<'_>, clause: &Clause) -> String {
    let found = scene.concept(clause.predicate);
    let body = clause.patient.or(clause.agent.filter(|_| clause.copula));
    if (HARM.contains(&clause.lemma.as_str())
        || matches!(clause.lemma.as_str(), "burnt" | "burned" | "scalded"))
        && body.is_some_and(|p| somebody(scene, p))
    {
        return "injure".into();
    }
    let whole = format!("{found}e");
    if world::concept_by_id(&found).is_some() || !scene.tree.lower(clause.predicate).starts_with(&whole) {
        return found;
    }
    world::concept(&whole, world::Pos::Verb).map_or(found, |c| c.id.to_string())
}

/// A person, or a pronoun or number that stands for people.
fn somebody(scene: &Scene<'_>, i: usize) -> bool {
    let lemma = scene.tree.lower_lemma(i);
    match scene.entity(i) {
        Some(e) => scene.entities.list[e].kind == MentionKind::Person,
        None => {
            world::list(List::PersonNoun, lemma)
                || world::concept(lemma, world::Pos::Noun).is_some_and(|c| c.id == "staff" || c.id == "child")
                || matches!(lemma, "he" | "she" | "they" | "nobody" | "someone" | "somebody" | "anyone")
        }
    }
}

pub(super) fn empty_attribute(attribute: &str) -> bool {
    world::list(List::GenericNoun, attribute)
        || matches!(
            attribute,
            "be" | "have"
                | "do"
                | "go"
                | "get"
                | "take"
                | "make"
                | "say"
                | "tell"
                | "know"
                | "see"
                | "look"
                | "come"
                | "ask"
                | "want"
                | "find"
                | "discover"
        )
}

/// Who takes part in an event: subject and object with what narrows them, and what prepositions tie in.
pub(super) fn participants(scene: &Scene<'_>, clause: &Clause) -> Vec<Anchor> {
    let mut anchors: Vec<Anchor> = Vec::new();
    for (head, role) in
        [(clause.agent, Role::Subject), (clause.patient, Role::Object), (clause.recipient, Role::Object)]
    {
        let Some(head) = head.filter(|&h| h != clause.predicate && !scene.is_value(h)) else { continue };
        scene.push(head, role, &mut anchors);
        scene.noun_anchors(head, &mut anchors);
    }
    for o in clause.obliques.iter().filter(|o| !scene.is_value(o.head)) {
        scene.push(o.head, Role::Adjunct, &mut anchors);
    }
    anchors
}

/// "is not aware of any person having been harmed", "no reports of damage".
fn unknown(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let lower = |i: usize| tree.lower(i);
    let Some(of) = (1..tree.len()).find(|&i| lower(i) == "of" && IGNORANCE.contains(&tree.lemma(i - 1)))
    else {
        return;
    };
    let from = of.saturating_sub(4);
    let none = (from..of).any(|i| matches!(lower(i), "no" | "not" | "n't" | "unaware"))
        || (of + 1 < tree.len() && lower(of + 1) == "no");
    if !none || timed(scene) {
        return;
    }
    for i in of + 1..tree.len().min(of + 9) {
        let attribute = scene.concept(i);
        let event = world::concept_by_id(&attribute).is_some_and(|c| c.kind == ConceptKind::Event);
        if !event || is_empty_phrase(tree, i) {
            continue;
        }
        let clause = scene.clause_of(i);
        let mut anchors = clause.map(|c| participants(scene, c)).unwrap_or_default();
        scene.noun_anchors(i, &mut anchors);
        let qualifiers = Qualifiers { speaker: scene.speaker(i), ..Qualifiers::plain() };
        let span = tree.span(&[from.max(of.saturating_sub(2)), i]);
        claims.push(scene.claim(
            Slot::Polarity,
            attribute,
            anchors,
            ClaimValue::Truth(false),
            span,
            qualifiers,
        ));
        return;
    }
}
