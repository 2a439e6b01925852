//! Stable names of conflicts.

use std::hash::Hasher;

/// Version of the hash's input; grows when an id could change for the same disagreement.
const VERSION: &str = "c1";

/// The name of a disagreement: `c1-` and 12 hexadecimal digits.
///
/// It is the same whatever the order of `sources` and `values`, how often one is named, and wherever in their
/// documents the statements stand, so that a note or a baseline that names it stays valid. The hash is FNV-1a with
/// 64 bits (Fowler, Noll and Vo; RFC 9923) folded to 48, over every field with its length in front.
///
/// `topic_key` is the normalised key under which the claims met, `values` the normalised values.
///
/// ```
/// use atodds::report::id::conflict_id;
/// let id = conflict_id("date", "bridge/opened", &["gazette", "almanac"], &["1931-05-12", "1932-05-12"]);
/// assert_eq!(id, conflict_id("date", "bridge/opened", &["almanac", "gazette"], &["1932-05-12", "1931-05-12"]));
/// ```
pub fn conflict_id<S: AsRef<str>, V: AsRef<str>>(
    kind: &str,
    topic_key: &str,
    sources: &[S],
    values: &[V],
) -> String {
    let mut hasher = fnv::FnvHasher::default();
    field(&mut hasher, kind);
    field(&mut hasher, topic_key);
    set(&mut hasher, sources);
    set(&mut hasher, values);
    let hash = hasher.finish();
    let folded = (hash >> 48) ^ (hash & 0xffff_ffff_ffff);
    format!("{VERSION}-{folded:012x}")
}

fn field(hasher: &mut fnv::FnvHasher, text: &str) {
    length(hasher, text.len());
    hasher.write(text.as_bytes());
}

fn set<T: AsRef<str>>(hasher: &mut fnv::FnvHasher, items: &[T]) {
    let mut items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    items.sort_unstable();
    items.dedup();
    length(hasher, items.len());
    for item in items {
        field(hasher, item);
    }
}

/// Written out in one byte order and width, so that the id is the same on every machine.
fn length(hasher: &mut fnv::FnvHasher, length: usize) {
    hasher.write(&(length as u64).to_le_bytes());
}

#[cfg(test)]
mod tests {
    use super::conflict_id;
    use proptest::prelude::*;

    #[test]
    fn an_id_never_changes_between_releases() {
        assert_eq!(conflict_id("date", "bridge/opened", &["a", "b"], &["1931", "1932"]), "c1-79b776b093db");
        assert_eq!(conflict_id::<&str, &str>("", "", &[], &[]), "c1-10784d8af927");
    }

    #[test]
    fn every_field_counts_and_none_runs_into_the_next() {
        let ids = [
            conflict_id("date", "bridge", &["a", "b"], &["1", "2"]),
            conflict_id("dateb", "ridge", &["a", "b"], &["1", "2"]),
            conflict_id("date", "bridge", &["ab"], &["1", "2"]),
            conflict_id("date", "bridge", &["a"], &["b", "1", "2"]),
            conflict_id("date", "bridge", &["a", "b"], &["12"]),
            conflict_id("date", "bridge", &["a", "b", "c"], &["1", "2"]),
        ];
        let distinct: std::collections::BTreeSet<_> = ids.iter().collect();
        assert_eq!(distinct.len(), ids.len(), "{ids:?}");
    }

    proptest! {
        #[test]
        fn order_and_repetition_do_not_count(sources: Vec<String>, values: Vec<String>) {
            let id = conflict_id("name", "topic", &sources, &values);
            let twice: Vec<_> = sources.iter().rev().chain(&sources).collect();
            let backwards: Vec<_> = values.iter().rev().collect();
            prop_assert_eq!(id, conflict_id("name", "topic", &twice, &backwards));
        }
    }
}
