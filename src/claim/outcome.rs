//! How something came out, or in which of several states that exclude each other it is.
//!
//! States come from the table of statuses ("in force", "sold separately", "unanimously"), outcomes of events from the table
//! of opposites (*approve*, *reject*). Scores and tallies are read in `score.rs`.

use super::denying::{blurred, denied};
use super::polarity::participants;
use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::{Clause, Modality, Rel, Tag, is_empty_phrase};
use crate::world::{self, OppositeKind, Pos};

/// Classes of statuses that do not change from day to day and that hold of one thing in one way.
const CLASSES: &[&str] = &[
    "legal-force",
    "binding",
    "delivery",
    "unanimity",
    "verdict",
    "plea",
    "ownership",
    "endangerment",
    "price-access",
    "budget",
    "intent",
    "water",
    "blinding",
    "peer-review",
    "warranty-state",
    "default-state",
    "language-vitality",
    "obligation",
];
/// Rows of the table of opposites whose words are plain enough to stand for an outcome by themselves.
const ROWS: &[&str] = &[
    "approve/reject",
    "win/lose",
    "win/draw",
    "convict/acquit",
    "uphold/overturn",
    "clear/blame",
    "survive/die",
    "ratify/reject",
    "promote/relegate",
    "qualify/miss out",
    "go ahead/cancel",
    "triumph/failure",
    "resign/sack",
    "grant/deny",
    "intact/damaged",
    "complete/unfinished",
    "buy/donate",
];
/// Words of those rows that mean many other things.
const VAGUE: &[&str] = &[
    "pass",
    "hold",
    "block",
    "draw",
    "tie",
    "live",
    "allow",
    "proceed",
    "take place",
    "accept",
    "decline",
    "refuse",
    "save",
];
pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    if scene.is_tabular() || scene.text().is_empty() {
        return;
    }
    states(scene, claims);
    dissent(scene, claims);
    if scene.is_prose() {
        for clause in &scene.clauses {
            ended(scene, clause, claims);
            turned_out(scene, clause, claims);
        }
    }
}

/// A phrase of the table of statuses with the thing that it is said of.
fn states(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    // Inflected forms are in the table; the lemma of "later" would be "late".
    let words: Vec<&str> = (0..tree.len()).map(|k| tree.lower(k)).collect();
    let mut i = 0;
    while i < tree.len() {
        let (found, len) = world::status_at(&words[i..tree.len().min(i + 5)]);
        for status in found.iter().filter(|s| CLASSES.contains(&s.class)) {
            state(scene, i, i + len.max(1), status, claims);
        }
        i += len.max(1);
    }
}

fn state(
    scene: &Scene<'_>,
    start: usize,
    end: usize,
    status: &'static world::Status,
    claims: &mut Vec<Claim>,
) {
    let tree = &scene.tree;
    let clause = scene.clause_of(start);
    let whole = matches!(status.class, "unanimity");
    // Prizes are divided, too, and matches narrowly won.
    let next = if end < tree.len() { tree.lower(end) } else { "" };
    let shared_out = matches!(next, "equally" | "between" | "among" | "into" | "by" | "in");
    let vague = matches!(tree.lower(start), "divided" | "narrowly");
    if whole && vague && (shared_out || !super::assent::is_voting(scene)) {
        return;
    }
    if !whole && clause.is_some_and(|c| c.modality != Modality::Fact || blurred(scene, c)) {
        return;
    }
    let Some(thing) = bearer(scene, start, end, clause).or(whole.then_some(start)) else { return };
    // "not included" is a status of its own: its "not" is not counted again.
    let own = (start..end).any(|k| matches!(tree.lower(k), "not" | "no"));
    let before = || {
        (start.saturating_sub(3)..start)
            .any(|k| matches!(tree.lower(k), "not" | "n't" | "n’t" | "never" | "no"))
    };
    let in_clause = || clause.is_some_and(|c| (start..end).contains(&c.predicate) && denied(scene, c));
    let negated = (!own && (before() || in_clause())) || is_empty_phrase(tree, thing);
    let Some(value) = (if negated { other(status) } else { Some(status.value) }) else { return };
    let mut anchors = Vec::new();
    if thing != start {
        scene.push(thing, Role::Head, &mut anchors);
        scene.noun_anchors(thing, &mut anchors);
    }
    if whole {
        around(scene, clause, &mut anchors);
    }
    let tokens: Vec<usize> = (start..end).collect();
    let mut qualifiers = Qualifiers::of(scene, clause, start);
    qualifiers.negated = false;
    let value = ClaimValue::Choice(value.to_string());
    claims.push(scene.claim(Slot::Outcome, status.class, anchors, value, tree.span(&tokens), qualifiers));
}

/// The other value of a class of two.
fn other(status: &world::Status) -> Option<&'static str> {
    let mut rest = world::statuses()
        .iter()
        .filter(|s| s.class == status.class && s.value != status.value)
        .map(|s| s.value);
    let first = rest.next()?;
    rest.next().is_none().then_some(first)
}

/// What a state is said of: the subject of its clause, the noun that it stands before, or the noun just before it.
fn bearer(scene: &Scene<'_>, start: usize, end: usize, clause: Option<&Clause>) -> Option<usize> {
    let tree = &scene.tree;
    let nominal = |k: usize| {
        matches!(tree.tag(k), Tag::Noun | Tag::Propn)
            || (tree.tag(k) == Tag::Pron && scene.entity(k).is_some())
    };
    // "with an adapter, sold separately": an apposition to the noun before the comma.
    if start >= 2 && tree.word(start - 1) == "," && nominal(start - 2) {
        return Some(start - 2);
    }
    if let Some(c) = clause
        && (start..end).contains(&c.predicate)
        && let Some(s) = c.patient.or(c.agent)
    {
        return nominal(s).then_some(s);
    }
    let head = (start..end).find_map(|k| tree.head(k).filter(|h| !(start..end).contains(h)).map(|h| (k, h)));
    if let Some((k, h)) = head {
        if matches!(tree.rel(k), Rel::Amod | Rel::Acl | Rel::Nmod | Rel::Appos | Rel::Compound) && nominal(h)
        {
            return Some(h);
        }
        if let Some(s) = scene.clause_at(h).and_then(Clause::subject).filter(|&s| nominal(s)) {
            return Some(s);
        }
    }
    (start.saturating_sub(3)..start).rev().find(|&k| nominal(k))
}

/// Participants of the clause and of the two sentences before it: what was voted on.
pub(super) fn around(scene: &Scene<'_>, clause: Option<&Clause>, anchors: &mut Vec<Anchor>) {
    if let Some(c) = clause {
        anchors.extend(participants(scene, c));
        scene.push(c.predicate, Role::Predicate, anchors);
    }
    // "the Committee on Harbours" is a committee.
    for token in &scene.sentence().tokens {
        let lemma = token.lemma.to_lowercase();
        if Pos::of(token.tag) == Some(Pos::Noun) && world::list(world::List::OrgHead, &lemma) {
            anchors.push(Anchor { term: Term::Word(lemma), role: Role::Subject });
        }
    }
    let before = scene.source.sentences[scene.index.saturating_sub(4)..scene.index]
        .iter()
        .filter(|s| s.block == scene.sentence().block);
    for token in before.flat_map(|s| &s.tokens) {
        let Some(pos) = Pos::of(token.tag).filter(|_| matches!(token.tag, Tag::Noun | Tag::Verb)) else {
            continue;
        };
        let lemma = token.lemma.to_lowercase();
        if !world::list(world::List::GenericNoun, &lemma) && !world::list(world::List::Stop, &lemma) {
            let id = world::concept(&lemma, pos).map_or(lemma, |c| c.id.to_string());
            anchors.push(Anchor { term: Term::Word(id), role: Role::Adjunct });
        }
    }
}

/// "Nays: Brown", "voted against", "with one abstention": not unanimous.
fn dissent(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let lower = |i: usize| if i < tree.len() { tree.lower(i) } else { "" };
    let Some(at) = (0..tree.len()).find(|&i| match lower(i) {
        "nays" | "noes" | "nay" => !matches!(lower(i + 2), "none" | "0" | "nil") && lower(i + 1) == ":",
        "dissenting" | "dissented" => true,
        "vote" | "voted" | "votes" => {
            let none = i > 0 && matches!(lower(i - 1), "no" | "without" | "a" | "zero");
            matches!(lower(i + 1), "no" | "against") && !none
        }
        _ => false,
    }) else {
        return;
    };
    let clause = scene.clause_of(at);
    let nobody = super::assent::unopposed(scene).is_some();
    if nobody || clause.is_some_and(|c| c.modality != Modality::Fact || denied(scene, c)) {
        return;
    }
    let mut anchors = Vec::new();
    around(scene, clause, &mut anchors);
    let end = (at + 2).min(tree.len().saturating_sub(1));
    let value = ClaimValue::Choice("by-majority".into());
    claims.push(scene.claim(
        Slot::Outcome,
        "unanimity",
        anchors,
        value,
        tree.span(&[at, end]),
        Qualifiers::of(scene, None, at),
    ));
}

/// "The first night was a failure", "her last novel is unfinished": the predicate of a copula.
fn turned_out(scene: &Scene<'_>, clause: &Clause, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    let pos = match tree.tag(clause.predicate) {
        Tag::Noun => Pos::Noun,
        Tag::Adj => Pos::Adj,
        _ => return,
    };
    if !clause.copula || clause.modality != Modality::Fact || blurred(scene, clause) || denied(scene, clause)
    {
        return;
    }
    let Some(subject) = clause.agent.filter(|&s| matches!(tree.tag(s), Tag::Noun | Tag::Propn)) else {
        return;
    };
    let lemma = tree.lower_lemma(clause.predicate);
    for (row, left, kind) in world::opposites_of(lemma, pos) {
        if kind == OppositeKind::Direction || !ROWS.contains(&row) || VAGUE.contains(&lemma) {
            continue;
        }
        let mut anchors = Vec::new();
        scene.push(subject, Role::Object, &mut anchors);
        scene.noun_anchors(subject, &mut anchors);
        anchors.extend(participants(scene, clause).into_iter().filter(|a| a.role == Role::Adjunct));
        let value = ClaimValue::Choice(if left { lemma.to_string() } else { format!("{lemma} ") });
        let span = tree.token(clause.predicate).span;
        let qualifiers = Qualifiers::of(scene, Some(clause), clause.predicate);
        claims.push(scene.claim(Slot::Outcome, row, anchors, value, span, qualifiers));
    }
}

/// A verb of the table of opposites.
fn ended(scene: &Scene<'_>, clause: &Clause, claims: &mut Vec<Claim>) {
    let tree = &scene.tree;
    if clause.modality != Modality::Fact
        || clause.copula
        || tree.tag(clause.predicate) != Tag::Verb
        || blurred(scene, clause)
        || denied(scene, clause)
    {
        return;
    }
    let mut anchors = participants(scene, clause);
    anchors.retain(|a| !matches!(&a.term, Term::Word(w) if world::list(world::List::PersonNoun, w)));
    if anchors.is_empty() {
        return;
    }
    let phrase = with_particle(scene, clause);
    for (row, left, kind) in world::opposites_of(&phrase, Pos::Verb) {
        if kind == OppositeKind::Direction || !ROWS.contains(&row) || VAGUE.contains(&phrase.as_str()) {
            continue;
        }
        let value = ClaimValue::Choice(if left { phrase.clone() } else { format!("{phrase} ") });
        let span = tree.token(clause.predicate).span;
        let qualifiers = Qualifiers::of(scene, Some(clause), clause.predicate);
        claims.push(scene.claim(Slot::Outcome, row, anchors.clone(), value, span, qualifiers));
    }
}

fn with_particle(scene: &Scene<'_>, clause: &Clause) -> String {
    let next = clause.predicate + 1;
    let follows = next < scene.tree.len() && !clause.lemma.contains(' ');
    // "suspended his certificate": the verb means this outcome with that object only.
    let object = clause.patient.filter(|_| !clause.passive).map_or("", |o| scene.tree.lemma(o));
    let whole = format!("{} {}", clause.lemma, object.to_lowercase());
    if world::opposites_of(&whole, Pos::Verb).next().is_some() {
        return whole;
    }
    let with = format!("{} {}", clause.lemma, if follows { scene.tree.lemma(next) } else { "" });
    if world::opposites_of(&with, Pos::Verb).next().is_some() { with } else { clause.lemma.clone() }
}
