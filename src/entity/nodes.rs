//! The names of each document, occurrences of one spelling taken together.

use super::given::Gender;
use super::kinds::Votes;
use super::names::Name;
use super::{casing, fold};
use crate::analysis::MentionKind;
use crate::world;
use fnv::FnvHashMap;
use std::collections::BTreeMap;
use std::ops::Range;

/// One spelling (up to case and diacritics) in one document: taken for one thing there.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) document: usize,
    pub(super) key: String,
    /// The spellings as they stand, with how often.
    pub(super) texts: BTreeMap<String, usize>,
    pub(super) votes: Votes,
    pub(super) gender: Option<Gender>,
    /// Sentence and token where it first stands.
    pub(super) first: (usize, usize),
    /// A country by name or demonym.
    pub(super) country: Option<&'static str>,
}

/// All nodes, by document and key.
#[derive(Debug, Default)]
pub(super) struct Nodes {
    pub(super) list: Vec<Node>,
    ranges: Vec<Range<usize>>,
    by_key: FnvHashMap<String, Vec<usize>>,
    votes: FnvHashMap<String, Votes>,
    /// The keys in order, each with its most frequent first spelling.
    pub(super) keys: BTreeMap<String, String>,
}

impl Nodes {
    pub(super) fn collect(found: &[Vec<Vec<Name>>]) -> Nodes {
        let mut nodes = Nodes::default();
        for (d, sentences) in found.iter().enumerate() {
            let from = nodes.list.len();
            nodes.list.extend(of_document(d, sentences).into_values());
            nodes.ranges.push(from..nodes.list.len());
        }
        for (i, node) in nodes.list.iter().enumerate() {
            nodes.by_key.entry(node.key.clone()).or_default().push(i);
            nodes.votes.entry(node.key.clone()).or_default().join(&node.votes);
            if let Some(text) = usual(&node.texts) {
                nodes.keys.entry(node.key.clone()).or_insert_with(|| text.to_string());
            }
        }
        nodes
    }

    /// The nodes of a document.
    pub(super) fn of(&self, document: usize) -> Range<usize> {
        self.ranges.get(document).cloned().unwrap_or(0..0)
    }

    pub(super) fn documents(&self) -> usize {
        self.ranges.len()
    }

    /// The nodes with a key, in the order of the documents.
    pub(super) fn with_key(&self, key: &str) -> &[usize] {
        self.by_key.get(key).map_or(&[], Vec::as_slice)
    }

    /// The node of a key in a document.
    pub(super) fn at(&self, document: usize, key: &str) -> Option<usize> {
        let all = self.with_key(key);
        all.binary_search_by_key(&document, |&i| self.list[i].document).ok().map(|n| all[n])
    }

    /// What all documents together take the key for.
    pub(super) fn kind(&self, key: &str) -> MentionKind {
        self.votes.get(key).map_or(MentionKind::Other, Votes::best)
    }

    /// The votes of all documents for a key.
    pub(super) fn votes(&self, key: &str) -> Votes {
        self.votes.get(key).cloned().unwrap_or_default()
    }
}

/// The most frequent spelling; of equals the one with small letters, then the first.
pub(super) fn usual(texts: &BTreeMap<String, usize>) -> Option<&str> {
    let small = |t: &str| t.chars().any(char::is_lowercase);
    texts.iter().rev().max_by_key(|(t, n)| (**n, small(t))).map(|(t, _)| t.as_str())
}

fn of_document(d: usize, sentences: &[Vec<Name>]) -> BTreeMap<String, Node> {
    let mut all: BTreeMap<String, Node> = BTreeMap::new();
    for (s, name) in sentences.iter().enumerate().flat_map(|(s, names)| names.iter().map(move |n| (s, n))) {
        let node =
            all.entry(name.key.clone()).or_insert_with(|| node(d, &name.key, &name.text, (s, name.start)));
        *node.texts.entry(name.text.clone()).or_default() += 1;
        node.votes.join(&name.votes);
        node.gender = node.gender.or(name.gender);
        for other in name.short.iter().chain(&name.alias) {
            let key = fold::words(other).join(" ");
            if !key.is_empty() {
                let entry = all.entry(key.clone()).or_insert_with(|| node_of(d, &key, other, (s, name.end)));
                entry.texts.entry(other.clone()).or_insert(1);
            }
        }
    }
    all
}

fn node_of(d: usize, key: &str, text: &str, first: (usize, usize)) -> Node {
    node(d, key, text, first)
}

fn node(document: usize, key: &str, text: &str, first: (usize, usize)) -> Node {
    let demonym = || (!key.contains(' ')).then(|| world::demonym(text)).flatten();
    let country =
        world::country(text).or_else(demonym).or_else(|| world::country(&small(text)?)).map(|c| c.code);
    Node {
        document,
        key: key.to_string(),
        texts: BTreeMap::new(),
        votes: Votes::default(),
        gender: None,
        first,
        country,
    }
}

/// A shouted word of some length in usual letters.
fn small(text: &str) -> Option<String> {
    let shouted = text.chars().count() > 3 && text.chars().all(|c| c.is_uppercase());
    let mut letters = text.chars();
    let first = letters.next().filter(|_| shouted)?;
    Some(first.to_string() + &letters.as_str().to_lowercase())
}

/// How a short form comes from a long one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// The last part of a person's name.
    Surname,
    /// A person's first name.
    Given,
    /// A company without its legal form.
    Company,
    /// First letters.
    Initials,
    /// The last words of another name.
    Tail,
    /// The head noun alone: "the Commission".
    Head,
}

impl Part {
    /// Whether the short form is understood in other documents as well.
    pub(super) fn reaches_far(self) -> bool {
        matches!(self, Part::Surname | Part::Company | Part::Initials)
    }
}

/// The short forms that a name of several words may have, as keys.
pub(super) fn short_forms(key: &str, text: &str, kind: MentionKind) -> Vec<(String, Part)> {
    let words: Vec<&str> = key.split(' ').collect();
    let spelled: Vec<&str> = text.split_whitespace().collect();
    if words.len() < 2 || words.len() > 12 {
        return Vec::new();
    }
    let mut forms = Vec::new();
    let of = words.iter().position(|w| matches!(*w, "of" | "for"));
    let common = |w: &str| casing::is_common(w);
    let personal = of.is_none() && words.len() <= 5 && !words.iter().any(|w| common(w));
    let tails = |part: Part, from: usize, forms: &mut Vec<(String, Part)>| {
        for i in from..words.len() {
            let tail = &words[i..];
            if !matches!(tail[0], "and" | "of" | "for" | "the" | "'s") {
                forms.push((tail.join(" "), part));
            }
        }
    };
    if kind == MentionKind::Person {
        tails(Part::Surname, 1, &mut forms);
        forms.push((words[0].to_string(), Part::Given));
    } else if personal && kind == MentionKind::Other {
        tails(Part::Tail, 1, &mut forms);
    } else if of.is_none() && !casing::is_head(words[0]) {
        tails(Part::Tail, 1, &mut forms);
        forms.retain(|(f, _)| f.contains(' ') || !common(f));
    }
    if kind != MentionKind::Person {
        company(&words, &spelled, &mut forms);
        let letters: String = words.iter().filter_map(|w| w.chars().next()).collect();
        let capitals = fold::initials(text).to_lowercase();
        let head = words[of.map_or(words.len() - 1, |i| i.saturating_sub(1))];
        if casing::is_head(head) || (common(head) && kind != MentionKind::Place) {
            forms.push((head.to_string(), Part::Head));
        }
        for initials in [letters, capitals] {
            if initials.chars().count() >= 3 {
                forms.push((initials, Part::Initials));
            }
        }
    }
    forms.sort();
    forms.dedup_by(|a, b| a.0 == b.0);
    forms
}

/// "Alder Paints ASA" is called "Alder Paints" and "Alder".
fn company(words: &[&str], spelled: &[&str], forms: &mut Vec<(String, Part)>) {
    const CLUBS: &[&str] = &["united", "rovers", "wanderers", "athletic", "fc", "afc", "sc", "cf", "plc"];
    if words.len() != spelled.len() {
        return;
    }
    let legal = |i: usize| super::kinds::is_legal_form(spelled[i]) || CLUBS.contains(&words[i]);
    let mut end = words.len();
    while end > 1 && legal(end - 1) {
        end -= 1;
    }
    if end == words.len() {
        return;
    }
    for length in 1..=end {
        if !casing::is_common(words[length - 1]) || length > 1 {
            forms.push((words[..length].join(" "), Part::Company));
        }
    }
}
