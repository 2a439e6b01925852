//! Bad input through the binary: what is wrong is named with its mend, and the rest is reported all the same.

use crate::cli::{atodds, parts, run};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const GAZETTE: &str =
    "Bridge opens\n\nThe Varnholm bridge was opened on 12 May 2031. The bridge cost 40 million crowns.\n";
const ALMANAC: &str =
    "Bridges\n\nThe Varnholm bridge was opened on 21 May 2031. The bridge cost 40 million crowns.\n";

/// A folder with two documents that contradict each other, and with more.
fn folder(more: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [("gazette.txt", GAZETTE.as_bytes()), ("almanac.txt", ALMANAC.as_bytes())] {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    for (name, bytes) in more {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// Runs `check` on the folder from inside, so that paths are short.
fn check_in(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let all: Vec<&str> = ["check", ".", "--format", "json"].iter().chain(arguments).copied().collect();
    parts(atodds(&all).current_dir(folder).output().unwrap())
}

/// Whether the two good documents' conflict is in the report.
fn reports_the_rest(out: &str) -> bool {
    let report: serde_json::Value = serde_json::from_str(out).expect("a report");
    let conflicts = report["conflicts"].as_array().expect("conflicts");
    conflicts.iter().any(|conflict| conflict["kind"] == "date")
}

/// The message for one file, and whether the status is the one for it.
fn complaint(name: &str, bytes: &[u8], status: i32) -> String {
    let folder = folder(&[(name, bytes)]);
    let (ended, out, err) = check_in(folder.path(), &[]);
    assert_eq!(ended, status, "{name}: {err}");
    assert!(reports_the_rest(&out), "{name}: {out}");
    err
}

#[test]
fn good_documents_end_with_1_and_no_word() {
    let folder = folder(&[]);
    let (status, out, err) = check_in(folder.path(), &[]);
    assert_eq!((status, err.as_str()), (1, ""));
    assert!(reports_the_rest(&out));
}

#[test]
fn a_binary_file_is_named_with_its_mend() {
    let err = complaint("scan.txt", b"%PDF-1.4\0\0\0\x01\x02", 2);
    assert!(
        err.starts_with("atodds: scan.txt: ") && err.contains(".txt") && err.lines().count() == 1,
        "{err}"
    );
    let err = complaint("photo.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 2);
    assert!(err.starts_with("atodds: photo.md: "), "{err}");
}

#[test]
fn broken_utf8_is_read_with_a_note() {
    let err = complaint("old.txt", b"Ask\n\nThe town of \xc3\x86r\xc3\xb8 has \xff 400 people.\n", 1);
    assert!(err.starts_with("atodds: old.txt: ") && err.contains("line 3"), "{err}");
}

#[test]
fn utf16_and_windows_files_are_read_like_others() {
    let wide: Vec<u8> =
        "\u{feff}Ærø\n\nThe ferry is new.\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(complaint("wide.txt", &wide, 1), "");
    let folder = tempfile::tempdir().unwrap();
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    fs::write(folder.path().join("a.txt"), utf16(&format!("\u{feff}{GAZETTE}"))).unwrap();
    fs::write(folder.path().join("b.txt"), utf16(&format!("\u{feff}{ALMANAC}"))).unwrap();
    assert!(reports_the_rest(&check_in(folder.path(), &[]).1));
}

#[test]
fn empty_files_and_copies_get_a_note() {
    let err = complaint("blank.html", b" \n", 1);
    assert_eq!(err, "atodds: blank.html: holds no text; remove it or fill it\n");
    let err = complaint("second.txt", GAZETTE.as_bytes(), 1);
    assert!(err.starts_with("atodds: second.txt: says the same as gazette.txt"), "{err}");
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_named_and_the_rest_reported() {
    use std::os::unix::fs::PermissionsExt;
    let dir = folder(&[("locked.txt", b"Ask")]);
    let locked = dir.path().join("locked.txt");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&locked).is_err() {
        let (status, out, err) = check_in(dir.path(), &[]);
        assert_eq!(status, 2);
        assert!(err.contains("locked.txt: ") && err.contains("make it readable"), "{err}");
        assert!(reports_the_rest(&out));
    }
    // What nobody can read, not even the superuser: a link to nothing.
    let dir = folder(&[]);
    std::os::unix::fs::symlink("gone.txt", dir.path().join("lost.txt")).unwrap();
    let (status, out, err) = check_in(dir.path(), &[]);
    assert_eq!(status, 2, "{err}");
    assert!(err.contains("lost.txt: does not exist; "), "{err}");
    assert!(reports_the_rest(&out));
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_is_left_out_with_a_note() {
    let dir = folder(&[]);
    fs::create_dir(dir.path().join("deep")).unwrap();
    std::os::unix::fs::symlink(dir.path(), dir.path().join("deep/again")).unwrap();
    let (status, out, err) = check_in(dir.path(), &[]);
    assert_eq!(status, 1, "{err}");
    assert!(err.contains("deep/again: ") && err.contains("remove the link"), "{err}");
    assert!(reports_the_rest(&out));
}

#[test]
fn all_of_it_at_once() {
    let dir = folder(&[
        ("scan.txt", b"\0\0\0\x01"),
        ("old.txt", b"The toll of \xc3\x86r\xc3\xb8 is \xff 4 crowns.\n"),
        ("blank.md", b""),
        ("copy.txt", GAZETTE.as_bytes()),
        ("notes.docx", b"not asked for, not a document"),
    ]);
    let (status, out, err) = check_in(dir.path(), &["missing.txt"]);
    assert_eq!(status, 2);
    assert!(reports_the_rest(&out));
    let named: Vec<&str> = err.lines().map(|line| line.split(": ").nth(1).unwrap_or(line)).collect();
    assert_eq!(named, ["blank.md", "gazette.txt", "missing.txt", "old.txt", "scan.txt"], "{err}");
    let quiet = check_in(dir.path(), &["missing.txt", "-q"]).2;
    assert_eq!(quiet.lines().count(), 2, "what is fatal is said even then: {quiet}");
}

#[test]
fn a_path_that_does_not_exist_and_an_empty_folder_are_named() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("empty")).unwrap();
    let (status, _, err) = parts(atodds(&["check", "empty", "nowhere"]).current_dir(&dir).output().unwrap());
    assert_eq!(status, 2);
    let lines: Vec<&str> = err.lines().collect();
    assert!(lines[0].starts_with("atodds: empty: holds no documents; put some there as "), "{err}");
    assert_eq!(lines[1], "atodds: nowhere: does not exist; check the spelling of the path");
    let (status, _, err) = parts(atodds(&["check"]).current_dir(&dir).output().unwrap());
    assert_eq!(
        (status, err.as_str()),
        (2, "atodds: sources: does not exist; check the spelling of the path\n")
    );
}

// Settings.

#[test]
fn a_mistyped_key_is_named_with_file_line_and_the_right_one() {
    let dir = folder(&[("wrong.toml", b"[check]\nmin-confidense = 0.5\n")]);
    let (status, out, err) = check_in(dir.path(), &["--config", "wrong.toml"]);
    assert_eq!((status, out.as_str()), (2, ""));
    assert_eq!(err, "atodds: wrong.toml:2: unknown key `min-confidense`; did you mean `min-confidence`?\n");
    fs::rename(dir.path().join("wrong.toml"), dir.path().join("atodds.toml")).unwrap();
    let below = dir.path().join("below/deep");
    fs::create_dir_all(&below).unwrap();
    for folder in [dir.path(), &below] {
        let (status, _, err) = parts(atodds(&["check", "."]).current_dir(folder).output().unwrap());
        assert_eq!(status, 2);
        assert!(err.contains("atodds.toml:2: unknown key `min-confidense`"), "{err}");
    }
    let (status, _, err) = check_in(dir.path(), &["--config", "none.toml"]);
    assert_eq!(
        (status, err.as_str()),
        (2, "atodds: none.toml does not exist; check the spelling of the path\n")
    );
}

#[test]
fn settings_choose_what_is_shown_and_flags_overrule_them() {
    let dir = folder(&[("atodds.toml", b"[check]\nignore = ['date']\n")]);
    let (status, out, _) = check_in(dir.path(), &[]);
    assert_eq!(status, 0);
    assert!(!reports_the_rest(&out));
    let (status, out, _) = check_in(dir.path(), &["--ignore", "role"]);
    assert_eq!((status, reports_the_rest(&out)), (1, true));
    fs::write(dir.path().join("atodds.toml"), "[check]\nmin-confidence = 1.0\n").unwrap();
    assert_eq!(check_in(dir.path(), &[]).0, 0);
    assert_eq!(check_in(dir.path(), &["--min-confidence", "0"]).0, 1);
    fs::write(dir.path().join("atodds.toml"), "[check]\nselect = ['dates']\n").unwrap();
    let (status, _, err) = check_in(dir.path(), &[]);
    assert_eq!(status, 2);
    assert_eq!(err, "atodds: atodds.toml: unknown kind of conflict `dates`; did you mean `date`?\n");
}

// Large and deep.

/// Sentences about ever new things on one line.
fn line(bytes: usize) -> String {
    let mut line = String::with_capacity(bytes + 200);
    let mut n: usize = 0;
    while line.len() < bytes {
        let (street, cost, day) = (n * 7919 % 99_991, n * 31 % 9973, n % 28 + 1);
        line.push_str(&format!(
            "House {street} on the long quay was painted on {day} May 2031 and the paint cost {cost} crowns. "
        ));
        n += 1;
    }
    line.truncate(bytes);
    line
}

/// Checks a folder with a document of one line of that many bytes.
fn one_line_of(bytes: usize) {
    let dir = folder(&[("line.txt", line(bytes).as_bytes())]);
    let (status, out, err) = check_in(dir.path(), &["--threads", "1"]);
    assert_eq!(status, 1, "{err}");
    assert!(reports_the_rest(&out));
}

#[test]
fn one_line_of_a_megabyte_is_read() {
    one_line_of(1 << 20);
}

/// Runs `check` on one file of that text with so many KiB of address space.
#[cfg(target_os = "linux")]
fn check_within(kib: usize, text: &str) -> (i32, String, String) {
    let dir = folder(&[("line.txt", text.as_bytes())]);
    let check = atodds(&["check", ".", "--format", "json", "--threads", "1"]);
    let mut limited = Command::new("sh");
    limited.arg("-c").arg(format!("ulimit -v {kib}; exec \"$0\" \"$@\""));
    parts(limited.arg(check.get_program()).args(check.get_args()).current_dir(&dir).output().unwrap())
}

#[cfg(target_os = "linux")]
#[test]
fn memory_is_in_proportion_to_a_line_without_end() {
    let sentences = line(256 << 10);
    let words = "the old mine and ".repeat(20_000);
    let tokens = "a,".repeat(60_000);
    for text in [sentences, words, tokens] {
        let (status, out, err) = check_within(256 << 10, &text);
        assert_eq!(status, 1, "{err}");
        assert!(reports_the_rest(&out));
    }
}

#[test]
#[ignore = "takes minutes: cargo test --release -- --ignored one_line_of_50"]
fn one_line_of_50_megabytes() {
    one_line_of(50 << 20);
}

#[test]
fn html_may_nest_100_000_deep() {
    let deep = format!("{}It is dark.{}", "<div><b>".repeat(50_000), "</b></div>".repeat(50_000));
    assert_eq!(complaint("deep.html", deep.as_bytes(), 1), "");
    let open = format!("{}It is dark.", "<table><tr><td>".repeat(33_334));
    assert_eq!(complaint("open.html", open.as_bytes(), 1), "");
}

#[test]
fn brackets_quotes_and_words_may_be_endless() {
    for text in ["(".repeat(20_000), "“a ".repeat(10_000), "x".repeat(200_000), "a, ".repeat(10_000)] {
        let text = format!("Ask\n\n{text}\n");
        assert_eq!(complaint("odd.txt", text.as_bytes(), 1), "", "{:.20}", text);
    }
}

#[test]
fn standard_input_may_be_empty_or_binary() {
    let feed = |bytes: &[u8]| {
        use std::io::Write;
        let mut command: Command = atodds(&["check", "-", "--format", "json"]);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(bytes).unwrap();
        parts(child.wait_with_output().unwrap())
    };
    let (status, _, err) = feed(b"");
    assert_eq!(status, 0);
    assert!(err.starts_with("atodds: -: holds no text"), "{err}");
    let (status, _, err) = feed(b"%PDF-1.7\0\0\x01\x02");
    assert_eq!(status, 2);
    assert!(err.starts_with("atodds: -: "), "{err}");
    assert_eq!(run(&["parse", ""]).0, 0);
}
