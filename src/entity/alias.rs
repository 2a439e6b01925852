//! Names of one thing brought together: within a document, then across documents.
//!
//! Every merge follows a convention of English writing: countries have listed names, a short form is introduced in
//! brackets or spells initials, a person is called by the surname, a company by its name without the legal form.

use super::{Entity, Name, fold};
use crate::analysis::{Document, MentionKind};
use crate::world;
use petgraph::unionfind::UnionFind;
use std::collections::{BTreeMap, BTreeSet};

/// A name in a document; occurrences with one key in one document are taken for one thing.
type Node = (usize, String);

#[derive(Default)]
struct Seen {
    text: String,
    kinds: BTreeMap<MentionKind, usize>,
    count: usize,
}

/// The entities, and for each document the entity of each name key.
pub(super) fn cluster(
    documents: &[Document],
    found: &[Vec<Vec<Name>>],
) -> (Vec<Entity>, Vec<BTreeMap<String, usize>>) {
    let nodes = collect(found);
    let index: BTreeMap<&Node, usize> = nodes.keys().enumerate().map(|(i, n)| (n, i)).collect();
    let mut sets = UnionFind::<usize>::new(nodes.len());
    join_same_keys(&index, &mut sets, &nodes);
    join_countries(&index, &mut sets, &nodes);
    join_short_forms(found, &index, &mut sets);
    join_parts(documents.len(), &nodes, &index, &mut sets);
    entities(documents.len(), &nodes, &mut sets)
}

fn collect(found: &[Vec<Vec<Name>>]) -> BTreeMap<Node, Seen> {
    let mut nodes: BTreeMap<Node, Seen> = BTreeMap::new();
    for (d, sentences) in found.iter().enumerate() {
        for name in sentences.iter().flatten() {
            let seen = nodes.entry((d, name.key.clone())).or_default();
            if seen.text.is_empty() {
                seen.text = name.text.clone();
            }
            *seen.kinds.entry(name.kind).or_default() += 1;
            seen.count += 1;
            if let Some(short) = &name.short {
                let entry = nodes.entry((d, fold::words(short).join(" "))).or_default();
                if entry.text.is_empty() {
                    entry.text = short.clone();
                }
            }
        }
    }
    nodes
}

fn kind(seen: &Seen) -> MentionKind {
    let known = seen.kinds.iter().filter(|(k, _)| **k != MentionKind::Other);
    known.max_by_key(|(_, n)| **n).map_or(MentionKind::Other, |(k, _)| *k)
}

/// One spelling is one thing in all documents; bare surnames wait for their full name.
fn join_same_keys(index: &BTreeMap<&Node, usize>, sets: &mut UnionFind<usize>, nodes: &BTreeMap<Node, Seen>) {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (node, &i) in index {
        let surname = kind(&nodes[*node]) == MentionKind::Person && !node.1.contains(' ');
        if surname && has_full_name(&node.1, node.0, nodes) {
            continue;
        }
        match first.get(node.1.as_str()) {
            Some(&other) => {
                sets.union(other, i);
            }
            None => {
                first.insert(&node.1, i);
            }
        }
    }
}

fn has_full_name(surname: &str, document: usize, nodes: &BTreeMap<Node, Seen>) -> bool {
    of_document(nodes, document).any(|(n, s)| is_surname_of(surname, &n.1) && kind(s) == MentionKind::Person)
}

fn of_document(nodes: &BTreeMap<Node, Seen>, d: usize) -> impl Iterator<Item = (&Node, &Seen)> {
    nodes.range((d, String::new())..(d + 1, String::new()))
}

fn is_surname_of(surname: &str, full: &str) -> bool {
    full.len() > surname.len() && full.ends_with(surname) && full[..full.len() - surname.len()].ends_with(' ')
}

fn join_countries(index: &BTreeMap<&Node, usize>, sets: &mut UnionFind<usize>, nodes: &BTreeMap<Node, Seen>) {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (node, &i) in index {
        if let Some(country) = world::country(&nodes[*node].text) {
            let other = *first.entry(country.code).or_insert(i);
            sets.union(other, i);
        }
    }
}

/// Short forms given in brackets; where a folder expands one in several ways, the most frequent way holds.
fn join_short_forms(found: &[Vec<Vec<Name>>], index: &BTreeMap<&Node, usize>, sets: &mut UnionFind<usize>) {
    let mut expansions: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for name in found.iter().flatten().flatten() {
        if let Some(short) = &name.short {
            let short = fold::words(short).join(" ");
            *expansions.entry(short).or_default().entry(name.key.clone()).or_default() += 1;
        }
    }
    for (short, longs) in &expansions {
        let Some((long, _)) = longs.iter().max_by_key(|(_, n)| **n) else { continue };
        let mut all = index.iter().filter(|(n, _)| n.1 == *short || n.1 == *long).map(|(_, &i)| i);
        if let Some(first) = all.next() {
            for other in all {
                sets.union(first, other);
            }
        }
    }
}

/// Within a document: surname and full name, company and legal form; then the same across documents where only one
/// full name fits.
fn join_parts(documents: usize, nodes: &BTreeMap<Node, Seen>, index: &BTreeMap<&Node, usize>, sets: &mut UnionFind<usize>) {
    let mut by_word: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (node, _) in nodes.iter().filter(|(n, _)| n.1.contains(' ')) {
        for word in [node.1.split(' ').next_back(), node.1.split(' ').next()].into_iter().flatten() {
            by_word.entry(word).or_default().insert(&node.1);
        }
    }
    for d in 0..documents {
        for (node, seen) in of_document(nodes, d).filter(|(n, _)| n.1.split(' ').count() <= 2) {
            let word = node.1.split(' ').next_back().unwrap_or_default();
            let head = node.1.split(' ').next().unwrap_or_default();
            let longer: BTreeSet<&str> = by_word
                .get(word)
                .into_iter()
                .chain(by_word.get(head))
                .flatten()
                .copied()
                .filter(|long| shortens(&node.1, kind(seen), long, nodes, d))
                .collect();
            let here: Vec<&&str> = longer.iter().filter(|l| nodes.contains_key(&(d, l.to_string()))).collect();
            let target = match (here.len(), longer.len()) {
                (1, _) => Some((d, here[0].to_string())),
                (0, 1) => longer.iter().next().and_then(|l| nodes.keys().find(|n| n.1 == **l).cloned()),
                _ => None,
            };
            if let Some(t) = target.and_then(|t| index.get(&t)) {
                sets.union(index[node], *t);
            }
        }
    }
}

/// Whether `short` is the usual short form of `long`.
fn shortens(short: &str, short_kind: MentionKind, long: &str, nodes: &BTreeMap<Node, Seen>, _d: usize) -> bool {
    if short == long {
        return false;
    }
    let long_kind = nodes.iter().find(|(n, _)| n.1 == long).map_or(MentionKind::Other, |(_, s)| kind(s));
    let fits = short_kind == long_kind || short_kind == MentionKind::Other;
    if is_surname_of(short, long) {
        return !short.contains(' ') && fits && long_kind == MentionKind::Person;
    }
    long.strip_prefix(short).is_some_and(|rest| {
        rest.starts_with(' ')
            && fits
            && rest.split_whitespace().all(|w| is_legal_form(w))
    })
}

/// "Ltd", "Group": legal forms and the like, whatever their capitals.
fn is_legal_form(word: &str) -> bool {
    let mut capital = word.to_string();
    if let Some(first) = capital.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    [word, &capital, &word.to_uppercase()].iter().any(|w| world::list(world::List::OrgSuffix, w))
}

fn entities(
    documents: usize,
    nodes: &BTreeMap<Node, Seen>,
    sets: &mut UnionFind<usize>,
) -> (Vec<Entity>, Vec<BTreeMap<String, usize>>) {
    let mut ids: BTreeMap<usize, usize> = BTreeMap::new();
    let mut list: Vec<Entity> = Vec::new();
    let mut maps = vec![BTreeMap::new(); documents];
    for (i, (node, seen)) in nodes.iter().enumerate() {
        let root = sets.find_mut(i);
        let id = *ids.entry(root).or_insert_with(|| {
            list.push(Entity {
                name: seen.text.clone(),
                kind: MentionKind::Other,
                country: None,
                types: BTreeSet::new(),
                documents: BTreeSet::new(),
            });
            list.len() - 1
        });
        let entity = &mut list[id];
        if seen.text.chars().count() > entity.name.chars().count() {
            entity.name = seen.text.clone();
        }
        if entity.kind == MentionKind::Other {
            entity.kind = kind(seen);
        }
        entity.country = entity.country.or_else(|| world::country(&seen.text).map(|c| c.code));
        entity.documents.insert(node.0);
        maps[node.0].insert(node.1.clone(), id);
    }
    (list, maps)
}
