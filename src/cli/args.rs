//! What may stand on the command line.

use super::kinds::KINDS;
use atodds::config::Settings;
use atodds::report::{FORMATS, Filter, Format};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Shows where sources that speak of the same things are at odds.
#[derive(Debug, Parser)]
#[command(name = "atodds", version, about, after_help = AFTER_HELP, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
    /// Say only what kept a source from being read
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// List the sources in the report and say how long it took
    #[arg(short, long, global = true)]
    pub verbose: bool,
}

const AFTER_HELP: &str = "\
Examples:
  atodds check                            check the documents in sources/
  atodds check a.html b.md --format json  check two documents, for another program
  curl -s URL | atodds check - notes/     check a page against a folder of notes
  atodds trust articles/ --why blog       how far the sources can be relied on, and why
  atodds explain date                     what counts as a conflict of dates

Exit status: 0 no conflict, 1 conflicts, 2 could not run or could not read a source.";

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Report where the sources contradict each other or themselves
    Check(CheckArguments),
    /// List the statements that are extracted from the sources
    Claims(ClaimsArguments),
    /// Rank the sources by how far they can be relied on
    Trust(TrustArguments),
    /// Write the graph of sources, statements and topics
    Graph(GraphArguments),
    /// Show the grammatical analysis of a text
    Parse(ParseArguments),
    /// Show a report that was saved as JSON
    Render(RenderArguments),
    /// Measure reports on labelled documents
    Eval(EvalArguments),
    /// Describe the kinds of conflict
    Explain(ExplainArguments),
    /// Print the JSON Schema of the report
    Schema,
}

#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Files and folders to read; `-` is standard input
    #[arg(default_value = "sources", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub show: ShowArguments,
    #[command(flatten)]
    pub filter: FilterArguments,
    /// Settings to use in place of the atodds.toml that is found
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// End with status 0 even if there are conflicts
    #[arg(long)]
    pub exit_zero: bool,
    /// Number of threads [default: one for each processor]
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
}

#[derive(Debug, Args)]
pub struct ShowArguments {
    /// How to write the report
    #[arg(long, value_name = "FORMAT", default_value = FORMATS[0].name, value_parser = formats())]
    pub format: Format,
    /// Write the report to a file
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// When to use colours; `auto` is on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    pub color: When,
}

#[derive(Debug, Args)]
pub struct FilterArguments {
    /// Show this kind of conflict only (may be repeated)
    #[arg(long, value_name = "KIND", value_parser = kinds(), hide_possible_values = true)]
    pub select: Vec<String>,
    /// Leave out this kind of conflict (may be repeated)
    #[arg(long, value_name = "KIND", value_parser = kinds(), hide_possible_values = true)]
    pub ignore: Vec<String>,
    /// Leave out what is less sure than this, from 0 to 1 [default: 0.45]
    #[arg(long, value_name = "X", value_parser = share)]
    pub min_confidence: Option<f64>,
}

impl FilterArguments {
    /// What the flags ask to see and, where they leave it open, the settings.
    pub fn filter(&self, settings: &Settings, usual_confidence: f64) -> Filter {
        let either = |flags: &[String], set: &[String]| {
            if flags.is_empty() { set.iter().cloned().collect() } else { flags.iter().cloned().collect() }
        };
        Filter {
            select: either(&self.select, &settings.select),
            ignore: either(&self.ignore, &settings.ignore),
            min_confidence: self.min_confidence.or(settings.min_confidence).unwrap_or(usual_confidence),
        }
    }
}

#[derive(Debug, Args)]
pub struct ClaimsArguments {
    /// Files and folders to read; `-` is standard input
    #[arg(default_value = "sources", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How to write the list
    #[arg(long, value_enum, default_value_t)]
    pub format: ListFormat,
    /// When to use colours
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    pub color: When,
    /// Settings to use in place of the atodds.toml that is found
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct TrustArguments {
    /// Files and folders to read; `-` is standard input
    #[arg(default_value = "sources", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Read claims in place of documents: CSV or JSON lines (not Parquet) with source, object, attribute, value and perhaps
    /// timestamp; `-` is standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["paths", "min_confidence"])]
    pub claims: Option<PathBuf>,
    /// Score the result against true values: object, attribute, value
    #[arg(long, value_name = "FILE", requires = "claims")]
    pub truth: Option<PathBuf>,
    /// Show what makes the figure of a source, or of somebody quoted
    #[arg(long, value_name = "SOURCE")]
    pub why: Option<String>,
    /// How to write it
    #[arg(long, value_enum, default_value_t)]
    pub format: TrustFormat,
    /// Write it to a file
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// When to use colours
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    pub color: When,
    /// Leave out conflicts that are less sure than this, from 0 to 1 [default: 0.45]
    #[arg(long, value_name = "X", value_parser = share)]
    pub min_confidence: Option<f64>,
    /// Settings to use in place of the atodds.toml that is found
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum TrustFormat {
    #[default]
    Table,
    Json,
    Markdown,
}

#[derive(Debug, Args)]
pub struct GraphArguments {
    /// Files and folders to read; `-` is standard input
    #[arg(default_value = "sources", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How to write the graph
    #[arg(long, value_enum, default_value_t)]
    pub format: GraphFormat,
    /// Settings to use in place of the atodds.toml that is found
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct ParseArguments {
    /// A file, `-` for standard input, or the text itself
    #[arg(value_name = "TEXT|FILE")]
    pub text: String,
    /// How to write the analysis
    #[arg(long, value_enum, default_value_t)]
    pub format: ParseFormat,
    /// When to use colours
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    pub color: When,
}

#[derive(Debug, Args)]
pub struct RenderArguments {
    /// A report in JSON; `-` is standard input
    #[arg(value_name = "REPORT")]
    pub report: PathBuf,
    #[command(flatten)]
    pub show: ShowArguments,
    #[command(flatten)]
    pub filter: FilterArguments,
    /// End with status 0 even if there are conflicts
    #[arg(long)]
    pub exit_zero: bool,
}

#[derive(Debug, Args)]
pub struct EvalArguments {
    /// Folders with `gold.json` and `sources/`, or folders of such folders
    #[arg(required = true, value_name = "DIR")]
    pub corpora: Vec<PathBuf>,
    /// How to write the measures
    #[arg(long, value_enum, default_value_t)]
    pub format: ListFormat,
    /// List every miss, wrong report and flagged non-conflict with its quotes
    #[arg(long)]
    pub misses: bool,
    /// Say how far each labelled conflict came
    #[arg(long)]
    pub stages: bool,
    /// Show the share of right reports by confidence, all reports counted
    #[arg(long)]
    pub calibration: bool,
    /// Compare the ranking of the sources with the labelled one
    #[arg(long)]
    pub trust: bool,
    /// Leave out what is less sure than this, from 0 to 1 [default: 0.45]
    #[arg(long, value_name = "X", value_parser = share)]
    pub min_confidence: Option<f64>,
    /// Number of threads [default: one for each processor]
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
}

#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// Kinds of conflict; without any, all are listed
    #[arg(value_name = "KIND", value_parser = kinds())]
    pub kinds: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum ListFormat {
    #[default]
    Table,
    Json,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum GraphFormat {
    #[default]
    Dot,
    Json,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum ParseFormat {
    #[default]
    Table,
    Conllu,
    Json,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum When {
    #[default]
    Auto,
    Always,
    Never,
}

fn formats() -> impl TypedValueParser<Value = Format> {
    let names = FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.help));
    PossibleValuesParser::new(names.collect::<Vec<_>>()).try_map(|name| {
        let format = FORMATS.iter().find(|format| format.name == name).copied();
        format.ok_or("unknown format")
    })
}

fn kinds() -> PossibleValuesParser {
    let kinds = KINDS.iter().map(|kind| PossibleValue::new(kind.id).help(kind.about));
    PossibleValuesParser::new(kinds.collect::<Vec<_>>())
}

fn share(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("give a number from 0 to 1, such as 0.8".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_share_lies_between_0_and_1() {
        assert_eq!(share("0.8"), Ok(0.8));
        assert_eq!((share("0"), share("1")), (Ok(0.0), Ok(1.0)));
        for wrong in ["1.01", "-0.1", "NaN", "inf", "80%", ""] {
            assert!(share(wrong).is_err(), "{wrong}");
        }
    }
}
