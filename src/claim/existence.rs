//! Nouns that are said to be there or not: "issued a warning", "no warning", "without a warning", "never went into the ring".

use super::denying::{blurred, denied, timed};
use super::polarity::{empty_attribute, participants};
use super::{Claim, ClaimValue, Qualifiers, Role, Scene, Slot};
use crate::analysis::{Clause, Modality, Rel, Tag, is_empty_phrase};
use crate::world::{self, ConceptKind};

/// Verbs that say of their object little more than that it exists.
const SUPPORT: &[&str] = &[
    "have",
    "possess",
    "own",
    "carry",
    "hold",
    "contain",
    "create",
    "make",
    "issue",
    "give",
    "use",
    "receive",
    "get",
    "put",
    "put out",
    "put in",
    "send",
    "transmit",
    "publish",
    "file",
    "lodge",
    "submit",
    "report",
    "record",
    "suffer",
    "sustain",
    "cause",
    "leave",
    "develop",
    "invent",
    "be",
    "exist",
    "occur",
    "happen",
    "take",
    "find",
    "sound",
    "raise",
    "impose",
    "pay",
    "broadcast",
];
/// Verbs of coming and going, which say of a place little more than that someone was there.
const MOTION: &[&str] = &["go", "come", "enter", "step", "set", "appear", "visit", "walk", "return"];
/// A noun that is said to be there or not.
pub(super) fn noun(scene: &Scene<'_>, noun: usize, claims: &mut Vec<Claim>) {
    let attribute = noun_concept(scene, noun);
    let clause = scene.clause_of(noun);
    if empty_attribute(&attribute)
        || clause.is_some_and(|c| c.modality != Modality::Fact || blurred(scene, c))
    {
        return;
    }
    if let Some(truth) = existence(scene, noun, clause, &attribute).filter(|&t| t || !timed(scene)) {
        claims.push(of_noun(scene, noun, attribute, truth));
    }
}

/// The claim that what a noun names is there, or is not.
pub(super) fn of_noun(scene: &Scene<'_>, noun: usize, attribute: String, truth: bool) -> Claim {
    let clause = scene.clause_of(noun);
    let mut anchors = Vec::new();
    scene.noun_anchors(noun, &mut anchors);
    if let Some(c) = clause {
        let row: Vec<_> = scene
            .tree
            .conjuncts(scene.tree.first_conjunct(noun))
            .into_iter()
            .map(|k| scene.term(k))
            .collect();
        anchors.extend(participants(scene, c).into_iter().filter(|a| !row.contains(&Some(a.term.clone()))));
        scene.push(c.predicate, Role::Predicate, &mut anchors);
    }
    let mut qualifiers = Qualifiers::of(scene, clause, noun);
    qualifiers.negated = false;
    let value = ClaimValue::Truth(truth);
    scene.claim(Slot::Polarity, attribute, anchors, value, scene.phrase_span(noun), qualifiers)
}

/// "loss of life" is one concept; otherwise the concept of the noun.
pub(super) fn noun_concept(scene: &Scene<'_>, noun: usize) -> String {
    let end = scene.tree.len().min(noun + 4);
    let lemmas: Vec<&str> = (noun..end).map(|k| scene.tree.lower_lemma(k)).collect();
    world::concept_phrase(&lemmas).map_or_else(|| scene.concept(noun), |m| m.concept.id.to_string())
}

/// Whether the words around a noun say that it exists (`true`), that it doesn't (`false`), or neither.
fn existence(scene: &Scene<'_>, noun: usize, clause: Option<&Clause>, attribute: &str) -> Option<bool> {
    let tree = &scene.tree;
    if restrictive(scene, noun) {
        return None;
    }
    // "There was never a clause": the parser may hang the adverb on the noun.
    let never = tree.by(noun, &[Rel::Advmod]).any(|k| k < noun && tree.lemma(k) == "never");
    if never || is_empty_phrase(tree, noun) || lacking(scene, noun) {
        return Some(false);
    }
    if clause.is_some_and(|c| denied(scene, c) && governs(scene, c, noun)) {
        return Some(false);
    }
    let definite = tree
        .by(noun, &[Rel::Det, Rel::NmodPoss])
        .any(|k| tree.lemma(k) != "a" && tree.lemma(k) != "an" && tree.lemma(k) != "any");
    if definite
        || tree.by(noun, &[Rel::Amod]).any(|k| matches!(tree.lemma(k), "possible" | "potential" | "alleged"))
    {
        return None;
    }
    let clause = clause?;
    let argument = clause.patient == Some(noun) || clause.subject() == Some(noun);
    let supported = argument && SUPPORT.contains(&clause.lemma.as_str());
    if denied(scene, clause) {
        // "The inspection found no damage" denies the damage.
        let arguments = [clause.agent, clause.patient].into_iter().flatten();
        let elsewhere = arguments.filter(|&k| k != noun).any(|k| is_empty_phrase(tree, k));
        return (supported && !elsewhere).then_some(false);
    }
    let event = world::concept_by_id(attribute).is_some_and(|c| c.kind == ConceptKind::Event);
    (supported || event).then_some(true)
}

/// Whether a verb that says little by itself, or the copula, hands its denial on to a noun: "never went into the ring",
/// "did not have a licence", "was never on the list".
fn governs(scene: &Scene<'_>, clause: &Clause, noun: usize) -> bool {
    let empty = |k: Option<usize>| k.is_some_and(|k| is_empty_phrase(&scene.tree, k));
    if empty(clause.agent) || empty(clause.patient) {
        return false;
    }
    let light = SUPPORT.contains(&clause.lemma.as_str()) || MOTION.contains(&clause.lemma.as_str());
    let complement =
        clause.patient.filter(|_| !clause.passive).or_else(|| clause.obliques.first().map(|o| o.head));
    let at = || scene.tree.by(noun, &[Rel::Case]).next().is_some();
    let predicate = clause.copula && clause.predicate == noun && at();
    predicate || (light && !clause.copula && complement == Some(noun) && clause.subject() != Some(noun))
}

/// "ballots without a signature", "a name with no meaning": the words pick out which ones are meant and deny nothing.
fn restrictive(scene: &Scene<'_>, noun: usize) -> bool {
    let tree = &scene.tree;
    let with =
        tree.by(noun, &[Rel::Case]).find(|&k| matches!(tree.lemma(k), "with" | "without")).filter(|&k| k > 0);
    let Some(with) = with else { return false };
    let event = |h: usize| {
        world::concept(tree.lower_lemma(h), world::Pos::Noun).is_some_and(|c| c.kind == ConceptKind::Event)
    };
    // The parser may hang the words on the verb; where they stand tells.
    let follows = matches!(tree.tag(with - 1), Tag::Noun) && !event(with - 1);
    let of_noun = tree
        .head(noun)
        .is_some_and(|h| tree.tag(h) == Tag::Noun && scene.clause_at(h).is_none() && !event(h));
    follows || of_noun
}

/// "without a single accident", "lacked permits", "the absence of guards".
fn lacking(scene: &Scene<'_>, noun: usize) -> bool {
    let tree = &scene.tree;
    let without = tree.by(noun, &[Rel::Case, Rel::Mark]).any(|k| tree.lemma(k) == "without");
    let object_of_lack =
        tree.rel(noun) == Rel::Obj && tree.head(noun).is_some_and(|h| tree.lemma(h) == "lack");
    let of_absence = tree.preposition(noun).as_deref() == Some("of")
        && tree
            .head(noun)
            .is_some_and(|h| matches!(tree.lemma(h), "absence" | "lack") && tree.tag(h) == Tag::Noun);
    // "after three days without flights": it was so for a time.
    let passing = without && (noun.saturating_sub(4)..noun).any(|i| scene.is_value(i));
    let all = passing
        || tree
            .by(noun, &[Rel::Amod])
            .any(|k| matches!(tree.lemma(k), "further" | "other" | "such" | "additional"));
    (without || object_of_lack || of_absence) && !all
}
