//! Pronouns and definite descriptions resolved inside one document.
//!
//! A pronoun goes back to the nearest fitting subject, else the nearest fitting name (Hobbs 1978 in the small);
//! "the company" to the nearest name that the document calls so.

use super::{Entity, EntityId, Name, Referents};
use crate::analysis::{Document, Feats, MentionKind, Rel, Tag, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// How many sentences back an antecedent is looked for.
const REACH: usize = 3;

/// A phrase that later words may go back to.
struct Candidate {
    entity: EntityId,
    sentence: usize,
    subject: bool,
}

pub(super) fn resolve(
    document: &Document,
    names: Vec<Vec<Name>>,
    ids: &BTreeMap<String, EntityId>,
    list: &[Entity],
) -> Referents {
    let text = &document.source.text.visible;
    let mut referents = Referents::default();
    let mut recent: Vec<Candidate> = Vec::new();
    let mut called: BTreeMap<String, EntityId> = BTreeMap::new();
    for (s, (sentence, names)) in document.sentences.iter().zip(names).enumerate() {
        let tree = Tree::new(text, sentence);
        let named: Vec<(Name, EntityId)> =
            names.into_iter().filter_map(|n| ids.get(&n.key).map(|&id| (n, id))).collect();
        let mut heads = vec![None; tree.len()];
        for (name, id) in &named {
            heads[name.head] = Some(*id);
            for noun in described(&tree, name) {
                called.insert(noun, *id);
            }
            note_own_noun(name, *id, &mut called);
        }
        link_descriptions(&tree, &named, &mut heads);
        for i in 0..tree.len() {
            if heads[i].is_none() {
                heads[i] = pronoun(&tree, i, s, &recent, list).or_else(|| definite(&tree, i, &called));
            }
            if let Some(entity) = heads[i] {
                let subject = matches!(tree.rel(i), Rel::Nsubj | Rel::NsubjPass);
                recent.push(Candidate { entity, sentence: s, subject });
            }
        }
        recent.retain(|c| c.sentence + REACH >= s);
        referents.heads.push(heads);
        referents.names.push(named);
    }
    referents
}

/// Common nouns that the sentence puts beside a name: "X, a company", "X is a river", "the ship X".
fn described(tree: &Tree<'_>, name: &Name) -> Vec<String> {
    let mut nouns = Vec::new();
    let head = name.head;
    for k in tree.by(head, &[Rel::Appos, Rel::NmodDesc, Rel::Compound]) {
        if tree.tag(k) == Tag::Noun {
            nouns.push(tree.lemma(k).to_string());
        }
    }
    if let Some(h) = tree.head(head) {
        let beside = matches!(tree.rel(head), Rel::Appos | Rel::Flat);
        let copula = tree.rel(head) == Rel::Nsubj && tree.one(h, &[Rel::Cop]).is_some();
        if tree.tag(h) == Tag::Noun && (beside || copula) {
            nouns.push(tree.lemma(h).to_string());
        }
    }
    nouns
}

/// "the Organisation" may be called by the last word of its own name.
fn note_own_noun(name: &Name, id: EntityId, called: &mut BTreeMap<String, EntityId>) {
    let mut words = name.key.split(' ');
    if let Some(last) = words.next_back()
        && words.next().is_some()
        && name.kind != MentionKind::Person
    {
        called.insert(last.to_string(), id);
    }
}

/// "the ship X", "X, the ship": both phrases refer to X.
fn link_descriptions(tree: &Tree<'_>, named: &[(Name, EntityId)], heads: &mut [Option<EntityId>]) {
    for (name, id) in named {
        let Some(h) = tree.head(name.head) else { continue };
        if matches!(tree.rel(name.head), Rel::Appos | Rel::Flat) && heads[h].is_none() {
            heads[h] = Some(*id);
        }
        for k in tree.by(name.head, &[Rel::Appos]) {
            if heads[k].is_none() && tree.tag(k) == Tag::Noun {
                heads[k] = Some(*id);
            }
        }
    }
}

fn pronoun(tree: &Tree<'_>, i: usize, s: usize, recent: &[Candidate], list: &[Entity]) -> Option<EntityId> {
    if tree.tag(i) != Tag::Pron || tree.feats(i).has(Feats::SPEAKER) {
        return None;
    }
    let fits: fn(&Entity) -> bool = match tree.word(i).to_lowercase().as_str() {
        "he" | "him" | "his" | "himself" => |e| e.kind == MentionKind::Person,
        "she" | "her" | "hers" | "herself" => |e| !matches!(e.kind, MentionKind::Organisation | MentionKind::Event),
        "it" | "its" | "itself" => |e| e.kind != MentionKind::Person,
        "they" | "their" | "them" => |e| e.kind == MentionKind::Organisation,
        _ => return None,
    };
    if tree.rel(i) == Rel::Expl {
        return None;
    }
    let near = |c: &&Candidate| c.sentence + REACH > s && fits(&list[c.entity]);
    let earlier_subject = recent.iter().rev().filter(near).find(|c| c.subject);
    earlier_subject.or_else(|| recent.iter().rev().find(near)).map(|c| c.entity)
}

fn definite(tree: &Tree<'_>, i: usize, called: &BTreeMap<String, EntityId>) -> Option<EntityId> {
    let definite = tree.by(i, &[Rel::Det]).any(|d| matches!(tree.lemma(d), "the" | "this" | "that"));
    let narrowed: BTreeSet<Rel> = tree.kids(i).iter().map(|&k| tree.rel(k)).collect();
    let plain = ![Rel::Amod, Rel::Compound, Rel::Nmod, Rel::AclRelcl, Rel::Nummod, Rel::NmodPoss]
        .iter()
        .any(|r| narrowed.contains(r));
    (tree.tag(i) == Tag::Noun && definite && plain && !tree.feats(i).has(Feats::PLURAL))
        .then(|| called.get(tree.lemma(i)).copied())
        .flatten()
}
