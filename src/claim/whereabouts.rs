//! Where things are, go and come from, for verbs that say so by their preposition: "stands in X", "was moved to X", "comes
//! from X"; and where a finished deed was done ("the bell was cast in X").

use super::place::{Place, place_at};
use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::{Clause, Feats, Modality, Rel, Tag};
use crate::value::Value;
use crate::world::{self, List};

/// A verb with its prepositions: what it says of its subject.
struct Frame {
    verbs: &'static [&'static str],
    prepositions: &'static [&'static str],
    slot: Slot,
    attribute: &'static str,
}

const FRAMES: &[Frame] = &[
    Frame {
        verbs: &["base", "headquarter"],
        prepositions: &["in", "at"],
        slot: Slot::Place,
        attribute: "headquarters",
    },
    Frame {
        verbs: &["stand", "lie", "hang", "locate", "situate", "house", "keep", "sit", "store"],
        prepositions: &["in", "at", "on", "off", "near"],
        slot: Slot::Place,
        attribute: "location",
    },
    Frame {
        verbs: &["show", "display", "exhibit", "go on display", "go on show", "open to the public"],
        prepositions: &["in", "at"],
        slot: Slot::Place,
        attribute: "exhibit",
    },
    Frame {
        verbs: &["move", "relocate", "transfer", "shift"],
        prepositions: &["to"],
        slot: Slot::Place,
        attribute: "relocate",
    },
    Frame {
        verbs: &[
            "take",
            "bring",
            "rush",
            "fly",
            "airlift",
            "carry",
            "transport",
            "send",
            "ship",
            "tow",
            "return",
        ],
        prepositions: &["to"],
        slot: Slot::Place,
        attribute: "taken to",
    },
    Frame {
        verbs: &["land", "touch down"],
        prepositions: &["in", "at", "on"],
        slot: Slot::Place,
        attribute: "land",
    },
    Frame {
        verbs: &["take off", "set out", "set off", "depart", "sail", "start out"],
        prepositions: &["from"],
        slot: Slot::Origin,
        attribute: "departure",
    },
    Frame {
        verbs: &["come", "hail", "originate", "import", "quarry", "bring"],
        prepositions: &["from"],
        slot: Slot::Origin,
        attribute: "come from",
    },
    Frame {
        verbs: &["live", "reside", "dwell"],
        prepositions: &["in", "near"],
        slot: Slot::Place,
        attribute: "live in",
    },
];

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if !scene.is_prose() {
        return;
    }
    for i in 0..scene.tree.len() {
        event_at(scene, i, claims);
    }
    for clause in &scene.clauses {
        if clause.negated || matches!(clause.modality, Modality::Possible | Modality::Other) {
            continue;
        }
        if clause.copula {
            seat(scene, clause, claims);
        } else if !framed(scene, clause, claims) {
            done_at(scene, clause, claims);
        }
    }
}

/// The verb with its particle or its "on display".
fn verb_of(scene: &Scene<'_>, clause: &Clause) -> String {
    let shown = ["display", "show"].into_iter().find(|w| {
        scene.tree.lemma(clause.predicate) == "go"
            && clause.obliques.iter().any(|o| scene.tree.lemma(o.head) == *w)
    });
    shown.map_or_else(|| clause.lemma.to_lowercase(), |w| format!("go on {w}"))
}

fn framed(scene: &Scene<'_>, clause: &Clause, claims: &mut Vec<Claim>) -> bool {
    let verb = verb_of(scene, clause);
    let frames = FRAMES.iter().filter(|f| f.verbs.contains(&verb.as_str()));
    let mut any = false;
    for frame in frames {
        any = true;
        let Some(place) = place_of(scene, clause, frame.prepositions) else { continue };
        // "They took us to X": what is taken; "X stands in Y": what stands.
        let moved = matches!(frame.attribute, "taken to") && !clause.passive;
        let thing = if moved { clause.patient } else { clause.subject() };
        emit(scene, clause, frame.slot, frame.attribute, thing, &place, claims);
        break;
    }
    any
}

/// The place behind one of the prepositions that belong to the verb.
fn place_of(scene: &Scene<'_>, clause: &Clause, prepositions: &[&str]) -> Option<Place> {
    let tree = &scene.tree;
    let fits = clause.obliques.iter().filter(|o| prepositions.contains(&o.preposition.as_str()));
    fits.filter(|o| o.head > clause.predicate).find_map(|o| {
        let case = tree.by(o.head, &[Rel::Case]).max()?;
        let found = (!scene.is_value(o.head)).then(|| place_at(scene, case + 1)).flatten()?;
        (case < o.head && found.head >= case).then_some(found)
    })
}

/// "The office is in X", "it will be at Y": where a body or a building is.
fn seat(scene: &Scene<'_>, clause: &Clause, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let at = clause.predicate;
    let inside = matches!(tree.preposition(at).as_deref(), Some("in" | "at"));
    let Some(subject) = clause.agent.filter(|_| inside) else { return };
    let lemma = tree.lower_lemma(subject);
    let body = scene
        .entity(subject)
        .is_some_and(|e| scene.entities.list[e].words.iter().any(|w| world::list(List::OrgHead, w)))
        || tree.tag(subject) == Tag::Noun && world::list(List::OrgHead, lemma);
    let thing =
        body || tree.tag(subject) == Tag::Noun && (world::list(List::PlaceHead, lemma) || is_works(lemma));
    let event = tree.tag(subject) == Tag::Noun
        && world::list(List::EventHead, lemma)
        && !body
        && !is_numbered(scene, subject);
    let Some(case) = tree.by(at, &[Rel::Case]).max().filter(|_| thing || event) else { return };
    let Some(place) = place_at(scene, case + 1).filter(|p| event || scene.is_place(p.id)) else { return };
    let attribute = match (event, body) {
        (true, _) => "take-place",
        (_, true) => "headquarters",
        _ => "location",
    };
    emit(scene, clause, Slot::Place, attribute, Some(subject), &place, claims);
}

fn is_works(lemma: &str) -> bool {
    matches!(
        lemma,
        "factory" | "plant" | "works" | "warehouse" | "depot" | "shop" | "store" | "home" | "grave" | "wreck"
    )
}

/// "The bell was cast in X", "the two sides met at Y": something finished at one place.
fn done_at(scene: &Scene<'_>, clause: &Clause, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let verb = clause.predicate;
    if tree.tag(verb) != Tag::Verb
        || !tree.feats(verb).has(Feats::PAST)
        || tree.feats(verb).has(Feats::PRESENT)
    {
        return;
    }
    let concept = world::concept_by_id(&scene.concept(verb));
    let many = concept.is_some_and(|c| !c.once || c.is_single(world::Slot::Place));
    let lemma = tree.lower_lemma(verb);
    if many || world::list(List::Reporting, lemma) || is_everywhere(lemma) {
        return;
    }
    let Some(place) = place_of(scene, clause, &["in", "at"]) else { return };
    let attribute = concept.map_or(lemma, |c| c.id);
    emit(scene, clause, Slot::Place, attribute, clause.patient.or(clause.agent), &place, claims);
}

/// "the launch at the Corn Exchange", "a service in Larn Cathedral": a noun for an event with its place.
fn event_at(scene: &Scene<'_>, noun: usize, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let lemma = tree.lower_lemma(noun);
    let listed = world::list(List::EventHead, lemma) && !world::list(List::OrgHead, lemma);
    let behind =
        tree.by(noun, &[Rel::Nmod]).find(|&k| matches!(tree.preposition(k).as_deref(), Some("in" | "at")));
    let (true, true, Some(k)) = (listed && !is_numbered(scene, noun), tree.tag(noun) == Tag::Noun, behind)
    else {
        return;
    };
    let Some(case) = tree.by(k, &[Rel::Case]).max().filter(|&c| c < k) else { return };
    let Some(place) = place_at(scene, case + 1) else { return };
    let concept = world::concept(lemma, world::Pos::Noun).filter(|c| c.is_single(world::Slot::Place));
    let attribute = concept.map_or("take-place", |c| c.id);
    let mut anchors = vec![Anchor { term: Term::Word(attribute.to_string()), role: Role::Head }];
    scene.push(noun, Role::Object, &mut anchors);
    scene.noun_anchors(noun, &mut anchors);
    anchors.extend(place.anchors());
    anchors.retain(|a| a.term != Term::Entity(place.id));
    let value = ClaimValue::Entity(place.id);
    claims.push(scene.claim(Slot::Place, attribute, anchors, value, place.span, Qualifiers::plain()));
}

/// "the 29th meeting": one of many, each at its own place.
pub(super) fn is_numbered(scene: &Scene<'_>, noun: usize) -> bool {
    scene.values.iter().any(|v| matches!(v.value, Value::Ordinal(_)) && v.end <= noun && v.end + 4 > noun)
}

/// What is done to one thing in many places.
fn is_everywhere(verb: &str) -> bool {
    const MANY: &[&str] = &[
        "see",
        "use",
        "sell",
        "know",
        "call",
        "speak",
        "play",
        "wear",
        "eat",
        "employ",
        "involve",
        "include",
        "interest",
        "name",
        "mention",
        "feature",
        "do",
        "make",
        "take",
        "give",
        "put",
        "set",
        "hear",
        "feel",
        "spend",
        "need",
        "want",
        "expect",
        "invest",
        "engage",
        "need",
        "deploy",
        "distribute",
        "ban",
        "hold",
        "read",
        "study",
        "test",
        "plant",
        "live",
        "work",
        "stay",
        "grow",
        "go",
        "come",
        "arrive",
        "remain",
        "continue",
        "stand",
        "sit",
        "wait",
        "walk",
        "look",
        "appear",
        "tell",
        "win",
        "fail",
        "try",
        "begin",
        "start",
        "end",
        "belong",
        "exist",
        "operate",
        "train",
        "teach",
        "visit",
        "travel",
        "welcome",
        "honour",
        "honor",
        "celebrate",
        "rank",
        "place",
        "mean",
        "seat",
        "say",
        "cover",
        "reflect",
        "lose",
    ];
    MANY.contains(&verb)
}

fn emit(
    scene: &Scene<'_>,
    clause: &Clause,
    slot: Slot,
    attribute: &str,
    thing: Option<usize>,
    place: &Place,
    claims: &mut Vec<Claim>,
) {
    let tree = &scene.tree;
    let Some(thing) = thing.filter(|&t| t != place.head) else { return };
    let definite = scene.entity(thing).is_some()
        || tree.tag(thing) == Tag::Noun
            && tree
                .kids(thing)
                .iter()
                .any(|&k| matches!(tree.lower(k), "the" | "this") || tree.rel(k) == Rel::NmodPoss);
    if !definite {
        return;
    }
    let mut anchors = vec![Anchor { term: Term::Word(attribute.to_string()), role: Role::Head }];
    scene.push(thing, Role::Object, &mut anchors);
    scene.noun_anchors(thing, &mut anchors);
    anchors.extend(place.anchors());
    anchors.retain(|a| a.term != Term::Entity(place.id));
    let qualifiers = Qualifiers {
        places: Vec::new(),
        modality: Modality::Fact,
        ..Qualifiers::of(scene, Some(clause), clause.predicate)
    };
    let value = ClaimValue::Entity(place.id);
    claims.push(scene.claim(slot, attribute, anchors, value, place.span, qualifiers));
}
