//! Names of one thing brought together: within a document, then across documents.
//!
//! Every merge follows a convention of English writing: countries have listed names and demonyms, a short form is
//! introduced in brackets or spells initials, a person is called by the surname, a company by its name without the legal
//! form, a body by its head noun.

use super::casing;
use super::fold;
use super::names::Name;
use super::nodes::{Nodes, Part, short_forms};
use crate::analysis::MentionKind;
use crate::world;
use petgraph::unionfind::UnionFind;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many long names a short form is looked up in at most; with more it means nothing.
const LONG_FORMS: usize = 8;

/// The long names of a short form, by key; `None` once there are too many.
type LongForms<'a> = HashMap<String, Option<Vec<(&'a str, Part)>>>;

/// Which nodes name one thing.
pub(super) fn cluster(nodes: &Nodes, found: &[Vec<Vec<Name>>]) -> UnionFind<usize> {
    let mut join =
        Join { nodes, sets: UnionFind::new(nodes.list.len()), settled: vec![false; nodes.list.len()] };
    let forms: BTreeMap<&str, Vec<(String, Part)>> =
        nodes.keys.iter().map(|(k, t)| (k.as_str(), short_forms(k, t, nodes.kind(k)))).collect();
    let index = index(&forms);
    join.countries(&forms);
    join.brackets(found);
    join.full_names(&index);
    join.middle_names();
    join.within_documents(&forms);
    join.across_documents(&index);
    join.sets
}

/// For each short form the long names that it may come from.
fn index<'a>(forms: &BTreeMap<&'a str, Vec<(String, Part)>>) -> LongForms<'a> {
    let mut index: LongForms<'a> = HashMap::new();
    for (long, forms) in forms {
        for (form, part) in forms {
            let entry = index.entry(form.clone()).or_insert_with(|| Some(Vec::new()));
            match entry {
                Some(list) if list.len() < LONG_FORMS => list.push((*long, *part)),
                _ => *entry = None,
            }
        }
    }
    index
}

struct Join<'a> {
    nodes: &'a Nodes,
    sets: UnionFind<usize>,
    /// Nodes that are known to stand for something longer.
    settled: Vec<bool>,
}

impl Join<'_> {
    fn all(&mut self, group: &[usize]) {
        if let Some((first, rest)) = group.split_first() {
            for other in rest {
                self.sets.union(*first, *other);
            }
        }
    }

    /// Names and demonyms of one country; "Jordan" is none where a person in the document is so called.
    fn countries(&mut self, forms: &BTreeMap<&str, Vec<(String, Part)>>) {
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (i, node) in self.nodes.list.iter().enumerate() {
            let Some(code) = node.country else { continue };
            let doubtful = node.texts.keys().any(|t| world::list(world::List::AmbiguousCountry, t));
            let person = |k: usize| {
                let long = &self.nodes.list[k].key;
                forms.get(long.as_str()).is_some_and(|f| {
                    f.iter().any(|(f, p)| *f == node.key && matches!(p, Part::Surname | Part::Given))
                })
            };
            if !doubtful || !self.nodes.of(node.document).any(person) {
                groups.entry(code).or_default().push(i);
                self.settled[i] = true;
            }
        }
        for group in groups.values() {
            self.all(group);
        }
    }

    /// Short forms given in brackets. Where documents expand one differently, the most frequent long form holds, and those
    /// that share half of its words are taken for other wordings of it.
    fn brackets(&mut self, found: &[Vec<Vec<Name>>]) {
        let mut expansions: BTreeMap<String, BTreeMap<&str, Vec<usize>>> = BTreeMap::new();
        for (d, name) in found.iter().enumerate().flat_map(|(d, s)| s.iter().flatten().map(move |n| (d, n))) {
            for short in name.short.iter().chain(&name.alias) {
                let key = fold::words(short).join(" ");
                expansions.entry(key).or_default().entry(&name.key).or_default().push(d);
            }
        }
        for (short, longs) in &expansions {
            let Some((main, _)) = longs.iter().rev().max_by_key(|(_, d)| d.len()) else { continue };
            let same: BTreeSet<&str> =
                longs.keys().copied().filter(|l| l == main || alike(l, main)).collect();
            let differ: BTreeSet<usize> = longs
                .iter()
                .filter(|(l, _)| !same.contains(*l))
                .flat_map(|(_, d)| d.iter().copied())
                .collect();
            let general = !casing::is_common(short);
            let here: BTreeSet<usize> = longs
                .iter()
                .filter(|(l, _)| same.contains(*l))
                .flat_map(|(_, d)| d.iter().copied())
                .collect();
            let mut group: Vec<usize> = same.iter().flat_map(|l| self.nodes.with_key(l)).copied().collect();
            for &i in self.nodes.with_key(short) {
                let d = self.nodes.list[i].document;
                if here.contains(&d) || (general && !differ.contains(&d)) {
                    group.push(i);
                    self.settled[i] = true;
                }
            }
            self.all(&group);
        }
    }

    /// One full spelling is one thing in all documents.
    fn full_names(&mut self, index: &LongForms<'_>) {
        for key in self.nodes.keys.keys() {
            let short = index
                .get(key)
                .is_some_and(|l| l.as_ref().is_none_or(|l| l.iter().any(|(long, _)| long != key)));
            if !short || key.split(' ').count() > 2 || self.is_settled_place(key) {
                let group: Vec<usize> = self
                    .nodes
                    .with_key(key)
                    .iter()
                    .copied()
                    .filter(|&i| !self.settled[i] || self.nodes.list[i].country.is_none())
                    .collect();
                self.all(&group);
            }
        }
    }

    fn is_settled_place(&self, key: &str) -> bool {
        self.nodes.votes(key).of(MentionKind::Place) > 3 && self.nodes.kind(key) == MentionKind::Place
    }

    /// "Ann Marie Lee", "A. Lee" and "Ann Lee", where only one pair fits.
    fn middle_names(&mut self) {
        let mut by_ends: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
        let people =
            self.nodes.keys.keys().filter(|k| self.nodes.kind(k) == MentionKind::Person && k.contains(' '));
        for key in people {
            let (Some(first), Some(last)) = (key.split(' ').next(), key.split(' ').next_back()) else {
                continue;
            };
            by_ends.entry((last, first)).or_default().push(key);
        }
        let mut pairs: Vec<(&str, &str)> = Vec::new();
        for (&(last, first), keys) in &by_ends {
            let longer: Vec<&&str> = keys.iter().filter(|k| k.split(' ').count() > 2).collect();
            let plain = keys.iter().find(|k| k.split(' ').count() == 2);
            if let (Some(plain), [long]) = (plain, longer.as_slice()) {
                pairs.push((plain, long));
            }
            if first.chars().count() == 1 {
                let same: Vec<_> = by_ends
                    .range((last, "")..)
                    .take_while(|((l, _), _)| *l == last)
                    .filter(|((_, f), _)| *f != first && f.starts_with(first))
                    .collect();
                if let [(_, full)] = same.as_slice() {
                    pairs.extend(keys.iter().map(|k| (*k, full[0])));
                }
            }
        }
        for (a, b) in pairs {
            let group: Vec<usize> =
                self.nodes.with_key(a).iter().chain(self.nodes.with_key(b)).copied().collect();
            self.all(&group);
        }
    }

    /// Short forms of names in the same document.
    fn within_documents(&mut self, forms: &BTreeMap<&str, Vec<(String, Part)>>) {
        for d in 0..self.nodes.documents() {
            let mut longs: BTreeMap<usize, Vec<(usize, Part)>> = BTreeMap::new();
            for long in self.nodes.of(d) {
                for (form, part) in forms.get(self.nodes.list[long].key.as_str()).into_iter().flatten() {
                    if let Some(short) = self.nodes.at(d, form).filter(|&s| s != long && self.fits(s, *part))
                    {
                        longs.entry(short).or_default().push((long, *part));
                    }
                }
            }
            for (short, longs) in longs {
                if !self.settled[short]
                    && let Some(long) = self.choose(short, &longs)
                {
                    self.sets.union(long, short);
                    self.settled[short] = true;
                }
            }
        }
    }

    /// Whether a node may be a short form of that sort.
    fn fits(&self, short: usize, part: Part) -> bool {
        let node = &self.nodes.list[short];
        let kind = self.nodes.kind(&node.key);
        let capitals =
            || node.texts.keys().any(|t| t.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase));
        let several = node.key.contains(' ');
        let common = !several && casing::is_common(&node.key);
        match part {
            Part::Surname => {
                let place =
                    kind == MentionKind::Place && self.nodes.votes(&node.key).of(MentionKind::Place) > 3;
                !place && !matches!(kind, MentionKind::Organisation | MentionKind::Event) && !common
            }
            Part::Given => matches!(kind, MentionKind::Person | MentionKind::Other) && !common,
            Part::Company => kind != MentionKind::Place && kind != MentionKind::Person,
            Part::Initials => capitals(),
            Part::Tail => kind != MentionKind::Place && !common,
            Part::Head => common,
        }
    }

    /// The one long name that a short form can mean: the only one, or the only one named before it, or the only one of its kind.
    fn choose(&mut self, short: usize, longs: &[(usize, Part)]) -> Option<usize> {
        // A surname and a company's name may clash; the rest give way to them.
        let strong = longs.iter().any(|l| l.1.reaches_far());
        let longs: Vec<usize> = longs.iter().filter(|l| !strong || l.1.reaches_far()).map(|l| l.0).collect();
        if let Some(one) = self.single(longs.iter().copied()) {
            return Some(one);
        }
        let node = &self.nodes.list[short];
        let earlier: Vec<usize> =
            longs.iter().copied().filter(|&l| self.nodes.list[l].first < node.first).collect();
        if let Some(one) = self.single(earlier.iter().copied()) {
            return Some(one);
        }
        let kind = self.nodes.kind(&node.key);
        let alike: Vec<usize> =
            longs.into_iter().filter(|&l| self.nodes.kind(&self.nodes.list[l].key) == kind).collect();
        self.single(alike.into_iter())
    }

    /// The first of the nodes, if all are one thing.
    fn single(&mut self, mut nodes: impl Iterator<Item = usize>) -> Option<usize> {
        let first = nodes.next()?;
        let root = self.sets.find_mut(first);
        nodes.all(|n| self.sets.find_mut(n) == root).then_some(first)
    }

    /// Short forms whose long form only other documents give; what remains is one thing for each spelling.
    fn across_documents(&mut self, index: &LongForms<'_>) {
        for key in self.nodes.keys.keys() {
            let open: Vec<usize> =
                self.nodes.with_key(key).iter().copied().filter(|&i| !self.settled[i]).collect();
            if open.is_empty() {
                continue;
            }
            let long = match index.get(key) {
                Some(Some(longs)) => longs
                    .iter()
                    .filter(|(l, p)| l != key && p.reaches_far() && self.fits(open[0], *p))
                    .map(|(l, _)| *l)
                    .collect(),
                _ => Vec::new(),
            };
            let people = long.len() > 1;
            let targets: Vec<usize> = long.iter().flat_map(|l| self.nodes.with_key(l)).copied().collect();
            if let Some(target) = self.single(targets.into_iter()) {
                self.all(&[&[target][..], &open].concat());
            } else if !people {
                self.remainder(key, &open);
            }
        }
    }

    /// Other documents have tied the same spelling to one thing: so it is here. Else the open ones are one thing.
    fn remainder(&mut self, key: &str, open: &[usize]) {
        let settled: Vec<usize> =
            self.nodes.with_key(key).iter().copied().filter(|&i| self.settled[i]).collect();
        let target = self.single(settled.into_iter());
        let place = self.nodes.kind(key) == MentionKind::Place;
        match target {
            Some(target) if !place => self.all(&[&[target][..], open].concat()),
            _ => self.all(open),
        }
    }
}

/// Whether half of the words of two names are the same.
fn alike(a: &str, b: &str) -> bool {
    let a: BTreeSet<&str> = a.split(' ').collect();
    let b: BTreeSet<&str> = b.split(' ').collect();
    a.intersection(&b).count() * 2 >= a.len().max(b.len())
}
