//! Who or what makes up a group: closed lists under one noun, for comparing them item by item.

use super::count_find::Found;
use super::count_list;
use super::list::{self, View};
use super::rows;
use super::{Anchor, Claim, ClaimValue, Qualifiers, Role, Scene, Slot, Term};
use crate::analysis::{Feats, Tag, Tree};
use crate::text::{BlockKind, Span};
use crate::world::{self, List};
use std::collections::BTreeSet;

/// The words of an item: its name where it has one, else all of it.
pub(super) fn text(view: &View<'_>, start: usize, end: usize) -> String {
    if end - start <= 3 && (start..end).all(|i| view.capital(i)) {
        return view.span(start, end).of(view.tree.text).to_string();
    }
    let inside = view.names.iter().filter(|(n, _)| n.start >= start && n.end <= end);
    let name = inside.map(|(n, _)| n.text.clone()).next();
    name.unwrap_or_else(|| view.span(start, end).of(view.tree.text).to_string())
}

/// The group that a counted noun with its list names.
pub(super) fn push(scene: &Scene<'_>, head: usize, found: &Found, claims: &mut Vec<Claim>) {
    if found.texts.len() < 3 {
        return;
    }
    if matches!(scene.tree.lower_lemma(head), "founder" | "signatory") {
        add(scene, FOUNDERS.to_string(), founder_anchors(), found, claims);
        return;
    }
    let mut anchors = Vec::new();
    scene.push(head, Role::Head, &mut anchors);
    scene.noun_anchors(head, &mut anchors);
    owner_of(scene, head, &mut anchors);
    let person = world::list(List::PersonNoun, scene.tree.lemma(head));
    let attribute = if person { "person".to_string() } else { scene.concept(head) };
    add(scene, attribute, anchors, found, claims);
}

/// "The board has three members": they are the board's.
pub(super) fn owner_of(scene: &Scene<'_>, head: usize, anchors: &mut Vec<Anchor>) {
    let has = scene.clause_of(head).filter(|c| matches!(c.lemma.as_str(), "have" | "comprise"));
    if let Some(owner) = has.and_then(|c| c.agent) {
        scene.push(owner, Role::Owner, anchors);
    }
}

/// Adds the words of the items, by which lists meet.
pub(super) fn add(
    scene: &Scene<'_>,
    attribute: String,
    mut anchors: Vec<Anchor>,
    found: &Found,
    claims: &mut Vec<Claim>,
) {
    if found.texts.len() < 2 || found.typed {
        return;
    }
    let shared = common_words(&found.texts);
    for word in found.texts.iter().flat_map(|t| keys(t)).filter(|w| !shared.contains(w)) {
        anchors.push(Anchor { term: Term::Word(word), role: Role::Object });
    }
    let value = ClaimValue::List(found.texts.clone());
    let mut claim = scene.claim(Slot::Members, attribute, anchors, value, found.span, Qualifiers::plain());
    claim.sentence = found.sentence;
    claims.push(claim);
}

/// The folded words of an item that tell it from others; a country has one whatever it is called.
pub(crate) fn keys(item: &str) -> BTreeSet<String> {
    if let Some(country) = world::country(item) {
        return BTreeSet::from([country.name.to_lowercase()]);
    }
    super::titles::content_words(item).into_iter().collect()
}

/// Words that stand in several items ("Upper Ruda, Lower Ruda").
pub(crate) fn common_words(items: &[String]) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut twice = BTreeSet::new();
    for word in items.iter().flat_map(|i| keys(i)) {
        if !seen.insert(word.clone()) {
            twice.insert(word);
        }
    }
    twice
}

/// Groups without a number: "the partners, A, B and C", "A, B and C are partners", "the partners, namely A, B and C",
/// "Partners: A, B, C", "founded by A, B and C".
pub(super) fn extract(scene: &Scene<'_>, claims: &mut Vec<Claim>) {
    let Some(view) = View::new(scene.source, scene.entities, scene.document, scene.index) else { return };
    if scene.is_tabular() {
        labelled(scene, &view, claims);
        return;
    }
    if !scene.is_prose() {
        return;
    }
    let mut read = 0;
    for start in starts(&view) {
        let Some((items, end)) = list::names_at(&view, start).filter(|_| start >= read) else { continue };
        // What follows a comma in an open list is open, too.
        read = end;
        if items.items.len() < 3 || view.is_open(start.saturating_sub(3), end) {
            continue;
        }
        let head = group(scene, start, end);
        let texts: Vec<String> = items.items.iter().map(|&(s, e)| text(&view, s, e)).collect();
        let span = view.span(start, end);
        if claims
            .iter()
            .any(|c| c.slot == Slot::Members && c.document == scene.document && c.mention.overlaps(span))
        {
            continue;
        }
        let found =
            Found { low: texts.len(), high: texts.len(), span, sentence: scene.index, texts, typed: false };
        match head {
            Some(head) => {
                push(scene, head, &found, claims);
                count_list::listed(scene, head, Vec::new(), &found, claims);
            }
            None if founded_by(&view.tree, start) => {
                add(scene, FOUNDERS.to_string(), founder_anchors(), &found, claims);
            }
            None => rows::run(scene, start, &found, claims),
        }
    }
    things(scene, &view, claims);
    rows::coordinated(scene, &view, claims);
}

/// "The alloy consists of copper, tin and zinc": what something is made of, without names.
fn things(scene: &Scene<'_>, view: &View<'_>, claims: &mut Vec<Claim>) {
    for start in (1..view.tree.len()).filter(|&i| !view.capital(i)) {
        let Some(head) = consisting(&view.tree, start).and_then(|verb| subject_of(scene, verb)) else {
            continue;
        };
        let Some(items) = list::read(view, start, list::end_of(view, start, ":")) else { continue };
        let plain = items.low == items.high && items.low >= 3;
        let short = items.items.iter().all(|&(s, e)| e - s <= 4);
        if plain && short {
            push(scene, head, &super::count_find::found(view, &items), claims);
        }
    }
}

/// Attribute of those that a body was founded by.
const FOUNDERS: &str = "founder";

fn founder_anchors() -> Vec<Anchor> {
    vec![Anchor { term: Term::Word(FOUNDERS.to_string()), role: Role::Head }]
}

/// "founded by", "signed on 3 May by": those that follow brought something about together.
fn founded_by(tree: &Tree<'_>, start: usize) -> bool {
    let before = |back: usize| start.checked_sub(back).map_or("", |i| tree.lower(i));
    let by = matches!(before(1), "by") || before(1) == "the" && before(2) == "by";
    let verb = |i: usize| {
        matches!(
            tree.lower(i),
            "founded" | "signed" | "established" | "created" | "formed" | "launched" | "set"
        )
    };
    by && (start.saturating_sub(12)..start).any(verb)
}

/// "Partners: A, B, C" and rows like it: all that a label names.
fn labelled(scene: &Scene<'_>, view: &View<'_>, claims: &mut Vec<Claim>) {
    let (key, value) = match scene.block().map(|b| &b.kind) {
        Some(BlockKind::KeyValue { key, value }) => (*key, *value),
        Some(BlockKind::Row { cells, .. }) if cells.len() == 2 => (cells[0], cells[1]),
        _ => return,
    };
    let inside = |span: Span| (0..view.tree.len()).filter(move |&i| span.contains(view.tree.token(i).span));
    let label: Vec<usize> =
        inside(key).filter(|&i| view.tree.word(i).chars().all(char::is_alphabetic)).collect();
    // "Members of the council": the noun stands before "of".
    let of = label.iter().position(|&i| view.tree.word(i) == "of");
    let noun = of.and_then(|at| at.checked_sub(1)).map_or(label.last(), |at| label.get(at));
    let (Some(&noun), Some(start)) = (noun, inside(value).next()) else { return };
    let end = inside(value)
        .find(|&i| matches!(view.tree.word(i), "." | ";"))
        .or(inside(value).next_back().map(|i| i + 1));
    let Some(items) = end.and_then(|end| list::read(view, start, end)) else { return };
    // What is plainly a name each time; a clause or an aside makes the number of items unsure.
    if items.low != items.high
        || items.low < 3
        || claims
            .iter()
            .any(|c| c.slot == Slot::Members && c.sentence == scene.index && c.document == scene.document)
    {
        return;
    }
    let found = super::count_find::found(view, &items);
    let words: Vec<&str> = label.iter().map(|&i| view.tree.lower(i)).collect();
    if words.iter().any(|&w| matches!(w, "founding" | "founders" | "founder" | "original" | "signatories")) {
        add(scene, FOUNDERS.to_string(), founder_anchors(), &found, claims);
        return;
    }
    let lemma = crate::grammar::lemma_noun(&view.lower(noun));
    let concept = super::scene::concept_of(&lemma, Tag::Noun).map_or(lemma.clone(), |c| c.id.to_string());
    let attribute =
        if world::list(List::PersonNoun, &lemma) { "person".to_string() } else { concept.clone() };
    let mut anchors = vec![Anchor { term: Term::Word(concept), role: Role::Head }];
    for &i in label.iter().filter(|&&i| i != noun) {
        let role = if i < noun { Role::Modifier } else { Role::Owner };
        anchors.extend(scene.word_anchor(view.tree.word(i), role));
    }
    if is_plural(scene, noun) {
        count_list::listed(scene, noun, anchors.clone(), &found, claims);
    }
    add(scene, attribute, anchors, &found, claims);
}

/// Where a run of names may begin.
fn starts(view: &View<'_>) -> Vec<usize> {
    let tree = &view.tree;
    let opens = |i: usize| {
        i == 0
            || matches!(view.lower(i - 1).as_str(), "," | ":" | "(" | "namely" | "—" | "–" | "are" | "were")
            || consisting(tree, i).is_some()
            || founded_by(tree, i)
            || tree.tag(i - 1) == Tag::Adp
            || tree.tag(i - 1) == Tag::Verb && !view.capital(i - 1)
    };
    (0..tree.len()).filter(|&i| view.capital(i) && opens(i)).collect()
}

/// The noun that the list is under.
fn group(scene: &Scene<'_>, start: usize, end: usize) -> Option<usize> {
    let consisting = || consisting(&scene.tree, start).and_then(|verb| subject_of(scene, verb));
    head_before(scene, start).or_else(consisting).or_else(|| head_behind(scene, end))
}

/// The verb in "consists of", "made up of", "brings together", "comprises" right before the list.
fn consisting(tree: &Tree<'_>, start: usize) -> Option<usize> {
    let word = |back: usize| start.checked_sub(back).map_or("", |i| tree.lower(i));
    let back = match (word(3), word(2), word(1)) {
        (_, "consist" | "consists" | "consisted" | "consisting" | "composed" | "comprised", "of") => 2,
        ("made", "up", "of") => 3,
        (_, "bring" | "brings" | "brought" | "bringing", "together") => 2,
        (_, _, "comprise" | "comprises" | "comprised" | "comprising" | "unites" | "united") => 1,
        _ => return None,
    };
    start.checked_sub(back)
}

/// The noun before a verb and its auxiliaries.
fn subject_of(scene: &Scene<'_>, verb: usize) -> Option<usize> {
    let noun = |&i: &usize| matches!(scene.tree.tag(i), Tag::Noun | Tag::Propn);
    (verb.saturating_sub(4)..verb).rev().find(noun)
}

/// The plural noun right before the list, or the subject that "namely" goes back to.
fn head_before(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let tree = &scene.tree;
    let mark = start.checked_sub(1)?;
    let plural = |i: usize| is_plural(scene, i);
    // "Members of the council: A, B and C"
    let titled = (1..mark.min(4)).find(|&i| tree.word(i) == "of" && plural(i - 1));
    let at = match tree.word(mark) {
        ":" if titled.is_some_and(|of| (of..mark).all(|i| !is_verb(scene, i))) => {
            return titled.map(|of| of - 1);
        }
        "," | ":" | "(" | "—" | "–" | "are" | "were" => mark.checked_sub(1)?,
        "namely" => {
            let before = mark.checked_sub(2)?;
            if plural(before) {
                before
            } else {
                return (0..before).find(|&i| plural(i) && definite(scene, i));
            }
        }
        _ => return None,
    };
    (plural(at) && definite(scene, at)).then_some(at)
}

fn is_verb(scene: &Scene<'_>, i: usize) -> bool {
    matches!(scene.tree.tag(i), Tag::Verb | Tag::Aux)
}

/// "A, B and C are *partners*".
fn head_behind(scene: &Scene<'_>, end: usize) -> Option<usize> {
    let tree = &scene.tree;
    let copula = end < tree.len() && matches!(tree.word(end), "are" | "were");
    let run = (end + 1..tree.len().min(end + 6))
        .take_while(|&i| matches!(tree.tag(i), Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn));
    run.last().filter(|&i| copula && is_plural(scene, i))
}

fn is_plural(scene: &Scene<'_>, i: usize) -> bool {
    let tree = &scene.tree;
    matches!(tree.tag(i), Tag::Noun | Tag::Propn)
        && (tree.feats(i).has(Feats::PLURAL) || tree.word(i).ends_with('s'))
}

/// "the partners", "its partners": all of them.
fn definite(scene: &Scene<'_>, noun: usize) -> bool {
    let tree = &scene.tree;
    (noun.saturating_sub(4)..noun)
        .any(|i| matches!(tree.lower(i), "the" | "its" | "their" | "his" | "her" | "our" | "'s" | "’s"))
}
