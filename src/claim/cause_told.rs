//! Further ways to tell a cause: results, orders, blame, what people die of or lose a place for, lines with a label.

use super::cause::{after_marker, at, effect, effect_before, emit, phrase_end, thing};
use super::{Claim, Scene};
use crate::analysis::{Clause, Tag};

/// "was the result of a leak".
pub(super) fn result_of(scene: &Scene<'_>, i: usize, claims: &mut Vec<Claim>) {
    let lower = |k: usize| scene.tree.lower(k);
    let noun = matches!(lower(i), "result" | "consequence" | "outcome") && at(scene, i + 1, &["of"]);
    let is = (i.saturating_sub(4)..i).find(|&k| matches!(lower(k), "was" | "were" | "is" | "are"));
    if let Some(is) = is.filter(|_| noun && !lower(i - 1).eq("as")) {
        after_marker(scene, is, i + 2, claims);
    }
}

/// "resigned on her doctor's orders", "was cancelled on the advice of the police".
pub(super) fn on_orders(scene: &Scene<'_>, i: usize, claims: &mut Vec<Claim>) {
    let lower = |k: usize| scene.tree.lower(k);
    let order = |k: &usize| {
        matches!(
            lower(*k),
            "orders" | "order" | "advice" | "instructions" | "instruction" | "recommendation" | "insistence"
        )
    };
    let end = scene.tree.len().min(i + 6);
    if !matches!(lower(i), "on" | "at") {
        return;
    }
    let Some(k) = (i + 1..end).find(order) else { return };
    let named =
        (i + 1..k).any(|j| matches!(scene.tree.tag(j), Tag::Noun | Tag::Propn)) || at(scene, k + 1, &["of"]);
    if named {
        let end = if at(scene, k + 1, &["of"]) { phrase_end(scene, i + 1) } else { k + 1 };
        if let Some((at, id)) = effect_before(scene, i) {
            emit(scene, at, id, (i + 1, end), claims);
        }
    }
}

/// "died of a stroke", "succumbed to her injuries".
pub(super) fn died_of(scene: &Scene<'_>, clause: &Clause, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let prepositions: &[&str] = match clause.lemma.as_str() {
        "die" | "perish" => &["of", "from"],
        "succumb" => &["to"],
        _ => return,
    };
    let Some(of) = clause.oblique(prepositions).filter(|&o| o > clause.predicate && !scene.is_value(o))
    else {
        return;
    };
    let core = tree.core(of);
    if let (Some(&first), Some(&last), Tag::Noun) = (core.first(), core.last(), tree.tag(of))
        && first > clause.predicate
    {
        let end =
            (of + 1..=last).find(|&k| tree.tag(k) == Tag::Adp && tree.word(k) != "of").unwrap_or(last + 1);
        emit(scene, clause.predicate, "die", (first, end), claims);
    }
}

/// "dismissed for sleeping on duty", "resigned over the contract": what a person lost a place for.
pub(super) fn accused(scene: &Scene<'_>, i: usize, claims: &mut Vec<Claim>) {
    let why = matches!(scene.tree.word(i), "for" | "over");
    let Some((at, id)) = why.then(|| effect_before(scene, i)).flatten().filter(|(at, _)| i - at <= 8) else {
        return;
    };
    let person = (matches!(id, "dismiss" | "disqualify") && i - at <= 4)
        || (id == "resign" && scene.tree.word(i) == "over");
    let value = (i + 1..scene.tree.len().min(i + 4)).any(|k| scene.is_value(k));
    if person && !value {
        emit(scene, at, id, (i + 1, phrase_end(scene, i + 1)), claims);
    }
}

/// "blamed the delay on bad weather", "blamed bad weather for the delay".
pub(super) fn blamed(scene: &Scene<'_>, clause: &Clause, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let Some(object) = clause.patient.filter(|_| matches!(clause.lemma.as_str(), "blame" | "attribute"))
    else {
        return;
    };
    let what = |i: usize| effect(scene, i).map(|id| (i, id));
    let on = (object + 1..tree.len().min(object + 6)).find(|&k| matches!(tree.word(k), "on" | "to"));
    let for_what = (object + 1..tree.len().min(object + 8)).find(|&k| tree.word(k) == "for");
    if let (Some((at, id)), Some(on)) = (what(object), on) {
        emit(scene, at, id, (on + 1, phrase_end(scene, on + 1)), claims);
    } else if let Some(by) = for_what
        && let Some((at, id)) = (by + 1..tree.len().min(by + 6)).find_map(what)
        && thing(scene, object)
    {
        let first = tree.core(object).first().copied().unwrap_or(object);
        emit(scene, at, id, (first, by), claims);
    }
}

/// A line with a label: "Cause of fire: a faulty heater".
pub(super) fn labelled(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let Some(colon) = (1..tree.len().min(6)).find(|&k| tree.word(k) == ":") else { return };
    let cause = (0..colon).any(|k| matches!(tree.lower_lemma(k), "cause" | "reason"));
    let Some((at, id)) = (0..colon).find_map(|k| effect(scene, k).map(|id| (k, id))) else { return };
    if cause && colon + 1 < tree.len() {
        emit(scene, at, id, (colon + 1, phrase_end(scene, colon + 1)), claims);
    }
}
