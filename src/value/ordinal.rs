//! Reads ranks ("third", "24th", "world number two") and scores ("3–2").

use super::Value;
use super::lex::Kind;
use super::reader::{Found, Reader};
use super::tables::Sense;

/// Nouns that an ordinal names instead of counting: leagues, wars, parts of the body of a phrase.
const FIXED: &[&str] = &[
    "division",
    "league",
    "avenue",
    "street",
    "world",
    "army",
    "degree",
    "class",
    "lady",
    "aid",
    "name",
    "names",
    "half",
    "reading",
    "party",
    "parties",
    "hand",
    "team",
    "base",
    "gear",
    "language",
    "row",
    "person",
    "amendment",
    "circuit",
    "reich",
    "estate",
    "sector",
    "grade",
    "thing",
    "things",
    "glance",
    "sight",
    "instance",
    "century",
    "responders",
    "tier",
    "country",
    "countries",
    "floor",
    "chance",
    "thoughts",
    "thought",
    "nature",
    "home",
    "time",
    "minister",
    "secretary",
    "officer",
    "class",
    "choice",
    "light",
    "step",
    "steps",
    "week",
    "days",
    "weeks",
    "months",
    "years",
    "hours",
    "minutes",
    "of",
    "all",
    "and",
    "or",
    "one",
    "ones",
    "bus",
    "train",
    "foremost",
    "mate",
    "lieutenant",
    "violin",
    "dog",
    "part",
];

impl Reader<'_> {
    /// An ordinal number in words or digits, and the atom behind it.
    pub fn ordinal_number(&self, i: usize) -> Option<(i64, usize)> {
        match self.kind(i)? {
            Kind::Number => {
                let value =
                    self.atom(i).filter(|a| a.places == 0 && a.number < 1e6).map(|a| a.number as i64)?;
                let suffix = self.glued(i + 1) && self.any(i + 1, &["st", "nd", "rd", "th"]);
                suffix.then_some((value, i + 2))
            }
            Kind::Word => match self.sense(i)? {
                Sense::Ordinal(value) => Some((value, i + 1)),
                Sense::Cardinal(_) | Sense::Scale(_) => self.spelled_ordinal(i),
                _ => None,
            },
            _ => None,
        }
    }

    /// "twenty-first", "hundred and fiftieth"
    fn spelled_ordinal(&self, i: usize) -> Option<(i64, usize)> {
        let (base, to) = match self.sense(i)? {
            Sense::Cardinal(tens) if tens >= 20.0 => (tens, i + 1),
            _ => {
                let number =
                    self.number(i, false).filter(|n| n.scaled && n.value >= 100.0 && n.value < 1e6)?;
                (number.value, number.to)
            }
        };
        let at = if self.hyphen(to) || self.is(to, "and") { to + 1 } else { to };
        match self.sense(at)? {
            Sense::Ordinal(last)
                if (last as f64) < base && (base >= 100.0 || (last < 10 && self.hyphen(to))) =>
            {
                Some((base as i64 + last, at + 1))
            }
            _ => None,
        }
    }

    /// The rank at atom `i`.
    pub fn ordinal(&self, i: usize) -> Option<Found> {
        let (value, to) = self.ordinal_number(i)?;
        let written = self.kind(i) == Some(Kind::Number);
        if self.enumerates(i, to)
            || self.hyphen(i.wrapping_sub(1)) && !written
            || (value == 2 && self.second_unit(i))
        {
            return None;
        }
        if self.names_unit(to)
            || self.fixed(i, to, written)
            || (value == 1 && !written && !self.first_ranks(i, to))
        {
            return None;
        }
        Some(Found { value: Value::Ordinal(value), from: i, to })
    }

    /// "Second, ..." counts arguments, not things.
    fn enumerates(&self, i: usize, to: usize) -> bool {
        let comma = self.is(to, ",") || self.is(to, ":") || (self.is(to, ".") && self.opens(i));
        comma && (self.opens(i) || self.any(i.wrapping_sub(1), &[",", ";", ":", "and", "but"]))
    }

    /// "per second", "a second", "split second", "every second"
    fn second_unit(&self, i: usize) -> bool {
        self.any(
            i.wrapping_sub(1),
            &["per", "a", "split", "every", "each", "any", "this", "one", "to", "'", "’", "point"],
        ) && !self.hyphen(i + 1)
            || self.kind(i.wrapping_sub(1)) == Some(Kind::Number)
    }

    /// "Second World War", "third party", "Fifth Avenue", "a third of"
    fn fixed(&self, i: usize, to: usize, written: bool) -> bool {
        let at = if self.hyphen(to) { to + 1 } else { to };
        let word = self.str(at);
        let named = self.capital(i) && self.capital(at) && !self.opens(i);
        let noun = FIXED.iter().any(|w| w.eq_ignore_ascii_case(word));
        let listed = ["of", "and", "or", "one", "all"].iter().any(|w| w.eq_ignore_ascii_case(word));
        let before = i.wrapping_sub(1);
        let slot = ["on", "from", "until", "by", "since", "before", "after"];
        let day = self.is(before, "the") && self.any(before.wrapping_sub(1), &slot) && self.stops(to);
        let name = !written && named && !self.determined(i);
        let month = day || name || matches!(self.sense(at), Some(Sense::Month(_))) && self.capital(at);
        let fraction =
            self.is(i.wrapping_sub(1), "a") && (self.any(to, &["of", "more", "less"]) || self.stops(to));
        noun && !(listed && (written || self.determined(i)))
            || month
            || (!written && (fraction || (named && noun)))
    }

    /// "378th Troop Carrier Squadron", "8th Earl of", "First Boer War": a rank that is part of a name.
    fn names_unit(&self, to: usize) -> bool {
        let heads = [
            "Squadron",
            "Group",
            "Division",
            "Regiment",
            "Battalion",
            "Brigade",
            "Infantry",
            "Army",
            "Corps",
            "Fleet",
            "Wing",
            "Airborne",
            "Cavalry",
            "Earl",
            "Duke",
            "Baron",
            "Viscount",
            "Marquess",
            "Baronet",
            "Street",
            "Avenue",
            "Arrondissement",
            "War",
            "Republic",
            "Empire",
            "Reich",
            "Amendment",
            "Circuit",
            "Ward",
        ];
        (to..to + 5)
            .take_while(|&k| self.capital(k) || self.any(k, &["(", ")"]))
            .any(|k| heads.contains(&self.str(k)))
    }

    fn determined(&self, i: usize) -> bool {
        let before = i.wrapping_sub(1);
        self.any(
            before,
            &["the", "its", "his", "her", "their", "our", "finished", "came", "placed", "ranked", "s"],
        )
    }

    /// "first" as a rank: "the first summit", not "at first", "first said", "for the first time".
    fn first_ranks(&self, i: usize, to: usize) -> bool {
        let verb = matches!(self.tag(to), Some(crate::analysis::Tag::Verb | crate::analysis::Tag::Aux));
        let past = self.str(to).ends_with("ed");
        let noun = self.kind(to) == Some(Kind::Word)
            && !verb
            && !past
            && !self.any(
                to,
                &["said", "says", "met", "came", "began", "won", "saw", "told", "took", "got", "went"],
            )
            && !self.any(to, &["to", "in", "at", "for", "on", "as", "was", "is", "of"]);
        let place = self.any(i.wrapping_sub(1), &["finished", "came", "placed", "ranked"]);
        let number =
            matches!(self.sense(to), Some(Sense::Cardinal(_))) || self.kind(to) == Some(Kind::Number);
        (self.determined(i) && noun && !number) || (place && self.stops(to))
    }

    /// "world number two", "ranked No. 2"
    pub fn ranked_number(&self, i: usize) -> Option<Found> {
        let before = i.wrapping_sub(1);
        let dot = usize::from(self.is(before, "."));
        let label = i.wrapping_sub(1 + dot);
        let rank = self.any(label.wrapping_sub(1), &["world", "ranked", "currently"]);
        if !rank || !self.any(label, &["no", "number"]) {
            return None;
        }
        let number =
            self.number(i, false).filter(|n| !n.scaled && n.value < 1e6 && n.value.fract() == 0.0)?;
        Some(Found { value: Value::Ordinal(number.value as i64), from: label, to: number.to })
    }

    /// "3–2", "1½–½": points of two sides.
    pub fn score(&self, i: usize) -> Option<Found> {
        let (a, b) = (self.score_number(i)?, self.score_number(i + 2)?);
        let free = !self.glued(i) || self.any(i.wrapping_sub(1), &["(", "“", "\"", "*", "|", "[", "‘"]);
        let tail = self.glued(i + 3) && matches!(self.kind(i + 3), Some(Kind::Word | Kind::Number));
        let more = (self.dash(i + 3) || self.is(i + 3, "/")) && self.glued(i + 3);
        if !self.hyphen(i + 1) || !free || tail || more {
            return None;
        }
        let number = self.number(i + 2, false)?;
        if number.scaled
            || self.measure(&number).is_some()
            || self.currency_before(i).is_some()
            || self.label_before(i)
        {
            return None;
        }
        let words = [
            "win",
            "wins",
            "won",
            "victory",
            "defeat",
            "draw",
            "drew",
            "drawn",
            "beat",
            "beaten",
            "lost",
            "lose",
            "lead",
            "led",
            "score",
            "vote",
            "voted",
            "final",
            "aggregate",
            "ruling",
            "majority",
            "up",
            "down",
            "ahead",
            "penalties",
            "tie",
        ];
        let near = (i.saturating_sub(3)..i).chain(i + 3..i + 6).any(|k| self.any(k, &words));
        let half = [i, i + 2].iter().any(|&k| self.atom(k).is_some_and(|x| x.places == 1));
        (a >= b || near || half || a == 0.0).then_some(Found {
            value: Value::Score { a, b },
            from: i,
            to: i + 3,
        })
    }

    fn score_number(&self, i: usize) -> Option<f64> {
        let atom = self.atom(i).filter(|a| a.kind == Kind::Number)?;
        let halves = atom.places <= 1 && (atom.number * 2.0).fract() == 0.0;
        let zero = atom.span.len() > 1 && self.str(i).starts_with('0');
        (halves && !zero && atom.number < 200.0 && (atom.plain || atom.places == 1)).then_some(atom.number)
    }
}
