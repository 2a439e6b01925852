//! The phrases that a pronoun may go back to, and which of them it does.

use super::given::Gender;
use super::{Entity, EntityId, antecedents};
use crate::analysis::{Feats, MentionKind, Rel, Tag, Tree};
use std::collections::BTreeMap;

/// How many sentences back an antecedent is looked for.
pub(super) const REACH: usize = 3;

/// How much of the ranker's score one point of place and function is worth: of the values tried, that with which most
/// pronouns of GUM's development texts got the right name (`examples/eval_grammar.rs`).
const POINT: i64 = 66;

/// How far a phrase lags behind the likeliest if the ranker doesn't know it.
const UNRANKED: i64 = 300;

/// A phrase that later words may go back to. One without an entity stands in the way of what is further off.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) entity: Option<EntityId>,
    pub(super) sentence: usize,
    pub(super) token: usize,
    pub(super) subject: bool,
    pub(super) object: bool,
    pub(super) plural: bool,
    /// An unnamed phrase for a person.
    pub(super) human: bool,
    /// The predicate that it depends on, if directly.
    pub(super) clause: Option<usize>,
    pub(super) quoted: bool,
}

/// What pronouns ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Person(Gender),
    Thing,
    Several,
}

/// What a pronoun asks for, with whether it is possessive.
pub(super) fn sort(word: &str) -> Option<(Sort, bool)> {
    Some(match word {
        "he" | "him" => (Sort::Person(Gender::Male), false),
        "she" => (Sort::Person(Gender::Female), false),
        "his" | "himself" => (Sort::Person(Gender::Male), true),
        "her" | "hers" | "herself" => (Sort::Person(Gender::Female), true),
        "it" => (Sort::Thing, false),
        "its" | "itself" => (Sort::Thing, true),
        "they" | "them" => (Sort::Several, false),
        "their" | "theirs" | "themselves" => (Sort::Several, true),
        _ => return None,
    })
}

/// What a reader knows of the entities.
pub(super) struct Known<'a> {
    pub(super) list: &'a [Entity],
    pub(super) genders: &'a [Option<Gender>],
}

impl Known<'_> {
    fn is_personal(&self, id: EntityId) -> bool {
        let entity = &self.list[id];
        entity.kind == MentionKind::Person
            || (entity.kind == MentionKind::Other && self.genders[id].is_some() && entity.name.contains(' '))
    }

    fn fits(&self, c: &Candidate, sort: Sort, learned: &BTreeMap<EntityId, Gender>) -> bool {
        let Some(id) = c.entity else {
            return match sort {
                Sort::Person(_) => c.human && !c.plural,
                Sort::Thing => !c.human && !c.plural,
                Sort::Several => c.plural,
            };
        };
        let entity = &self.list[id];
        match sort {
            Sort::Person(gender) => {
                let ship = gender == Gender::Female && entity.types.contains("ship");
                let person = self.is_personal(id)
                    || (entity.kind == MentionKind::Other && entity.country.is_none() && shape(&entity.name));
                ship || (person && self.genders[id].or(learned.get(&id).copied()).is_none_or(|g| g == gender))
            }
            Sort::Thing => !self.is_personal(id) && !c.plural,
            Sort::Several => entity.kind == MentionKind::Organisation || c.plural,
        }
    }

    /// The entity that a pronoun goes back to: subjects before objects before the rest, near before far, and those that
    /// the ranker puts first before those that lag behind in it; nothing where the likeliest phrase has no name.
    pub(super) fn antecedent(
        &self,
        place: &Place,
        recent: &[Candidate],
        sort: Sort,
        learned: &BTreeMap<EntityId, Gender>,
        lags: &[(antecedents::Place, i64)],
    ) -> Option<EntityId> {
        let mut best: Option<(i64, &Candidate)> = None;
        for c in recent
            .iter()
            .rev()
            .filter(|c| c.sentence + REACH >= place.sentence && self.fits(c, sort, learned))
        {
            let Some(score) = self.score(place, c, sort) else { continue };
            let lag = lags.iter().find(|(place, _)| *place == (c.sentence, c.token));
            let score = POINT * score - lag.map_or(UNRANKED, |(_, lag)| *lag);
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, c));
            }
        }
        match best {
            Some((_, c)) => c.entity,
            None if sort == Sort::Thing && place.subject && !place.quoted => {
                self.only_one(place, recent, learned)
            }
            None => None,
        }
    }

    /// "They asked the Water Office. It said": where the sentence before names one thing only, its place there is no matter.
    fn only_one(
        &self,
        place: &Place,
        recent: &[Candidate],
        learned: &BTreeMap<EntityId, Gender>,
    ) -> Option<EntityId> {
        let before = |c: &&Candidate| c.sentence + 1 == place.sentence && self.fits(c, Sort::Thing, learned);
        let mut named = recent.iter().filter(before).map(|c| {
            c.entity.filter(|&id| {
                self.list[id].country.is_none() && self.list[id].kind == MentionKind::Organisation
            })
        });
        let first = named.next().flatten()?;
        named.all(|e| e == Some(first)).then_some(first)
    }

    fn score(&self, place: &Place, c: &Candidate, sort: Sort) -> Option<i64> {
        let back = (place.sentence - c.sentence) as i64;
        let person = matches!(sort, Sort::Person(_));
        // A pronoun is never its own fellow argument; a possessive one may be.
        if back == 0 && !place.possessive && place.clause.is_some() && c.clause == place.clause {
            return None;
        }
        if !person
            && (back > 1 || (back == 1 && !c.subject && (!c.object || !place.subject)))
            && !(back == 2 && c.subject)
        {
            return None;
        }
        if !person && place.quoted && !(c.quoted && back <= 1) {
            return None;
        }
        let place_named = c.entity.is_some_and(|id| self.list[id].kind == MentionKind::Place);
        if sort == Sort::Thing && place_named && !c.subject {
            return None;
        }
        let mut score = -12 * back;
        score += if c.subject {
            9
        } else if c.object {
            4
        } else {
            0
        };
        score += i64::from(place.possessive && back == 0 && c.subject && c.clause == place.clause) * 3;
        if !person && back == 0 && !c.subject && !c.object {
            score -= 4;
        }
        // Who speaks doesn't call himself "he".
        if person && place.quoted && !c.quoted && back == 0 {
            return None;
        }
        Some(score)
    }
}

/// Where a pronoun stands.
pub(super) struct Place {
    pub(super) sentence: usize,
    pub(super) possessive: bool,
    pub(super) subject: bool,
    pub(super) clause: Option<usize>,
    pub(super) quoted: bool,
}

/// Two or three capitalised words and nothing else.
fn shape(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let place = words.first().is_some_and(|w| {
        matches!(*w, "La" | "Le" | "El" | "Los" | "Las" | "San" | "Santa" | "St" | "Saint" | "Port" | "New")
    });
    !place
        && (2..=3).contains(&words.len())
        && words
            .iter()
            .all(|w| w.chars().next().is_some_and(char::is_uppercase) && !super::casing::is_common(w))
}

/// The predicate that a phrase depends on directly.
pub(super) fn clause(tree: &Tree<'_>, i: usize) -> Option<usize> {
    let first = tree.first_conjunct(i);
    let argument = matches!(
        tree.rel(first),
        Rel::Nsubj
            | Rel::NsubjPass
            | Rel::NsubjOuter
            | Rel::Obj
            | Rel::Iobj
            | Rel::Obl
            | Rel::OblAgent
            | Rel::OblUnmarked
    );
    if argument { tree.head(first) } else { None }
}

/// The predicate above a token, however far.
pub(super) fn clause_above(tree: &Tree<'_>, i: usize) -> Option<usize> {
    let mut at = i;
    for _ in 0..tree.len() {
        at = tree.head(at)?;
        if tree.is_predicate(at) {
            return Some(at);
        }
    }
    None
}

/// Whether a noun is a subject, passive ones too.
pub(super) fn is_subject(tree: &Tree<'_>, i: usize) -> bool {
    matches!(tree.rel(i), Rel::Nsubj | Rel::NsubjPass | Rel::NsubjOuter)
}

/// "It seems that", "it is clear that", "it took years to", "it was X who".
pub(super) fn is_expletive(tree: &Tree<'_>, i: usize) -> bool {
    if tree.rel(i) == Rel::Expl {
        return true;
    }
    let Some(verb) = tree.head(i).filter(|_| tree.lemma(i).eq_ignore_ascii_case("it") && is_subject(tree, i))
    else {
        return false;
    };
    let clausal = tree.one(verb, &[Rel::Csubj, Rel::CsubjPass, Rel::Ccomp]).is_some();
    let infinitive = tree.by(verb, &[Rel::Xcomp, Rel::Advcl]).any(|k| tree.feats(k).has(Feats::INFINITIVE));
    let lemma = tree.lower_lemma(verb);
    let copula = tree.one(verb, &[Rel::Cop]).is_some();
    let cleft = copula
        && tree
            .by(verb, &[Rel::AclRelcl, Rel::Acl, Rel::Advcl])
            .any(|k| tree.kids(k).iter().any(|&m| matches!(tree.lemma(m), "that" | "who")));
    let time = copula && (world_time(lemma) || tree.tag(verb) == Tag::Num);
    let seems = matches!(lemma, "seem" | "appear" | "turn" | "happen" | "follow") && clausal;
    let weather = matches!(
        lemma,
        "rain" | "snow" | "drizzle" | "hail" | "pour" | "dark" | "cold" | "hot" | "warm" | "late" | "early"
    );
    let takes = lemma == "take" && infinitive;
    let said = tree.one(verb, &[Rel::AuxPass, Rel::NsubjPass]).is_some() && clausal;
    time || seems
        || weather
        || takes
        || cleft
        || said
        || (copula && tree.tag(verb) == Tag::Adj && (clausal || infinitive))
}

fn world_time(lemma: &str) -> bool {
    matches!(
        lemma,
        "time"
            | "day"
            | "morning"
            | "evening"
            | "night"
            | "noon"
            | "midnight"
            | "o'clock"
            | "pity"
            | "shame"
            | "matter"
            | "case"
    )
}

/// Tokens inside quotation marks; `open` says whether a quotation goes on from the sentence before, and is moved on.
pub(super) fn quoted(tree: &Tree<'_>, open: &mut bool) -> Vec<bool> {
    (0..tree.len())
        .map(|i| match tree.word(i) {
            "“" | "„" | "«" | "``" => {
                *open = true;
                true
            }
            "”" | "»" | "''" => {
                *open = false;
                true
            }
            "\"" => {
                *open = !*open;
                true
            }
            _ => *open,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn person(name: &str) -> Entity {
        let (name, words) = (name.to_owned(), vec![name.to_lowercase()]);
        let (types, documents) = (BTreeSet::new(), BTreeSet::from([0]));
        Entity { name, words, kind: MentionKind::Person, country: None, types, documents }
    }

    fn candidate(entity: EntityId, sentence: usize, subject: bool) -> Candidate {
        Candidate {
            entity: Some(entity),
            sentence,
            token: 0,
            subject,
            object: !subject,
            plural: false,
            human: false,
            clause: None,
            quoted: false,
        }
    }

    #[test]
    fn the_ranker_decides_where_place_and_function_differ_little() {
        let list = [person("Quill"), person("Brandt")];
        let known = Known { list: &list, genders: &[None, None] };
        let recent = [candidate(0, 0, true), candidate(1, 1, false)];
        let place = Place { sentence: 2, possessive: false, subject: true, clause: None, quoted: false };
        let of = |lags: &[(antecedents::Place, i64)]| {
            known.antecedent(&place, &recent, Sort::Person(Gender::Male), &BTreeMap::new(), lags)
        };
        assert_eq!(of(&[((0, 0), 0), ((1, 0), 0)]), Some(1));
        assert_eq!(of(&[((0, 0), 0), ((1, 0), 2_000)]), Some(0));
        // One that the ranker doesn't know isn't lost.
        assert_eq!(of(&[((0, 0), 2_000)]), Some(1));
    }
}
