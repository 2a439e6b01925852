//! Who did it, for events that have one doer: active and passive clauses, participles with a *by* phrase, labels.

use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::{Clause, Feats, MentionKind, Modality, Rel, Tag};
use crate::entity::EntityId;
use crate::text::{BlockKind, Span};
use crate::value::{DateValue, Value};
use crate::world;

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if scene.is_tabular() {
        return label(scene, claims);
    }
    if !scene.is_prose() {
        return;
    }
    for clause in &scene.clauses {
        if clause.negated || clause.modality != Modality::Fact || clause.copula {
            continue;
        }
        let Some(concept) = deed(scene, clause) else { continue };
        let found = of_clause(scene, clause).or_else(|| of_by_phrase(scene, clause));
        if let Some((doer, patient)) = found {
            emit(scene, clause, concept, doer, patient, claims);
        }
    }
}

/// A concept with a single doer.
pub(super) fn doing(id: &str) -> Option<&'static str> {
    let concept = world::concept_by_id(id)?;
    concept.is_single(world::Slot::Agent).then_some(concept.id)
}

/// What a clause says was done.
pub(super) fn deed(scene: &Scene<'_>, clause: &Clause) -> Option<&'static str> {
    let lemma = scene.tree.lower_lemma(clause.predicate);
    let running =
        lemma == "run" && clause.passive && clause.patient.is_some_and(|p| is_institution(scene, p));
    let bare = || lemma.strip_suffix('e').and_then(|l| super::scene::concept_of(l, Tag::Verb));
    let known = || world::concept_by_id(&scene.concept(clause.predicate)).or_else(bare);
    let listed = || known().and_then(|c| doing(c.id));
    if running {
        Some("operator")
    } else {
        prepositional(scene, clause).map(|(concept, _)| concept).or_else(listed)
    }
}

/// "paid for the roof", "came upon the grave": the concept of a verb with its preposition, and what stands behind it.
fn prepositional(scene: &Scene<'_>, clause: &Clause) -> Option<(&'static str, usize)> {
    let verb = scene.tree.lower_lemma(clause.predicate);
    let active = || clause.obliques.iter().filter(|_| !clause.passive && clause.patient.is_none());
    active().find_map(|o| {
        let phrase = world::concept_phrase(&[verb, &o.preposition]).filter(|m| m.len == 2)?;
        doing(phrase.concept.id).map(|concept| (concept, o.head))
    })
}

/// Something that is run: a hospital, a mine.
fn is_institution(scene: &Scene<'_>, noun: usize) -> bool {
    let lemma = scene.tree.lower_lemma(noun);
    world::list(world::List::OrgHead, lemma) || world::list(world::List::PlaceHead, lemma)
}

/// The concept of which a noun names the doer: "producer", "architect".
pub(super) fn work_of(scene: &Scene<'_>, noun: usize) -> Option<&'static str> {
    let lemma = scene.tree.lower_lemma(noun);
    let concept = world::concept(lemma, world::Pos::Noun)?;
    let made =
        ["er", "or", "ect", "ist"].iter().any(|end| lemma.ends_with(end)) || world::role(&[lemma]).is_some();
    (made && concept.kind == world::ConceptKind::Event).then(|| doing(concept.id)).flatten()
}

/// A doer: who, and in which words.
pub(super) type Doer = (EntityId, Span);

fn of_clause(scene: &Scene<'_>, clause: &Clause) -> Option<(Doer, usize)> {
    let lone = || clause.agent.filter(|&a| scene.tree.one(a, &[Rel::Conj]).is_none());
    let over = || clause.oblique(&["over", "at"]);
    let behind = || prepositional(scene, clause).map(|(_, head)| head);
    let patient = measured(scene, clause.patient.or_else(behind).or_else(over)?);
    let who = relative(scene, clause).or_else(|| lone().and_then(|agent| doer(scene, agent)))?;
    Some((who, patient))
}

/// "two days of talks": the talks.
pub(super) fn measured(scene: &Scene<'_>, noun: usize) -> usize {
    let tree = &scene.tree;
    let empty = scene.is_value(noun) || world::list(world::List::GenericNoun, tree.lower_lemma(noun));
    if !empty || noun + 1 >= tree.len() || tree.word(noun + 1) != "of" {
        return noun;
    }
    (noun + 2..tree.len().min(noun + 6))
        .find(|&i| matches!(tree.tag(i), Tag::Noun | Tag::Propn))
        .unwrap_or(noun)
}

/// "NAME of BODY, who chaired it": *who* goes back to the person, whatever the tree says.
fn relative(scene: &Scene<'_>, clause: &Clause) -> Option<Doer> {
    let tree = &scene.tree;
    let verb = clause.predicate;
    let who = (verb.saturating_sub(3)..verb).find(|&i| tree.word(i) == "who")?;
    let names = scene.entities.referents[scene.document].names(scene.index);
    let near = names.iter().rev().filter(|(n, _)| n.end <= who && n.end + 6 > who);
    let (name, id) = near.into_iter().find(|(n, id)| {
        let kind = if n.kind == MentionKind::Other { scene.entities.list[*id].kind } else { n.kind };
        kind == MentionKind::Person || kind == MentionKind::Other && n.end - n.start > 1
    })?;
    Some((*id, tree.span(&(name.start..name.end).collect::<Vec<_>>())))
}

/// "an appeal lodged on Monday by NAME": participle, time, *by* and the name next to each other.
pub(super) fn of_by_phrase(scene: &Scene<'_>, clause: &Clause) -> Option<(Doer, usize)> {
    let tree = &scene.tree;
    let verb = clause.predicate;
    if !tree.feats(verb).has(Feats::PAST) {
        return None;
    }
    let by = (verb + 1..tree.len().min(verb + 8)).find(|&i| tree.word(i) == "by")?;
    let near = (verb + 1..by).all(|i| {
        scene.is_value(i)
            || matches!(tree.tag(i), Tag::Adv | Tag::Adp | Tag::Propn | Tag::Det | Tag::Noun)
                && tree.word(i) != ","
    });
    let names = scene.entities.referents[scene.document].names(scene.index);
    let (name, id) = names.iter().find(|(n, _)| n.start > by && n.start <= by + 4)?;
    let alone = (by + 1..name.start)
        .all(|i| matches!(tree.tag(i), Tag::Det | Tag::Adj | Tag::Noun) || is_title(tree.word(i)));
    let several = names
        .iter()
        .any(|(n, _)| n.start == name.end + 1 && matches!(tree.word(name.end), "and" | "&" | ","));
    let left = (0..verb).rev().find(|&i| !matches!(tree.tag(i), Tag::Aux | Tag::Adv | Tag::Part));
    // A participle right behind a noun describes it.
    let described = left.filter(|&i| tree.is_nominal(i) && i + 1 == verb);
    let patient = described.or(clause.patient).or_else(|| left.filter(|&i| tree.is_nominal(i)))?;
    let span = tree.span(&(name.start..name.end).collect::<Vec<_>>());
    (near && alone && !several).then(|| ((country_of_name(scene, *id), span), patient))
}

/// What stands in capitals before a person's name: "Mayor", "Dr".
fn is_title(word: &str) -> bool {
    let capital = word.starts_with(char::is_uppercase);
    capital && (world::list(world::List::PersonTitle, word) || world::role(&[&word.to_lowercase()]).is_some())
}

/// Who a phrase names: a name, or a group told by one ("the Danish crew", "the Okafor campaign").
pub(super) fn doer(scene: &Scene<'_>, head: usize) -> Option<Doer> {
    let tree = &scene.tree;
    if tree.tag(head) == Tag::Pron {
        return None;
    }
    let named = |i: usize| scene.entities.referents[scene.document].name_at(scene.index, i);
    if let Some((name, id)) = named(head) {
        let span = tree.span(&(name.start..name.end).collect::<Vec<_>>());
        return Some((country_of_name(scene, *id), span));
    }
    // "Mayor NAME": the tree may make the title the head.
    if let Some((name, id)) =
        Some(head + 1).filter(|&n| n < tree.len() && is_title(tree.word(head))).and_then(named)
    {
        let span = tree.span(&(name.start..name.end).collect::<Vec<_>>());
        return (name.start == head + 1).then(|| (country_of_name(scene, *id), span));
    }
    let lemma = tree.lower_lemma(head);
    let told = tree
        .by(head, &[Rel::Amod, Rel::Compound, Rel::NmodPoss, Rel::NmodUnmarked])
        .find_map(|k| named(k).map(|n| (k, n.1)));
    if let Some((k, id)) = told {
        let group = world::list(world::List::OrgHead, lemma) || matches!(lemma, "crew" | "campaign" | "team");
        let nation = world::demonym(tree.word(k)).is_some() || scene.entities.list[id].country.is_some();
        let person = world::list(world::List::PersonNoun, lemma);
        return (group || nation && person).then(|| (country_of_name(scene, id), scene.phrase_span(head)));
    }
    scene.entity(head).filter(|_| tree.tag(head) == Tag::Noun).map(|id| (id, scene.phrase_span(head)))
}

/// "Danes", "Danish" stand for Denmark: the entity of the country where the sources name it, else the first that is
/// called after its people.
pub(super) fn country_of_name(scene: &Scene<'_>, id: EntityId) -> EntityId {
    let list = &scene.entities.list;
    let Some(code) = world::demonym(&list[id].name).map(|c| c.code) else { return id };
    let named = list.iter().position(|e| e.country == Some(code));
    named
        .or_else(|| list.iter().position(|e| world::demonym(&e.name).is_some_and(|c| c.code == code)))
        .unwrap_or(id)
}

pub(super) fn emit(
    scene: &Scene<'_>,
    clause: &Clause,
    concept: &str,
    doer: Doer,
    patient: usize,
    claims: &mut Vec<Claim>,
) {
    let (id, span) = doer;
    // "X found her", with "her" read as X: nothing to go by.
    if scene.entity(patient) == Some(id) {
        return;
    }
    let Some(mut anchors) = anchors(scene, clause, concept, patient) else { return };
    anchors.retain(|a| a.term != Term::Entity(id));
    let qualifiers = reading(scene, clause, patient);
    claims.push(scene.claim(Slot::Agent, concept, anchors, ClaimValue::Entity(id), span, qualifiers));
}

/// What a deed was done to, and what else its clause names.
pub(super) fn anchors(
    scene: &Scene<'_>,
    clause: &Clause,
    concept: &str,
    patient: usize,
) -> Option<Vec<Anchor>> {
    let mut anchors = vec![Anchor { term: Term::Word(concept.to_string()), role: Role::Head }];
    // "the report", "the side": empty by themselves, but what the deed was done to.
    let generic = || {
        Some(Term::Word(scene.tree.lower_lemma(patient).to_string()))
            .filter(|_| scene.tree.tag(patient) == Tag::Noun)
    };
    match scene.term(patient).or_else(generic)? {
        // "introduced the bill" as a whole is the deed; the bill is still its object.
        Term::Word(word) if word == concept => {
            let lemma = scene.tree.lower_lemma(patient);
            anchors.push(Anchor { term: Term::Word(lemma.to_string()), role: Role::Object });
        }
        term => anchors.push(Anchor { term, role: Role::Object }),
    }
    scene.noun_anchors(patient, &mut anchors);
    for o in clause.obliques.iter().filter(|o| !scene.is_value(o.head)) {
        scene.push(o.head, Role::Adjunct, &mut anchors);
    }
    Some(anchors)
}

/// Under what reading a deed is told; where it was done does not limit it.
pub(super) fn reading(scene: &Scene<'_>, clause: &Clause, patient: usize) -> Qualifiers {
    let qualifiers = Qualifiers::of(scene, Some(clause), clause.predicate);
    let time = year_of(scene, patient).or(qualifiers.time.clone());
    Qualifiers { places: Vec::new(), time, ..qualifiers }
}

/// "a 1941 drama film": which of several things of one name.
fn year_of(scene: &Scene<'_>, noun: usize) -> Option<DateValue> {
    scene.values.iter().find_map(|v| match &v.value {
        Value::Date(date) if v.end <= noun && v.end + 4 > noun => Some(date.clone()),
        _ => None,
    })
}

/// "Producer: NAME": of the thing that the source is about.
fn label(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let Some(BlockKind::KeyValue { key, value }) = scene.block().map(|b| &b.kind) else { return };
    let lower = key.of(scene.text()).trim().to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let phrase = world::concept_phrase(&words).filter(|m| m.len == words.len()).map(|m| m.concept);
    let single =
        || words.first().filter(|_| words.len() == 1).and_then(|w| super::scene::concept_of(w, Tag::Noun));
    let participle =
        || words.first().and_then(|w| super::scene::concept_of(&crate::grammar::lemma_verb(w), Tag::Verb));
    let by = words.len() == 2 && words[1] == "by";
    let Some(concept) = phrase.or_else(single).or_else(|| by.then(participle).flatten()) else { return };
    let Some(concept) = doing(concept.id) else { return };
    let names = scene.entities.referents[scene.document].names(scene.index);
    let mut inside = names.iter().filter(|(n, _)| value.contains(scene.tree.token(n.start).span));
    let (Some((name, id)), None) = (inside.next(), inside.next()) else { return };
    let span = scene.tree.span(&(name.start..name.end).collect::<Vec<_>>());
    if span.len() * 2 < value.len() {
        return;
    }
    let anchors = vec![Anchor { term: Term::Word(concept.to_string()), role: Role::Head }];
    claims.push(scene.claim(
        Slot::Agent,
        concept,
        anchors,
        ClaimValue::Entity(*id),
        span,
        Qualifiers::plain(),
    ));
}
