//! Names in a sentence: runs of capitalised words, held together by the small words that names contain.

use super::fold;
use crate::analysis::{Document, MentionKind, Rel, Sentence, Tag, Tree};
use crate::world;

/// A name as it stands in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// First token, titles left out.
    pub start: usize,
    /// Behind the last token.
    pub end: usize,
    /// The token that ties it to the rest of the sentence.
    pub head: usize,
    /// The words as they stand.
    pub text: String,
    /// Folded words joined by blanks; names with one key are written alike.
    pub key: String,
    /// What it names, as far as the sentence shows.
    pub kind: MentionKind,
    /// Short form given in brackets behind it.
    pub short: Option<String>,
}

const CONNECTORS: &[&str] = &["of", "for", "de", "da", "do", "del", "della", "di", "von", "van", "der", "den", "la", "le", "al", "el", "&", "on", "in"];

/// Names of every sentence of a document.
pub(super) fn of_document(document: &Document) -> Vec<Vec<Name>> {
    document.sentences.iter().map(|s| find(&Tree::new(&document.source.text.visible, s))).collect()
}

/// Names of one sentence, left to right.
pub fn find(tree: &Tree<'_>) -> Vec<Name> {
    let mut found = Vec::new();
    let shouting = is_shouting(tree);
    let mut i = 0;
    while i < tree.len() {
        if !starts_name(tree, i, shouting) {
            i += 1;
            continue;
        }
        let end = run_end(tree, i, shouting);
        found.extend(make(tree, i, end));
        i = end;
    }
    found
}

/// Headlines in capitals throughout show nothing by their capitals.
fn is_shouting(tree: &Tree<'_>) -> bool {
    let words = (0..tree.len()).map(|i| tree.word(i)).filter(|w| w.chars().any(char::is_alphabetic));
    let (mut upper, mut all) = (0, 0);
    for w in words {
        all += 1;
        upper += usize::from(w.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase));
    }
    all >= 4 && upper * 10 >= all * 8
}

fn capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

fn starts_name(tree: &Tree<'_>, i: usize, shouting: bool) -> bool {
    let word = tree.word(i);
    if !capital(word) || is_calendar(tree, i) {
        return false;
    }
    if shouting || i == 0 || opens_sentence(tree, i) {
        return tree.tag(i) == Tag::Propn || (capital(word) && world::country(word).is_some());
    }
    !matches!(tree.tag(i), Tag::Pron | Tag::Det | Tag::Adp | Tag::Aux | Tag::Cconj | Tag::Sconj | Tag::Part | Tag::Adv | Tag::Intj | Tag::Punct)
}

/// Behind an opening quotation mark or a colon a capital shows nothing.
fn opens_sentence(tree: &Tree<'_>, i: usize) -> bool {
    i > 0 && matches!(tree.word(i - 1), "\"" | "“" | ":" | "‘" | "'" | "``" | "•" | "-" | "–" | "—")
}

fn is_calendar(tree: &Tree<'_>, i: usize) -> bool {
    world::list(world::List::Calendar, &tree.word(i).to_lowercase())
}

fn continues_name(tree: &Tree<'_>, i: usize) -> bool {
    i < tree.len()
        && capital(tree.word(i))
        && !is_calendar(tree, i)
        && (tree.word(i) != "I")
        && !matches!(tree.tag(i), Tag::Pron | Tag::Aux | Tag::Sconj | Tag::Cconj)
}

fn run_end(tree: &Tree<'_>, start: usize, shouting: bool) -> usize {
    let mut end = start + 1;
    loop {
        let glued = end < tree.len() && tree.token(end).span.start == tree.token(end - 1).span.end;
        if continues_name(tree, end) && !(shouting && tree.tag(end) != Tag::Propn) {
            end += 1;
        } else if glued && matches!(tree.word(end), "-" | "/" | "&") && end + 1 < tree.len() && continues_name(tree, end + 1) {
            end += 2;
        } else if let Some(next) = connected(tree, start, end) {
            end = next;
        } else {
            return end;
        }
    }
}

/// The end of the name if a small word at `end` ties more of it on: "Bank *of* England", "Workers*'* Union".
fn connected(tree: &Tree<'_>, start: usize, end: usize) -> Option<usize> {
    if end >= tree.len() {
        return None;
    }
    let word = tree.word(end).to_lowercase();
    let title = tree.word(end - 1).to_lowercase();
    if word == "of" || word == "for" {
        let after_article = end + 1 + usize::from(end + 1 < tree.len() && tree.word(end + 1) == "the");
        let office = world::role(&[&title]).is_some() || tree.tag(end - 1) != Tag::Propn;
        let place = world::country(tree.word(end - 1)).is_some();
        let goes_on = continues_name(tree, after_article);
        return (goes_on && !office && !place && !begins_person(tree, after_article)).then_some(after_article + 1);
    }
    if CONNECTORS.contains(&word.as_str()) && !matches!(word.as_str(), "on" | "in") {
        return continues_name(tree, end + 1).then_some(end + 2);
    }
    if matches!(word.as_str(), "'" | "’" | "'s" | "’s") && continues_name(tree, end + 1) {
        let head = tree.head(end - 1) == Some(end + 1) && tree.rel(end - 1) == Rel::NmodPoss;
        let body = world::list(world::List::OrgHead, &tree.word(end + 1).to_lowercase());
        return (head && body && end > start).then_some(end + 2);
    }
    if matches!(word.as_str(), "and" | "&") && continues_name(tree, end + 1) {
        return joined_by_and(tree, start, end);
    }
    None
}

fn begins_person(tree: &Tree<'_>, i: usize) -> bool {
    tree.sentence.mentions.iter().any(|m| m.named && m.kind == MentionKind::Person && m.start == i)
}

/// "Ceramic and Glass Workers' Union" is one name, "Russia and the European Union" two.
fn joined_by_and(tree: &Tree<'_>, start: usize, end: usize) -> Option<usize> {
    let known = |i: usize| world::country(tree.word(i)).is_some() || world::list(world::List::OrgHead, &tree.word(i).to_lowercase());
    if end - start > 3 || known(end - 1) || begins_person(tree, start) || known(end + 1) {
        return None;
    }
    let mut last = end + 1;
    while last < tree.len() && (continues_name(tree, last) || matches!(tree.word(last), "'" | "’" | "'s" | "’s")) {
        last += 1;
    }
    let closes = world::list(world::List::OrgHead, &tree.word(last - 1).to_lowercase());
    (closes && last - end >= 3).then_some(last)
}

fn make(tree: &Tree<'_>, start: usize, end: usize) -> Option<Name> {
    let mut start = start;
    while start + 1 < end && is_title(tree, start, end) {
        start += 1;
    }
    let mut end = end;
    while end > start + 1 && matches!(tree.word(end - 1), "'s" | "’s" | "'" | "’") {
        end -= 1;
    }
    let tokens: Vec<usize> = (start..end).collect();
    let text = tree.span(&tokens).of(tree.text).to_string();
    if !text.chars().any(char::is_alphabetic) || (end - start == 1 && world::role(&[&text.to_lowercase()]).is_some()) {
        return None;
    }
    let head = tokens.iter().copied().find(|&t| tree.head(t).is_none_or(|h| h < start || h >= end)).unwrap_or(start);
    let key = fold::words(&text).join(" ");
    if key.is_empty() {
        return None;
    }
    let kind = kind_of(tree.sentence, start, end, &text, tree);
    Some(Name { start, end, head, key, kind, short: short_form(tree, end), text })
}

fn is_title(tree: &Tree<'_>, i: usize, end: usize) -> bool {
    let word = tree.word(i).trim_end_matches('.').to_lowercase();
    let titled = world::list(world::List::PersonTitle, tree.word(i)) || world::role(&[&word]).is_some();
    let modifies = end - i >= 2;
    titled && modifies && !world::list(world::List::OrgHead, &tree.word(end - 1).to_lowercase())
}

fn kind_of(sentence: &Sentence, start: usize, end: usize, text: &str, tree: &Tree<'_>) -> MentionKind {
    if world::country(text).is_some() || world::capital(text).is_some() {
        return MentionKind::Place;
    }
    let last = tree.word(end - 1).to_lowercase();
    if world::list(world::List::OrgHead, &last) || world::list(world::List::OrgHead, &tree.word(start).to_lowercase()) {
        return MentionKind::Organisation;
    }
    if world::list(world::List::PlaceHead, &last) {
        return MentionKind::Place;
    }
    if world::list(world::List::EventHead, &last) {
        return MentionKind::Event;
    }
    let overlap = |s: usize, e: usize| s < end && start < e;
    let tagged = sentence.mentions.iter().find(|m| m.named && overlap(m.start, m.end) && m.end - m.start <= end - start + 2);
    if let Some(m) = tagged {
        return m.kind;
    }
    let titled = start > 0 && is_title(tree, start - 1, end);
    if titled { MentionKind::Person } else { MentionKind::Other }
}

/// "(WHO)" behind a name.
fn short_form(tree: &Tree<'_>, end: usize) -> Option<String> {
    if end + 2 >= tree.len() || tree.word(end) != "(" || tree.word(end + 2) != ")" {
        return None;
    }
    let short = tree.word(end + 1);
    let capitals = short.chars().filter(|c| c.is_uppercase()).count();
    (capitals >= 2 && short.chars().count() <= 8 && capitals * 2 >= short.chars().count()).then(|| short.to_string())
}
