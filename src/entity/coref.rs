//! Pronouns and definite descriptions resolved inside one document.
//!
//! A pronoun goes back to the likeliest phrase before it by place and grammatical function (Lappin & Leass 1994 in the
//! small) and by the learned ranker of [`super::antecedents`]; "the company" to the nearest name that the documents call so, else to the one company that the document is about.

use super::antecedents::Text;
use super::called;
use super::given::Gender;
use super::names::Name;
use super::recent::{self, Candidate, Known, Place, Sort};
use super::{Entity, EntityId, Referents, fold, kinds};
use crate::analysis::{Document, Feats, MentionKind, Rel, Tag, Tree};
use crate::world::{self, List};
use std::collections::BTreeMap;

/// A noun that a document uses of an entity, as its family.
pub(super) type Called = (EntityId, String);

/// What one document calls the entities that it names.
pub(super) fn types(
    document: &Document,
    names: &[Vec<Name>],
    ids: &BTreeMap<String, EntityId>,
    list: &[Entity],
) -> Vec<Called> {
    let mut all = Vec::new();
    for (sentence, names) in document.sentences.iter().zip(names) {
        let tree = Tree::new(&document.source.text.visible, sentence);
        for name in names {
            let Some(&id) = ids.get(&name.key) else { continue };
            let nouns = called::described(&tree, name).into_iter().map(|n| tree.lemma(n));
            all.extend(nouns.filter(|n| called::agrees(n, list[id].kind)).map(|n| (id, called::family(n))));
            if let Some(noun) = called::own_noun(name) {
                all.push((id, called::family(noun)));
            }
        }
    }
    all.sort();
    all.dedup();
    all
}

/// Resolves one document.
pub(super) fn resolve(
    document: &Document,
    names: Vec<Vec<Name>>,
    ids: &BTreeMap<String, EntityId>,
    list: &[Entity],
    genders: &[Option<Gender>],
) -> Referents {
    let text = &document.source.text.visible;
    let mut reader = Reader {
        ranker: Text::new(&document.sentences, |(s, t)| document.sentences[s].tokens[t].span.of(text)),
        known: Known { list, genders },
        recent: Vec::new(),
        called: BTreeMap::new(),
        learned: BTreeMap::new(),
        mentioned: BTreeMap::new(),
    };
    for name in names.iter().flatten() {
        if let Some(&id) = ids.get(&name.key) {
            *reader.mentioned.entry(id).or_default() += 1;
        }
    }
    let mut referents = Referents::default();
    let (mut open, mut block) = (false, usize::MAX);
    for (s, (sentence, names)) in document.sentences.iter().zip(names).enumerate() {
        let tree = Tree::new(&document.source.text.visible, sentence);
        open &= sentence.block == block;
        block = sentence.block;
        let quoted = recent::quoted(&tree, &mut open);
        let named: Vec<(Name, EntityId)> =
            names.into_iter().filter_map(|n| ids.get(&n.key).map(|&id| (n, id))).collect();
        let heads = reader.sentence(&tree, s, &named, &quoted);
        referents.push(&heads, named);
    }
    referents
}

struct Reader<'a> {
    /// Ranks what pronouns may go back to, learned from a corpus.
    ranker: Text<'a>,
    known: Known<'a>,
    recent: Vec<Candidate>,
    /// The entities that were called so, by the noun's family, each with the sentence where it last was.
    called: BTreeMap<String, BTreeMap<EntityId, usize>>,
    /// How the document has spoken of persons whose names don't tell.
    learned: BTreeMap<EntityId, Gender>,
    /// How often the document names each entity.
    mentioned: BTreeMap<EntityId, usize>,
}

impl Reader<'_> {
    fn sentence(
        &mut self,
        tree: &Tree<'_>,
        s: usize,
        named: &[(Name, EntityId)],
        quoted: &[bool],
    ) -> Vec<Option<EntityId>> {
        let mut heads = vec![None; tree.len()];
        let mut inside = vec![false; tree.len()];
        for (name, id) in named {
            heads[name.head] = Some(*id);
            inside[name.start..name.end].fill(true);
        }
        for (name, id) in named {
            self.describe(tree, name, *id, s, &mut heads);
        }
        for i in 0..tree.len() {
            if heads[i].is_none() && !inside[i] {
                heads[i] = self.pronoun(tree, i, s, quoted[i]).or_else(|| self.definite(tree, i, s));
            }
            self.remember(tree, i, s, heads[i], inside[i], quoted[i]);
        }
        self.recent.retain(|c| c.sentence + recent::REACH >= s);
        heads
    }

    /// Notes what a name is called; nouns in one phrase with it refer to the same.
    fn describe(
        &mut self,
        tree: &Tree<'_>,
        name: &Name,
        id: EntityId,
        s: usize,
        heads: &mut [Option<EntityId>],
    ) {
        for noun in called::described(tree, name) {
            if !called::agrees(tree.lemma(noun), self.known.list[id].kind) {
                continue;
            }
            self.call(tree.lemma(noun), id, s);
            if heads[noun].is_none() && called::is_same_phrase(tree, name, noun) {
                heads[noun] = Some(id);
            }
        }
        if let Some(noun) = called::own_noun(name) {
            self.call(noun, id, s);
        }
        if name.start > 0 {
            let title = name.start - 1;
            let word = tree.word(title);
            let titled =
                world::list(List::PersonTitle, word) || world::role(&[&word.to_lowercase()]).is_some();
            if titled && self.known.list[id].kind == MentionKind::Person {
                self.call(word, id, s);
                if heads[title].is_none() && tree.head(name.head) == Some(title) {
                    heads[title] = Some(id);
                }
            }
        }
    }

    fn remember(
        &mut self,
        tree: &Tree<'_>,
        i: usize,
        s: usize,
        entity: Option<EntityId>,
        inside: bool,
        quoted: bool,
    ) {
        let rel = tree.rel(tree.first_conjunct(i));
        let modifier = matches!(tree.rel(i), Rel::Compound | Rel::Amod | Rel::NmodDesc | Rel::Flat)
            || tree.tag(i) == Tag::Adj;
        if modifier || (entity.is_none() && (inside || tree.tag(i) != Tag::Noun)) {
            return;
        }
        let lemma = tree.lower_lemma(i);
        let subject = matches!(rel, Rel::Nsubj | Rel::NsubjPass | Rel::NsubjOuter);
        let object = matches!(rel, Rel::Obj | Rel::Iobj | Rel::OblAgent)
            || (rel == Rel::Root && tree.one(i, &[Rel::Cop]).is_none());
        if entity.is_none() && !subject && !(object && rel != Rel::Root) {
            return;
        }
        let coordinated = tree.by(i, &[Rel::Conj]).any(|k| tree.is_nominal(k));
        self.recent.push(Candidate {
            entity: entity.filter(|_| !coordinated || !subject),
            sentence: s,
            token: i,
            subject,
            object,
            plural: coordinated || (entity.is_none() && tree.feats(i).has(Feats::PLURAL)),
            human: entity.is_none() && kinds::is_person_noun(lemma),
            clause: recent::clause(tree, i),
            quoted,
        });
        if coordinated && subject && entity.is_some() {
            // The first of several may still be meant alone, less likely.
            self.recent.push(Candidate {
                entity,
                sentence: s,
                token: i,
                subject: false,
                object: true,
                plural: false,
                human: false,
                clause: recent::clause(tree, i),
                quoted,
            });
        }
    }

    fn pronoun(&mut self, tree: &Tree<'_>, i: usize, s: usize, quoted: bool) -> Option<EntityId> {
        let possessive_tag = tree.tag(i) == Tag::Det && tree.feats(i).has(Feats::POSSESSIVE);
        if (tree.tag(i) != Tag::Pron && !possessive_tag) || tree.feats(i).has(Feats::SPEAKER) {
            return None;
        }
        let word = tree.lower(i);
        let (sort, mut possessive) = recent::sort(word)?;
        if word == "her" {
            possessive = tree.rel(i) == Rel::NmodPoss || tree.feats(i).has(Feats::POSSESSIVE);
        }
        if recent::is_expletive(tree, i) {
            return None;
        }
        // "X was her assistant": the owner is another than X.
        possessive &= tree.head(i).is_none_or(|h| tree.one(h, &[Rel::Cop]).is_none());
        let clause = if possessive || tree.rel(i) == Rel::NmodPoss {
            recent::clause_above(tree, i)
        } else {
            recent::clause(tree, i)
        };
        let place = Place { sentence: s, possessive, subject: recent::is_subject(tree, i), clause, quoted };
        let lags = self.ranker.lags((s, i));
        let found = self.known.antecedent(&place, &self.recent, sort, &self.learned, &lags);
        if let (Some(id), Sort::Person(gender)) = (found, sort) {
            self.learned.entry(id).or_insert(gender);
        }
        found
    }

    /// "the company", "this ship": a singular noun with an article and nothing that narrows it.
    fn definite(&self, tree: &Tree<'_>, i: usize, s: usize) -> Option<EntityId> {
        const NARROWING: &[Rel] = &[
            Rel::Amod,
            Rel::Compound,
            Rel::Nmod,
            Rel::Acl,
            Rel::AclRelcl,
            Rel::Nummod,
            Rel::NmodPoss,
            Rel::NmodDesc,
            Rel::Appos,
        ];
        let article = i > 0 && matches!(tree.lower(i - 1), "the" | "this" | "that");
        let narrowed = tree.one(i, NARROWING).is_some() || (i + 1 < tree.len() && tree.word(i + 1) == "of");
        let modifier = matches!(tree.rel(i), Rel::Compound | Rel::Amod);
        if tree.tag(i) != Tag::Noun || !article || narrowed || modifier || tree.feats(i).has(Feats::PLURAL) {
            return None;
        }
        let lemma = tree.lemma(i);
        if !called::is_type_noun(lemma) && !self.called.contains_key(&called::family(lemma)) {
            return None;
        }
        let family = called::family(lemma);
        self.last_called(&family, s).or_else(|| self.only_one_called(&family)).or_else(|| self.main(&family))
    }

    fn call(&mut self, noun: &str, id: EntityId, s: usize) {
        self.called.entry(called::family(noun)).or_default().insert(id, s);
    }

    /// Of the entities that were called so, the one just mentioned, else the one that the document names most.
    fn last_called(&self, family: &str, s: usize) -> Option<EntityId> {
        let all = self.called.get(family)?;
        let near =
            |id: EntityId| self.recent.iter().rposition(|c| c.entity == Some(id) && c.sentence + 1 >= s);
        let just = all.iter().filter(|(_, at)| **at + 1 >= s).max_by_key(|(id, at)| (**at, near(**id)));
        let most = || all.iter().max_by_key(|(id, at)| (self.mentioned.get(id).copied(), **at));
        just.or_else(most).map(|(id, _)| *id)
    }

    /// The one entity of the document that any document calls so.
    fn only_one_called(&self, family: &str) -> Option<EntityId> {
        let mut all = self.mentioned.keys().filter(|&&id| self.known.list[id].types.contains(family));
        all.next().filter(|_| all.next().is_none()).copied()
    }

    /// The entity that the document is mostly about, of those that the noun can mean.
    fn main(&self, family: &str) -> Option<EntityId> {
        let own =
            |e: &Entity| e.name.split(' ').next_back().map(fold::fold).filter(|w| super::casing::is_head(w));
        let fits = |e: &Entity| match family {
            "company" => {
                e.kind == MentionKind::Organisation
                    && own(e).is_none_or(|w| called::family(&w) == "company")
                    && e.name.split(' ').any(|w| world::list(List::OrgSuffix, w))
            }
            "country" => e.country.is_some(),
            "town" => {
                e.kind == MentionKind::Place
                    && e.country.is_none()
                    && own(e).is_none_or(|w| called::family(&w) == "town")
            }
            _ => false,
        };
        let mut all: Vec<(usize, EntityId)> = self
            .mentioned
            .iter()
            .filter(|(id, _)| fits(&self.known.list[**id]))
            .map(|(id, n)| (*n, *id))
            .collect();
        all.sort_by_key(|(n, id)| (std::cmp::Reverse(*n), *id));
        match all.as_slice() {
            [(_, id)] => Some(*id),
            [(n, id), (m, _), ..] if *n >= 3 * m => Some(*id),
            _ => None,
        }
    }
}
