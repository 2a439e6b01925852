//! The command line: one function a subcommand.
//!
//! Exit status: 0 if there is no conflict, 1 if there is one, 2 if the work could not be done or a source not be read.

mod args;
mod eval;
mod input;
mod kinds;
mod output;
mod trust;

use args::{Arguments, CheckArguments, Command};
use atodds::config::Settings;
use atodds::error::Error;
use atodds::report::{self, Filter, ProblemInfo, Report};
use clap::Parser;
use output::Verbosity;
use std::process::ExitCode;
use std::time::Instant;

/// How the work ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    Clean,
    Conflicts,
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        ExitCode::from(match status {
            Status::Clean => 0,
            Status::Conflicts => 1,
            Status::Failed => 2,
        })
    }
}

/// Reads the arguments and does what they say.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let verbosity = Verbosity::of(arguments.quiet, arguments.verbose);
    let done = match &arguments.command {
        Command::Check(check) => run_check(check, verbosity),
        Command::Claims(claims) => run_claims(claims, verbosity),
        Command::Trust(arguments) => trust::run(arguments, verbosity),
        Command::Graph(graph) => run_graph(graph, verbosity),
        Command::Parse(parse) => run_parse(parse, verbosity),
        Command::Render(render) => run_render(render, verbosity),
        Command::Eval(measure) => eval::run(measure),
        Command::Explain(explain) => run_explain(explain),
        Command::Schema => output::print(&report::json::schema()).map(|()| Status::Clean),
    };
    match done {
        Ok(status) => status.into(),
        Err(error) => {
            output::say(&error.to_string());
            Status::Failed.into()
        }
    }
}

fn run_check(arguments: &CheckArguments, verbosity: Verbosity) -> Result<Status, Error> {
    let started = Instant::now();
    output::use_threads(arguments.threads);
    let input = input::read(&arguments.paths, arguments.config.as_deref())?;
    let options = atodds::Options {
        filter: arguments.filter.filter(&input.settings, Filter::USUAL_CONFIDENCE),
        trust: input.trust(),
        ..atodds::Options::default()
    };
    let mut report = atodds::check(&input.sources, &options);
    report.problems.extend(input.problems);
    let report = report.finish(&options.filter);
    if verbosity == Verbosity::Verbose {
        output::say(&format!("checked in {:.3} s", started.elapsed().as_secs_f64()));
    }
    write_report(&report, &arguments.show, verbosity)?;
    Ok(status(&report, arguments.exit_zero))
}

fn run_render(arguments: &args::RenderArguments, verbosity: Verbosity) -> Result<Status, Error> {
    let report =
        input::report(&arguments.report)?.finish(&arguments.filter.filter(&Settings::default(), 0.0));
    write_report(&report, &arguments.show, verbosity)?;
    Ok(status(&report, arguments.exit_zero))
}

fn run_claims(arguments: &args::ClaimsArguments, verbosity: Verbosity) -> Result<Status, Error> {
    let input = input::read(&arguments.paths, arguments.config.as_deref())?;
    let rows = atodds::claims(&input.sources, &atodds::Options::default());
    let text = match arguments.format {
        args::ListFormat::Table => {
            report::claims::table_of(&rows, &output::look(None, arguments.color, verbosity))
        }
        args::ListFormat::Json => report::json::pretty(&rows),
    };
    finish_listing(&text, &input, verbosity)
}

fn run_graph(arguments: &args::GraphArguments, verbosity: Verbosity) -> Result<Status, Error> {
    let input = input::read(&arguments.paths, arguments.config.as_deref())?;
    let graph = atodds::graph(&input.sources, &atodds::Options::default());
    let text = match arguments.format {
        args::GraphFormat::Dot => report::graph::dot(&graph),
        args::GraphFormat::Json => report::json::pretty(&graph),
    };
    finish_listing(&text, &input, verbosity)
}

fn run_parse(arguments: &args::ParseArguments, verbosity: Verbosity) -> Result<Status, Error> {
    let input = input::text_or_file(&arguments.text)?;
    let look = output::look(None, arguments.color, verbosity);
    let mut text = String::new();
    for source in &input.sources {
        let (visible, sentences) = (&source.text.visible, atodds::analyse(source));
        text.push_str(&match arguments.format {
            args::ParseFormat::Table => report::parse::table_of(visible, &sentences, &look),
            args::ParseFormat::Conllu => report::parse::conllu(visible, &sentences),
            args::ParseFormat::Json => report::parse::json(visible, &sentences),
        });
    }
    finish_listing(&text, &input, verbosity)
}

fn run_explain(arguments: &args::ExplainArguments) -> Result<Status, Error> {
    let text: Vec<_> = match arguments.kinds.as_slice() {
        [] => vec![kinds::list()],
        names => kinds::KINDS
            .iter()
            .filter(|kind| names.contains(&kind.id.to_owned()))
            .map(kinds::explain)
            .collect(),
    };
    output::print(&text.join("\n"))?;
    Ok(Status::Clean)
}

fn write_report(report: &Report, show: &args::ShowArguments, verbosity: Verbosity) -> Result<(), Error> {
    let file = show.output.as_deref();
    // A table on the reader's own terminal has them already.
    if !(show.format.name == "table" && output::seen_together(file)) {
        complain_about(&report.problems, verbosity);
    }
    output::write(file, &(show.format.render)(report, &output::look(file, show.color, verbosity)))
}

fn finish_listing(text: &str, input: &input::Input, verbosity: Verbosity) -> Result<Status, Error> {
    complain_about(&input.problems, verbosity);
    output::print(text)?;
    let failed = input.problems.iter().any(|problem| problem.fatal);
    Ok(if failed { Status::Failed } else { Status::Clean })
}

fn complain_about(problems: &[ProblemInfo], verbosity: Verbosity) {
    for problem in problems.iter().filter(|problem| problem.fatal || verbosity != Verbosity::Quiet) {
        output::say(&format!("{}: {}", problem.path, problem.message));
    }
}

/// What could not be read weighs more than what was found in the rest.
fn status(report: &Report, exit_zero: bool) -> Status {
    if report.problems.iter().any(|problem| problem.fatal) {
        Status::Failed
    } else if report.conflicts.is_empty() || exit_zero {
        Status::Clean
    } else {
        Status::Conflicts
    }
}
