//! Doers and places without a name: "found by two divers", "broke out in the boiler room".

use super::{Anchor, Claim, ClaimValue, Role, Scene, Slot, Term, frames};
use crate::analysis::{Clause, Feats, MentionKind, Modality, Rel, Tag};
use crate::entity;
use crate::world::{self, ConceptKind, List};

/// Begins the mark that holds the head noun of a description.
const MARK: &str = "#as ";

/// Begins the same mark for several.
const MARKS: &str = "#as several ";

/// The head noun of a described filler, in dictionary form.
pub(crate) fn head_of(claim: &Claim) -> Option<&str> {
    claim.anchors.iter().find_map(|a| match &a.term {
        Term::Word(w) => w.strip_prefix(MARKS).or_else(|| w.strip_prefix(MARK)),
        Term::Entity(_) => None,
    })
}

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if !scene.is_prose() {
        return;
    }
    for clause in &scene.clauses {
        if clause.negated || clause.modality != Modality::Fact || clause.copula {
            continue;
        }
        doer(scene, clause, claims);
        spot(scene, clause, claims);
    }
}

fn mark(scene: &Scene<'_>, head: usize) -> Anchor {
    let several = scene.tree.feats(head).has(Feats::PLURAL);
    let word = format!("{}{}", if several { MARKS } else { MARK }, scene.tree.lower_lemma(head));
    Anchor { term: Term::Word(word), role: Role::Nearby }
}

/// Someone who is told by an occupation.
fn doer(scene: &Scene<'_>, clause: &Clause, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let (Some(concept), Some(agent)) = (frames::deed(scene, clause), clause.agent) else { return };
    let lemma = tree.lower_lemma(agent);
    let told = tree.tag(agent) == Tag::Noun && scene.entity(agent).is_none() && entity::is_person_noun(lemma);
    let alone = tree.one(agent, &[Rel::Conj, Rel::Appos]).is_none();
    let Some(patient) = clause.patient.filter(|_| told && alone && !is_anyone(lemma)) else { return };
    let Some(mut anchors) = frames::anchors(scene, clause, concept, frames::measured(scene, patient)) else {
        return;
    };
    anchors.push(mark(scene, agent));
    let value = ClaimValue::Text(scene.phrase(agent));
    let span = scene.phrase_span(agent);
    claims.push(scene.claim(
        Slot::Agent,
        concept,
        anchors,
        value,
        span,
        frames::reading(scene, clause, patient),
    ));
}

/// Words that may be said of anyone.
fn is_anyone(lemma: &str) -> bool {
    world::list(List::GenericNoun, lemma)
        || matches!(
            lemma,
            "man"
                | "woman"
                | "person"
                | "people"
                | "resident"
                | "local"
                | "official"
                | "volunteer"
                | "worker"
                | "member"
                | "owner"
                | "leader"
                | "head"
                | "staff"
                | "employee"
                | "expert"
                | "neighbour"
                | "neighbor"
                | "friend"
                | "winner"
                | "victim"
                | "survivor"
                | "witness"
                | "suspect"
                | "father"
                | "mother"
                | "son"
                | "daughter"
                | "wife"
                | "husband"
                | "brother"
                | "sister"
                | "organiser"
                | "organizer"
                | "founder"
                | "boy"
                | "girl"
                | "child"
                | "user"
                | "customer"
        )
}

/// Where it happened, told by a common noun: events that happen once.
fn spot(scene: &Scene<'_>, clause: &Clause, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let verb = clause.predicate;
    let Some(event) = happening(scene, clause) else { return };
    let around = clause.patient.into_iter().flat_map(|p| tree.by(p, &[Rel::Nmod])).collect::<Vec<_>>();
    let beside = around.into_iter().map(|k| (tree.preposition(k).unwrap_or_default(), k));
    let obliques = clause.obliques.iter().map(|o| (o.preposition.clone(), o.head));
    let found = obliques.chain(beside).find(|(preposition, head)| {
        let inside = matches!(
            preposition.as_str(),
            "in" | "at"
                | "on"
                | "under"
                | "beneath"
                | "inside"
                | "behind"
                | "near"
                | "above"
                | "below"
                | "outside"
                | "beside"
        );
        inside && *head > verb && tree.tag(*head) == Tag::Noun && is_spot(tree.lower_lemma(*head))
    });
    let Some(at) = found.map(|(_, head)| head) else { return };
    let named = |k: usize| scene.entities.referents[scene.document].name_at(scene.index, k).is_some();
    if tree.below(at).into_iter().any(named) || scene.entity(at).is_some() {
        return;
    }
    let mut anchors = vec![Anchor { term: Term::Word(event.clone()), role: Role::Head }, mark(scene, at)];
    if let Some(thing) = clause.patient.or(clause.agent).filter(|&t| t != at) {
        scene.push(thing, Role::Object, &mut anchors);
        scene.noun_anchors(thing, &mut anchors);
    }
    let value = ClaimValue::Text(scene.phrase(at));
    let span = scene.phrase_span(at);
    claims.push(scene.claim(Slot::Place, event, anchors, value, span, frames::reading(scene, clause, verb)));
}

/// The event that a clause tells; "the fire started" is the event of the fire.
fn happening(scene: &Scene<'_>, clause: &Clause) -> Option<String> {
    let tree = &scene.tree;
    let lemma = clause.lemma.to_lowercase();
    let begins = matches!(
        lemma.as_str(),
        "start" | "begin" | "break out" | "happen" | "occur" | "erupt" | "originate"
    );
    if begins {
        let subject = clause.subject().filter(|&s| tree.tag(s) == Tag::Noun)?;
        let concept = world::concept_by_id(&scene.concept(subject))?;
        return (concept.kind == ConceptKind::Event).then(|| concept.id.to_string());
    }
    let concept = world::concept_by_id(&scene.concept(clause.predicate))?;
    let event = concept.kind == ConceptKind::Event && concept.once && tree.tag(clause.predicate) == Tag::Verb;
    let named = clause.subject().and_then(|s| scene.entity(s));
    let crowd = named.is_some_and(|e| scene.entities.list[e].kind == MentionKind::Person) && !clause.passive;
    (event && !crowd).then(|| concept.id.to_string())
}

/// Parts of houses, ships and grounds, and places that every town has.
fn is_spot(lemma: &str) -> bool {
    const SPOTS: &[&str] = &[
        "kitchen",
        "room",
        "basement",
        "cellar",
        "attic",
        "loft",
        "roof",
        "laundry",
        "garage",
        "warehouse",
        "corridor",
        "bedroom",
        "bathroom",
        "workshop",
        "laboratory",
        "barn",
        "shed",
        "park",
        "yard",
        "courtyard",
        "field",
        "tent",
        "deck",
        "hold",
        "tank",
        "silo",
        "stair",
        "staircase",
        "stairwell",
        "lift",
        "entrance",
        "gate",
        "car",
        "van",
        "bus",
        "train",
        "carriage",
        "cabin",
        "pub",
        "café",
        "cafe",
        "restaurant",
        "bakery",
        "shop",
        "store",
        "office",
        "factory",
        "plant",
        "storeroom",
        "cupboard",
        "drawer",
        "safe",
        "box",
        "chest",
        "well",
        "ditch",
        "pit",
        "hangar",
        "greenhouse",
        "stable",
        "vault",
        "crypt",
        "altar",
        "floor",
        "hall",
        "chimney",
        "furnace",
        "boiler",
        "locker",
        "tunnel",
        "trench",
        "cockpit",
        "wing",
        "lobby",
        "gym",
        "canteen",
        "classroom",
        "playground",
        "pool",
        "orchard",
        "vineyard",
        "meadow",
        "woodland",
        "jetty",
        "garden",
        "pavilion",
        "tent",
        "depot",
        "container",
        "crate",
        "cave",
        "grave",
        "ward",
        "library",
        "chapel",
        "church",
        "school",
        "hotel",
        "museum",
    ];
    SPOTS.contains(&lemma)
        || world::list(List::PlaceHead, lemma)
            && !matches!(
                lemma,
                "area"
                    | "site"
                    | "zone"
                    | "region"
                    | "country"
                    | "state"
                    | "north"
                    | "south"
                    | "east"
                    | "west"
            )
}
