//! What a name names, by the words around it and in it: evidence that is put to the vote over all documents.

use super::casing;
use super::given;
use super::run::Line;
use crate::analysis::{MentionKind, Rel, Tag, Tree};
use crate::entity::fold;
use crate::world::{self, List};

/// What speaks for each kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Votes([u32; MentionKind::ALL.len()]);

impl Votes {
    pub(super) fn add(&mut self, kind: MentionKind, weight: u32) {
        self.0[kind as usize] += weight;
    }

    pub(super) fn join(&mut self, other: &Votes) {
        self.0.iter_mut().zip(other.0).for_each(|(own, weight)| *own += weight);
    }

    pub(super) fn of(&self, kind: MentionKind) -> u32 {
        self.0[kind as usize]
    }

    /// The kind that most speaks for; of equals the first.
    pub(super) fn best(&self) -> MentionKind {
        let numbered = MentionKind::ALL.into_iter().zip(self.0).rev();
        let best = numbered.filter(|(k, n)| *k != MentionKind::Other && *n > 1).max_by_key(|(_, n)| *n);
        best.map_or(MentionKind::Other, |(k, _)| k)
    }
}

/// Weighs the evidence for the name at `start..end`.
pub(super) fn votes(line: &Line<'_>, start: usize, end: usize, text: &str, titled: bool) -> Votes {
    let mut votes = Votes::default();
    if world::country(text).is_some()
        || (end - start == 1 && world::demonym(text).is_some())
        || world::capital(text).is_some()
    {
        votes.add(MentionKind::Place, 6);
        return votes;
    }
    if titled {
        votes.add(MentionKind::Person, 6);
    }
    own_words(line, start, end, &mut votes);
    beside(line, start, end, &mut votes);
    let tagged = line.tree.sentence.mentions.iter().find(|m| m.named && start <= m.head && m.head < end);
    if let Some(m) = tagged {
        votes.add(m.kind, 3);
    }
    votes
}

/// Head nouns, legal forms, given names and initials in the name itself.
fn own_words(line: &Line<'_>, start: usize, end: usize, votes: &mut Votes) {
    let tree = line.tree;
    let lower = |i: usize| tree.lower(i);
    let (first, last) = (lower(start), lower(end - 1));
    let of = (start + 1..end).find(|&i| matches!(tree.word(i), "of" | "for"));
    let head = of.map_or(last, |i| lower(i - 1));
    let long = end - start > 1;
    if (start + 1..end).any(|i| is_legal_form(tree.word(i)))
        && !matches!(tree.word(end - 1), "Bank" | "Press")
    {
        votes.add(MentionKind::Organisation, 4);
    }
    let initial = tree.word(start).chars().count() <= 2
        && long
        && tree.word(start).chars().all(|c| c.is_uppercase() || c == '.');
    let given = given::is_given(&fold::fold(tree.word(start)));
    let plain = long && (start + 1..end).all(|i| !line.is_common(i) || !line.capital(i)) && of.is_none();
    if long && plain && (given || (initial && tree.word(start).ends_with('.'))) {
        votes.add(MentionKind::Person, if given { 4 } else { 3 });
        return;
    }
    if world::list(List::OrgHead, head) || (long && world::list(List::OrgHead, first) && of.is_some()) {
        votes.add(MentionKind::Organisation, 4);
    } else if long
        && (world::list(List::PlaceHead, head)
            || matches!(head, "head" | "rock" | "point" | "foreland")
            || world::list(List::PlaceHead, first)
                && !given
                && !matches!(first, "park" | "north" | "south" | "east" | "west"))
    {
        votes.add(MentionKind::Place, 4);
    } else if world::list(List::EventHead, head)
        && (line.is_common(start) || line.prefers_event(start, end) || long && !given)
    {
        votes.add(MentionKind::Event, 3);
    }
    if long && world::list(List::NameSuffix, tree.word(end - 1)) {
        votes.add(MentionKind::Person, 3);
    }
    let letters = tree.word(start).chars().filter(|c| c.is_alphabetic()).count();
    if !long && letters >= 3 && tree.word(start).chars().all(char::is_uppercase) {
        votes.add(MentionKind::Organisation, 1);
    }
}

impl Line<'_> {
    /// A name of two words or more that ends in a word for an event.
    fn prefers_event(&self, start: usize, end: usize) -> bool {
        end - start >= 2
    }
}

/// Legal forms of companies, those of other languages by their dots: "A.Ş.", "S.r.l."
pub(super) fn is_legal_form(word: &str) -> bool {
    let dotted = word.len() <= 8
        && word.ends_with('.')
        && word.matches('.').count() >= 2
        && word.starts_with(char::is_uppercase);
    dotted || world::list(List::OrgSuffix, word)
}

/// Prepositions, verbs of saying, appositions, ages.
fn beside(line: &Line<'_>, start: usize, end: usize, votes: &mut Votes) {
    let tree = line.tree;
    let word = |i: usize| if i < tree.len() { tree.word(i) } else { "" };
    let names = (start..end).filter(|&i| line.capital(i)).count();
    let named = (2..=4).contains(&names) && !line.is_common(end - 1);
    let personal = (2..=4).contains(&names) && (start..end).all(|i| !line.is_common(i) || !line.capital(i));
    if start > 0 && is_title(line, start) {
        votes.add(MentionKind::Person, 4);
    }
    if personal
        && matches!(word(end), ",")
        && is_age(word(end + 1))
        && matches!(word(end + 2), "," | ")" | ".")
    {
        votes.add(MentionKind::Person, 4);
    }
    if personal && matches!(word(end), "(") && is_age(word(end + 1)) && word(end + 2) == ")" {
        votes.add(MentionKind::Person, 3);
    }
    let head = (start..end).find(|&t| tree.head(t).is_none_or(|h| h < start || h >= end)).unwrap_or(start);
    if says(tree, head, start, end) {
        votes.add(MentionKind::Person, if personal { 2 } else { 1 });
    }
    for noun in apposed(tree, head, start, end) {
        let lemma = tree.lower_lemma(noun);
        if matches!(super::called::family(lemma).as_str(), "ship" | "aircraft" | "spacecraft") {
            votes.add(MentionKind::Object, 4);
        } else if is_person_noun(lemma) {
            let either = matches!(
                lemma,
                "owner"
                    | "winner"
                    | "champion"
                    | "host"
                    | "donor"
                    | "organiser"
                    | "organizer"
                    | "partner"
                    | "tenant"
                    | "engineer"
            );
            votes.add(
                MentionKind::Person,
                match (named, either) {
                    (true, false) => 3,
                    _ => 1,
                },
            );
        } else if world::list(List::OrgHead, lemma) {
            votes.add(MentionKind::Organisation, 3);
        } else if world::list(List::PlaceHead, lemma) {
            votes.add(MentionKind::Place, 3);
        }
    }
    if start > 0 && tree.tag(start - 1) == Tag::Noun {
        let lemma = tree.lower_lemma(start - 1);
        match super::called::family(lemma).as_str() {
            "ship" | "aircraft" | "spacecraft" => votes.add(MentionKind::Object, 5),
            _ if world::list(List::OrgHead, lemma) => votes.add(MentionKind::Organisation, 2),
            _ if world::list(List::PlaceHead, lemma) => votes.add(MentionKind::Place, 2),
            _ => {}
        }
    }
    let before = if start > 0 { word(start - 1).to_lowercase() } else { String::new() };
    let two_back = if start > 1 { word(start - 2).to_lowercase() } else { String::new() };
    if matches!(before.as_str(), "in" | "near" | "outside" | "around" | "across" | "throughout") && !personal
    {
        votes.add(MentionKind::Place, 2);
    } else if before == "of" && world::list(List::PlaceHead, &two_back) {
        votes.add(MentionKind::Place, 3);
    }
    if word(end) == "-" && matches!(word(end + 1), "based" | "born") {
        votes.add(MentionKind::Place, 3);
    }
}

/// Whether a title or an office stands directly before the name.
pub(super) fn is_title(line: &Line<'_>, start: usize) -> bool {
    if start == 0 {
        return false;
    }
    let before = line.tree.word(start - 1);
    let role = world::role(&[&before.to_lowercase()]).is_some() && line.tree.lemma(start - 1) != "champion";
    // A possessive or a plural is no title; "forward" and the like are more often something else.
    (world::list(List::PersonTitle, before) || role)
        && !line.is_common(start)
        && !matches!(
            before.to_lowercase().as_str(),
            "forward" | "host" | "winner" | "driver" | "general" | "us" | "head" | "anchor"
        )
}

fn is_age(word: &str) -> bool {
    word.len() <= 2 && word.parse::<u8>().is_ok_and(|n| (5..=99).contains(&n))
}

/// "said X", "X said": the next word, or the verb in the tree.
fn says(tree: &Tree<'_>, head: usize, start: usize, end: usize) -> bool {
    let reports = |i: usize| {
        let lemma = tree.lower_lemma(i);
        matches!(
            lemma,
            "say"
                | "tell"
                | "add"
                | "recall"
                | "explain"
                | "joke"
                | "smile"
                | "laugh"
                | "write"
                | "admit"
                | "reply"
        )
    };
    let subject = matches!(tree.rel(head), Rel::Nsubj)
        && tree.head(head).is_some_and(|h| tree.tag(h) == Tag::Verb && reports(h));
    let before = start > 0
        && tree.tag(start - 1) == Tag::Verb
        && reports(start - 1)
        && matches!(tree.word(start - 1), "said" | "says" | "added" | "adds" | "recalls" | "recalled");
    let after = end < tree.len() && tree.tag(end) == Tag::Verb && reports(end);
    subject || before || after
}

/// Common nouns that are set beside a name or said of it.
pub(super) fn apposed(tree: &Tree<'_>, head: usize, start: usize, end: usize) -> Vec<usize> {
    let outside = |i: usize| i < start || i >= end;
    let mut nouns: Vec<usize> = tree
        .by(head, &[Rel::Appos, Rel::NmodDesc])
        .filter(|&k| outside(k) && tree.tag(k) == Tag::Noun)
        .collect();
    if let Some(h) = tree.head(head) {
        let beside = matches!(tree.rel(head), Rel::Appos | Rel::Flat | Rel::NmodDesc);
        let copula = tree.rel(head) == Rel::Nsubj
            && tree.one(h, &[Rel::Cop]).is_some()
            && !super::called::is_denied(tree, h);
        if tree.tag(h) == Tag::Noun && (beside || copula) && outside(h) {
            nouns.push(h);
        }
    }
    // "the mayor, X Y," and "X Y, mayor of": the tree often ties these elsewhere.
    if start >= 2
        && tree.word(start - 1) == ","
        && tree.tag(start - 2) == Tag::Noun
        && !nouns.contains(&(start - 2))
        && is_person_noun(tree.lower_lemma(start - 2))
    {
        nouns.push(start - 2);
    }
    nouns.retain(|&n| !tree.feats(n).has(crate::analysis::Feats::PLURAL));
    nouns.sort_unstable();
    nouns.dedup();
    nouns
}

/// Offices, functions and words for people.
pub(crate) fn is_person_noun(lemma: &str) -> bool {
    let role = world::role(&[lemma]).is_some();
    let role = role && !matches!(lemma, "head" | "forward" | "anchor" | "ship");
    role || world::list(List::PersonNoun, lemma)
        || matches!(
            lemma,
            "husband"
                | "wife"
                | "son"
                | "daughter"
                | "brother"
                | "sister"
                | "father"
                | "mother"
                | "friend"
                | "colleague"
                | "widow"
                | "chemist"
                | "student"
                | "worker"
                | "retiree"
                | "historian"
                | "veteran"
                | "player"
                | "native"
                | "graduate"
                | "expert"
                | "leader"
                | "climber"
                | "diver"
        )
        || casing::is_common(lemma)
            && (lemma.ends_with("ologist")
                || lemma.ends_with("woman")
                || lemma.ends_with("ician")
                || (lemma.ends_with("man") && lemma.len() > 5 && lemma != "human"))
}
