//! Countries: names, people and capitals.

use super::fold::fold;
use super::table;
use fnv::FnvHashMap;
use std::sync::LazyLock;

/// A country or territory.
#[derive(Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2 code; `XK` for Kosovo, ISO 3166-2 for the parts of the United Kingdom.
    pub code: &'static str,
    /// Usual English name.
    pub name: &'static str,
    /// Other spellings, former names, abbreviations.
    pub aliases: Vec<&'static str>,
    /// Adjectives and names of the people, singular and plural.
    pub demonyms: Vec<&'static str>,
    /// The capital and other spellings of it, or all seats where there are several.
    pub capitals: Vec<&'static str>,
}

/// Forms of state that may stand before a name.
const FORMS: [&str; 15] = [
    "Republic of ",
    "Federal Republic of ",
    "Democratic Republic of ",
    "People's Republic of ",
    "Islamic Republic of ",
    "Socialist Republic of ",
    "Federal Democratic Republic of ",
    "Democratic Socialist Republic of ",
    "People's Democratic Republic of ",
    "Kingdom of ",
    "Grand Duchy of ",
    "Principality of ",
    "Sultanate of ",
    "Commonwealth of ",
    "Independent State of ",
];

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    table::rows(include_str!("countries.tsv"))
        .map(|[code, name, aliases, demonyms, capitals]| Country {
            code,
            name,
            aliases: table::list(aliases).collect(),
            demonyms: table::list(demonyms).collect(),
            capitals: table::list(capitals).collect(),
        })
        .collect()
});

type Index = FnvHashMap<String, &'static Country>;

static BY_NAME: LazyLock<Index> =
    LazyLock::new(|| index(|country| std::iter::once(country.name).chain(country.aliases.iter().copied())));
static BY_DEMONYM: LazyLock<Index> = LazyLock::new(|| index(|country| country.demonyms.iter().copied()));
static BY_CAPITAL: LazyLock<Index> = LazyLock::new(|| index(|country| country.capitals.iter().copied()));

/// An index by the folded words that `words` gives for each country; the first country keeps a word.
fn index<I: Iterator<Item = &'static str>>(words: impl Fn(&'static Country) -> I) -> Index {
    let mut index = Index::default();
    for country in countries() {
        for word in words(country) {
            index.entry(fold(word).into_owned()).or_insert(country);
        }
    }
    index
}

/// All countries, in the order of the table.
pub fn countries() -> &'static [Country] {
    &COUNTRIES
}

/// The country called `name`: by name or alias, capitals as usual, diacritics and a leading *the* or form of state
/// (*Kingdom of*) left out of account.
pub fn country(name: &str) -> Option<&'static Country> {
    let folded = fold(name.trim());
    let bare = without_article(&folded);
    let found = BY_NAME.get(&*folded).or_else(|| BY_NAME.get(bare));
    let stripped = || FORMS.iter().find_map(|form| bare.strip_prefix(form));
    found.or_else(|| BY_NAME.get(without_article(stripped()?))).copied()
}

/// The country whose people or adjective is `word`, singular or plural (*Dane*, *Danes*, *Danish*).
pub fn demonym(word: &str) -> Option<&'static Country> {
    BY_DEMONYM.get(&*fold(word.trim())).copied()
}

/// The country whose capital is called `name`; the sovereign state before its parts.
pub fn capital(name: &str) -> Option<&'static Country> {
    BY_CAPITAL.get(&*fold(name.trim())).copied()
}

fn without_article(name: &str) -> &str {
    name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    const TEXT: &str = include_str!("countries.tsv");

    fn code(found: Option<&Country>) -> Option<&'static str> {
        found.map(|country| country.code)
    }

    #[test]
    fn every_line_parses_and_codes_are_unique() {
        assert_eq!(countries().len(), table::lines(TEXT).count());
        let codes: BTreeSet<_> = countries().iter().map(|c| c.code).collect();
        assert_eq!(codes.len(), countries().len());
        assert_eq!(codes.iter().filter(|code| code.len() == 2).count(), 250);
    }

    #[test]
    fn names_and_demonyms_mean_one_country() {
        let mut owners: BTreeMap<(bool, String), BTreeSet<&str>> = BTreeMap::new();
        for c in countries() {
            for name in std::iter::once(&c.name).chain(&c.aliases) {
                owners.entry((true, fold(name).into_owned())).or_default().insert(c.code);
            }
            for word in &c.demonyms {
                owners.entry((false, fold(word).into_owned())).or_default().insert(c.code);
            }
        }
        let shared: Vec<_> = owners.iter().filter(|(_, codes)| codes.len() > 1).collect();
        assert!(shared.is_empty(), "{shared:?}");
    }

    #[test]
    fn lookups_round_trip() {
        for c in countries() {
            assert_eq!(country(c.name), Some(c));
            assert!(c.aliases.iter().all(|name| country(name) == Some(c)), "{}", c.name);
            assert!(c.demonyms.iter().all(|word| demonym(word) == Some(c)), "{}", c.name);
            assert!(c.capitals.iter().all(|name| capital(name).is_some()), "{}", c.name);
        }
    }

    #[test]
    fn names_are_found_in_their_usual_dress() {
        assert_eq!(code(country("the United Kingdom")), Some("GB"));
        assert_eq!(code(country("U.S.")), Some("US"));
        assert_eq!(code(country("Republic of Cuba")), Some("CU"));
        assert_eq!(code(country("the Kingdom of the Netherlands")), Some("NL"));
        assert_eq!(code(country("Cote d’Ivoire")), Some("CI"));
        assert_eq!(code(country("Turkiye")), Some("TR"));
        assert_eq!(code(country("Democratic Republic of the Congo")), Some("CD"));
        assert_eq!(code(country("Republic of the Congo")), Some("CG"));
        assert_eq!(code(country("Republic of Korea")), Some("KR"));
        assert_eq!(country("us"), None);
        assert_eq!(country("Kingdom of "), None);
        assert_eq!(country(""), None);
    }

    #[test]
    fn people_and_capitals() {
        assert_eq!(code(demonym("Danes")), Some("DK"));
        assert_eq!(code(demonym("Emirati")), Some("AE"));
        assert_eq!(demonym("Korean"), None);
        assert_eq!(code(capital("Bogota")), Some("CO"));
        assert_eq!(code(capital("London")), Some("GB"));
        assert_eq!(capital("Nowhere"), None);
    }
}
