//! `atodds eval`: measures reports on labelled corpora.

#![allow(clippy::disallowed_methods, reason = "the command line reads labels")]

use super::args::{EvalArguments, ListFormat};
use super::{Status, input, output};
use atodds::error::{Error, ErrorKind};
use atodds::eval::{self, Counts, Gold, Measures, Scored, calibration, show, stages, trust};
use atodds::report::{Filter, Report, json};
use atodds::{Options, source::Source};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// A corpus that was read and checked.
struct Corpus {
    name: String,
    gold: Gold,
    sources: Vec<Source>,
    report: Report,
}

/// What `--format json` prints.
#[derive(Serialize)]
struct Output<'a> {
    corpora: &'a [Scored],
    all: &'a Counts,
    measures: Measures,
    #[serde(skip_serializing_if = "Option::is_none")]
    stages: Option<Vec<stages::Reached>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    calibration: Option<calibration::Calibration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trust: Option<trust::Rankings>,
}

pub(super) fn run(arguments: &EvalArguments) -> Result<Status, Error> {
    output::use_threads(arguments.threads);
    let confidence = arguments.min_confidence.unwrap_or(Filter::USUAL_CONFIDENCE);
    let mut failed = false;
    let mut corpora = Vec::new();
    for folder in folders(&arguments.corpora)? {
        let (corpus, whole) = read(&folder)?;
        failed |= !whole;
        corpora.push(corpus);
    }
    let filter = Filter { min_confidence: confidence, ..Filter::default() };
    let shown: Vec<Report> = corpora.iter().map(|c| c.report.clone().finish(&filter)).collect();
    let mut scored: Vec<Scored> =
        corpora.iter().zip(&shown).map(|(c, report)| eval::score(&c.name, &c.gold, report)).collect();
    let mut all = Counts::default();
    scored.iter().for_each(|s| all.add(&s.counts));
    let reached = arguments.stages.then(|| {
        let of = |(c, report): (&Corpus, &Report)| {
            stages::reached(&c.name, &c.gold, &stages::compared(&c.sources), report)
        };
        corpora.iter().zip(&shown).flat_map(of).collect::<Vec<_>>()
    });
    let calibrated =
        arguments.calibration.then(|| calibration::calibration(corpora.iter().map(|c| (&c.gold, &c.report))));
    let ranked =
        arguments.trust.then(|| trust::rankings(corpora.iter().filter_map(|c| rank(c, &filter)).collect()));
    if !arguments.misses {
        scored.iter_mut().for_each(|s| s.misses.clear());
    }
    let text = match arguments.format {
        ListFormat::Json => json::pretty(&Output {
            corpora: &scored,
            measures: all.measures(),
            all: &all,
            stages: reached,
            calibration: calibrated,
            trust: ranked,
        }),
        ListFormat::Table => {
            let mut text = show::misses(&scored);
            if let Some(reached) = &reached {
                text.push_str(&format!("{}\n", show::stages(reached)));
            }
            text.push_str(&show::scores(&scored, &all));
            if let Some(calibrated) = &calibrated {
                text.push_str(&show::calibration(calibrated));
            }
            if let Some(ranked) = &ranked {
                text.push_str(&show::rankings(ranked));
            }
            text
        }
    };
    output::print(&text)?;
    Ok(if failed { Status::Failed } else { Status::Clean })
}

/// The ranking of a corpus whose labels have one.
fn rank(corpus: &Corpus, filter: &Filter) -> Option<trust::Ranked> {
    let labelled = corpus.gold.reliability.as_ref()?;
    let options = Options { filter: filter.clone(), ..Options::default() };
    trust::ranked(&corpus.name, labelled, &atodds::trust(&corpus.sources, &options, None))
}

/// The corpora under the paths: a folder with a `gold.json`, or a folder of such folders.
fn folders(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    for path in paths {
        if path.join("gold.json").is_file() {
            found.push(path.clone());
            continue;
        }
        let entries = std::fs::read_dir(path).map_err(|e| fail(path, &format!("cannot read it: {e}")))?;
        let mut inside: Vec<PathBuf> = entries
            .filter_map(Result::ok)
            .map(|e| e.path())
            .filter(|p| p.join("gold.json").is_file())
            .collect();
        if inside.is_empty() {
            return Err(fail(
                path,
                "holds no labelled corpus; a corpus is a folder with `gold.json` and the documents in `sources/`",
            ));
        }
        inside.sort();
        found.extend(inside);
    }
    Ok(found)
}

fn fail(path: &Path, message: &str) -> Error {
    Error::new(ErrorKind::Read, format!("{}: {message}", path.display()))
}

/// A corpus, and whether all of its sources could be read.
fn read(folder: &Path) -> Result<(Corpus, bool), Error> {
    let labels = folder.join("gold.json");
    let bytes = std::fs::read(&labels).map_err(|e| fail(&labels, &format!("cannot read it: {e}")))?;
    let gold: Gold = serde_json::from_slice(&bytes).map_err(|e| {
        fail(&labels, &format!("is no list of labels: {e}; README.md says what it must look like"))
    })?;
    let input = input::read(&[folder.join("sources")], None)?;
    for problem in &input.problems {
        output::say(&format!("{}: {}", problem.path, problem.message));
    }
    let name = folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy().into_owned();
    let report = atodds::check(&input.sources, &Options::default());
    let whole = !input.problems.iter().any(|p| p.fatal);
    Ok((Corpus { name, gold, sources: input.sources, report }, whole))
}
