//! The entities that clusters of names make: what they are called, and what they are.

use super::given::{self, Gender};
use super::kinds::Votes;
use super::nodes::Nodes;
use super::{Entity, casing, fold};
use crate::analysis::MentionKind;
use crate::world;
use petgraph::unionfind::UnionFind;
use std::collections::{BTreeMap, BTreeSet};

/// What the clusters give.
pub(super) struct Built {
    pub(super) list: Vec<Entity>,
    /// For each document, the entity of each key.
    pub(super) ids: Vec<BTreeMap<String, usize>>,
    /// For each entity, how a person is spoken of.
    pub(super) genders: Vec<Option<Gender>>,
}

/// Reads the clusters off, in the order of their first mention.
pub(super) fn entities(nodes: &Nodes, sets: &mut UnionFind<usize>) -> Built {
    let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in 0..nodes.list.len() {
        clusters.entry(sets.find_mut(i)).or_default().push(i);
    }
    let mut clusters: Vec<Vec<usize>> = clusters.into_values().collect();
    clusters.sort_by_key(|c| c.iter().map(|&i| (nodes.list[i].document, nodes.list[i].first, i)).min());
    let mut built =
        Built { list: Vec::new(), ids: vec![BTreeMap::new(); nodes.documents()], genders: Vec::new() };
    for (id, cluster) in clusters.iter().enumerate() {
        for &i in cluster {
            built.ids[nodes.list[i].document].insert(nodes.list[i].key.clone(), id);
        }
        built.list.push(entity(nodes, cluster));
        built.genders.push(gender(nodes, cluster));
    }
    built
}

fn entity(nodes: &Nodes, cluster: &[usize]) -> Entity {
    let country = cluster.iter().find_map(|&i| nodes.list[i].country);
    let mut votes = Votes::default();
    let keys: BTreeSet<&str> = cluster.iter().map(|&i| nodes.list[i].key.as_str()).collect();
    for i in cluster {
        votes.join(&nodes.list[*i].votes);
    }
    // A surname beside a full name is a habit of speaking of people.
    let people = keys.iter().any(|k| k.contains(' ') && nodes.votes(k).of(MentionKind::Person) > 0);
    if people && keys.iter().any(|k| !k.contains(' ')) {
        votes.add(MentionKind::Person, 1);
    }
    let name = display(nodes, cluster, country);
    Entity {
        words: fold::words(&name),
        name,
        kind: votes.best(),
        country,
        types: BTreeSet::new(),
        documents: cluster.iter().map(|&i| nodes.list[i].document).collect(),
    }
}

/// The full spelling that most documents use; of equals the more frequent, then the longer. A country is called by its
/// most frequent name, not by its people.
fn display(nodes: &Nodes, cluster: &[usize], country: Option<&'static str>) -> String {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for &i in cluster {
        for (text, n) in &nodes.list[i].texts {
            let entry = counts.entry(text).or_default();
            entry.0 += 1;
            entry.1 += n;
        }
    }
    if let Some(code) = country {
        counts.retain(|t, _| world::country(t).is_some());
        if counts.is_empty() {
            let found = world::countries().iter().find(|c| c.code == code);
            return found.map_or_else(String::new, |c| c.name.to_string());
        }
    }
    let fullest = counts.keys().map(|t| rank(t)).max().unwrap_or(0);
    let best = counts
        .into_iter()
        .filter(|(t, _)| rank(t) == fullest)
        .max_by(|a, b| (a.1, a.0.chars().count()).cmp(&(b.1, b.0.chars().count())).then(b.0.cmp(a.0)));
    best.map_or_else(String::new, |(t, _)| t.to_string())
}

/// How full a spelling is: several words in usual letters before capitals, acronyms and single words.
fn rank(text: &str) -> u8 {
    let small = text.chars().any(char::is_lowercase);
    let several = text.contains(' ') || text.contains('-');
    let initial = text.contains(". ");
    let known = world::country(text).is_some();
    match (several && !initial, small) {
        _ if known => 4,
        (true, true) => 4,
        (true, false) => 2,
        (false, true) if casing::is_common(text) => 0,
        (false, true) => 3,
        (false, false) => 1,
    }
}

fn gender(nodes: &Nodes, cluster: &[usize]) -> Option<Gender> {
    let titled = cluster.iter().find_map(|&i| nodes.list[i].gender);
    let given = || {
        let first = |i: &usize| nodes.list[*i].key.split(' ').next().and_then(given::gender);
        let full = cluster.iter().filter(|&&i| nodes.list[i].key.contains(' ')).find_map(first);
        full.or_else(|| cluster.iter().find_map(first))
    };
    titled.or_else(given)
}
