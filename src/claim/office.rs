//! Who holds which office: titles before names, appositions, predicates.
//!
//! Offices are read off the order of the words ("mayor of X, NAME", "NAME, the mayor of X", "NAME has been mayor"): the
//! tree is often wrong around appositions.

use super::frames::{country_of_name, work_of};
use super::office_words::{Office, offices, phrase_start};
use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::{Feats, MentionKind, Tag};
use crate::entity::{EntityId, Name};
use crate::world;

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if !scene.is_prose() {
        return;
    }
    for office in offices(scene) {
        if let Some((name, id)) = holder(scene, &office) {
            let held = Held { start: name.start, end: name.end, head: name.head, pronoun: false };
            hold(scene, &held, *id, &office, claims);
        } else if let Some((at, id)) = pronoun(scene, &office) {
            hold(scene, &Held { start: at, end: at + 1, head: at, pronoun: true }, id, &office, claims);
        } else {
            describe(scene, &office, claims);
        }
    }
}

/// The name that the words around the office give it to.
fn holder<'a>(scene: &Scene<'a>, office: &Office) -> Option<&'a (Name, EntityId)> {
    let names = scene.entities.referents[scene.document].names(scene.index);
    let person = |n: &&(Name, EntityId)| may_be_person(scene, &n.0, n.1);
    let comma = |i: usize| i < scene.tree.len() && scene.tree.word(i) == ",";
    // "the driver, Mr NAME": names begin behind their titles.
    let titled =
        |at: usize| at < scene.tree.len() && world::list(world::List::PersonTitle, scene.tree.word(at));
    let starts =
        |at: usize| names.iter().find(|(n, _)| n.start == at + usize::from(titled(at))).filter(person);
    starts(office.end)
        .or_else(|| identified(scene, office).and_then(starts))
        .or_else(|| starts(office.body_end))
        .or_else(|| {
            let apart = comma(office.body_end) && !inside_phrase(scene, office);
            apart.then(|| starts(office.body_end + 1)).flatten()
        })
        .or_else(|| {
            before(scene, office).and_then(|at| names.iter().find(|(n, _)| n.end == at)).filter(person)
        })
}

/// "The daughter of a clerk and a seamstress, NAME": the office belongs to a longer phrase.
fn inside_phrase(scene: &Scene<'_>, office: &Office) -> bool {
    let tree = &scene.tree;
    let start = phrase_start(scene, office.start);
    let indefinite = (start..office.start).any(|i| matches!(tree.lower(i), "a" | "an"));
    indefinite && start.checked_sub(1).is_some_and(|i| matches!(tree.tag(i), Tag::Adp | Tag::Cconj))
}

/// "The architect of the hall was NAME": where the name begins, if the office is the subject.
fn identified(scene: &Scene<'_>, office: &Office) -> Option<usize> {
    let tree = &scene.tree;
    let is = office.body_end;
    if is + 1 >= tree.len() {
        return None;
    }
    let copula = matches!(tree.lower(is), "was" | "is" | "’s" | "'s" | "remains");
    let own = office.end == office.body_end || tree.tag(is) == Tag::Aux;
    let capital = tree.word(is + 1).starts_with(char::is_uppercase);
    (copula && own && capital && tree.tag(is) != Tag::Part && tree.feats(is).0 & Feats::POSSESSIVE == 0)
        .then_some(is + 1)
}

/// Ranks and degrees, which people keep in whatever post.
const RANKS: &[&str] =
    &["captain", "colonel", "general", "admiral", "professor", "doctor", "inspector", "detective", "master"];

/// The tokens that stand for the holder.
struct Held {
    start: usize,
    end: usize,
    head: usize,
    pronoun: bool,
}

/// "He was the architect": the person to whom the pronoun goes back.
fn pronoun(scene: &Scene<'_>, office: &Office) -> Option<(usize, EntityId)> {
    let tree = &scene.tree;
    let at = before(scene, office)?.checked_sub(1)?;
    let personal = matches!(tree.lower(at), "he" | "she");
    let definite = (phrase_start(scene, office.start)..office.start)
        .any(|i| tree.word(i).eq_ignore_ascii_case("the") || tree.feats(i).has(Feats::POSSESSIVE));
    let id = scene.entity(at).filter(|_| personal && (definite || world::is_job(office.id)))?;
    (scene.entities.list[id].kind == MentionKind::Person).then_some((at, id))
}

/// "The driver is a woman of 29": who holds it is told, not named.
fn describe(scene: &Scene<'_>, office: &Office, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let said = scene.clauses.iter().find(|c| c.copula && !c.negated && c.agent == Some(office.end - 1));
    let Some(told) = said.map(|c| c.predicate) else { return };
    let person = crate::entity::gender_of_title(tree.lemma(told)).is_some();
    if office.former || !person || tree.tag(told) != Tag::Noun || scene.entity(told).is_some() {
        return;
    }
    let role = office.prefix.map_or_else(|| office.id.to_string(), |p| format!("{p} {}", office.id));
    let mut anchors = body(scene, office, usize::MAX);
    anchors.push(Anchor { term: Term::Word(role.clone()), role: Role::Head });
    let value = ClaimValue::Text(scene.phrase(told));
    let span = scene.phrase_span(told);
    claims.push(scene.claim(Slot::Holder, role, anchors, value, span, Qualifiers::plain()));
}

/// Where a name ends that the office is said of: "NAME, the city's mayor", "NAME, who has been mayor", "NAME as mayor".
fn before(scene: &Scene<'_>, office: &Office) -> Option<usize> {
    let tree = &scene.tree;
    let mut at = phrase_start(scene, office.start);
    let word = |i: usize| tree.lower(i);
    if at > 0 && matches!(word(at - 1), "," | "(") {
        return Some(before_age(scene, at - 1));
    }
    let link = |i: usize| {
        tree.tag(i) == Tag::Aux
            || matches!(
                tree.lemma(i),
                "be" | "become"
                    | "remain"
                    | "serve"
                    | "as"
                    | "who"
                    | "also"
                    | "now"
                    | "still"
                    | "since"
                    | "long"
            )
    };
    let mut linked = false;
    while at > 0 && office.start - at < 9 && link(at - 1) {
        linked |= !matches!(tree.lemma(at - 1), "who" | "also" | "now" | "still" | "since" | "long");
        at -= 1;
    }
    if !linked {
        return None;
    }
    Some(if at > 0 && word(at - 1) == "," { before_age(scene, at - 1) } else { at })
}

/// "NAME, 49, the mayor": steps from the second comma back to the first.
fn before_age(scene: &Scene<'_>, comma: usize) -> usize {
    let tree = &scene.tree;
    let aged = comma >= 3 && tree.tag(comma - 1) == Tag::Num && tree.word(comma - 2) == ",";
    if aged { comma - 2 } else { comma }
}

fn may_be_person(scene: &Scene<'_>, name: &Name, id: EntityId) -> bool {
    let entity = &scene.entities.list[id];
    let kind = if entity.kind == MentionKind::Other { name.kind } else { entity.kind };
    let words = name.key.split(' ').count();
    matches!(kind, MentionKind::Person) || (kind == MentionKind::Other && (2..=3).contains(&words))
}

/// The names and nouns that say of what it is the office.
fn body(scene: &Scene<'_>, office: &Office, person: EntityId) -> Vec<Anchor> {
    let tree = &scene.tree;
    let start = phrase_start(scene, office.start);
    let mut anchors = Vec::new();
    for (from, to, role) in
        [(start, office.start, Role::Modifier), (office.end, office.body_end, Role::Owner)]
    {
        for i in from..to {
            let name = scene.entities.referents[scene.document].name_at(scene.index, i);
            if let Some((name, id)) = name {
                // "Chief Executive Officer of Velmar Foods" runs on as one name.
                let own = name.start >= from && name.start >= office.end || name.end <= office.start;
                let id = if own { Some(*id) } else { part(scene, i, name.end) };
                let Some(id) = id.map(|id| country_of_name(scene, id)) else { continue };
                anchors.push(Anchor { term: Term::Entity(id), role: Role::Owner });
            } else if matches!(tree.tag(i), Tag::Noun | Tag::Propn) && !scene.is_value(i) {
                anchors.push(Anchor { term: Term::Word(scene.concept(i)), role });
            }
        }
    }
    anchors.retain(|a| a.term != Term::Entity(person));
    anchors
}

/// The entity that is called by the words from `from` to `to`.
fn part(scene: &Scene<'_>, from: usize, to: usize) -> Option<EntityId> {
    let text = scene.tree.span(&(from..to).collect::<Vec<_>>()).of(scene.text());
    scene.entities.beginning(&crate::entity::fold::words(text)).next()
}

/// Whether the words between name and office say that it is over: "stood down as", "resigned as".
fn left(scene: &Scene<'_>, name: &Held, office: &Office) -> bool {
    let (from, to) =
        if name.end <= office.start { (name.end, office.start) } else { (office.body_end, name.start) };
    (from..to).any(|i| {
        let concept = scene.clause_at(i).map(|_| scene.concept(i));
        let ended = concept.is_some_and(|c| matches!(c.as_str(), "resign" | "dismiss" | "retire"));
        ended || world::list(world::List::FormerCue, scene.tree.lower_lemma(i))
    })
}

fn hold(scene: &Scene<'_>, name: &Held, id: EntityId, office: &Office, claims: &mut Vec<Claim>) {
    let denied = (name.end.min(office.start)..office.start)
        .any(|i| matches!(scene.tree.lemma(i), "not" | "n't" | "never"));
    if office.former || denied || left(scene, name, office) {
        return;
    }
    let tokens = |from: usize, to: usize| scene.tree.span(&(from..to).collect::<Vec<_>>());
    // "Captain NAME" tells a rank, or is a courtesy: NAME may be harbour master.
    let before = office.end <= name.start && name.start <= office.end + 1;
    let rank = before && office.end == office.start + 1 && RANKS.contains(&office.id);
    let body = body(scene, office, id);
    let mut qualifiers = Qualifiers::of(scene, scene.clause_of(name.head), name.head);
    // "governor X said": the office is the source's own statement.
    qualifiers.speaker = None;
    qualifiers.negated = false;
    qualifiers.modality = crate::analysis::Modality::Fact;
    qualifiers.places = Vec::new();
    let role = office.prefix.map_or_else(|| office.id.to_string(), |p| format!("{p} {}", office.id));
    let mut anchors = body.clone();
    anchors.push(Anchor { term: Term::Entity(id), role: Role::Head });
    let value = ClaimValue::Choice(role.clone());
    let office_span = tokens(office.start, office.end);
    if !rank && (!name.pronoun || world::is_job(office.id)) {
        claims.push(scene.claim(Slot::Office, "office", anchors, value, office_span, qualifiers.clone()));
    }
    // A job has many holders.
    if world::is_job(office.id) && !world::roles().iter().any(|r| r.id == office.id) {
        return;
    }
    let name_span = tokens(name.start, name.end);
    let mut anchors = body.clone();
    anchors.push(Anchor { term: Term::Word(role.clone()), role: Role::Head });
    claims.push(scene.claim(
        Slot::Holder,
        role,
        anchors,
        ClaimValue::Entity(id),
        name_span,
        qualifiers.clone(),
    ));
    if let Some(concept) = work_of(scene, office.end - 1).filter(|_| office.end - office.start == 1) {
        let mut anchors = body;
        anchors.iter_mut().filter(|a| a.role == Role::Owner).for_each(|a| a.role = Role::Object);
        anchors.push(Anchor { term: Term::Word(concept.to_string()), role: Role::Head });
        claims.push(scene.claim(
            Slot::Agent,
            concept,
            anchors,
            ClaimValue::Entity(id),
            name_span,
            qualifiers,
        ));
    }
}
