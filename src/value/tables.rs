//! The tables of words, units, currencies and hedges, read once.

use fnv::FnvHashMap;
use std::sync::LazyLock;

/// What a word may begin, scale or forbid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sense {
    /// "seven", "forty"
    Cardinal(f64),
    /// "hundred", "million", "dozen"
    Scale(f64),
    /// "third", "twentieth"
    Ordinal(i64),
    /// Denominators: "half", "thirds"
    Part(f64),
    Month(i8),
    /// 1 for Monday.
    Weekday(i8),
    /// First month of the season.
    Season(i8),
    Quarter(i8),
    HalfYear(i8),
    /// "yesterday": days from today
    Day(i8),
    /// "noon": minutes since midnight
    Clock(i32),
    /// "last", "next", "this"
    Pointer,
    /// Units that stand behind a bare "a": "an hour"
    Unit,
    /// "article", "route": the number behind it is a name
    Label,
}

/// A unit of measurement.
#[derive(Debug)]
pub(super) struct Unit {
    pub name: &'static str,
    pub dimension: &'static str,
    pub factor: f64,
    pub offset: f64,
}

/// A currency, or a word that several currencies share.
#[derive(Debug)]
pub(super) struct Currency {
    pub code: &'static str,
    pub family: &'static str,
    pub factor: f64,
}

/// How a hedge moves an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slack {
    About,
    Below,
    Above,
    More,
    Less,
}

/// A hedge: its words and what they do.
#[derive(Debug)]
pub(super) struct HedgeWords {
    pub words: Vec<&'static str>,
    pub before: bool,
    pub slack: Slack,
}

/// Names and symbols of one kind of thing.
pub(super) struct Names<T> {
    entries: Vec<T>,
    symbols: FnvHashMap<&'static str, usize>,
    names: FnvHashMap<String, usize>,
}

impl<T> Names<T> {
    fn new() -> Self {
        Names { entries: Vec::new(), symbols: FnvHashMap::default(), names: FnvHashMap::default() }
    }

    fn add(&mut self, entry: T, symbols: &'static str, names: &'static str) {
        let index = self.entries.len();
        self.entries.push(entry);
        for symbol in symbols.split(',').filter(|s| !s.is_empty()) {
            self.symbols.entry(symbol).or_insert(index);
        }
        for name in names.split(',').filter(|n| !n.is_empty()) {
            self.names.entry(name.to_owned()).or_insert(index);
            self.names.entry(format!("{name}s")).or_insert(index);
        }
    }

    /// The entry that is written `symbol`, letter case as it stands.
    pub fn symbol(&self, symbol: &str) -> Option<&T> {
        self.symbols.get(symbol).and_then(|&i| self.entries.get(i))
    }

    /// The entry that is called `name` (lower case).
    pub fn name(&self, name: &str) -> Option<&T> {
        self.names.get(name).and_then(|&i| self.entries.get(i))
    }

    /// The first entry that `test` accepts.
    pub fn find(&self, test: impl Fn(&T) -> bool) -> Option<&T> {
        self.entries.iter().find(|e| test(e))
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).map(|l| l.split('\t').collect())
}

fn sense(kind: &str, value: &str) -> Option<Sense> {
    let number = value.parse::<f64>().ok()?;
    let small = number as i8;
    Some(match kind {
        "cardinal" => Sense::Cardinal(number),
        "scale" => Sense::Scale(number),
        "ordinal" => Sense::Ordinal(number as i64),
        "part" => Sense::Part(number),
        "month" => Sense::Month(small),
        "weekday" => Sense::Weekday(small),
        "season" => Sense::Season(small),
        "quarter" => Sense::Quarter(small),
        "halfyear" => Sense::HalfYear(small),
        "day" => Sense::Day(small),
        "clock" => Sense::Clock(number as i32),
        "pointer" => Sense::Pointer,
        "span" => Sense::Unit,
        "label" => Sense::Label,
        _ => return None,
    })
}

fn slack(sense: &str) -> Slack {
    match sense {
        "below" => Slack::Below,
        "above" => Slack::Above,
        "more" => Slack::More,
        "less" => Slack::Less,
        _ => Slack::About,
    }
}

static WORDS: LazyLock<FnvHashMap<&'static str, Sense>> = LazyLock::new(|| {
    rows(include_str!("words.tsv"))
        .filter_map(|r| match r[..] {
            [word, kind, value] => Some((word, sense(kind, value)?)),
            _ => None,
        })
        .collect()
});

/// Units of measurement.
pub(super) static UNITS: LazyLock<Names<Unit>> = LazyLock::new(|| {
    let mut units = Names::new();
    for row in rows(include_str!("units.tsv")) {
        if let [name, dimension, factor, offset, symbols, names] = row[..]
            && let (Ok(factor), Ok(offset)) = (factor.parse(), offset.parse())
        {
            units.add(Unit { name, dimension, factor, offset }, symbols, names);
        }
    }
    units
});

/// Currencies.
pub(super) static CURRENCIES: LazyLock<Names<Currency>> = LazyLock::new(|| {
    let mut currencies = Names::new();
    for row in rows(include_str!("currencies.tsv")) {
        if let [code, family, symbols, names, factor] = row[..]
            && let Ok(factor) = factor.parse()
        {
            currencies.add(Currency { code, family, factor }, symbols, names);
        }
    }
    currencies
});

/// Hedges, the longest first.
pub(super) static HEDGES: LazyLock<Vec<HedgeWords>> = LazyLock::new(|| {
    let mut hedges: Vec<HedgeWords> = rows(include_str!("hedges.tsv"))
        .filter_map(|r| match r[..] {
            [words, place, sense] => Some(HedgeWords {
                words: words.split_whitespace().collect(),
                before: place == "before",
                slack: slack(sense),
            }),
            _ => None,
        })
        .collect();
    hedges.sort_by_key(|h| std::cmp::Reverse(h.words.len()));
    hedges
});

/// Longest word of the table of words, in bytes.
const LONGEST: usize = 16;

/// What `word` means, whatever its letter case.
pub(super) fn lookup(word: &str) -> Option<Sense> {
    let mut buffer = [0u8; LONGEST];
    let lower = buffer.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    WORDS.get(std::str::from_utf8(lower).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let count = |table: &'static str| rows(table).count();
        assert_eq!(WORDS.len(), count(include_str!("words.tsv")));
        assert_eq!(UNITS.entries.len(), count(include_str!("units.tsv")));
        assert_eq!(CURRENCIES.entries.len(), count(include_str!("currencies.tsv")));
        assert_eq!(HEDGES.len(), count(include_str!("hedges.tsv")));
        assert!(WORDS.keys().all(|w| w.len() <= LONGEST));
    }

    #[test]
    fn names_and_symbols() {
        assert_eq!(UNITS.symbol("mW").map(|u| u.name), Some("milliwatt"));
        assert_eq!(UNITS.symbol("MW").map(|u| u.name), Some("megawatt"));
        assert_eq!(UNITS.name("square miles").map(|u| u.factor), Some(2_589_988.110336));
        assert_eq!(CURRENCIES.symbol("KSh").map(|c| c.code), Some("KES"));
        assert_eq!(lookup("Twenty"), Some(Sense::Cardinal(20.0)));
    }
}
