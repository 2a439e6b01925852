//! Denials and affirmations that stand in a word of their own: "untouched", and "No." behind a question.

use super::existence::{noun_concept, of_noun};
use super::polarity::{participants, verb_concept};
use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot};
use crate::analysis::{Clause, Rel, Tag};
use crate::world::{self, Pos};

/// Participles in *un-* that undo what was done instead of denying that it was.
const UNDOING: &[&str] = &[
    "unlocked",
    "unveiled",
    "unloaded",
    "unfolded",
    "unleashed",
    "untied",
    "unwrapped",
    "unpacked",
    "unplugged",
    "undressed",
    "unmasked",
    "unzipped",
    "unblocked",
    "undone",
    "unearthed",
    "unravelled",
    "unraveled",
];

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if !scene.is_prose() || scene.tree.is_empty() {
        return;
    }
    for i in 0..scene.tree.len() {
        if let Some(concept) = undone(scene, i) {
            claims.extend(left(scene, i, concept));
        }
    }
    answered(scene, claims);
}

/// The concept that a participle with *un-* denies: "unopened" says that nobody opened it.
fn undone(scene: &Scene<'_>, i: usize) -> Option<String> {
    let word = scene.tree.lower(i);
    let base = word.strip_prefix("un").filter(|b| b.len() > 3 && (b.ends_with("ed") || b.ends_with("en")))?;
    if UNDOING.contains(&word) || !matches!(scene.tree.tag(i), Tag::Adj | Tag::Verb) {
        return None;
    }
    let verb = crate::grammar::lemma_verb(base);
    let concept = world::concept(&verb, Pos::Verb).map(|c| c.id.to_string());
    concept.or_else(|| (!world::nouns_of(&verb).is_empty()).then_some(verb))
}

/// The claim that its subject was left so. Before a noun the word only picks out which ones are meant.
fn left(scene: &Scene<'_>, i: usize, concept: String) -> Option<Claim> {
    let tree = &scene.tree;
    if tree.rel(i) == Rel::Amod {
        return None;
    }
    let clause = scene.clause_of(i)?;
    let subject = clause.subject().filter(|&s| tree.is_nominal(s))?;
    if clause.negated || clause.modality != crate::analysis::Modality::Fact {
        return None;
    }
    let mut anchors: Vec<Anchor> = Vec::new();
    scene.push(subject, Role::Object, &mut anchors);
    scene.noun_anchors(subject, &mut anchors);
    let qualifiers = Qualifiers::of(scene, Some(clause), i);
    let span = tree.token(i).span;
    Some(scene.claim(Slot::Polarity, concept, anchors, ClaimValue::Truth(false), span, qualifiers))
}

/// "Was anyone hurt? No.": the answer in the next sentence makes a statement of the question.
fn answered(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    if tree.word(tree.len() - 1) != "?" {
        return;
    }
    let Some(next) = scene.source.sentences.get(scene.index + 1) else { return };
    let Some(first) = next.tokens.first() else { return };
    let truth = match first.span.of(scene.text()).to_lowercase().as_str() {
        "yes" => true,
        "no" => false,
        _ => return,
    };
    let lone = next.tokens.get(1).is_none_or(|t| t.tag == Tag::Punct);
    // A question with a word that asks for something else has no yes or no.
    let open = (0..tree.len())
        .any(|i| matches!(tree.lower_lemma(i), "what" | "who" | "why" | "how" | "when" | "where" | "or"));
    let Some(clause) = scene.clauses.iter().find(|c| tree.rel(c.predicate) == Rel::Root) else { return };
    if !lone || open || clause.negated {
        return;
    }
    claims.extend(question(scene, clause, truth).map(|claim| Claim {
        sentence: scene.index + 1,
        mention: first.span,
        ..claim
    }));
}

/// What a question asks about: its verb, or the noun that an empty verb asks for ("Is there a charge?").
fn question(scene: &Scene<'_>, clause: &Clause, truth: bool) -> Option<Claim> {
    let tree = &scene.tree;
    let light = world::list(world::List::LightVerb, &clause.lemma);
    if tree.tag(clause.predicate) == Tag::Verb && !light {
        let qualifiers = Qualifiers { modality: crate::analysis::Modality::Fact, ..Qualifiers::plain() };
        let anchors = participants(scene, clause);
        let span = tree.token(clause.predicate).span;
        let attribute = verb_concept(scene, clause);
        return Some(scene.claim(
            Slot::Polarity,
            attribute,
            anchors,
            ClaimValue::Truth(truth),
            span,
            qualifiers,
        ));
    }
    let noun = clause.patient.or(clause.agent).filter(|&n| tree.tag(n) == Tag::Noun)?;
    let mut claim = of_noun(scene, noun, noun_concept(scene, noun), truth);
    claim.qualifiers = Qualifiers::plain();
    Some(claim)
}
