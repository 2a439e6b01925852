//! Antecedents of third-person pronouns: of the mentions shortly before one, that which a linear ranker puts first (after
//! Denis & Baldridge 2007, "A Ranking Approach to Pronoun Resolution"). An antecedent may be a pronoun itself.

pub mod named;
pub mod train;

use super::given::gender_of;
use crate::analysis::{Feats, Mention, MentionKind, Rel, Sentence, Tag, Token};
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

/// How many sentences back an antecedent is looked for.
const REACH: usize = 5;

/// What a pronoun asks for, as the number of its kind: he, she, it, they.
fn sort(word: &str) -> Option<usize> {
    Some(match word {
        "he" | "him" | "his" | "himself" => 0,
        "she" | "her" | "hers" | "herself" => 1,
        "it" | "its" | "itself" => 2,
        "they" | "them" | "their" | "theirs" | "themselves" | "themself" | "'em" => 3,
        _ => return None,
    })
}

/// What a token asks for if it is a third-person pronoun that may go back to something.
fn pronoun(token: &Token, word: &str) -> Option<Pronoun> {
    if !matches!(token.tag, Tag::Pron | Tag::Det) || token.rel == Rel::Expl {
        return None;
    }
    let lower = word.to_lowercase();
    let reflexive = lower.ends_with("self") || lower.ends_with("selves");
    Some(Pronoun { sort: sort(&lower)?, reflexive })
}

/// Sentence and token of a pronoun or of the head of its antecedent.
pub type Place = (usize, usize);

/// The mentions and third-person pronouns of a document.
pub struct Text<'a> {
    sentences: &'a [Sentence],
    pronouns: BTreeMap<Place, Pronoun>,
    // The mentions that may be antecedents, in the order of their heads, with what only depends on them.
    mentions: Vec<Candidate<'a>>,
}

#[derive(Clone, Copy)]
struct Pronoun {
    sort: usize,
    reflexive: bool,
}

struct Candidate<'a> {
    sentence: usize,
    mention: &'a Mention,
    class: usize,
    gender: usize,
    opener: usize,
    // How many mentions before have the same head.
    before: usize,
}

impl<'a> Text<'a> {
    /// Reads the sentences of a document; `word` gives the word at a place.
    pub fn new(sentences: &'a [Sentence], word: impl Fn(Place) -> &'a str) -> Self {
        let mut pronouns = BTreeMap::new();
        let mut seen = HashMap::new();
        let mut mentions = Vec::new();
        for (s, sentence) in sentences.iter().enumerate() {
            for (t, token) in sentence.tokens.iter().enumerate() {
                pronouns.extend(pronoun(token, word((s, t))).map(|pronoun| ((s, t), pronoun)));
            }
            let mut own: Vec<&Mention> = sentence.mentions.iter().collect();
            own.sort_by_key(|m| (m.head, m.start, m.end));
            own.dedup_by_key(|m| m.head);
            for mention in own {
                let token = &sentence.tokens[mention.head];
                let class = class(token, word((s, mention.head)));
                let opener = opener(word((s, mention.start)));
                let before = *seen.entry(token.lemma.as_str()).and_modify(|n| *n += 1).or_insert(0);
                let gender = (mention.start..mention.end).find_map(|t| gender_of(word((s, t))));
                let gender = gender.map_or(0, |g| 1 + g as usize);
                mentions.push(Candidate { sentence: s, mention, class, gender, opener, before });
            }
        }
        Text { sentences, pronouns, mentions }
    }

    /// All third-person pronouns.
    pub fn pronouns(&self) -> impl Iterator<Item = Place> {
        self.pronouns.keys().copied()
    }

    /// What a pronoun may go back to, the farthest first, each with the numbers of the features that speak for it.
    pub fn candidates(&self, (s, t): Place) -> Vec<(Place, Vec<usize>)> {
        let Some(&pronoun) = self.pronouns.get(&(s, t)) else { return Vec::new() };
        let sort = pronoun.sort;
        let end = self.mentions.partition_point(|c| (c.sentence, c.mention.head) < (s, t));
        let start = self.mentions.partition_point(|c| c.sentence + REACH < s);
        let mut found = Vec::new();
        // How many candidates of the same class, and of all, stand between.
        let (mut nearer, mut same) = (0, [0; CLASSES]);
        for c in self.mentions[start.min(end)..end].iter().rev() {
            if let Some(values) = self.values(c, (s, t), pronoun, nearer, same[c.class]) {
                let number = |(template, &value): (usize, &usize)| (template * SORTS + sort) * VALUES + value;
                let numbers = values.iter().enumerate().map(number).collect();
                found.push(((c.sentence, c.mention.head), numbers));
            }
            nearer += 1;
            same[c.class] += 1;
        }
        found.reverse();
        found
    }

    fn values(
        &self,
        c: &Candidate,
        (s, t): Place,
        asks: Pronoun,
        nearer: usize,
        same: usize,
    ) -> Option<[usize; TEMPLATES]> {
        let (tokens, own) = (&self.sentences[c.sentence].tokens, &self.sentences[s].tokens);
        let (token, pronoun) = (&tokens[c.mention.head], &own[t]);
        let here = c.sentence == s;
        let possessive = pronoun.rel == Rel::NmodPoss || pronoun.feats.has(Feats::POSSESSIVE);
        let Pronoun { sort, reflexive } = asks;
        // "He saw him": two arguments of one verb are two things.
        let fellow = here && token.head == pronoun.head && argument(token.rel) && argument(pronoun.rel);
        let around = here && c.mention.start <= t && t < c.mention.end;
        if around && !possessive || fellow && !reflexive && !possessive {
            return None;
        }
        let back = (s - c.sentence).min(4);
        let (role, own_role) = (role(token.rel), role(pronoun.rel));
        let subject = usize::from(role == 0);
        let gender = match (sort, c.gender) {
            (_, 0) => 0,
            (0, 2) | (1, 1) => 1,
            (0 | 1, _) => 2,
            _ => 3,
        };
        let several =
            usize::from(tokens.iter().any(|k| k.head == Some(c.mention.head) && k.rel == Rel::Conj));
        let apart = t.abs_diff(c.mention.head);
        let near =
            if here { [0, 1, 1, 2, 2, 3, 3, 3][apart.min(7)] + usize::from(apart > 14) + 1 } else { 0 };
        let kind = kind(c.mention);
        Some([
            back * 2 + subject,
            c.class,
            kind,
            role,
            (role.min(3) * 4 + own_role.min(3)) * 2 + usize::from(here),
            gender,
            nearer.min(7) + if nearer > 11 { 8 } else { 0 },
            same.min(5) * 2 + usize::from(here),
            usize::from(reflexive) * 16
                + usize::from(fellow) * 8
                + usize::from(around) * 4
                + usize::from(possessive) * 2
                + usize::from(here),
            c.before.min(5),
            c.opener * 2 + usize::from(c.mention.named),
            several * 2 + usize::from(token.feats.has(Feats::PLURAL)),
            near,
            c.class + if back > 1 { CLASSES } else { 0 },
            kind + if subject == 1 { 16 } else { 0 },
        ])
    }

    /// What a pronoun may go back to, each with how far its score lags behind that of the likeliest (in hundredths of a
    /// weight; 0 for the likeliest).
    pub fn lags(&self, pronoun: Place) -> Vec<(Place, i64)> {
        let scored: Vec<(Place, i64)> =
            self.candidates(pronoun).iter().map(|(p, f)| (*p, i64::from(score(f, &WEIGHTS)))).collect();
        let best = scored.iter().map(|(_, score)| *score).max().unwrap_or_default();
        scored.into_iter().map(|(place, score)| (place, best - score)).collect()
    }

    /// The antecedent of each pronoun that has one.
    pub fn antecedents(&self) -> Vec<(Place, Place)> {
        let best = |pronoun: Place| Some((pronoun, choose(&self.candidates(pronoun), &WEIGHTS)?));
        self.pronouns().filter_map(best).collect()
    }
}

/// The best of some candidates, the nearest of equals.
pub fn choose(candidates: &[(Place, Vec<usize>)], weights: &[i32]) -> Option<Place> {
    candidates.iter().max_by_key(|(_, features)| score(features, weights)).map(|(place, _)| *place)
}

fn score(features: &[usize], weights: &[i32]) -> i32 {
    features.iter().filter_map(|&f| weights.get(f)).sum()
}

const SORTS: usize = 4;
const VALUES: usize = 32;
const TEMPLATES: usize = 15;
const CLASSES: usize = 11;

/// Number of features.
pub const FEATURES: usize = TEMPLATES * SORTS * VALUES;

/// The learned weights, by the numbers of their features.
static WEIGHTS: LazyLock<Vec<i32>> = LazyLock::new(|| {
    let mut weights = vec![0; FEATURES];
    for (number, weight) in include_str!("weights.tsv").lines().filter_map(|line| line.split_once('\t')) {
        if let (Ok(number), Ok(weight)) = (number.parse::<usize>(), weight.parse())
            && let Some(place) = weights.get_mut(number)
        {
            *place = weight;
        }
    }
    weights
});

/// How a phrase begins.
fn opener(word: &str) -> usize {
    match word.to_lowercase().as_str() {
        "the" => 1,
        "a" | "an" => 2,
        "this" | "that" | "these" | "those" => 3,
        "his" | "her" | "its" | "their" | "my" | "our" | "your" => 4,
        _ => 0,
    }
}

fn class(token: &Token, word: &str) -> usize {
    let plural = usize::from(token.feats.has(Feats::PLURAL));
    match (token.tag, sort(&word.to_lowercase())) {
        (Tag::Noun, _) => plural,
        (Tag::Propn, _) => 2 + plural,
        (_, Some(sort)) => 4 + sort,
        (Tag::Pron | Tag::Det, _) if token.feats.has(Feats::SPEAKER) => 8,
        (Tag::Pron | Tag::Det, _) => 9,
        _ => 10,
    }
}

fn kind(mention: &Mention) -> usize {
    let kind = match mention.kind {
        MentionKind::Person => 0,
        MentionKind::Organisation => 1,
        MentionKind::Place => 2,
        MentionKind::Event => 3,
        MentionKind::Object => 4,
        MentionKind::Time => 5,
        MentionKind::Abstract => 6,
        MentionKind::Other => 7,
    };
    kind * 2 + usize::from(mention.named)
}

fn role(rel: Rel) -> usize {
    match rel {
        Rel::Nsubj | Rel::NsubjPass | Rel::NsubjOuter => 0,
        Rel::Obj | Rel::Iobj => 1,
        Rel::Obl | Rel::OblAgent | Rel::OblUnmarked => 2,
        Rel::NmodPoss => 3,
        Rel::Nmod | Rel::NmodUnmarked => 4,
        Rel::Conj => 5,
        Rel::Root => 6,
        Rel::Appos => 7,
        Rel::Compound | Rel::NmodDesc | Rel::Flat => 8,
        Rel::Vocative | Rel::Discourse | Rel::Dislocated => 9,
        _ => 10,
    }
}

fn argument(rel: Rel) -> bool {
    matches!(role(rel), 0..=2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar;
    use crate::text::Span;

    fn antecedents(text: &str) -> Vec<(String, String)> {
        let sentences = grammar::analyse(text, Span::new(0, text.len()), 0);
        let word = |(s, t): Place| sentences[s].tokens[t].span.of(text);
        let found = Text::new(&sentences, word).antecedents();
        found.into_iter().map(|(a, b)| (word(a).to_string(), word(b).to_string())).collect()
    }

    #[test]
    fn pronouns_go_back_to_what_they_fit() {
        let found = antecedents("Mary Velm met the workers in the factory. She thanked them.");
        let pairs: Vec<(&str, &str)> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert!(matches!(pairs[..], [("She", "Mary" | "Velm"), ("them", "workers")]), "{pairs:?}");
        assert_eq!(antecedents("She left."), []);
    }

    #[test]
    fn every_weight_is_of_a_feature() {
        let rows = include_str!("weights.tsv").lines().filter(|line| !line.starts_with('#'));
        let number =
            |row: &str| row.split_once('\t').and_then(|(n, w)| Some((n.parse().ok()?, w.parse().ok()?)));
        assert!(rows.map(number).all(|row: Option<(usize, i32)>| row.is_some_and(|(n, _)| n < FEATURES)));
    }
}
