//! The command line, run as a reader runs it.

use crate::invented::{bridge, hostile};
use atodds::report::{Look, json, markdown, terminal};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The built tool, not yet started.
pub fn atodds(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_atodds"));
    command.args(arguments).env_remove("COLUMNS").env_remove("NO_COLOR").stdin(Stdio::null());
    command
}

/// Exit status, standard output and standard error of a run.
pub fn run(arguments: &[&str]) -> (i32, String, String) {
    parts(atodds(arguments).output().unwrap())
}

pub fn parts(output: Output) -> (i32, String, String) {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// A folder with two saved reports; in the first, a source could not be read.
fn saved() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("bridge.json"), json::render(&bridge(), &Look::default())).unwrap();
    std::fs::write(folder.path().join("hostile.json"), json::render(&hostile(), &Look::default())).unwrap();
    folder
}

fn path(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

#[test]
fn the_exit_status_is_that_of_the_worst() {
    let folder = saved();
    let (unread, conflicts) = (path(&folder, "bridge.json"), path(&folder, "hostile.json"));
    assert_eq!(run(&["render", &conflicts]).0, 1);
    assert_eq!(run(&["render", &conflicts, "--exit-zero"]).0, 0);
    assert_eq!(run(&["render", &conflicts, "--select", "acronym"]).0, 0);
    assert_eq!(run(&["render", &unread]).0, 2);
    assert_eq!(run(&["render", &unread, "--exit-zero"]).0, 2);
}

#[test]
fn a_source_that_cannot_be_read_is_named_and_the_report_printed_all_the_same() {
    let folder = saved();
    let (_, out, err) = run(&["render", &path(&folder, "bridge.json")]);
    assert_eq!(err, "atodds: sources/scan.pdf: is a binary file; save it as text, Markdown or HTML\n");
    assert_eq!(out, terminal::render(&bridge(), &Look::default()));
}

#[test]
fn a_path_that_does_not_exist_ends_with_2_and_a_report() {
    let (status, out, err) = run(&["check", "no-such-folder", "--format", "json"]);
    assert_eq!(status, 2);
    assert!(err.starts_with("atodds: no-such-folder: "), "{err}");
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["problems"][0]["path"], "no-such-folder");
    for command in ["claims", "graph"] {
        assert_eq!(run(&[command, "no-such-folder"]).0, 2, "{command}");
    }
}

#[test]
fn formats_are_those_of_the_library() {
    let folder = saved();
    let report = path(&folder, "hostile.json");
    let look = Look::default();
    assert_eq!(run(&["render", &report, "--format", "table"]).1, terminal::render(&hostile(), &look));
    assert_eq!(run(&["render", &report, "--format", "markdown"]).1, markdown::render(&hostile(), &look));
    assert_eq!(run(&["render", &report, "--format", "json"]).1, json::render(&hostile(), &look));
}

#[test]
fn columns_and_colours_follow_the_reader() {
    let folder = saved();
    let report = path(&folder, "hostile.json");
    let narrow = parts(atodds(&["render", &report]).env("COLUMNS", "60").output().unwrap()).1;
    assert_eq!(narrow, terminal::render(&hostile(), &Look { width: 60, ..Look::default() }));
    let coloured = run(&["render", &report, "--color", "always"]).1;
    assert_eq!(coloured, terminal::render(&hostile(), &Look { color: true, ..Look::default() }));
    assert!(coloured.contains('\u{1b}') && !narrow.contains('\u{1b}'));
}

#[test]
fn a_report_goes_to_a_file() {
    let folder = saved();
    let (report, file) = (path(&folder, "hostile.json"), path(&folder, "out.md"));
    let (status, out, _) = run(&["render", &report, "--format", "markdown", "--output", &file]);
    assert_eq!((status, out.as_str()), (1, ""));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), markdown::render(&hostile(), &Look::default()));
    let nowhere = path(&folder, "no/such/folder.md");
    let (status, _, err) = run(&["render", &report, "--output", &nowhere]);
    assert_eq!(status, 2);
    assert!(err.contains("folder.md: cannot write: "), "{err}");
}

#[test]
fn standard_input_is_read() {
    let mut child = atodds(&["render", "-", "--select", "place", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(json::render(&hostile(), &Look::default()).as_bytes()).unwrap();
    let (status, out, _) = parts(child.wait_with_output().unwrap());
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((status, report["conflicts"].as_array().unwrap().len()), (1, 1));
}

#[test]
fn wrong_arguments_end_with_2_and_say_what_is_right() {
    for (arguments, said) in [
        (&["check", "--select", "dates"][..], "'date'"),
        (&["check", "--format", "xml"], "markdown"),
        (&["check", "--min-confidence", "80"], "from 0 to 1"),
        (&["check", "--threads", "0"], "--threads"),
        (&["check", "-q", "-v"], "cannot be used with"),
        (&["explain", "weather"], "quantity"),
        (&["render", "Cargo.toml"], "atodds check --format json"),
        (&[], "Usage"),
    ] {
        let (status, out, err) = run(arguments);
        assert_eq!((status, out.as_str()), (2, ""), "{arguments:?}");
        assert!(err.contains(said), "{arguments:?}: {err}");
    }
}

#[test]
fn a_reader_who_leaves_early_is_no_error() {
    let folder = saved();
    let mut many = hostile();
    many.conflicts = (0..100).flat_map(|_| hostile().conflicts).collect();
    std::fs::write(Path::new(&path(&folder, "many.json")), json::render(&many, &Look::default())).unwrap();
    let mut child = atodds(&["render", &path(&folder, "many.json"), "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let (status, _, err) = parts(child.wait_with_output().unwrap());
    assert_eq!((status, err.as_str()), (1, ""));
}

#[test]
fn kinds_and_the_schema_are_explained() {
    assert!(run(&["explain"]).1.contains("count-vs-list"));
    assert!(run(&["explain", "date", "role"]).1.contains("\nrole: "));
    assert_eq!(run(&["schema"]).1, json::schema());
}
