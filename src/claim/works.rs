//! Who did it, where no listed verb says so: nouns for a deed with a *by* phrase ("libretto by NAME"), the mover of a
//! motion in minutes, verbs of any kind with a *by* phrase, namesakes, and kin ("his wife NAME").

use super::frames::{self, country_of_name};
use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::{Clause, Feats, MentionKind, Modality, Rel, Tag};
use crate::entity::{EntityId, Name};
use crate::text::Span;
use crate::world::{self, List};

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if scene.is_tabular() {
        return;
    }
    minutes(scene, claims);
    if !scene.is_prose() {
        return;
    }
    for i in 0..scene.tree.len() {
        if let Some(concept) = deed_noun(scene, i) {
            nominal(scene, i, concept, claims);
        }
        kin(scene, i, claims);
    }
    for clause in scene.clauses.iter().filter(|c| c.copula && !c.negated && c.modality == Modality::Fact) {
        identified(scene, clause, claims);
    }
    for clause in scene.clauses.iter().filter(|c| !c.negated && c.modality == Modality::Fact && !c.copula) {
        unlisted(scene, clause, claims);
        namesake(scene, clause, claims);
        belongs(scene, clause, claims);
    }
}

/// The concept of a noun that names a deed or what came of it: "translation", "design", "words".
fn deed_noun(scene: &Scene<'_>, i: usize) -> Option<&'static str> {
    let tree = &scene.tree;
    if tree.tag(i) != Tag::Noun {
        return None;
    }
    let lemma = tree.lower_lemma(i);
    if lemma == "word" && tree.feats(i).has(Feats::PLURAL) {
        return frames::doing("lyricist");
    }
    if lemma == "music" {
        return frames::doing("compose");
    }
    if frames::work_of(scene, i).is_some() {
        return None;
    }
    world::concept(lemma, world::Pos::Noun).and_then(|c| frames::doing(c.id))
}

/// "a libretto by NAME", "the design of the hall by NAME".
fn nominal(scene: &Scene<'_>, noun: usize, concept: &str, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let inside = |i: usize| {
        matches!(tree.tag(i), Tag::Adp | Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn | Tag::Part | Tag::Aux)
    };
    let Some(by) = (noun + 1..tree.len().min(noun + 8)).find(|&i| tree.word(i) == "by") else { return };
    let Some((name, id)) = named_behind(scene, by).filter(|_| (noun + 1..by).all(inside)) else { return };
    let mut anchors = vec![head(concept)];
    scene.noun_anchors(noun, &mut anchors);
    anchors.retain(|a| a.term != Term::Entity(id));
    anchors.iter_mut().filter(|a| a.role == Role::Owner).for_each(|a| a.role = Role::Object);
    let subject = scene.clause_of(noun).and_then(Clause::subject).filter(|&s| s != noun);
    if let Some(subject) = subject.filter(|&s| scene.entity(s) != Some(id)) {
        scene.push(subject, Role::Object, &mut anchors);
    }
    let span = span_of(scene, name);
    claims.push(scene.claim(
        Slot::Agent,
        concept,
        anchors,
        ClaimValue::Entity(id),
        span,
        Qualifiers::plain(),
    ));
}

fn head(concept: &str) -> Anchor {
    Anchor { term: Term::Word(concept.to_string()), role: Role::Head }
}

/// That someone with a name did it.
fn by_name(scene: &Scene<'_>, deed: &str, anchors: Vec<Anchor>, name: &Name, id: EntityId) -> Claim {
    scene.claim(Slot::Agent, deed, anchors, ClaimValue::Entity(id), span_of(scene, name), Qualifiers::plain())
}

fn span_of(scene: &Scene<'_>, name: &Name) -> Span {
    scene.tree.span(&(name.start..name.end).collect::<Vec<_>>())
}

/// The one name behind a preposition, with what it is called between: "by the poet NAME", "by his wife NAME".
fn named_behind<'a>(scene: &Scene<'a>, at: usize) -> Option<(&'a Name, EntityId)> {
    let tree = &scene.tree;
    let names = scene.entities.referents[scene.document].names(scene.index);
    let (name, id) = names.iter().find(|(n, _)| n.start > at && n.start <= at + 4)?;
    let small = |i: usize| {
        matches!(tree.tag(i), Tag::Det | Tag::Adj | Tag::Noun) || tree.feats(i).has(Feats::POSSESSIVE)
    };
    let several =
        names.iter().any(|(n, _)| n.start == name.end + 1 && matches!(tree.word(name.end), "and" | "&"));
    let owner = name.end < tree.len() && matches!(tree.word(name.end), "'s" | "’s" | "'" | "’");
    ((at + 1..name.start).all(small) && !several && !owner).then(|| (name, country_of_name(scene, *id)))
}

/// "Moved NAME, seconded NAME, that the budget be adopted": the form that minutes have.
fn minutes(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    for at in 0..tree.len().min(3) {
        let concept = match tree.lower(at) {
            "moved" | "proposed" => "propose",
            "seconded" => "second",
            _ => continue,
        };
        let names = scene.entities.referents[scene.document].names(scene.index);
        let near = names.iter().find(|(n, _)| n.start > at && n.start <= at + 3);
        let Some((name, id)) =
            near.filter(|_| (at + 1..tree.len()).any(|i| tree.word(i).eq_ignore_ascii_case("seconded")))
        else {
            continue;
        };
        let mut anchors = vec![head(concept)];
        let that = (name.end..tree.len()).find(|&i| tree.word(i) == "that");
        for i in that.into_iter().flat_map(|t| t + 1..tree.len().min(t + 9)) {
            if matches!(tree.tag(i), Tag::Noun | Tag::Propn) {
                scene.push(i, Role::Object, &mut anchors);
            }
        }
        claims.push(by_name(scene, concept, anchors, name, *id));
    }
}

/// "The man who found it was NAME", "the first to reach the top was NAME".
fn identified(scene: &Scene<'_>, clause: &Clause, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let Some((name, id)) = scene.entities.referents[scene.document].name_at(scene.index, clause.predicate)
    else {
        return;
    };
    let Some(subject) = clause.agent.filter(|&s| s < name.start && tree.tag(s) != Tag::Pron) else { return };
    let deed = tree.by(subject, &[Rel::AclRelcl, Rel::Acl]).find_map(|v| {
        let told = scene.clause_at(v).filter(|c| !c.passive && !c.negated)?;
        Some((told, frames::deed(scene, told)?, told.patient?))
    });
    let Some((told, concept, patient)) = deed else { return };
    let person = scene.entities.list[*id].kind != MentionKind::Place;
    if person {
        frames::emit(scene, told, concept, (*id, span_of(scene, name)), patient, claims);
    }
}

/// A finished deed with a *by* phrase, whatever the verb: what was done to one thing once was done by one.
fn unlisted(scene: &Scene<'_>, clause: &Clause, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let verb = clause.predicate;
    if tree.tag(verb) != Tag::Verb || !clause.passive || frames::deed(scene, clause).is_some() {
        return;
    }
    let particle = clause.lemma.contains(' ');
    let words: Vec<&str> = clause.lemma.split(' ').collect();
    let phrase = world::concept_phrase(&words).map(|m| m.concept.id.to_string());
    let attribute =
        phrase.unwrap_or_else(|| if particle { clause.lemma.clone() } else { scene.concept(verb) });
    let many = world::concept_by_id(&attribute).is_some_and(|c| !c.once) || is_repeated(&attribute);
    if many || world::list(List::Reporting, &attribute) {
        return;
    }
    let Some((doer, patient)) = frames::of_by_phrase(scene, clause) else { return };
    // What has no name and no article may be many.
    let definite = tree
        .kids(patient)
        .iter()
        .any(|&k| matches!(tree.lower(k), "the" | "this") || tree.rel(k) == Rel::NmodPoss);
    if scene.entity(patient).is_some() || definite {
        frames::emit(scene, clause, &attribute, doer, patient, claims);
    }
}

/// What many do to one thing.
fn is_repeated(verb: &str) -> bool {
    const MANY: &[&str] = &[
        "use",
        "visit",
        "attend",
        "see",
        "know",
        "support",
        "join",
        "follow",
        "help",
        "praise",
        "welcome",
        "criticise",
        "criticize",
        "love",
        "like",
        "admire",
        "hear",
        "read",
        "watch",
        "surround",
        "cover",
        "share",
        "affect",
        "influence",
        "inspire",
        "represent",
        "interview",
        "thank",
        "give",
        "make",
        "take",
        "do",
        "have",
        "call",
        "name",
        "mean",
        "accompany",
        "back",
        "hit",
        "dominate",
        "speak",
        "face",
        "drive",
        "require",
        "need",
        "say",
        "tell",
        "believe",
        "consider",
        "regard",
        "precede",
        "provide",
        "limit",
        "endorse",
        "carry",
        "send",
        "play",
        "value",
        "test",
        "perform",
        "cite",
        "reach",
    ];
    MANY.contains(&verb)
}

/// "named after NAME", "dedicated to NAME".
fn namesake(scene: &Scene<'_>, clause: &Clause, claims: &mut Vec<Claim>) {
    let lemma = scene.tree.lower_lemma(clause.predicate);
    let links: &[&str] = match lemma {
        "name" | "call" => &["after", "for"],
        "dedicate" => &["to"],
        _ => return,
    };
    let found = clause.oblique(links).and_then(|o| frames::doer(scene, o));
    let (Some(who), Some(thing)) = (found, clause.patient) else { return };
    let attribute = if lemma == "dedicate" { "dedicated to" } else { "named after" };
    frames::emit(scene, clause, attribute, who, thing, claims);
}

/// "The house belonged to NAME".
fn belongs(scene: &Scene<'_>, clause: &Clause, claims: &mut Vec<Claim>) {
    if scene.tree.lemma(clause.predicate) != "belong" {
        return;
    }
    let owner = clause.oblique(&["to"]).and_then(|o| frames::doer(scene, o));
    if let (Some(owner), Some(thing)) = (owner, clause.subject()) {
        frames::emit(scene, clause, "owner", owner, thing, claims);
    }
}

/// "his wife NAME", "the composer's father, NAME": kin, and of whom a person has one.
fn kin(scene: &Scene<'_>, i: usize, claims: &mut Vec<Claim>) {
    const ALL: &[&str] = &[
        "wife",
        "husband",
        "father",
        "mother",
        "son",
        "daughter",
        "brother",
        "sister",
        "uncle",
        "aunt",
        "nephew",
        "niece",
        "cousin",
        "grandfather",
        "grandmother",
        "grandson",
        "granddaughter",
        "widow",
        "stepson",
        "stepdaughter",
    ];
    let tree = &scene.tree;
    let lemma = tree.lower_lemma(i);
    let former = (i.saturating_sub(2)..i).any(|k| {
        let word = tree.lower(k);
        world::list(List::FormerCue, word) || matches!(word, "first" | "second")
    });
    if former || tree.tag(i) != Tag::Noun || tree.feats(i).has(Feats::PLURAL) || !ALL.contains(&lemma) {
        return;
    }
    let owner = tree.one(i, &[Rel::NmodPoss]).and_then(|k| scene.entity(k));
    let names = scene.entities.referents[scene.document].names(scene.index);
    let comma = i + 1 < tree.len() && tree.word(i + 1) == ",";
    let near = names.iter().find(|(n, _)| n.start == i + 1 + usize::from(comma));
    let (Some(owner), Some((name, id))) = (owner, near) else { return };
    if owner == *id || scene.entities.list[owner].kind != MentionKind::Person {
        return;
    }
    let one = match lemma {
        "wife" | "husband" | "widow" => Some("spouse"),
        "father" | "mother" => Some(lemma),
        _ => None,
    };
    if let Some(relation) = one {
        let anchors = vec![head(relation), Anchor { term: Term::Entity(owner), role: Role::Object }];
        claims.push(by_name(scene, relation, anchors, name, *id));
    }
    let anchors = vec![
        Anchor { term: Term::Entity(*id), role: Role::Head },
        Anchor { term: Term::Entity(owner), role: Role::Owner },
    ];
    let relation = if lemma == "widow" { "wife".to_string() } else { lemma.to_string() };
    let value = ClaimValue::Choice(relation);
    claims.push(scene.claim(Slot::Office, "kin", anchors, value, tree.token(i).span, Qualifiers::plain()));
}
