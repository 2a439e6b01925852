//! Verbs and the nouns that name the same event, derived from PropBank (see `LICENSE-PROPBANK`).

use super::table;
use fnv::FnvHashMap;
use std::sync::LazyLock;

static NOUNS: LazyLock<FnvHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    table::rows(include_str!("nominal.tsv"))
        .map(|[verb, nouns]| (verb, table::list(nouns).collect()))
        .collect()
});

static VERBS: LazyLock<FnvHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    table::rows(include_str!("nominal.tsv"))
        .flat_map(|[verb, nouns]| table::list(nouns).map(move |noun| (noun, verb)))
        .collect()
});

/// The nouns that name what `verb` names: *adopt*, *adoption*. Empty if none is known.
pub fn nouns_of(verb: &str) -> &'static [&'static str] {
    NOUNS.get(verb).map_or(&[], Vec::as_slice)
}

/// The verb that names what `noun` names: *refusal*, *refuse*.
pub fn verb_of(noun: &str) -> Option<&'static str> {
    VERBS.get(noun).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = include_str!("nominal.tsv");

    #[test]
    fn every_line_parses_and_no_noun_has_two_verbs() {
        assert_eq!(NOUNS.len(), table::lines(TEXT).count());
        assert_eq!(VERBS.len(), NOUNS.values().map(Vec::len).sum::<usize>());
        assert!(NOUNS.values().all(|nouns| !nouns.is_empty()));
    }

    #[test]
    fn pairs_are_found_from_both_sides() {
        assert_eq!(nouns_of("evacuate"), ["evacuation"]);
        assert_eq!(verb_of("refusal"), Some("refuse"));
        assert_eq!(verb_of("nonsuch"), None);
        assert!(nouns_of("nonsuch").is_empty());
    }
}
