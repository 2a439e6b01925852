//! `atodds trust`: how far the sources can be relied on.

#![allow(clippy::disallowed_methods, reason = "the command line reads files of claims and standard input")]

use super::args::{TrustArguments, TrustFormat};
use super::output::{self, Verbosity};
use super::{Status, complain_about, input};
use atodds::config::{self, Settings};
use atodds::error::{Error, ErrorKind};
use atodds::report::trust::{self as shown, TrustReport};
use atodds::report::{Filter, ProblemInfo, json};
use atodds::trust::{self, Confirmation, score};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::time::Instant;

/// How many sources are named where one is not known.
const MOST_NAMED: usize = 20;

/// Runs the command.
pub fn run(arguments: &TrustArguments, verbosity: Verbosity) -> Result<Status, Error> {
    match &arguments.claims {
        Some(file) => of_claims(file, arguments, verbosity),
        None => of_documents(arguments, verbosity),
    }
}

fn of_documents(arguments: &TrustArguments, verbosity: Verbosity) -> Result<Status, Error> {
    let input = input::read(&arguments.paths, arguments.config.as_deref())?;
    let usual = Filter::USUAL_CONFIDENCE;
    let filter = Filter {
        min_confidence: arguments.min_confidence.or(input.settings.min_confidence).unwrap_or(usual),
        ..Filter::default()
    };
    let options = atodds::Options { filter, trust: input.trust(), ..atodds::Options::default() };
    let report = atodds::trust(&input.sources, &options, arguments.why.as_deref());
    if let Some(name) = arguments.why.as_ref().filter(|_| report.why.is_none()) {
        known(name, report.sources.iter().chain(&report.speakers).map(|source| source.id.as_str()))?;
    }
    complain_about(&input.problems, verbosity);
    let values = |c: &config::Confirmation| {
        let slot = report.slots.iter().find(|slot| slot.object == c.object)?;
        let known = slot.values.iter().any(|value| value.confirmed);
        Some(slot.values.iter().filter(|_| !known).map(|v| v.value.clone()).collect())
    };
    if !input.sources.is_empty() {
        complain_about(&unfit(&input.settings, values), verbosity);
    }
    let text = match arguments.format {
        TrustFormat::Json => json::pretty(&report),
        _ => written(&report, arguments, verbosity),
    };
    output::write(arguments.output.as_deref(), &text)?;
    let failed = input.problems.iter().any(|problem| problem.fatal);
    Ok(if failed { Status::Failed } else { Status::Clean })
}

fn of_claims(file: &Path, arguments: &TrustArguments, verbosity: Verbosity) -> Result<Status, Error> {
    let started = Instant::now();
    let settings = input::settings(arguments.config.as_deref())?;
    let statements = trust::read::claims(&shown_path(file), &bytes(file)?)?;
    let truth = arguments.truth.as_deref().map(|file| trust::read::truth(&shown_path(file), &bytes(file)?));
    let truth = truth.transpose()?;
    let assessment = trust::of_statements(&statements, &options(&settings, &statements));
    let values = |c: &config::Confirmation| {
        let table = &assessment.table;
        let fits = |slot: &trust::table::Slot| slot.object == c.object && slot.attribute == c.attribute;
        let slot = table.slots.iter().position(fits)?;
        let known = assessment.confirmed.get(&slot).copied().flatten().is_some();
        let all = table.slots[slot].values.clone().filter(|_| !known);
        Some(all.map(|value| table.values[value].text.clone()).collect())
    };
    complain_about(&unfit(&settings, values), verbosity);
    let score = truth.map(|truth| score::score(&assessment, &truth));
    let names = &assessment.table.sources;
    let why = match &arguments.why {
        Some(name) => {
            known(name, names.iter().map(String::as_str))?;
            names.iter().position(|source| source == name)
        }
        None => None,
    };
    let why = why.map(|source| shown::why(&assessment, source, |_, _, piece| piece));
    let text = match arguments.format {
        TrustFormat::Json => shown::data_json(&assessment, score.as_ref(), why.as_ref()),
        _ => written(&TrustReport { why, score, ..shown::of_assessment(&assessment) }, arguments, verbosity),
    };
    if verbosity == Verbosity::Verbose {
        output::say(&format!("{} claims in {:.3} s", statements.len(), started.elapsed().as_secs_f64()));
    }
    output::write(arguments.output.as_deref(), &text)?;
    Ok(Status::Clean)
}

fn written(report: &TrustReport, arguments: &TrustArguments, verbosity: Verbosity) -> String {
    match arguments.format {
        TrustFormat::Markdown => shown::markdown::render(report),
        _ => {
            let look = output::look(arguments.output.as_deref(), arguments.color, verbosity);
            shown::table::render(report, &look)
        }
    }
}

fn shown_path(file: &Path) -> String {
    if file == Path::new("-") { "standard input".to_owned() } else { file.display().to_string() }
}

fn bytes(file: &Path) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(file)
    };
    read.map_err(|error| {
        let mend = if file.is_dir() { "; name a file in this folder" } else { "" };
        Error::new(ErrorKind::Read, format!("{}: cannot read it: {error}{mend}", shown_path(file)))
    })
}

/// What the settings say of sources in data without documents, which are found by their whole names.
fn options(settings: &Settings, statements: &[trust::Statement]) -> trust::Options {
    let mut priors = BTreeMap::new();
    if let Some(prior) = settings.prior {
        priors.extend(statements.iter().map(|statement| (statement.source.clone(), prior)));
    }
    priors.extend(settings.sources.iter().filter_map(|(name, set)| Some((name.clone(), set.prior?))));
    trust::Options { priors, confirmed: confirmed(settings), ..trust::Options::default() }
}

/// The confirmations of the settings.
pub fn confirmed(settings: &Settings) -> Vec<Confirmation> {
    let one = |c: &config::Confirmation| Confirmation {
        object: c.object.clone(),
        attribute: c.attribute.clone(),
        value: c.value.clone(),
    };
    settings.confirmed.iter().map(one).collect()
}

fn known<'n>(name: &str, names: impl Iterator<Item = &'n str> + Clone) -> Result<(), Error> {
    if names.clone().any(|known| known == name) {
        return Ok(());
    }
    let mend = match config::nearest(name, names.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            let more = names.clone().count().saturating_sub(MOST_NAMED);
            let named = names.take(MOST_NAMED).collect::<Vec<_>>().join("`, `");
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            format!("the sources are `{named}`{more}")
        }
    };
    Err(Error::new(ErrorKind::Read, format!("--why: no source `{name}`; {mend}")))
}

/// Notes on confirmations that fit nothing, or whose value nobody gives. `values` has those of the slot.
fn unfit(
    settings: &Settings,
    values: impl Fn(&config::Confirmation) -> Option<Vec<String>>,
) -> Vec<ProblemInfo> {
    let path = settings.path.clone().unwrap_or_else(|| config::FILE_NAME.to_owned());
    let note = |c: &config::Confirmation| {
        let name = [c.object.as_str(), c.attribute.as_str()].join(" ");
        let name = name.trim_end();
        let message = match values(c) {
            None => {
                format!("`[[confirm]]` of `{name}` fits no disagreement of these sources; see `atodds check`")
            }
            Some(values) if !values.is_empty() => format!(
                "`[[confirm]]` of `{name}`: no source gives `{}`, so all are taken to be wrong; the values are `{}`",
                c.value,
                values.join("`, `")
            ),
            Some(_) => return None,
        };
        Some(ProblemInfo { path: path.clone(), message, fatal: false })
    };
    settings.confirmed.iter().filter_map(note).collect()
}
