//! Titles of works that are told apart by their number ("the second album, TITLE"), and the saints of churches.

use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term, titles};
use crate::analysis::{MentionKind, Tag};
use crate::text::Span;
use crate::value::Value;

pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if scene.is_tabular() {
        return;
    }
    numbered(scene, claims);
    dedicated(scene, claims);
    typed(scene, claims);
}

/// "the trawler NAME", "NAME, a racehorse": names of things of a sort.
fn typed(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    for (name, id) in scene.entities.referents[scene.document].names(scene.index) {
        let entity = &scene.entities.list[*id];
        let known = entity.country.is_some() || entity.kind == MentionKind::Person;
        let nouns = crate::entity::described(&scene.tree, name);
        let Some(&noun) = nouns.first().filter(|_| !known) else { continue };
        let lemma = scene.tree.lower_lemma(noun);
        if crate::entity::is_person_noun(lemma) {
            continue;
        }
        let attribute = format!("{} name", crate::entity::family(lemma));
        let anchors = vec![Anchor { term: Term::Word(attribute.clone()), role: Role::Head }];
        let span = scene.tree.span(&(name.start..name.end).collect::<Vec<_>>());
        let value = ClaimValue::Text(entity.name.clone());
        claims.push(scene.claim(Slot::Title, attribute, anchors, value, span, Qualifiers::plain()));
    }
}

/// "the Fourth Symphony, Nightfall", "her third novel (“Tides”)", "the Fourth, which many know as “Dusk”".
fn numbered(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    for mention in &scene.values {
        let Value::Ordinal(ordinal) = &mention.value else { continue };
        let noun = (mention.end..tree.len().min(mention.end + 2))
            .find(|&i| matches!(tree.tag(i), Tag::Noun | Tag::Propn));
        let lemma = noun.map(|i| tree.lower_lemma(i)).filter(|l| is_work(l));
        let behind = if lemma.is_some() { noun.map_or(mention.end, |n| n + 1) } else { mention.end };
        // "the Second": a capital makes a work of it.
        let capital = tree.word(mention.start).chars().next().is_some_and(char::is_uppercase);
        if lemma.is_none() && !(capital && mention.start > 0) {
            continue;
        }
        let Some(span) = title_behind(scene, behind, lemma.is_some()) else { continue };
        let number = crate::value::display(&Value::Ordinal(*ordinal));
        let attribute = format!("title of the {number}");
        let mut anchors = vec![Anchor { term: Term::Word(attribute.clone()), role: Role::Head }];
        anchors.extend(lemma.map(|l| Anchor { term: Term::Word(l.to_string()), role: Role::Owner }));
        let value = ClaimValue::Text(span.of(scene.text()).to_string());
        claims.push(scene.claim(Slot::Title, attribute, anchors, value, span, Qualifiers::plain()));
    }
}

/// Works that come in numbered rows.
fn is_work(lemma: &str) -> bool {
    matches!(
        lemma,
        "symphony"
            | "album"
            | "novel"
            | "book"
            | "film"
            | "play"
            | "opera"
            | "single"
            | "episode"
            | "volume"
            | "collection"
            | "concerto"
            | "quartet"
            | "sonata"
            | "instalment"
            | "installment"
            | "chapter"
            | "series"
            | "season"
            | "movie"
            | "record"
            | "poem"
            | "ballet"
            | "story"
            | "song"
    )
}

/// The title right behind, in marks or in capitals between comma and comma; further off behind "known as", "called".
fn title_behind(scene: &Scene<'_>, at: usize, work: bool) -> Option<Span> {
    let tree = &scene.tree;
    let opens = |i: usize| matches!(tree.word(i), "," | "(" | "-" | "–" | ":");
    let quoted = titles::quotations(scene);
    let span = |s: usize, e: usize| tree.span(&(s..e).collect::<Vec<_>>());
    let called = |s: usize| {
        (at..s).any(|i| {
            let next = i + 1 < s && tree.word(i + 1) == "as";
            matches!(tree.lemma(i), "call" | "title" | "entitle" | "nickname" | "subtitle" | "name" | "dub")
                || next && matches!(tree.lemma(i), "know" | "known")
        })
    };
    let near = quoted
        .iter()
        .find(|&&(s, _)| s > at && s <= at + 2 && (work || opens(at)) || s > at && s <= at + 12 && called(s));
    if let Some(&(s, e)) = near {
        let e = if matches!(tree.word(e - 1), "," | ".") && e - 1 > s { e - 1 } else { e };
        return (e - s <= 8).then(|| span(s, e));
    }
    if at + 1 >= tree.len() || !opens(at) {
        return None;
    }
    let title = |i: usize| {
        let capital = tree.word(i).chars().next().is_some_and(char::is_uppercase);
        capital || matches!(tree.word(i), "of" | "the" | "and" | "in" | "'s" | "’s" | "for")
    };
    let end = (at + 1..tree.len()).find(|&i| !title(i)).unwrap_or(tree.len());
    let closed = end < tree.len() && matches!(tree.word(end), "," | ")" | "." | ";" | "(");
    let first = tree.word(at + 1).chars().next().is_some_and(char::is_uppercase);
    let names = scene.entities.referents[scene.document].names(scene.index);
    let person = names.iter().any(|(n, id)| {
        n.start <= at + 2 && n.end > at + 1 && scene.entities.list[*id].kind == MentionKind::Person
    });
    (first && closed && !person && (1..=7).contains(&(end - at - 1))).then(|| span(at + 1, end))
}

/// "Chapel of St Ann", "the church of St Ann", "a chapel, dedicated to St Ann", "the parish church, St Ann's".
fn dedicated(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    for at in 1..tree.len().saturating_sub(1) {
        if !matches!(tree.word(at), "St" | "St." | "Saint") {
            continue;
        }
        let church = (at.saturating_sub(5)..at).rev().find(|&i| is_church(tree.lemma(i)));
        let Some(church) = church else { continue };
        let joins = (church + 1..at).all(|i| {
            matches!(tree.lower(i), "of" | "," | "dedicated" | "to" | "is" | "was" | "the" | "which")
        });
        let joined = church + 1 < at && joins;
        let name = at + 1;
        if !joined || !tree.word(name).chars().next().is_some_and(char::is_uppercase) {
            continue;
        }
        let attribute = format!("saint of the {}", tree.lower_lemma(church));
        let anchors = vec![Anchor { term: Term::Word(attribute.clone()), role: Role::Head }];
        let span = tree.span(&[at, name]);
        let value =
            ClaimValue::Text(span.of(scene.text()).trim_end_matches("'s").trim_end_matches("’s").to_string());
        claims.push(scene.claim(Slot::Title, attribute, anchors, value, span, Qualifiers::plain()));
    }
}

fn is_church(lemma: &str) -> bool {
    matches!(
        lemma.to_lowercase().as_str(),
        "chapel" | "church" | "cathedral" | "abbey" | "priory" | "parish" | "shrine"
    )
}
