//! Where it happened or is, for events and attributes that have one place: "was signed in X", "its head office will be
//! in X", "X-born", "Venue: X".

use super::frames::country_of_name;
use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::{Feats, MentionKind, Modality, Rel, Tag};
use crate::entity::EntityId;
use crate::text::{BlockKind, Span};
use crate::world::{self, Concept, ConceptKind};

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if scene.is_tabular() {
        return label(scene, claims);
    }
    if !scene.is_prose() {
        return;
    }
    for i in 0..scene.tree.len() {
        if native_of(scene, i, claims) {
            continue;
        }
        let Some(concept) = placed(scene, i) else { continue };
        if let Some(place) = place_behind(scene, i, concept) {
            emit(scene, i, concept, &place, claims);
        }
    }
}

/// The concept of a word, where it has one place.
fn placed(scene: &Scene<'_>, i: usize) -> Option<&'static Concept> {
    let tree = &scene.tree;
    let lower = tree.lower(i);
    // "Assembled in X.": the capital of a sentence's first word makes it look like a name.
    let opening = i == 0 && tree.tag(i) == Tag::Propn && lower.ends_with("ed");
    if !opening && !matches!(tree.tag(i), Tag::Verb | Tag::Noun | Tag::Adj) {
        return None;
    }
    let concept = if opening {
        super::scene::concept_of(&crate::grammar::lemma_verb(lower), Tag::Verb)?
    } else if lower == "formed" && scene.clause_at(i).is_some_and(|c| c.passive) {
        world::concept_by_id("found")?
    } else {
        world::concept_by_id(&scene.concept(i))?
    };
    let active = tree.tag(i) == Tag::Verb
        && tree.one(i, &[Rel::Obj]).is_some()
        && concept.kind == ConceptKind::Attribute;
    // In a sentence "take place" says too little of what is where; as a label it is clear.
    let vague = concept.id == "take-place" && !event_subject(scene, i);
    (concept.is_single(world::Slot::Place) && !vague && !active).then_some(concept)
}

/// "The summit was held in X": what took place is an event.
fn event_subject(scene: &Scene<'_>, verb: usize) -> bool {
    let Some(subject) = scene.clause_at(verb).and_then(|c| c.subject()) else { return false };
    if super::whereabouts::is_numbered(scene, subject) {
        return false;
    }
    let named = scene.entity(subject).is_some_and(|e| scene.entities.list[e].kind == MentionKind::Event);
    named || world::list(world::List::EventHead, scene.tree.lower_lemma(subject))
}

/// Where something comes from is another question than where it is.
fn slot_of(concept: &str) -> Slot {
    if matches!(concept, "born" | "found" | "discover" | "invent") { Slot::Origin } else { Slot::Place }
}

/// A place with the names that say more of it: "Ostby, a village near Lund".
pub(super) struct Place {
    pub(super) id: EntityId,
    pub(super) span: Span,
    pub(super) head: usize,
    pub(super) around: Vec<EntityId>,
    /// "at the Corn Exchange": an article before a name of two words or more is a house's, not a town's.
    pub(super) house: bool,
}

impl Place {
    /// What the place lies in, and of what grain it is.
    pub(super) fn anchors(&self) -> impl Iterator<Item = Anchor> + '_ {
        let mark = self.house.then(|| Anchor { term: Term::Word(HOUSE.to_string()), role: Role::Nearby });
        let around = self.around.iter().map(|&id| Anchor { term: Term::Entity(id), role: Role::Adjunct });
        around.chain(mark)
    }
}

/// Marks a claim whose place is a house by its article.
pub(crate) const HOUSE: &str = "#house";

/// The first place behind a word with nothing but times, doers and small words between: an event goes on to its place
/// within a few words, an attribute after a copula.
fn place_behind(scene: &Scene<'_>, at: usize, concept: &Concept) -> Option<Place> {
    let tree = &scene.tree;
    let reach = if concept.kind == ConceptKind::Attribute { 5 } else { 10 };
    for i in at + 1..tree.len().min(at + reach) {
        let word = tree.lower(i);
        let toward = concept.id == "hospitalise" && word == "to";
        if (toward || matches!(word, "in" | "at" | "near" | "outside")) && !scene.is_value(i + 1) {
            if let Some(place) = place_at(scene, i + 1) {
                return Some(place);
            }
            continue;
        }
        let stops = matches!(tree.tag(i), Tag::Sconj | Tag::Cconj | Tag::Pron)
            || tree.tag(i) == Tag::Verb && tree.feats(i).has(Feats::FINITE)
            || matches!(word, ";" | ":" | "from" | "to" | "for" | "after" | "before" | "with")
            || word == "," && !scene.is_value(i - 1);
        if stops && !scene.is_value(i) && !(concept.kind == ConceptKind::Attribute && tree.tag(i) == Tag::Aux)
        {
            return None;
        }
    }
    None
}

/// The place whose phrase begins at a token: "the old mill in Askby, Norland".
pub(super) fn place_at(scene: &Scene<'_>, at: usize) -> Option<Place> {
    let tree = &scene.tree;
    let names = scene.entities.referents[scene.document].names(scene.index);
    let mut found: Option<Place> = None;
    let mut end = at;
    for (name, id) in names.iter().filter(|(n, _)| n.start >= at) {
        let joined = (end..name.start).all(|i| {
            let small = matches!(tree.lower(i), "," | "in" | "of" | "near" | "at" | "outside" | "(" | "on");
            small
                || found.is_none() && matches!(tree.tag(i), Tag::Det | Tag::Adj | Tag::Noun | Tag::Pron)
                || tree.tag(i) == Tag::Det
        });
        let id = country_of_name(scene, *id);
        let kind = if scene.entities.list[id].kind == MentionKind::Other {
            name.kind
        } else {
            scene.entities.list[id].kind
        };
        let owner = name.end < tree.len() && matches!(tree.word(name.end), "'s" | "’s" | "'" | "’");
        if !joined || name.start > end + 6 || matches!(kind, MentionKind::Person | MentionKind::Event) {
            break;
        }
        end = name.end;
        match &mut found {
            Some(place) => place.around.push(id),
            None => {
                let modifier = name.end < tree.len()
                    && tree.tag(name.end) == Tag::Noun
                    && tree.head(name.head) == Some(name.end);
                if owner || modifier && kind != MentionKind::Place {
                    break;
                }
                let span = tree.span(&(name.start..name.end).collect::<Vec<_>>());
                let article = name.start > 0 && tree.word(name.start - 1).eq_ignore_ascii_case("the");
                let house = article && name.end - name.start > 1;
                found = Some(Place { id, span, head: name.head, around: Vec::new(), house });
            }
        }
    }
    found
}

fn emit(scene: &Scene<'_>, at: usize, concept: &'static Concept, place: &Place, claims: &mut Vec<Claim>) {
    let clause = scene.clause_of(at);
    let mut anchors = vec![Anchor { term: Term::Word(concept.id.to_string()), role: Role::Head }];
    anchors.extend(place.anchors());
    let patient = scene.clause_at(at).and_then(|c| c.patient.or(c.agent)).filter(|&p| p != place.head);
    match patient {
        Some(patient) => {
            // "the Model 5 is made in": the name stands before its number.
            let numbered = scene.is_value(patient) && patient > 0;
            scene.push(if numbered { patient - 1 } else { patient }, Role::Object, &mut anchors);
            scene.noun_anchors(patient, &mut anchors);
        }
        None => {
            scene.noun_anchors(at, &mut anchors);
            // "its head office will be in X", "X has its head office in Y": the subject is the owner.
            if let Some(subject) = clause.and_then(|c| c.agent).filter(|&s| s != at && s != place.head) {
                scene.push(subject, Role::Object, &mut anchors);
            }
        }
    }
    anchors.retain(|a| a.term != Term::Entity(place.id));
    let mut qualifiers = Qualifiers { places: Vec::new(), ..Qualifiers::of(scene, clause, at) };
    if qualifiers.negated || qualifiers.modality == Modality::Possible {
        return;
    }
    // "will be held in X" and "was held in X" speak of one event at one place.
    qualifiers.modality = Modality::Fact;
    claims.push(scene.claim(
        slot_of(concept.id),
        concept.id,
        anchors,
        ClaimValue::Entity(place.id),
        place.span,
        qualifiers,
    ));
}

/// "the Askby-born singer", "the Dublin-based firm".
fn native_of(scene: &Scene<'_>, i: usize, claims: &mut Vec<Claim>) -> bool {
    let tree = &scene.tree;
    let word = tree.word(i);
    let (place, tail) = match word.rsplit_once('-') {
        Some((place, tail)) => (place.to_string(), tail.to_string()),
        None if i + 2 < tree.len() && tree.word(i + 1) == "-" => {
            (word.to_string(), tree.word(i + 2).to_string())
        }
        None => return false,
    };
    let concept = match tail.to_lowercase().as_str() {
        "born" => "born",
        "based" | "headquartered" => "headquarters",
        _ => return false,
    };
    if !place.chars().next().is_some_and(char::is_uppercase) {
        return false;
    }
    let key = crate::entity::fold::words(&place);
    let id = scene.entities.beginning(&key).find(|&e| scene.entities.list[e].words == key);
    let Some(id) = id else { return true };
    let last = if tree.word(i).contains('-') { i } else { i + 2 };
    let nominal = |k: &usize| tree.is_nominal(*k) || scene.entity(*k).is_some();
    let noun = (last + 1..tree.len().min(last + 4)).find(nominal).unwrap_or(last);
    let mut anchors = vec![Anchor { term: Term::Word(concept.to_string()), role: Role::Head }];
    let names = scene.entities.referents[scene.document].names(scene.index);
    let near = names.iter().find(|(n, _)| n.start > last && n.start <= last + 4 && n.start >= noun);
    match near {
        Some((_, owner)) => anchors.push(Anchor { term: Term::Entity(*owner), role: Role::Object }),
        None => {
            // "the Askby-born striker" in a piece on one person.
            let hero = scene.entity(noun).or_else(|| main_person(scene));
            anchors.extend(hero.map(|e| Anchor { term: Term::Entity(e), role: Role::Object }));
        }
    }
    if anchors.len() < 2 {
        return true;
    }
    let span = tree.span(&(i..=last).collect::<Vec<_>>());
    let qualifiers = Qualifiers { places: Vec::new(), ..Qualifiers::plain() };
    claims.push(scene.claim(slot_of(concept), concept, anchors, ClaimValue::Entity(id), span, qualifiers));
    true
}

/// The person that a document names far more often than any other.
fn main_person(scene: &Scene<'_>) -> Option<EntityId> {
    let referents = &scene.entities.referents[scene.document];
    let mut counts: std::collections::BTreeMap<EntityId, usize> = std::collections::BTreeMap::new();
    for s in 0..scene.source.sentences.len() {
        for (_, id) in
            referents.names(s).iter().filter(|(_, id)| scene.entities.list[*id].kind == MentionKind::Person)
        {
            *counts.entry(*id).or_default() += 1;
        }
    }
    let mut ranked: Vec<(usize, EntityId)> = counts.into_iter().map(|(id, n)| (n, id)).collect();
    ranked.sort_unstable_by(|x, y| y.cmp(x));
    let (most, id) = *ranked.first()?;
    (most >= 3 && ranked.get(1).is_none_or(|(n, _)| most >= 2 * n)).then_some(id)
}

/// "Head office: X", "Place of birth: X", "Founded: 3 May 1999, at X".
fn label(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let (key, value) = match scene.block().map(|b| &b.kind) {
        Some(BlockKind::KeyValue { key, value }) => (key, value),
        Some(BlockKind::Row { cells, .. }) => match cells.as_slice() {
            [key, value] => (key, value),
            _ => return,
        },
        _ => return,
    };
    let lower = key.of(scene.text()).trim().to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let Some(concept) = labelled(&words).filter(|c| c.is_single(world::Slot::Place)) else { return };
    let Some(place) = place_in(scene, *value, words.len() == 1) else { return };
    let mut anchors = vec![Anchor { term: Term::Word(concept.id.to_string()), role: Role::Head }];
    anchors.extend(place.anchors());
    claims.push(scene.claim(
        slot_of(concept.id),
        concept.id,
        anchors,
        ClaimValue::Entity(place.id),
        place.span,
        Qualifiers::plain(),
    ));
}

/// The concept of a label: a noun, a phrase, "Made in", "Died".
fn labelled(words: &[&str]) -> Option<&'static Concept> {
    let phrase = || world::concept_phrase(words).filter(|m| m.len == words.len()).map(|m| m.concept);
    let first = words.first()?;
    let single = || super::scene::concept_of(first, Tag::Noun).filter(|_| words.len() == 1);
    let prepositional = words.len() == 2 && matches!(words[1], "in" | "at");
    let participle = words.len() == 1 && first.ends_with("ed") || prepositional || *first == "born";
    let verb = || {
        let lemma = crate::grammar::lemma_verb(first);
        super::scene::concept_of(&lemma, Tag::Verb).filter(|_| participle)
    };
    phrase().or_else(single).or_else(verb)
}

/// The place that a label's value gives: at its beginning, or behind a date.
fn place_in(scene: &Scene<'_>, value: Span, dated: bool) -> Option<Place> {
    let tree = &scene.tree;
    let first = (0..tree.len()).find(|&i| value.contains(tree.token(i).span))?;
    if let Some(place) = place_at(scene, first).filter(|_| !scene.is_value(first)) {
        return Some(place);
    }
    let names = scene.entities.referents[scene.document].names(scene.index);
    let (name, _) = names.iter().filter(|_| dated).find(|(n, id)| {
        let joined = n.start > first && matches!(tree.word(n.start - 1), "," | "in" | "at" | ")");
        joined && scene.is_place(*id) && !scene.is_value(n.start)
    })?;
    place_at(scene, name.start)
}
