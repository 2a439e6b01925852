//! What things are called.

use super::{Kind, Pair, Verdict, named};
use crate::claim::{Claim, ClaimValue, Role, Slot, Term, content_words};
use crate::entity::fold;
use crate::report::Severity;
use crate::world::{self, List};
use std::collections::BTreeSet;

pub(super) const KIND: Kind = Kind {
    id: "name",
    explanation: "The theme, programme, paper or product that both sources speak of is called differently: its slot holds \
                  two titles, or one long name is worded in two ways.",
    slots: &[Slot::Title, Slot::Name, Slot::Replaced, Slot::SomeName],
    threshold: 0.8,
    odds: 1.8,
    tune: |_, _| 0.0,
    judge,
};

const CONTRADICTION: Verdict = Verdict::Differ { severity: Severity::Contradiction, weight: 0.0 };

fn judge(pair: &Pair<'_>) -> Verdict {
    if pair.a.slot.is_some_name() {
        return named::judge(pair);
    }
    let (Some(x), Some(y)) = (text(pair, &pair.a.value), text(pair, &pair.b.value)) else {
        return Verdict::Unrelated;
    };
    let (p, q) = (content_words(&x), content_words(&y));
    if p.is_empty() || q.is_empty() {
        return Verdict::Unrelated;
    }
    if p == q || respelt(&p, &q) {
        return Verdict::Agree;
    }
    if pair.within() || elsewhere(pair, &x, &y) {
        return Verdict::Unrelated;
    }
    let attribute = pair.a.attribute.as_str();
    match pair.a.slot {
        Slot::Title if attribute.ends_with(" version") => CONTRADICTION,
        Slot::Title if attribute.starts_with("saint of ") => saints(pair, &p, &q),
        Slot::Title if attribute.starts_with("title of ") => numbered(pair, &p, &q),
        Slot::Title if attribute.ends_with(" name") => match telling(attribute, &p, &q) {
            Verdict::Unrelated if is_hero(attribute) && apart(&p, &q) && pair.one_story() => CONTRADICTION,
            verdict => verdict,
        },
        Slot::Title => title(attribute, &p, &q),
        _ if attribute == "person" || pair.b.attribute == "person" => first_names(pair, &p, &q),
        _ => variants(pair, &p, &q),
    }
}

fn text(pair: &Pair<'_>, value: &ClaimValue) -> Option<String> {
    match value {
        ClaimValue::Text(text) => Some(text.clone()),
        ClaimValue::Entity(id) => Some(pair.entities.list[*id].name.clone()),
        _ => None,
    }
}

/// Whether one source has both names: then they are two things.
fn elsewhere(pair: &Pair<'_>, x: &str, y: &str) -> bool {
    let visible = |c: &Claim| &pair.documents[c.document].source.text.visible;
    visible(pair.a).contains(y) || visible(pair.b).contains(x)
}

fn contains(long: &[String], short: &[String]) -> bool {
    short.iter().all(|w| long.contains(w))
}

/// One word in two spellings or numbers.
fn one_word(l: &str, r: &str) -> bool {
    let long = l.chars().count().min(r.chars().count()) >= 5;
    l == r
        || l.strip_suffix('s') == Some(r)
        || r.strip_suffix('s') == Some(l)
        || long && strsim::normalized_levenshtein(l, r) >= 0.82
}

fn respelt(p: &[String], q: &[String]) -> bool {
    let joined = |w: &[String]| w.concat();
    let digits = |w: &String| w.chars().any(|c| c.is_ascii_digit());
    if p.iter().chain(q).any(digits) {
        return joined(p) == joined(q);
    }
    joined(p) == joined(q) || p.len() == q.len() && p.iter().zip(q).all(|(l, r)| one_word(l, r))
}

/// Two quoted titles in one slot; the short form of a title is the title.
fn title(attribute: &str, p: &[String], q: &[String]) -> Verdict {
    if contains(p, q) || contains(q, p) {
        return Verdict::Agree;
    }
    // An event has one theme; of films and boats there are many, and only what is alike or well tied is one.
    let shared = p.iter().any(|w| q.contains(w) && w.chars().count() > 2);
    let weight = if attribute == "theme" || shared { 0.0 } else { -0.5 };
    Verdict::Differ { severity: Severity::Contradiction, weight }
}

/// Things of which a story has one: where each source names one of them, they should have one name.
fn is_hero(attribute: &str) -> bool {
    matches!(
        attribute,
        "ship name" | "aircraft name" | "spacecraft name" | "storm name" | "horse name" | "racehorse name"
    )
}

fn apart(p: &[String], q: &[String]) -> bool {
    !p.iter().any(|w| q.contains(w))
}

/// One church has one saint; in one story there is one.
fn saints(pair: &Pair<'_>, p: &[String], q: &[String]) -> Verdict {
    let known = contains(p, q) || contains(q, p) || !pair.one_story();
    if known { Verdict::Unrelated } else { CONTRADICTION }
}

/// The work with one number in one row of works; works of two sorts are two works.
fn numbered(pair: &Pair<'_>, p: &[String], q: &[String]) -> Verdict {
    let sort = |c: &Claim| c.anchors.iter().find(|a| a.role == Role::Owner).map(|a| a.term.clone());
    let other = matches!((sort(pair.a), sort(pair.b)), (Some(x), Some(y)) if x != y);
    if contains(p, q) || contains(q, p) {
        return Verdict::Agree;
    }
    if other || !pair.one_story() { Verdict::Unrelated } else { CONTRADICTION }
}

/// "Project X" and "Project Y", "the X Tour" and "the Y Tour": names so alike that one is the other gone wrong.
fn telling(attribute: &str, p: &[String], q: &[String]) -> Verdict {
    let noun = fold::fold(attribute.trim_end_matches(" name"));
    let rest = |w: &[String]| -> Vec<String> { w.iter().filter(|x| **x != noun).cloned().collect() };
    let (p, q) = (rest(p), rest(q));
    if p.is_empty() || q.is_empty() || contains(&p, &q) || contains(&q, &p) {
        return Verdict::Unrelated;
    }
    let digits = p.iter().chain(&q).any(|w| w.chars().any(|c| c.is_ascii_digit()));
    let shared = p.iter().filter(|w| q.contains(w) && is_special(w)).count();
    let alike = strsim::normalized_levenshtein(&p.join(" "), &q.join(" ")) >= 0.45;
    let ending =
        p.len() == 1 && q.len() == 1 && common_end(&p[0], &q[0]).max(common_start(&p[0], &q[0])) >= 4;
    let one_changed = p.len() == q.len() && shared + 1 == p.len() && shared > 0;
    if !digits && (one_changed || (alike || ending) && p.len() == q.len()) {
        CONTRADICTION
    } else {
        Verdict::Unrelated
    }
}

fn common_end(x: &str, y: &str) -> usize {
    x.chars().rev().zip(y.chars().rev()).take_while(|(l, r)| l == r).count()
}

fn common_start(x: &str, y: &str) -> usize {
    x.chars().zip(y.chars()).take_while(|(l, r)| l == r).count()
}

/// A word that many bodies and events have in their names.
fn is_special(word: &str) -> bool {
    let general = [List::OrgHead, List::EventHead, List::PlaceHead, List::TitleSlot, List::GenericNoun];
    let wide = matches!(
        word,
        "national"
            | "international"
            | "central"
            | "federal"
            | "royal"
            | "state"
            | "general"
            | "world"
            | "global"
            | "public"
            | "regional"
            | "local"
            | "annual"
            | "new"
            | "north"
            | "south"
            | "east"
            | "west"
            | "united"
            | "great"
            | "first"
    );
    let place = world::country(word).is_some() || world::demonym(word).is_some();
    !wide && !place && !general.iter().any(|&l| world::list(l, word)) && world::role(&[word]).is_none()
}

/// Long names that share most of their words and differ in a few.
fn variants(pair: &Pair<'_>, p: &[String], q: &[String]) -> Verdict {
    let (p, q) = (same_words(p, q), q.to_vec());
    let x: BTreeSet<&String> = p.iter().collect();
    let y: BTreeSet<&String> = q.iter().collect();
    let shared: Vec<&&String> = x.intersection(&y).collect();
    let all = x.union(&y).count();
    let (only_x, only_y) = (x.len() - shared.len(), y.len() - shared.len());
    let numbers = x.symmetric_difference(&y).any(|w| w.chars().any(|c| c.is_ascii_digit()));
    let opposed = x.difference(&y).any(|l| y.difference(&x).any(|r| world::opposite(l, r)));
    let special = shared.iter().filter(|w| is_special(w)).count();
    if numbers || opposed || special < 2 || only_x + only_y == 0 {
        return Verdict::Unrelated;
    }
    let titles = pair.a.attribute == "title" && pair.b.attribute == "title";
    let shortest = x.len().min(y.len());
    let contained = only_x == 0 || only_y == 0;
    if contained && !(titles && shortest >= 5) {
        return Verdict::Unrelated;
    }
    let long = shortest >= 4 && shared.len() * 2 >= all && only_x.max(only_y) <= 3;
    let ends = p.first() == q.first() && p.last() == q.last();
    let swapped =
        p.len() == q.len() && p.len() >= 3 && ends && p.iter().zip(&q).filter(|(l, r)| l != r).count() == 1;
    match (long, swapped) {
        (_, true) => CONTRADICTION,
        (true, _) => Verdict::Differ { severity: Severity::Tension, weight: 0.0 },
        _ => Verdict::Unrelated,
    }
}

/// The words of `p`, those that `q` spells otherwise in its spelling.
fn same_words(p: &[String], q: &[String]) -> Vec<String> {
    p.iter().map(|w| q.iter().find(|r| one_word(w, r)).unwrap_or(w).clone()).collect()
}

/// One surname with two first names, for people whom both sources call the same.
fn first_names(pair: &Pair<'_>, p: &[String], q: &[String]) -> Verdict {
    let ([first, surname], [other, surname2]) = (p, q) else { return Verdict::Unrelated };
    let roles = |c: &Claim| -> BTreeSet<Term> {
        c.anchors.iter().filter(|a| a.role == Role::Modifier).map(|a| a.term.clone()).collect()
    };
    let called_alike = !roles(pair.a).is_disjoint(&roles(pair.b));
    let shortest = first.chars().count().min(other.chars().count());
    let initial = first.chars().next() == other.chars().next();
    // Short names with one initial may be pet names, and one letter is none.
    let pet = shortest <= 2
        || initial && shortest <= 4
        || first.starts_with(other.as_str())
        || other.starts_with(first.as_str());
    if surname != surname2 || !called_alike || pet { Verdict::Unrelated } else { CONTRADICTION }
}
