//! The same bytes whatever the number of threads and the order of the files, and every time.

use crate::cli::run;

const FORMATS: [&str; 3] = ["table", "json", "markdown"];

#[test]
fn the_number_of_threads_does_not_show() {
    for format in FORMATS {
        let with = |threads| run(&["check", "sources", "--format", format, "--threads", threads]);
        let one = with("1");
        assert_eq!(one.0, 1, "{}", one.2);
        assert_eq!(one, with("2"));
        assert_eq!(one, with("7"));
    }
}

#[test]
fn the_order_of_the_files_does_not_show() {
    let files = std::fs::read_dir("sources").unwrap();
    let mut files: Vec<String> = files.map(|file| file.unwrap().path().display().to_string()).collect();
    files.sort();
    let reports = |files: &[String]| {
        let arguments = ["check", "--format", "json"].into_iter().chain(files.iter().map(String::as_str));
        run(&arguments.collect::<Vec<_>>())
    };
    let first = reports(&files);
    assert_eq!(first, run(&["check", "sources", "--format", "json"]));
    files.reverse();
    assert_eq!(first, reports(&files));
    files.rotate_left(2);
    assert_eq!(first, reports(&files));
}

#[test]
fn the_order_of_sources_in_memory_does_not_show() {
    let read = |name: &str| {
        let bytes = std::fs::read(name).unwrap();
        atodds::source::read(name, &bytes, &Default::default()).0.unwrap()
    };
    let mut sources: Vec<_> =
        ["sources/chair-handover.md", "sources/strategic-outlook.txt", "sources/summit-review.txt"]
            .map(read)
            .into();
    let check = |sources: &[_]| atodds::check(sources, &Default::default());
    let first = check(&sources);
    assert!(!first.conflicts.is_empty());
    sources.rotate_left(1);
    assert_eq!(first, check(&sources));
    sources.reverse();
    assert_eq!(first, check(&sources));
}

#[test]
fn every_run_says_the_same() {
    for arguments in [
        &["check", "sources"][..],
        &["claims", "sources"],
        &["claims", "sources", "--format", "json"],
        &["graph", "sources"],
        &["graph", "sources", "--format", "json"],
    ] {
        let first = run(arguments);
        assert!(first.1.lines().count() > 10, "{arguments:?}");
        assert_eq!(first, run(arguments), "{arguments:?}");
    }
}
