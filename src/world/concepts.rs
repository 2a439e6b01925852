//! Concepts: the events and attributes that reports are about, and the words that name them.

use super::phrase::Phrases;
use super::{List, list, nominal, table};
use crate::analysis::Tag;
use fnv::FnvHashMap;
use std::sync::LazyLock;

/// Part of speech of a word for a concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pos {
    /// Verb.
    Verb,
    /// Noun.
    Noun,
    /// Adjective or adverb.
    Adj,
}

impl Pos {
    /// The part of speech for a universal tag; `None` for words that name no concept.
    pub const fn of(tag: Tag) -> Option<Self> {
        match tag {
            Tag::Verb | Tag::Aux => Some(Pos::Verb),
            Tag::Noun | Tag::Propn => Some(Pos::Noun),
            Tag::Adj | Tag::Adv => Some(Pos::Adj),
            _ => None,
        }
    }
}

/// What sort of thing a concept is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConceptKind {
    /// It happens: founding, signing.
    Event,
    /// A thing has it: depth, cost.
    Attribute,
    /// It has attributes of its own: a summit, a storm.
    Thing,
    /// A standing: missing, endangered.
    Status,
}

/// A part that something plays for a concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// Who did it.
    Agent,
    /// To whom or what.
    Patient,
    /// When.
    Date,
    /// Where.
    Place,
    /// How much, how many.
    Amount,
    /// Why, through what.
    Cause,
    /// What it is called.
    Name,
}

/// An event or attribute with the words for it.
#[derive(Debug, PartialEq, Eq)]
pub struct Concept {
    /// Name of the concept, in kebab-case.
    pub id: &'static str,
    /// What sort of thing it is.
    pub kind: ConceptKind,
    /// Lemmas and phrases that name it.
    pub words: Vec<(Pos, &'static str)>,
    /// Whether it has one value at a time, or happens once to its object.
    pub once: bool,
    /// The parts that take a single value.
    pub single: Vec<Slot>,
}

impl Concept {
    /// Whether `slot` takes a single value.
    pub fn is_single(&self, slot: Slot) -> bool {
        self.single.contains(&slot)
    }
}

/// A phrase found at the beginning of a row of lemmas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConceptMatch {
    /// The concept that it names.
    pub concept: &'static Concept,
    /// Part of speech of the phrase.
    pub pos: Pos,
    /// Number of lemmas that it covers.
    pub len: usize,
}

static CONCEPTS: LazyLock<Vec<Concept>> =
    LazyLock::new(|| table::rows(include_str!("concepts.tsv")).filter_map(parse).collect());

static WORDS: LazyLock<Phrases<(Pos, &'static Concept)>> = LazyLock::new(|| {
    let mut phrases = Phrases::new(true);
    for concept in concepts() {
        for &(pos, word) in &concept.words {
            phrases.insert(word, (pos, concept));
        }
    }
    phrases
});

fn parse([id, kind, words, flag, single]: [&'static str; 5]) -> Option<Concept> {
    let kind = match kind {
        "event" => ConceptKind::Event,
        "attribute" => ConceptKind::Attribute,
        "thing" => ConceptKind::Thing,
        "status" => ConceptKind::Status,
        _ => return None,
    };
    let words = table::list(words).map(word).collect::<Option<Vec<_>>>()?;
    let single = single.split(',').filter(|s| !s.is_empty()).map(slot).collect::<Option<Vec<_>>>()?;
    let once = match flag {
        "once" => true,
        "many" => false,
        _ => return None,
    };
    Some(Concept { id, kind, words, once, single })
}

/// Reads a word with its part of speech, such as `n:death toll`.
pub(super) fn word(entry: &'static str) -> Option<(Pos, &'static str)> {
    let (pos, word) = entry.split_once(':')?;
    let pos = match pos {
        "v" => Pos::Verb,
        "n" => Pos::Noun,
        "j" => Pos::Adj,
        _ => return None,
    };
    Some((pos, word))
}

fn slot(name: &str) -> Option<Slot> {
    Some(match name {
        "agent" => Slot::Agent,
        "patient" => Slot::Patient,
        "date" => Slot::Date,
        "place" => Slot::Place,
        "amount" => Slot::Amount,
        "cause" => Slot::Cause,
        "name" => Slot::Name,
        _ => return None,
    })
}

/// All concepts, in the order of the table.
pub fn concepts() -> &'static [Concept] {
    &CONCEPTS
}

/// The concept that the single word `lemma` names; for a noun that names none, the concept of the verb that it is made
/// from (*inclusion*: *include*). Of several senses the one that the table has first.
pub fn concept(lemma: &str, pos: Pos) -> Option<&'static Concept> {
    first_sense(lemma, pos).or_else(|| match pos {
        Pos::Noun => of_verb_behind(lemma),
        Pos::Verb | Pos::Adj => None,
    })
}

/// The concept of the verb that `noun` is made from. A noun that looks like its verb (*rock*) is no evidence, and some
/// have gone their own way (*success* is not the event of succeeding somebody).
fn of_verb_behind(noun: &str) -> Option<&'static Concept> {
    let verb = nominal::verb_of(noun).filter(|verb| *verb != noun && !list(List::LexicalisedNoun, noun))?;
    first_sense(verb, Pos::Verb)
}

fn first_sense(lemma: &str, pos: Pos) -> Option<&'static Concept> {
    WORDS.whole(&[lemma]).find(|(p, _)| *p == pos).map(|(_, concept)| concept)
}

/// All concepts that the single word `lemma` names, in the order of the table.
pub fn senses(lemma: &str, pos: Pos) -> impl Iterator<Item = &'static Concept> {
    let found: Vec<_> = WORDS.whole(&[lemma]).filter(|(p, _)| *p == pos).collect();
    found.into_iter().map(|(_, concept)| concept)
}

/// The longest phrase of two words or more at the beginning of `lemmas` that names a concept. Articles and possessives
/// inside it are passed over: *put their signature to*.
pub fn concept_phrase(lemmas: &[&str]) -> Option<ConceptMatch> {
    let ((pos, concept), len) = WORDS.prefixes(lemmas).next()?;
    (len > 1).then_some(ConceptMatch { concept, pos, len })
}

/// The concept with this id.
pub fn concept_by_id(id: &str) -> Option<&'static Concept> {
    static IDS: LazyLock<FnvHashMap<&'static str, &'static Concept>> =
        LazyLock::new(|| concepts().iter().map(|concept| (concept.id, concept)).collect());
    IDS.get(id).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    fn id(lemma: &str, pos: Pos) -> Option<&'static str> {
        concept(lemma, pos).map(|c| c.id)
    }

    fn phrase(lemmas: &[&str]) -> Option<(&'static str, usize)> {
        concept_phrase(lemmas).map(|m| (m.concept.id, m.len))
    }

    #[test]
    fn every_line_parses() {
        assert_eq!(concepts().len(), table::lines(include_str!("concepts.tsv")).count());
        assert!(concepts().len() >= 350);
        assert!(concepts().iter().all(|c| !c.words.is_empty()));
    }

    #[test]
    fn ids_are_unique_and_in_kebab_case() {
        let ids: BTreeSet<_> = concepts().iter().map(|c| c.id).collect();
        assert_eq!(ids.len(), concepts().len());
        assert!(ids.iter().all(|id| super::super::is_kebab(id)));
    }

    #[test]
    fn a_word_names_one_concept_unless_it_is_listed_as_polysemous() {
        let mut owners: BTreeMap<(Pos, &str), Vec<&str>> = BTreeMap::new();
        for c in concepts() {
            for &word in &c.words {
                owners.entry(word).or_default().push(c.id);
            }
        }
        for ((pos, word), ids) in owners {
            let prefix = match pos {
                Pos::Verb => "v:",
                Pos::Noun => "n:",
                Pos::Adj => "j:",
            };
            let listed = list(List::Polysemous, &format!("{prefix}{word}"));
            assert_eq!(ids.len() > 1, listed, "{prefix}{word}: {ids:?}");
        }
    }

    #[test]
    fn lookups_round_trip() {
        for c in concepts() {
            for &(pos, word) in &c.words {
                let lemmas: Vec<&str> = word.split(' ').collect();
                if lemmas.len() == 1 {
                    assert!(senses(word, pos).any(|found| found == c), "{word}");
                } else {
                    let whole: Vec<_> = WORDS.whole(&lemmas).collect();
                    assert!(whole.contains(&(pos, c)), "{word}");
                }
            }
        }
    }

    #[test]
    fn different_words_for_one_fact_meet() {
        assert_eq!(id("perish", Pos::Verb), id("fatality", Pos::Noun));
        assert_eq!(id("gate", Pos::Noun), id("attendance", Pos::Noun));
        assert_eq!(id("Inauguration", Pos::Noun), id("open", Pos::Verb));
        assert_eq!(phrase(&["begin", "operation", "in"]), Some(("open", 2)));
        assert_eq!(phrase(&["lose", "her", "life"]), Some(("die", 3)));
        assert_eq!(phrase(&["leader", "'s", "meeting"]), Some(("summit", 3)));
        assert_ne!(id("win", Pos::Verb), id("lose", Pos::Verb));
    }

    #[test]
    fn parts_of_speech_are_kept_apart() {
        assert_eq!(id("deep", Pos::Adj), Some("depth"));
        assert_eq!(id("deep", Pos::Verb), None);
        assert_eq!(phrase(&["open"]), None);
        assert_eq!(phrase(&[]), None);
    }

    #[test]
    fn nouns_fall_back_on_their_verbs() {
        assert_eq!(id("inoculation", Pos::Noun), id("inoculate", Pos::Verb));
        assert_eq!(id("inoculation", Pos::Verb), None);
        assert_eq!(id("success", Pos::Noun), None);
    }

    #[test]
    fn slots_are_known() {
        let found = concept("found", Pos::Verb).expect("in the table");
        assert!(found.once && found.is_single(Slot::Date) && !found.is_single(Slot::Amount));
    }
}
