//! First-level parts of some large countries.

use super::fold::fold;
use super::table;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Region by folded name, in lower case, with the code of its country.
static BY_NAME: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let rows = table::rows::<2>(include_str!("regions.tsv"));
    rows.map(|[name, code]| (fold(name).to_lowercase(), code)).collect()
});

/// The ISO 3166-1 code of the country that the state, province or constituent country called `name` is part of, in any
/// case and with or without diacritics.
pub fn region(name: &str) -> Option<&'static str> {
    BY_NAME.get(&fold(name.trim()).to_lowercase()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::countries;

    #[test]
    fn regions_are_found_in_any_writing_and_lie_in_known_countries() {
        assert_eq!(
            (region("new south WALES "), region("Thuringen"), region("Québec")),
            (Some("AU"), None, Some("CA"))
        );
        assert!(BY_NAME.values().all(|code| countries().iter().any(|country| country.code == *code)));
    }
}
