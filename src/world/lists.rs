//! Function words and small word classes.

use super::phrase::Phrases;
use super::table;
use std::sync::LazyLock;

/// Declares [`List`] with the name that each list has in the table.
macro_rules! lists {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// A word class.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum List {
            $($(#[$doc])* $variant,)*
        }

        impl List {
            /// All lists.
            pub const ALL: &[List] = &[$(List::$variant),*];

            /// Its name in the table, in kebab-case.
            pub const fn name(self) -> &'static str {
                match self {
                    $(List::$variant => $name,)*
                }
            }
        }
    };
}

lists! {
    /// Not asserted as a fact: plans, wishes, conditions.
    Modality = "modality",
    /// About what is to come.
    Forecast = "forecast",
    /// Held to be possible, or said to be.
    Possibility = "possibility",
    /// Words that blur a number.
    Hedge = "hedge",
    /// Verbs and phrases of saying.
    Reporting = "reporting",
    /// Before a person's name; capitals matter.
    PersonTitle = "person-title",
    /// After a person's name; capitals matter.
    NameSuffix = "name-suffix",
    /// Legal forms and last words of company names; capitals matter.
    OrgSuffix = "org-suffix",
    /// Head nouns of organisations.
    OrgHead = "org-head",
    /// Head nouns of places.
    PlaceHead = "place-head",
    /// Head nouns of events.
    EventHead = "event-head",
    /// Nouns that name no slot by themselves.
    GenericNoun = "generic-noun",
    /// Only part of a set is meant.
    Partitive = "partitive",
    /// Examples follow.
    OpenListCue = "open-list-cue",
    /// The whole list follows.
    ClosedListCue = "closed-list-cue",
    /// True at an earlier time.
    FormerCue = "former-cue",
    /// True now.
    CurrentCue = "current-cue",
    /// The value moves on.
    UpdateCue = "update-cue",
    /// Words that turn a claim round.
    Negation = "negation",
    /// The number is a lower limit.
    BoundLower = "bound-lower",
    /// The number is an upper limit.
    BoundUpper = "bound-upper",
    /// Narrows what is measured.
    ScopeQualifier = "scope-qualifier",
    /// Country names that are often something else; capitals matter.
    AmbiguousCountry = "ambiguous-country",
    /// Nouns that no longer mean what their verb means as a concept: *success*, *coverage*.
    LexicalisedNoun = "lexicalised-noun",
    /// Months, days of the week and other words of the calendar.
    Calendar = "calendar",
    /// Words too common to tell one thing from another.
    Stop = "stop",
    /// Nouns for people that say nothing else of them.
    PersonNoun = "person",
    /// Verbs by which a body is said to have members.
    MembershipVerb = "membership",
    /// Words for coming into a body or a status.
    Accession = "accession",
    /// Nouns for things that have titles.
    TitleSlot = "title-slot",
    /// Words that may stand between a status and the list of those who have it.
    ListLead = "list-lead",
    /// Column headers that say nothing of what is measured.
    PlainHeader = "plain-header",
    /// Verbs that say nothing of what a number beside them counts.
    LightVerb = "light-verb",
    /// Words beside a number that say of which part or time it is.
    Scope = "scope",
    /// Words in a sentence that take something in or out of its counts.
    Inclusion = "inclusion",
    /// Counts that move while an event goes on.
    Growing = "growing",
    /// Ratings and standards of which a thing meets one version, written before its number.
    VersionScheme = "version-scheme",
    /// Parts of a body that may be hurt.
    BodyPart = "body-part",
    /// Words that may stand in several rows of the concepts, as `v:measure`.
    Polysemous = "polysemous",
}

impl List {
    /// Whether capitals are part of its words.
    const fn is_cased(self) -> bool {
        matches!(self, List::PersonTitle | List::NameSuffix | List::OrgSuffix | List::AmbiguousCountry)
    }
}

static LISTS: LazyLock<Vec<Phrases<()>>> = LazyLock::new(|| {
    let mut lists: Vec<_> = List::ALL.iter().map(|list| Phrases::new(!list.is_cased())).collect();
    for [name, word] in table::rows(TEXT) {
        let place = List::ALL.iter().position(|list| list.name() == name);
        if let Some(phrases) = place.and_then(|place| lists.get_mut(place)) {
            phrases.insert(word, ());
        }
    }
    lists
});

const TEXT: &str = include_str!("lists.tsv");

/// Whether `lemma` (a word, or a phrase with single spaces) is in `list`.
pub fn list(list: List, lemma: &str) -> bool {
    if !lemma.is_empty() && lemma.bytes().all(|b| b.is_ascii_graphic()) {
        return list_at(list, &[lemma]) == 1;
    }
    let words: Vec<&str> = lemma.split_whitespace().collect();
    !words.is_empty() && list_at(list, &words) == words.len()
}

/// How many of `lemmas`, from the first, make up the longest entry of `list`; 0 if none begins there.
pub fn list_at(list: List, lemmas: &[&str]) -> usize {
    let phrases = LISTS.get(list as usize);
    phrases.and_then(|phrases| phrases.prefixes(lemmas).next()).map_or(0, |(_, len)| len)
}

#[cfg(test)]
mod tests {
    use super::super::is_kebab;
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_line_is_of_a_known_list_and_stands_once() {
        let mut seen = BTreeSet::new();
        for line in table::lines(TEXT) {
            let (name, word) = line.split_once('\t').expect(line);
            assert!(List::ALL.iter().any(|list| list.name() == name), "{name}");
            assert!(!word.is_empty() && !word.contains('\t'), "{line}");
            assert!(seen.insert(line), "{line} stands twice");
        }
    }

    #[test]
    fn lookups_round_trip_and_no_list_is_empty() {
        for &kind in List::ALL {
            assert!(is_kebab(kind.name()));
            let words: Vec<_> = table::rows(TEXT).filter(|[name, _]| *name == kind.name()).collect();
            assert!(!words.is_empty(), "{kind:?}");
            assert!(words.iter().all(|[_, word]| list(kind, word)), "{kind:?}");
        }
    }

    #[test]
    fn phrases_and_capitals() {
        assert_eq!(list_at(List::OpenListCue, &["such", "as", "fish"]), 2);
        assert_eq!(list_at(List::Reporting, &["According", "to", "her"]), 2);
        assert_eq!(list_at(List::Reporting, &[]), 0);
        assert!(list(List::PersonTitle, "Captain"));
        assert!(!list(List::PersonTitle, "captain"));
        assert!(!list(List::Modality, ""));
        assert!(!list(List::Modality, "   "));
    }
}
