//! Which status named things have in a body: members, observers, partners; singly or in lists.

use super::frames::country_of_name;
use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::{MentionKind, Rel, Tag};
use crate::entity::EntityId;
use crate::text::{BlockKind, Span};
use crate::world;

/// Names in a row, with nothing but commas and "and" between them.
struct NameList {
    start: usize,
    end: usize,
    entities: Vec<EntityId>,
    complete: bool,
}

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if scene.is_tabular() {
        return label(scene, claims);
    }
    let lists = name_lists(scene);
    if lists.is_empty() {
        return;
    }
    let words = status_words(scene);
    for list in &lists {
        let found = words.iter().find(|w| applies(scene, list, w));
        match found {
            Some(word) => assign(scene, list, word, claims),
            None => {
                included(scene, list, claims);
                belonging(scene, list, claims);
            }
        }
    }
}

/// "Observers: X, Y and Z", and a row of two cells.
fn label(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let (key, value) = match scene.block().map(|b| &b.kind) {
        Some(BlockKind::KeyValue { key, value }) => (*key, *value),
        Some(BlockKind::Row { cells, .. }) if cells.len() == 2 => (cells[0], cells[1]),
        _ => return,
    };
    let Some(word) = status_words(scene).into_iter().find(|w| {
        let first = scene.tree.token(w.start).span.start <= key.start;
        first && scene.tree.token(w.end - 1).span.end >= key.end
    }) else {
        return;
    };
    let inside = |l: &NameList| value.contains(scene.tree.token(l.start).span);
    for list in name_lists(scene).iter().filter(|l| inside(l)) {
        assign(scene, list, &word, claims);
    }
}

fn name_lists(scene: &Scene<'_>) -> Vec<NameList> {
    let mut lists: Vec<NameList> = Vec::new();
    for (name, id) in scene.entities.referents[scene.document].names(scene.index) {
        // "the Observer States": capitals on a status name nobody.
        if (name.start..name.end).all(|i| is_status_word(scene, i)) {
            continue;
        }
        let id = &country_of_name(scene, *id);
        let joined = lists.last().is_some_and(|l| separators_only(scene, l.end, name.start));
        match lists.last_mut().filter(|_| joined) {
            Some(list) => {
                list.complete |= (list.end..name.start).any(|i| scene.tree.tag(i) == Tag::Cconj);
                list.end = name.end;
                list.entities.push(*id);
            }
            None => lists.push(NameList {
                start: name.start,
                end: name.end,
                entities: vec![*id],
                complete: false,
            }),
        }
    }
    lists
}

fn separators_only(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    let mut depth = 0;
    from < to
        && (from..to).all(|i| match scene.tree.lower(i) {
            "," | ";" | "and" | "or" | "&" | "the" => true,
            // "X (since 2018) and Y (since 2014)"
            "(" => {
                depth += 1;
                i + 6 > from
            }
            ")" => {
                depth -= 1;
                true
            }
            _ => depth > 0,
        })
        && (from..to).any(|i| scene.tree.word(i) != "the")
}

fn is_status_word(scene: &Scene<'_>, i: usize) -> bool {
    let lemma = scene.tree.lower_lemma(i);
    matches!(lemma, "state" | "country" | "nation" | "status")
        || world::status(&[lemma]).iter().any(|s| s.class == "membership")
        || matches!(lemma, "dialogue" | "partner")
}

/// A word or two that name a status.
struct StatusWord {
    class: &'static str,
    value: &'static str,
    start: usize,
    end: usize,
}

fn status_words(scene: &Scene<'_>) -> Vec<StatusWord> {
    let tree = &scene.tree;
    let mut found: Vec<StatusWord> = Vec::new();
    let mut i = 0;
    while i < tree.len() {
        let hit = (1..=3.min(tree.len() - i)).rev().find_map(|n| {
            let words: Vec<&str> = (i..i + n).map(|k| tree.lower_lemma(k)).collect();
            world::status(&words).into_iter().find(|s| s.class == "membership").map(|s| (n, s))
        });
        match hit {
            Some((n, status)) => {
                found.push(StatusWord { class: status.class, value: status.value, start: i, end: i + n });
                i += n;
            }
            None => i += 1,
        }
    }
    found
}

fn applies(scene: &Scene<'_>, list: &NameList, word: &StatusWord) -> bool {
    follows(scene, list, word) || precedes(scene, list, word) || apposed(scene, list, word)
}

/// "X, an associate member of the bloc".
fn apposed(scene: &Scene<'_>, list: &NameList, word: &StatusWord) -> bool {
    let tree = &scene.tree;
    let [entity] = list.entities.as_slice() else { return false };
    let entity = &scene.entities.list[*entity];
    let state = entity.country.is_some() || entity.kind == MentionKind::Organisation;
    let between = list.end..word.start;
    let article = between.len() == 2 && matches!(tree.word(list.end + 1), "a" | "an" | "the");
    let owned = word.end < tree.len() && matches!(tree.word(word.end), "of" | "," | ".");
    state && article && tree.word(list.end) == "," && owned
}

/// "the observers, X and Y", "member states—X, Y", "guests such as X", "X status".
fn follows(scene: &Scene<'_>, list: &NameList, word: &StatusWord) -> bool {
    let tree = &scene.tree;
    word.end <= list.start
        && list.start - word.end <= 8
        && list.entities.len() >= 2
        && (word.end..list.start).all(|i| introduces(scene, i))
        && (word.end..list.start).any(|i| !matches!(tree.tag(i), Tag::Noun | Tag::Propn | Tag::Det))
}

/// Words between a status and its list: marks, "such as", "are", "held by", "at present", and the name of the body.
fn introduces(scene: &Scene<'_>, i: usize) -> bool {
    let word = scene.tree.lower(i);
    let names = scene.entities.referents[scene.document].names(scene.index);
    let body =
        names.iter().any(|(n, id)| n.start <= i && i < n.end && scene.entities.list[*id].country.is_none());
    body || world::list(world::List::ListLead, word)
}

/// "X and Y are observers", "X became a member", "include X and Y as partners", "X hold observer status",
/// "admission of X as a member".
fn precedes(scene: &Scene<'_>, list: &NameList, word: &StatusWord) -> bool {
    let tree = &scene.tree;
    if list.end > word.start || word.start - list.end > 14 {
        return false;
    }
    let between: Vec<&str> = (list.end..word.start).map(|i| tree.lower_lemma(i)).collect();
    let other_name = scene.entities.referents[scene.document].names(scene.index).iter().any(|(n, id)| {
        n.start >= list.end
            && n.end <= word.start
            && !list.entities.contains(id)
            && scene.entities.list[*id].country.is_some()
    });
    let denies = between.iter().any(|&l| matches!(l, "not" | "n't" | "never" | "no"));
    let links = between.iter().any(|&l| {
        matches!(
            l,
            "be" | "become"
                | "among"
                | "as"
                | "hold"
                | "remain"
                | "join"
                | "have"
                | "enjoy"
                | "sit"
                | "count"
                | "’re"
                | "'re"
        )
    });
    let head = word.end - 1;
    let object_of_other = matches!(tree.rel(head), Rel::Nsubj | Rel::NsubjPass);
    links
        && !other_name
        && !denies
        && !object_of_other
        && !between.iter().any(|&l| matches!(l, ";" | "." | "but" | "while" | "with" | "say"))
}

fn assign(scene: &Scene<'_>, list: &NameList, word: &StatusWord, claims: &mut Vec<Claim>) {
    let tokens: Vec<usize> = (word.start..word.end).collect();
    let span = scene.tree.span(&tokens);
    emit(scene, list, word.class, word.value, span, word.end - 1, claims);
}

/// "X, Y and Z belong to the union": members.
fn belonging(scene: &Scene<'_>, list: &NameList, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let at = list.end;
    let follows = at + 1 < tree.len() && tree.lemma(at) == "belong" && tree.lemma(at + 1) == "to";
    let countries = list.entities.iter().all(|&e| scene.entities.list[e].country.is_some());
    if follows && countries && list.entities.len() >= 2 {
        emit(scene, list, "membership", "member", tree.token(at).span, at, claims);
    }
}

/// "The union includes X, Y and Z": members.
fn included(scene: &Scene<'_>, list: &NameList, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    if list.entities.len() < 3 || !list.complete {
        return;
    }
    let all_countries = list.entities.iter().filter(|&&e| scene.entities.list[e].country.is_some()).count()
        * 4
        >= list.entities.len() * 3;
    let verb = scene.clauses.iter().find(|c| {
        let near = c.predicate < list.start && list.start - c.predicate <= 4;
        near && !c.passive && world::list(world::List::MembershipVerb, &c.lemma)
    });
    let Some(clause) = verb.filter(|_| all_countries) else { return };
    let Some(subject) = clause.agent else { return };
    let body = scene.entity(subject).filter(|&e| scene.entities.list[e].kind != MentionKind::Place);
    if body.is_none() {
        return;
    }
    let span = tree.token(clause.predicate).span;
    emit(scene, list, "membership", "member", span, clause.predicate, claims);
}

fn emit(
    scene: &Scene<'_>,
    list: &NameList,
    class: &'static str,
    value: &'static str,
    span: Span,
    at: usize,
    claims: &mut Vec<Claim>,
) {
    let clause = scene.clause_of(at);
    let mut qualifiers = Qualifiers::of(scene, clause, at);
    qualifiers.speaker = None;
    let change = (list.start.saturating_sub(8)..scene.tree.len().min(list.end + 8))
        .any(|i| world::list(world::List::Accession, scene.tree.lower_lemma(i)));
    qualifiers.provisional = change;
    for &entity in list.entities.iter().filter(|&&e| scene.entities.list[e].kind != MentionKind::Person) {
        let mut anchors = vec![Anchor { term: Term::Entity(entity), role: Role::Head }];
        body(scene, list, &mut anchors);
        claims.push(scene.claim(
            Slot::Status,
            class,
            anchors,
            ClaimValue::Choice(value.to_string()),
            span,
            qualifiers.clone(),
        ));
    }
}

/// The organisations that the sentence names outside the list.
fn body(scene: &Scene<'_>, list: &NameList, anchors: &mut Vec<Anchor>) {
    for (name, id) in scene.entities.referents[scene.document].names(scene.index) {
        let outside = name.end <= list.start || name.start >= list.end;
        if outside && scene.entities.list[*id].country.is_none() && !list.entities.contains(id) {
            anchors.push(Anchor { term: Term::Entity(*id), role: Role::Owner });
        }
    }
}
