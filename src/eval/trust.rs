//! Whether the ranking of sources fits the labelled one.

use super::Found;
use crate::report::trust::TrustReport;
use serde::Serialize;

/// The ranking of one corpus beside the labelled one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ranked {
    /// The corpus.
    pub corpus: String,
    /// The source that is labelled the least reliable.
    pub worst: String,
    /// Its place in the ranking, from the end: 1 is last.
    pub from_end: usize,
    /// Sources that are ranked.
    pub sources: usize,
    /// Kendall's rank correlation of the two rankings, from -1 to 1.
    pub tau: f64,
}

/// The rankings of several corpora.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Rankings {
    /// One by one.
    pub corpora: Vec<Ranked>,
    /// Where the least reliable source is last or next to last.
    pub low: Found,
    /// How often it would be in a ranking by lot.
    pub by_lot: f64,
    /// Mean of Kendall's rank correlations.
    pub tau: f64,
}

/// Compares a ranking with the labelled one, which goes from the most to the least reliable source. `None` where the
/// least reliable one was not read.
pub fn ranked(corpus: &str, labelled: &[String], report: &TrustReport) -> Option<Ranked> {
    let worst = labelled.last()?;
    let from_end = 1 + report.sources.iter().rev().position(|source| source.id == *worst)?;
    let places = report.sources.iter().map(|source| labelled.iter().position(|name| *name == source.id));
    let places: Vec<usize> = places.flatten().collect();
    let (mut sum, mut pairs) = (0.0, 0.0);
    for (n, place) in places.iter().enumerate() {
        for later in &places[n + 1..] {
            sum += if place < later { 1.0 } else { -1.0 };
            pairs += 1.0;
        }
    }
    let tau = if pairs > 0.0 { sum / pairs } else { 0.0 };
    let (corpus, worst) = (corpus.to_owned(), worst.clone());
    Some(Ranked { corpus, worst, from_end, sources: report.sources.len(), tau })
}

/// Sums up.
pub fn rankings(corpora: Vec<Ranked>) -> Rankings {
    let of = corpora.len();
    let mean =
        |figure: fn(&Ranked) -> f64| corpora.iter().map(figure).fold(0.0, |a, b| a + b) / of.max(1) as f64;
    let low = Found { found: corpora.iter().filter(|c| c.from_end <= 2).count(), of };
    let by_lot = mean(|c| (2.0 / c.sources as f64).min(1.0));
    Rankings { low, by_lot, tau: mean(|c| c.tau), corpora }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::trust::SourceTrust;

    #[test]
    fn a_ranking_is_compared_with_the_labelled_one() {
        let sources = ["a", "b", "c", "d"].map(|id| SourceTrust { id: id.into(), ..SourceTrust::default() });
        let report = TrustReport { sources: sources.into(), ..TrustReport::default() };
        let of = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
            ranked("x", &names, &report).map(|r| (r.from_end, r.tau))
        };
        assert_eq!(of(&["a", "b", "c", "d"]), Some((1, 1.0)));
        assert_eq!(of(&["d", "c", "b", "a"]), Some((4, -1.0)));
        assert_eq!((of(&["e"]), of(&[])), (None, None));
        let all = rankings(ranked("x", &["b".into(), "c".into()], &report).into_iter().collect());
        assert_eq!((all.low, all.by_lot, all.tau), (Found { found: 1, of: 1 }, 0.5, 1.0));
        assert_eq!(rankings(Vec::new()).low.of, 0);
    }
}
