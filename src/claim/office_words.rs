//! The offices and jobs that a sentence names, with the words that change them.

use super::Scene;
use crate::analysis::{Feats, Tag};
use crate::world::{self, QualifierKind};

/// An office as it stands in a sentence.
pub(super) struct Office {
    /// Of the tables of roles or jobs.
    pub id: &'static str,
    /// "deputy", "acting": another office than the bare one.
    pub prefix: Option<&'static str>,
    /// No longer held.
    pub former: bool,
    /// First token, qualifiers included, and the token behind the last.
    pub start: usize,
    pub end: usize,
    /// Behind "of the body".
    pub body_end: usize,
}

/// The offices and jobs that the words of a sentence name, left to right.
pub(super) fn offices(scene: &Scene<'_>) -> Vec<Office> {
    let tree = &scene.tree;
    // "acting" is no form of "to act" here.
    let form = |i: usize| Some(tree.lower(i)).filter(|w| world::qualifier(w).is_some());
    let lemmas: Vec<&str> = (0..tree.len()).map(|i| form(i).unwrap_or_else(|| tree.lower_lemma(i))).collect();
    let mut found = Vec::new();
    let mut i = 0;
    while i < tree.len() {
        let hit = world::role_at(&lemmas[i..]).filter(|m| names_office(scene, i, m.len));
        // "train driver" is longer than "driver".
        let job = world::job_at(&lemmas[i..]).filter(|&(_, len)| names_office(scene, i, len));
        if let Some((id, len)) = job.filter(|&(_, len)| hit.as_ref().is_none_or(|m| len >= m.len)) {
            let former = (phrase_start(scene, i)..i)
                .any(|k| world::qualifier(lemmas[k]) == Some(QualifierKind::Former));
            let body_end = body_end(scene, i + len);
            found.push(Office { id, prefix: None, former, start: i, end: i + len, body_end });
            i += len;
            continue;
        }
        let Some(hit) = hit else {
            i += 1;
            continue;
        };
        let end = i + hit.len;
        // "the acting district head": words of the body may stand between.
        let before = (phrase_start(scene, i)..i)
            .filter(|&k| lemmas[k] != "under")
            .filter_map(|k| world::qualifier(lemmas[k]));
        let before: Vec<_> = before.collect();
        // "under head coach NAME": a preposition.
        let under = tree.word(i).eq_ignore_ascii_case("under") && hit.role.id != "minister";
        let has = |kind| {
            hit.qualifiers.iter().any(|q| q.kind == kind && !(under && q.word == "under"))
                || before.contains(&kind) && !under
        };
        let not_held =
            [QualifierKind::Future, QualifierKind::Candidate, QualifierKind::Honorary].into_iter().any(has);
        let prefix = if has(QualifierKind::Interim) {
            Some("acting")
        } else {
            has(QualifierKind::Deputy).then_some("deputy")
        };
        // "The mayor elect", "rector emeritus".
        let behind = lemmas.get(end).and_then(|word| world::qualifier(word));
        let not_yet = matches!(behind, Some(QualifierKind::Future | QualifierKind::Former))
            && matches!(lemmas[end], "designate" | "elect" | "emeritus" | "emerita");
        if !not_held && !not_yet {
            let former = has(QualifierKind::Former);
            let body_end = body_end(scene, end);
            found.push(Office { id: hit.role.id, prefix, former, start: i, end, body_end });
        }
        i = end;
    }
    found
}

/// A noun in the singular; "heads", "presidents" are verbs or several people. "A mayor's son" holds no office.
fn names_office(scene: &Scene<'_>, start: usize, len: usize) -> bool {
    let tree = &scene.tree;
    let last = start + len - 1;
    let owns = last + 2 < tree.len()
        && matches!(tree.word(last + 1), "'s" | "’s")
        && matches!(tree.tag(last + 2), Tag::Noun)
        && tree.tag(last + 1) != Tag::Aux;
    if owns {
        return false;
    }
    // "Chief executive" may be tagged as two adjectives.
    let adjective =
        len > 1 && tree.tag(last) == Tag::Adj && (last + 1 == tree.len() || tree.tag(last + 1) != Tag::Noun);
    adjective || matches!(tree.tag(last), Tag::Noun | Tag::Propn) && !tree.feats(last).has(Feats::PLURAL)
}

/// Behind "of Velmar", "at the Brook Foundation".
fn body_end(scene: &Scene<'_>, end: usize) -> usize {
    let tree = &scene.tree;
    let opens = end < tree.len() && matches!(tree.lower(end), "of" | "at" | "for" | "in" | "to" | "from");
    if !opens {
        return end;
    }
    let inside = |i: usize| {
        let small = matches!(tree.lower(i), "of" | "the" | "and" | "&" | "'s" | "’s");
        small || matches!(tree.tag(i), Tag::Noun | Tag::Propn | Tag::Adj | Tag::Det)
    };
    (end + 1..tree.len().min(end + 9)).find(|&i| !inside(i)).unwrap_or_else(|| tree.len().min(end + 9))
}

/// The first token of the phrase that ends in the office: articles, adjectives, an owner.
pub(super) fn phrase_start(scene: &Scene<'_>, office: usize) -> usize {
    let tree = &scene.tree;
    let mut at = office;
    while at > 0 && office - at < 6 {
        let inside = matches!(tree.tag(at - 1), Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn)
            || world::qualifier(tree.lower(at - 1)).is_some()
            || matches!(tree.word(at - 1), "'s" | "’s" | "’" | "'")
            || tree.feats(at - 1).has(Feats::POSSESSIVE);
        if !inside {
            break;
        }
        at -= 1;
    }
    at
}
