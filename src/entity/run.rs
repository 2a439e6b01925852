//! Where a name begins and where it ends.

use super::casing::{self, Casing};
use crate::analysis::{Mention, MentionKind, Rel, Tag, Tree};
use crate::text::BlockKind;
use crate::world::{self, List};

/// Words behind which the rest of a name says whose it is.
pub(super) const OF: &[&str] = &["of", "for"];

/// Small words inside names.
const PARTICLES: &[&str] = &[
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "des", "von", "van", "der", "den", "ter",
    "la", "le", "al", "el", "bin", "ibn", "bint", "zu", "af", "av", "y", "&",
];

/// A sentence with what its capitals show.
pub(super) struct Line<'a> {
    pub(super) tree: &'a Tree<'a>,
    casing: &'a Casing,
    weak: Vec<bool>,
    common: Vec<bool>,
}

impl<'a> Line<'a> {
    pub(super) fn new(tree: &'a Tree<'a>, block: Option<&BlockKind>, casing: &'a Casing) -> Self {
        let weak = casing::weak_places(tree, block);
        let common =
            (0..tree.len()).map(|i| is_capital(tree.word(i)) && casing::is_common(tree.word(i))).collect();
        Line { tree, casing, weak, common }
    }

    /// The words from `start` on, line breaks as blanks.
    pub(super) fn text(&self, start: usize, end: usize) -> String {
        let tokens: Vec<usize> = (start..end).collect();
        self.tree.span(&tokens).of(self.tree.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub(super) fn capital(&self, i: usize) -> bool {
        is_capital(self.tree.word(i))
    }

    /// Whether a capitalised word is one of the dictionary.
    pub(super) fn is_common(&self, i: usize) -> bool {
        self.common[i] || !self.capital(i)
    }

    /// Whether its capital was a choice.
    pub(super) fn is_strong(&self, i: usize) -> bool {
        !self.weak[i]
    }

    /// Whether the documents mostly write it with a capital.
    pub(super) fn prefers_capital(&self, i: usize) -> bool {
        self.casing.margin(self.tree.word(i)).is_some_and(|m| m > if self.common[i] { 2 } else { 0 })
    }

    /// Whether a name may begin at `i`.
    pub(super) fn starts(&self, i: usize) -> bool {
        if !self.capital(i) || self.is_calendar(i) {
            return false;
        }
        if self.weak[i] {
            return self.is_name_word(i) || self.opens_long_name(i) || self.opens_country(i);
        }
        let tag = self.tree.tag(i);
        let small = matches!(
            tag,
            Tag::Pron
                | Tag::Det
                | Tag::Adp
                | Tag::Aux
                | Tag::Cconj
                | Tag::Sconj
                | Tag::Part
                | Tag::Adv
                | Tag::Intj
                | Tag::Punct
        );
        !small || (matches!(tag, Tag::Adv | Tag::Intj | Tag::Adp) && !self.common[i])
    }

    /// Whether a word whose capital shows nothing is a name by other signs.
    fn is_name_word(&self, i: usize) -> bool {
        let word = self.tree.word(i);
        if world::country(word).is_some() || world::demonym(word).is_some() || world::capital(word).is_some()
        {
            return true;
        }
        match self.casing.margin(word) {
            Some(margin) => margin > if self.common[i] { 2 } else { 0 },
            None => !self.common[i] && matches!(self.tree.tag(i), Tag::Propn | Tag::X),
        }
    }

    /// "Competition and Markets Authority said": a common word first, but the next one's capital is a choice.
    fn opens_long_name(&self, i: usize) -> bool {
        let next = i + 1;
        let body = || {
            (next..self.tree.len())
                .take(4)
                .take_while(|&k| self.capital(k))
                .any(|k| casing::is_head(self.tree.lower(k)))
        };
        self.tree.tag(i) == Tag::Propn
            && next < self.tree.len()
            && self.capital(next)
            && !self.weak[next]
            && body()
    }

    /// "East Timor": the first word alone shows nothing.
    fn opens_country(&self, i: usize) -> bool {
        let reach =
            (i + 1..self.tree.len().min(i + 4)).take_while(|&k| self.capital(k) || self.tree.word(k) == "of");
        reach.into_iter().any(|k| world::country(&self.text(i, k + 1)).is_some())
    }

    /// Months and days; a short one that is glued or set before another name is something else ("Nova-Mar", "Jan Vermeulen").
    fn is_calendar(&self, i: usize) -> bool {
        let word = self.tree.word(i);
        if !world::list(List::Calendar, &word.to_lowercase()) {
            return false;
        }
        let glued = i > 1 && self.tree.word(i - 1) == "-" && self.touches(i) && self.touches(i - 1);
        let date = |k: usize| self.tree.word(k).starts_with(|c: char| c.is_ascii_digit());
        let beside_number = (i > 0 && date(i - 1)) || (i + 1 < self.tree.len() && date(i + 1));
        let given = matches!(word, "Jan" | "April" | "June" | "May" | "August")
            && i + 1 < self.tree.len()
            && self.capital(i + 1)
            && !casing::is_common(self.tree.word(i + 1))
            && self.tree.tag(i) == Tag::Propn;
        !glued && (beside_number || !given)
    }

    /// Whether the token stands directly behind the one before.
    fn touches(&self, i: usize) -> bool {
        i > 0 && i < self.tree.len() && self.tree.token(i).span.start == self.tree.token(i - 1).span.end
    }

    fn continues(&self, i: usize) -> bool {
        i < self.tree.len()
            && self.capital(i)
            && !self.is_calendar(i)
            && !matches!(self.tree.word(i), "I" | "A" | "The")
            && (!self.weak[i] || self.is_name_word(i))
            && !(matches!(self.tree.tag(i), Tag::Pron | Tag::Aux | Tag::Sconj | Tag::Cconj) && self.common[i])
    }

    /// The end of the name that begins at `start`.
    pub(super) fn end(&self, start: usize) -> usize {
        let tree = self.tree;
        let mut end = start + 1;
        while end < tree.len() {
            let next = end + 1;
            let glued =
                self.touches(end) && self.touches(next) && matches!(tree.word(end), "-" | "/" | "&" | "‑");
            let number =
                glued && tree.word(end) != "/" && tree.word(next).chars().all(|c| c.is_ascii_digit());
            if self.continues(end) && !self.breaks_before(start, end) {
                end = next;
            } else if glued && (number || self.continues(next)) {
                end += 2;
            } else if matches!(tree.word(end), "plc" | "eV" | "e.V.") {
                return next;
            } else if let Some(further) = self.connected(start, end) {
                end = further;
            } else {
                break;
            }
        }
        end
    }

    /// Behind a legal form, and between a country and a person, another name begins.
    fn breaks_before(&self, start: usize, end: usize) -> bool {
        let tree = self.tree;
        let person = end + 1 < tree.len() && !self.is_common(end) && !self.is_common(end + 1);
        if start + 1 < end && person && world::country(tree.word(end - 1)).is_some() {
            return true;
        }
        matches!(self.tree.word(end - 1), "A/S" | "ASA" | "plc" | "Ltd" | "GmbH" | "Inc" | "Inc." | "Ltd.")
            && !world::list(List::OrgSuffix, self.tree.word(end))
    }

    /// The end of the name if a small word at `end` ties more of it on: "Bank *of* England", "Workers*'* Union".
    fn connected(&self, start: usize, end: usize) -> Option<usize> {
        let word = self.tree.lower(end);
        match word {
            "of" | "for" => self.joined_by_of(start, end, word),
            "and" => self.joined_by_and(start, end),
            "'" | "’" | "'s" | "’s" => self.joined_by_possessive(start, end),
            _ if PARTICLES.contains(&word) => {
                let next = end + 1;
                let hyphen = next + 1 < self.tree.len() && self.tree.word(next) == "-" && self.touches(next);
                let next = if hyphen { next + 1 } else { next };
                let second = next < self.tree.len() && PARTICLES.contains(&self.tree.lower(next));
                let next = next + usize::from(second);
                self.continues(next).then_some(next + 1)
            }
            _ => None,
        }
    }

    /// "of" ties a name to a common noun before it ("Institute of Hydraulics"), not to a name ("Ann Lee of Leeds").
    fn joined_by_of(&self, start: usize, end: usize, word: &str) -> Option<usize> {
        let tree = self.tree;
        let noun = tree.lower(end - 1);
        let article = end + 1 < tree.len() && tree.word(end + 1).eq_ignore_ascii_case("the");
        let next = end + 1 + usize::from(article);
        let head = casing::is_head(noun);
        let plural = noun.ends_with('s') && end - start > 1 && !head;
        // "the Sultanate of": what has an article and an "of" is a common noun, known or not.
        let single = end == start + 1 && start > 0 && tree.lemma(start - 1).eq_ignore_ascii_case("the");
        let closed = end - start > 2 && world::list(List::OrgSuffix, tree.word(end - 1));
        let fits = if word == "for" {
            world::list(List::OrgHead, noun)
        } else {
            (self.common[end - 1] || single) && !plural && !closed
        };
        let state = world::country(&self.text(start, end)).is_some()
            && world::country(&self.text(start, (next + 1).min(tree.len()))).is_none();
        if !self.continues(next) || !fits || state || world::role(&[noun]).is_some() || self.is_person(next) {
            return None;
        }
        // An event of a body is a phrase about two things.
        if world::list(List::EventHead, noun) && article && self.is_body(next) {
            return None;
        }
        Some(next + 1)
    }

    /// Whether the run from `i` ends in a noun for an organisation, is in capitals or has three words.
    fn is_body(&self, i: usize) -> bool {
        let last = (i..self.tree.len()).take_while(|&k| self.capital(k)).last().unwrap_or(i);
        let word = self.tree.word(last);
        last >= i + 2
            || world::list(List::OrgHead, &word.to_lowercase())
            || (word.chars().count() >= 2 && word.chars().all(char::is_uppercase))
    }

    fn is_person(&self, i: usize) -> bool {
        let starts = |m: &Mention| m.start == i || m.head == i;
        self.tree.sentence.mentions.iter().any(|m| m.named && m.kind == MentionKind::Person && starts(m))
    }

    /// "Ceramic and Glass Workers' Union" and "Ministry of Health and Welfare" are one name, "Russia and the European
    /// Union" two.
    fn joined_by_and(&self, start: usize, end: usize) -> Option<usize> {
        let tree = self.tree;
        let next = end + 1;
        if !self.continues(next) || !self.common[end - 1] || !self.common[next] || self.is_person(start) {
            return None;
        }
        let lower = |i: usize| tree.lower(i);
        let ministry = (start..end).any(|i| matches!(tree.word(i), "of" | "for"))
            && world::list(List::OrgHead, lower(start));
        if ministry {
            return Some(next + 1);
        }
        if casing::is_head(lower(end - 1)) && end - start > 1 || world::list(List::OrgHead, lower(end - 1)) {
            return None;
        }
        let mut last = next;
        while last < tree.len()
            && (self.continues(last) || matches!(tree.word(last), "'" | "’" | "'s" | "’s"))
        {
            last += 1;
        }
        let article = start > 0 && tree.lemma(start - 1).eq_ignore_ascii_case("the");
        let closes = casing::is_head(lower(last - 1))
            || world::list(List::OrgSuffix, tree.word(last - 1))
            || (article && self.common[last - 1] && end == start + 1);
        (closes && last - end >= 3).then_some(last)
    }

    /// "Railway Workers' Union", "King's Cross".
    fn joined_by_possessive(&self, start: usize, end: usize) -> Option<usize> {
        let tree = self.tree;
        let next = end + 1;
        if !self.continues(next) {
            return None;
        }
        let before = tree.word(end - 1);
        let article = start > 0 && tree.tag(start - 1) == Tag::Det;
        let title = end == start + 1
            && !article
            && world::list(List::PersonTitle, before)
            && !world::list(List::OrgHead, tree.lower(next));
        let reach = (next..tree.len()).take(3).take_while(|&k| self.continues(k));
        let body = reach.into_iter().any(|k| world::list(List::OrgHead, tree.lower(k)));
        let owner = tree.rel(end - 1) == Rel::NmodPoss
            || end - start > 1
            || before.ends_with('s')
            || tree.word(end) == "'"
            || tree.word(end) == "’";
        let office = body
            && self.common[end - 1]
            && owner
            && !(casing::is_head(&before.to_lowercase()) && end == start + 1);
        (title || office || self.is_saint(start)).then_some(next + 1)
    }

    /// "St Mark's Church": a house is called after a saint.
    pub(super) fn is_saint(&self, start: usize) -> bool {
        matches!(self.tree.word(start), "St" | "St." | "Saint")
    }
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}
