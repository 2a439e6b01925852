//! What a person does or is in a body, and which two of these exclude each other.

use super::phrase::Phrases;
use super::table;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A post in a body or a job to live by.
struct Job {
    id: &'static str,
    words: Vec<&'static str>,
    domain: &'static str,
    families: Vec<&'static str>,
}

static JOBS: LazyLock<Vec<Job>> = LazyLock::new(|| {
    table::rows(include_str!("jobs.tsv"))
        .map(|[id, words, domain, families]| {
            let mut families: Vec<_> = table::list(families).collect();
            if families.is_empty() {
                families.push(id);
            }
            Job { id, words: table::list(words).collect(), domain, families }
        })
        .collect()
});

static BY_ID: LazyLock<HashMap<&'static str, &'static Job>> =
    LazyLock::new(|| JOBS.iter().map(|job| (job.id, job)).collect());

static WORDS: LazyLock<Phrases<&'static str>> = LazyLock::new(|| {
    let mut phrases = Phrases::new(true);
    for job in JOBS.iter() {
        for word in &job.words {
            phrases.insert(word, job.id);
        }
    }
    phrases
});

/// The longest job at the beginning of `lemmas`, with the number of lemmas that it covers. What [`super::role_at`]
/// finds is not found again.
pub fn job_at(lemmas: &[&str]) -> Option<(&'static str, usize)> {
    WORDS.prefixes(lemmas).next()
}

/// Whether `id` is a job rather than an office.
pub fn is_job(id: &str) -> bool {
    BY_ID.get(id).is_some_and(|job| job.domain == "job")
}

/// Whether nobody is likely to be both of two posts or jobs, given by the ids of their tables.
pub fn jobs_exclude(one: &str, other: &str) -> bool {
    let (Some(a), Some(b)) = (BY_ID.get(one), BY_ID.get(other)) else { return false };
    one != other && a.domain == b.domain && !a.families.iter().any(|family| b.families.contains(family))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_line_parses_and_names_a_role_or_has_words_of_its_own() {
        assert_eq!(JOBS.len(), table::lines(include_str!("jobs.tsv")).count());
        assert_eq!(BY_ID.len(), JOBS.len());
        let roles: BTreeSet<_> = super::super::roles().iter().map(|role| role.id).collect();
        for job in JOBS.iter() {
            assert!(["post", "job"].contains(&job.domain), "{}", job.id);
            assert_eq!(job.words.is_empty(), roles.contains(job.id), "{}", job.id);
        }
    }

    #[test]
    fn what_one_may_be_by_turns_is_no_contradiction() {
        assert!(jobs_exclude("chief-executive", "chair"));
        assert!(jobs_exclude("baker", "nurse"));
        assert!(!jobs_exclude("president", "chair"));
        assert!(!jobs_exclude("surgeon", "professor"));
        assert!(!jobs_exclude("chief-executive", "engineer"));
        assert!(!jobs_exclude("baker", "baker"));
        assert!(!jobs_exclude("baker", "nobody"));
        assert_eq!(job_at(&["train", "driver", "of"]), Some(("train-driver", 2)));
        assert_eq!(job_at(&["mayor"]), None);
    }
}
