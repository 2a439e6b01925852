//! `atodds.toml`: what the file may hold, and the settings that follow from it.
//!
//! ```toml
//! [check]
//! min-confidence = 0.6
//! select = ["quantity", "date"]
//! ignore = ["name"]
//!
//! [sources.report]                  # a file's stem, or its path relative to this file
//! title = "The bridge at Varnholm"
//! publisher = "Varnholm Post"
//! url = "https://example.org/bridge"
//! date = 2024-07-08
//! id = "post"
//! prior = 0.9                       # how far it is believed to be reliable, from 0 to 1
//!
//! [trust]
//! prior = 0.8                       # the same for all other sources
//!
//! [[confirm]]                       # a value that is known to be right
//! conflict = "c1-4f031b220ef2"      # or object = "..." and attribute = "...", for data without documents
//! value = "until 2035"
//! reason = "the strategy itself says so"
//! ```

use crate::error::{Error, ErrorKind};
use crate::source::{Problem, stem};
use crate::text::calendar;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// Name of the configuration file, which is searched upward from the working folder.
pub const FILE_NAME: &str = "atodds.toml";

/// The file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Raw {
    #[serde(default)]
    check: RawCheck,
    #[serde(default)]
    sources: BTreeMap<String, RawSource>,
    #[serde(default)]
    trust: RawTrust,
    #[serde(default)]
    confirm: Vec<Spanned<RawConfirm>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawTrust {
    prior: Option<Spanned<f64>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawConfirm {
    conflict: Option<String>,
    object: Option<String>,
    attribute: Option<String>,
    value: Option<String>,
    reason: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawCheck {
    min_confidence: Option<Spanned<f64>>,
    select: Option<Vec<String>>,
    ignore: Option<Vec<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawSource {
    title: Option<String>,
    publisher: Option<String>,
    url: Option<String>,
    date: Option<Spanned<toml::Value>>,
    id: Option<Spanned<String>>,
    prior: Option<Spanned<f64>>,
}

/// What is known of a source from the configuration; it overrules what the document says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceSettings {
    /// Title of the page or document.
    pub title: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The day it was published.
    pub date: Option<Date>,
    /// Its name in reports.
    pub id: Option<String>,
    /// How far it is believed to be reliable before it is heard, between 0 and 1.
    pub prior: Option<f64>,
}

/// A value that the reader knows to be right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Confirmation {
    /// The id of the conflict, or the object.
    pub object: String,
    /// The attribute; empty for a conflict.
    pub attribute: String,
    /// The value that is right.
    pub value: String,
    /// Why, for whoever reads the file.
    pub reason: String,
}

/// The settings of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Least confidence, from 0 to 1, of a conflict that is reported; `None` where the file leaves it open.
    pub min_confidence: Option<f64>,
    /// The kinds of conflicts that are looked for; all where it is empty.
    pub select: Vec<String>,
    /// Kinds of conflicts that aren't reported.
    pub ignore: Vec<String>,
    /// By file stem or relative path.
    pub sources: BTreeMap<String, SourceSettings>,
    /// How far sources are believed to be reliable for which nothing else is set, between 0 and 1.
    pub prior: Option<f64>,
    /// Values that the reader has confirmed.
    pub confirmed: Vec<Confirmation>,
    /// Path of the file that the settings come from, for messages.
    pub path: Option<String>,
}

impl Settings {
    /// Reads the settings out of the text of a configuration file; `path` is for messages.
    ///
    /// # Errors
    /// [`ErrorKind::Config`] with file, line and mend, where the text is no TOML, has a key that isn't known or a
    /// value out of range.
    pub fn parse(path: &str, text: &str) -> Result<Settings, Error> {
        let raw: Raw = toml::from_str(text).map_err(|error| explain(path, text, &error))?;
        let wrong = |at: usize, what: &str| {
            Error::new(ErrorKind::Config, format!("{path}:{}: {what}", line(text, at)))
        };
        let min_confidence = match raw.check.min_confidence {
            Some(value) if !(0.0..=1.0).contains(value.get_ref()) => {
                return Err(wrong(value.span().start, "`min-confidence` must be between 0 and 1"));
            }
            value => value.map(Spanned::into_inner),
        };
        let mut sources = BTreeMap::new();
        for (name, raw) in raw.sources {
            let date =
                match raw.date {
                    None => None,
                    Some(value) => Some(day(value.get_ref()).ok_or_else(|| {
                        wrong(value.span().start, "`date` must be a day such as 2024-07-08")
                    })?),
                };
            let id = match raw.id {
                Some(id) if id.get_ref().trim().is_empty() => {
                    return Err(wrong(id.span().start, "`id` must not be empty"));
                }
                id => id.map(Spanned::into_inner),
            };
            let prior = share(raw.prior, &wrong)?;
            let (title, publisher, url) = (raw.title, raw.publisher, raw.url);
            sources.insert(name, SourceSettings { title, publisher, url, date, id, prior });
        }
        let prior = share(raw.trust.prior, &wrong)?;
        let confirmed =
            raw.confirm.into_iter().map(|one| confirmation(one, &wrong)).collect::<Result<_, _>>()?;
        Ok(Settings {
            min_confidence,
            select: raw.check.select.unwrap_or_default(),
            ignore: raw.check.ignore.unwrap_or_default(),
            sources,
            prior,
            confirmed,
            path: Some(path.to_owned()),
        })
    }

    /// What is set for the source at `path`: by the path, else by its end, else by the file's stem.
    pub fn source(&self, path: &str) -> Option<&SourceSettings> {
        let path = path.trim_start_matches("./");
        let mut rest = Some(path);
        while let Some(piece) = rest {
            if let Some(found) = self.sources.get(piece) {
                return Some(found);
            }
            rest = piece.split_once('/').map(|(_, rest)| rest);
        }
        self.sources.get(stem(path))
    }

    /// Notes on settings for sources that aren't among `paths`.
    pub fn unused<'p>(&self, paths: impl Iterator<Item = &'p str>) -> Vec<Problem> {
        let paths: Vec<&str> = paths.collect();
        let file = self.path.as_deref().unwrap_or(FILE_NAME);
        let fits = |name: &str| {
            paths.iter().any(|path| {
                let path = path.trim_start_matches("./");
                stem(path) == name || path == name || path.ends_with(&format!("/{name}"))
            })
        };
        let note = |name: &String| {
            let near = nearest(name, paths.iter().map(|path| stem(path)));
            let mend = near.map_or_else(|| "remove it".to_owned(), |near| format!("did you mean `{near}`?"));
            Problem::note(file, format!("{file}: `[sources.{name}]` fits no source; {mend}"))
        };
        self.sources.keys().filter(|name| !fits(name)).map(note).collect()
    }
}

/// A reliability between 0 and 1.
fn share(given: Option<Spanned<f64>>, wrong: &impl Fn(usize, &str) -> Error) -> Result<Option<f64>, Error> {
    match given {
        Some(value) if !(0.0..=1.0).contains(value.get_ref()) => {
            Err(wrong(value.span().start, "`prior` must be between 0 and 1"))
        }
        value => Ok(value.map(Spanned::into_inner)),
    }
}

fn confirmation(
    given: Spanned<RawConfirm>,
    wrong: &impl Fn(usize, &str) -> Error,
) -> Result<Confirmation, Error> {
    let at = given.span().start;
    let RawConfirm { conflict, object, attribute, value, reason } = given.into_inner();
    let filled = |text: Option<String>, what: &str| {
        text.filter(|text| !text.trim().is_empty()).ok_or_else(|| wrong(at, what))
    };
    let (object, attribute) = match (conflict, object, attribute) {
        (Some(conflict), None, None) => (conflict, String::new()),
        (None, Some(object), attribute) => (object, attribute.unwrap_or_default()),
        _ => return Err(wrong(at, "`[[confirm]]` needs `conflict`, or `object` and `attribute`")),
    };
    let value = filled(value, "`[[confirm]]` needs the `value` that is right")?;
    let reason = filled(reason, "`[[confirm]]` needs a `reason`, for whoever reads this file")?;
    Ok(Confirmation { object, attribute, value, reason })
}

fn day(value: &toml::Value) -> Option<Date> {
    let text = match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Datetime(date) => date.to_string(),
        _ => return None,
    };
    calendar::find(&text).first().filter(|found| !found.ambiguous)?.date()
}

fn line(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|b| *b == b'\n').count() + 1
}

/// An error of the TOML reader with its line and, for an unknown key, the known one that is closest.
fn explain(path: &str, text: &str, error: &toml::de::Error) -> Error {
    let message = error.message().trim().replace('\n', " ");
    let at = error.span().map_or(0, |span| span.start);
    let mut names = message.split('`').skip(1).step_by(2);
    let known: Vec<&str>;
    let mend = match names.next() {
        Some(unknown) if message.starts_with("unknown field") => {
            known = names.collect();
            let near = nearest(unknown, known.iter().copied());
            let all = known.join("`, `");
            let ask =
                near.map_or_else(|| format!("known are `{all}`"), |near| format!("did you mean `{near}`?"));
            format!("unknown key `{unknown}`; {ask}")
        }
        _ => message.clone(),
    };
    Error::new(ErrorKind::Config, format!("{path}:{}: {mend}", line(text, at)))
}

/// The name among `names` that a misspelt one most likely means.
pub fn nearest<'n>(misspelt: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    const LEAST: f64 = 0.75;
    names
        .map(|name| (strsim::jaro_winkler(misspelt, name), name))
        .filter(|(likeness, _)| *likeness >= LEAST)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_key_is_named_with_its_line_and_the_nearest() {
        let error = Settings::parse("atodds.toml", "[check]\nmin-confidense = 0.5\n").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert_eq!(
            error.to_string(),
            "atodds.toml:2: unknown key `min-confidense`; did you mean `min-confidence`?"
        );
        let error = Settings::parse("atodds.toml", "[check]\n\n[source.a]\n").unwrap_err().to_string();
        assert!(error.starts_with("atodds.toml:3: ") && error.contains("`sources`"), "{error}");
        let error = Settings::parse("atodds.toml", "[sources.a]\npublischer = 'x'").unwrap_err().to_string();
        assert!(error.starts_with("atodds.toml:2: ") && error.contains("`publisher`"), "{error}");
    }

    #[test]
    fn values_out_of_range_are_named() {
        for text in
            ["[check]\nmin-confidence = 1.5", "[sources.a]\ndate = 'soon'", "[sources.a]\nid = ' '", "x =\ny"]
        {
            let error = Settings::parse("c.toml", text).unwrap_err().to_string();
            assert!(error.starts_with("c.toml:2: ") || text.starts_with('x'), "{error}");
        }
    }

    #[test]
    fn priors_and_confirmations_are_read_and_checked() {
        let text = "[trust]\nprior = 0.7\n[sources.a]\nprior = 0.9\n[[confirm]]\nconflict = 'c1'\nvalue = '7'\nreason = 'seen'";
        let settings = Settings::parse("c.toml", text).unwrap();
        assert_eq!((settings.prior, settings.source("a.txt").unwrap().prior), (Some(0.7), Some(0.9)));
        assert_eq!(settings.confirmed[0].object, "c1");
        for (text, about) in [
            ("\n[[confirm]]\nconflict = 'c1'\nvalue = '7'", "`reason`"),
            ("\n[[confirm]]\nconflict = 'c1'\nreason = 'seen'", "`value`"),
            ("\n[[confirm]]\nvalue = '7'\nreason = 'seen'", "`conflict`"),
            ("[trust]\nprior = 1.5", "between 0 and 1"),
            ("[trust]\npriors = 0.5", "did you mean `prior`?"),
            ("[[confirm]]\nconflct = 'c1'", "did you mean `conflict`?"),
        ] {
            let error = Settings::parse("c.toml", text).unwrap_err().to_string();
            assert!(error.starts_with("c.toml:2: ") && error.contains(about), "{error}");
        }
    }

    #[test]
    fn sources_are_found_by_path_or_stem() {
        let text = "[sources.report]\ndate = 2024-07-08\n[sources.'b/report.txt']\ntitle = 'B'";
        let settings = Settings::parse("c.toml", text).unwrap();
        assert_eq!(settings.source("a/report.txt").unwrap().date, Some(jiff::civil::date(2024, 7, 8)));
        assert_eq!(settings.source("a/b/report.txt").unwrap().title.as_deref(), Some("B"));
        assert_eq!(settings.source("./a/other.txt"), None);
        let unused = settings.unused(["b/reports.txt"].into_iter());
        assert_eq!(unused.len(), 2);
        assert!(unused.iter().any(|problem| problem.message.contains("did you mean `reports`?")));
    }
}
