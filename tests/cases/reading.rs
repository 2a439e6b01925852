//! Reading documents: what is visible, what is a block, what is known of a source, and what bad input gives.

use atodds::config::Settings;
use atodds::source::discover::{discover, find_settings};
use atodds::source::{self, Problem, Source};
use atodds::text::{Block, BlockKind, Span};
use jiff::civil::date;
use proptest::prelude::*;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

fn read(path: &str, text: &str) -> Source {
    let (source, problems) = source::read(path, text.as_bytes(), &Settings::default());
    assert_eq!(problems, []);
    source.expect("a source without a fatal problem")
}

/// One line a block: its flags, its kind, its text.
fn blocks(source: &Source) -> Vec<String> {
    let visible = &source.text.visible;
    let line = |block: &Block| {
        let kind = match &block.kind {
            BlockKind::Heading(level) => format!("h{level}"),
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Item => "item".to_owned(),
            BlockKind::Row { .. } => "row".to_owned(),
            BlockKind::KeyValue { .. } => "field".to_owned(),
        };
        let flags = match (block.boilerplate, block.dateline) {
            (true, _) => "-",
            (_, true) => "@",
            _ => "",
        };
        format!("{flags}{kind} {}", block.span.of(visible).replace('\n', "/"))
    };
    source.text.blocks.iter().map(line).collect()
}

#[test]
fn plain_text_is_cut_into_its_blocks() {
    let source = read(
        "a.txt",
        "Bridge at Varnholm opens\n\nBy Anna Berg in Varnholm\n\nPublished on 8th July 2024\n\nHome | News | Sport\n\n\
         The bridge was opened on Monday. It cost\n\n40 million kroner, twice what was planned.\n\nWhat was agreed:\n\
         • a toll of 30 kroner\n•  \u{a0}free crossing for buses\n\nKey facts\nLength: 420 metres\nBuilt: 2021-2024\n\
         Mayor: We will build another.\n\nRelated Articles\n\nFerry sold to museum\n\nLeave a Reply\n",
    );
    assert_eq!(
        blocks(&source),
        [
            "h1 Bridge at Varnholm opens",
            "@p By Anna Berg in Varnholm",
            "@p Published on 8th July 2024",
            "-p Home | News | Sport",
            "p The bridge was opened on Monday. It cost//40 million kroner, twice what was planned.",
            "h7 What was agreed:",
            "item a toll of 30 kroner",
            "item free crossing for buses",
            "h2 Key facts",
            "field Length: 420 metres",
            "field Built: 2021-2024",
            "p Mayor: We will build another.",
            "-p Related Articles",
            "-h2 Ferry sold to museum",
            "-p Leave a Reply",
        ]
    );
    assert_eq!(source.title.as_deref(), Some("Bridge at Varnholm opens"));
    assert_eq!(source.published, Some(date(2024, 7, 8)));
    assert_eq!(source.text.blocks[6].headings, [0, 5]);
    assert_eq!(source.text.blocks[9].headings, [0, 8]);
}

#[test]
fn hard_wrapped_lines_are_one_paragraph() {
    let source = read(
        "a.txt",
        "The old ferry between Varnholm and Ask made its last crossing on\nSaturday. About 400 people stood on the quay, \
         and the town band\nplayed until dark. Tickets had cost 25 kroner since 1998.\nThe bridge that takes its place was \
         opened by the mayor.\n\nShe spoke for an hour.\n",
    );
    assert_eq!(source.text.blocks.len(), 3);
    assert!(source.text.blocks[0].span.of(&source.text.visible).ends_with("since 1998."));
}

#[test]
fn each_entry_of_a_ticker_stands_alone_under_its_day() {
    let source = read(
        "a.txt",
        "Storm: minute by minute\n\nTUESDAY 9 SEPTEMBER\n\n05:47 The roof is off.\n06:10 Power is out in Ask.\n\n\
         WEDNESDAY 10 SEPTEMBER\n\n07:00 Power is back.\n",
    );
    let expected = [
        "h1 Storm: minute by minute",
        "@h3 TUESDAY 9 SEPTEMBER",
        "p 05:47 The roof is off.",
        "p 06:10 Power is out in Ask.",
        "@h3 WEDNESDAY 10 SEPTEMBER",
        "p 07:00 Power is back.",
    ];
    assert_eq!(blocks(&source), expected);
    assert_eq!(source.text.blocks[5].headings, [0, 4]);
}

#[test]
fn a_wire_report_keeps_its_first_sentence_behind_the_dateline() {
    let text = "Bridge opens\n\nVARNHOLM, Sept 9 (Northwire) - The bridge was opened on Monday by the mayor.\n\n\
                (Reporting by Anna Berg; editing by Bo Dahl)\n\n© 2025 Northwire. All rights reserved.\n";
    let source = read("a.txt", text);
    assert_eq!(blocks(&source)[1], "@p VARNHOLM, Sept 9 (Northwire) -");
    assert_eq!(blocks(&source)[2], "p The bridge was opened on Monday by the mayor.");
    assert!(source.text.blocks[3].boilerplate && source.text.blocks[4].boilerplate);
    assert_eq!(source.published, Some(date(2025, 9, 9)));
}

#[test]
fn an_unclear_date_stays_unknown() {
    assert_eq!(read("a.txt", "Bridge opens\n\nVarnholm, 9 September\n\nIt opened.\n").published, None);
    assert_eq!(read("a.txt", "Bridge opens\n\nPublished 03/04/2024\n\nIt opened.\n").published, None);
    let clear = "Bridge opens\n\nPublished 03/04/2024\n\nWork began on 25/09/2021.\n";
    assert_eq!(read("a.txt", clear).published, Some(date(2024, 4, 3)));
    let other = "Bridge opens\n\nThe album was released on 27 September 2024 by friends.\n";
    assert_eq!(read("a.txt", other).published, None);
}

#[test]
fn markdown_loses_its_markup_and_keeps_its_places() {
    let text = "---\ntitle: The bridge\ndate: 2024-07-08\nurl: https://example.org/b\n---\n# Bridge at *Varnholm*\n\n\
                **Length:** 420 metres\n\n| Pier | Depth |\n|---|---|\n| North | 12 m |\n\n- opened by [the mayor](/m)\n";
    let source = read("b.md", text);
    let expected = [
        "h1 Bridge at Varnholm",
        "field Length: 420 metres",
        "row Pier | Depth",
        "row North | 12 m",
        "item opened by the mayor",
    ];
    assert_eq!(blocks(&source), expected);
    assert_eq!(source.title.as_deref(), Some("The bridge"));
    assert_eq!(source.url.as_deref(), Some("https://example.org/b"));
    assert_eq!(source.published, Some(date(2024, 7, 8)));
    let BlockKind::Row { cells, headers } = &source.text.blocks[3].kind else { panic!("no row") };
    let word = |span: &Span| span.of(&source.text.visible).to_owned();
    assert_eq!(cells.iter().map(word).collect::<Vec<_>>(), ["North", "12 m"]);
    assert_eq!(headers[1].as_ref().map(word).as_deref(), Some("Depth"));
    assert_place(&source, text, "mayor");
    assert_place(&source, text, "Varnholm");
}

/// The word has the line and column in the visible text's origin that it has in the file.
fn assert_place(source: &Source, file: &str, word: &str) {
    let visible = source.text.visible.find(word).expect("a visible word");
    let at = file.rfind(word).expect("a word of the file");
    let line = file[..at].matches('\n').count() + 1;
    let column = at - file[..at].rfind('\n').map_or(0, |newline| newline + 1) + 1;
    assert_eq!(source.text.origin.position(visible), (line, column), "{word}");
}

const PAGE: &str = "<!doctype html>\r\n<html><head><title>Bridge opens | Varnholm Post</title>\r\n\
    <meta property=\"article:published_time\" content=\"2024-07-08T10:00:00Z\">\r\n\
    <link rel=canonical href='https://example.org/b'><style>p { color: red }</style></head>\r\n<body>\r\n\
    <nav><a href=/>Home</a></nav>\r\n<div class=\"cookie-banner\">We store crumbs.</div>\r\n\
    <h1>Bridge &amp; road opened</h1>\r\n<p>The bridge &ndash; 420&nbsp;metres<sup>[4]</sup> &ndash; was\r\nopened<br>by \
    <b>Berg</b>.<p hidden>Not this.\r\n\
    <table><tr><th>Pier</th><th>Depth</th></tr><tr><td>North</td><td>12 m</td></tr></table>\r\n\
    <dl><dt>Length</dt><dd>420 metres</dd></dl>\r\n<ul><li>toll<li>lights</ul>\r\n\
    <script>var a = '<p>never</p>';</script><footer>Contact</footer></body></html>";

#[test]
fn html_gives_what_a_reader_sees() {
    let source = read("c.html", PAGE);
    let expected = [
        "-p We store crumbs.",
        "h1 Bridge & road opened",
        "p The bridge – 420\u{a0}metres – was opened/by Berg.",
        "row Pier | Depth",
        "row North | 12 m",
        "field Length: 420 metres",
        "item toll",
        "item lights",
    ];
    assert_eq!(blocks(&source), expected);
    assert_eq!(source.title.as_deref(), Some("Bridge opens"));
    assert!(!source.serial);
    assert_eq!(source.publisher.as_deref(), Some("Varnholm Post"));
    assert_eq!(source.url.as_deref(), Some("https://example.org/b"));
    assert_eq!(source.published, Some(date(2024, 7, 8)));
    for word in ["road opened", "metres", "Berg", "North", "420 metres", "lights"] {
        let first = PAGE.find(word) == PAGE.rfind(word);
        if first {
            assert_place(&source, PAGE, word);
        }
    }
}

#[test]
fn sections_of_links_are_boilerplate() {
    let source = read(
        "d.md",
        "# Bridge\n\nIt opened.\n\n## See also\n\n- Ferries\n\n## Costs\n\nIt cost 4 million.\n",
    );
    let flags: Vec<bool> = source.text.blocks.iter().map(|block| block.boilerplate).collect();
    assert_eq!(flags, [false, false, true, true, false, false]);
}

#[test]
fn a_file_without_extension_is_read_by_its_look() {
    assert_eq!(blocks(&read("page", "<html><body><h1>Ask</h1></body></html>")), ["h1 Ask"]);
    assert_eq!(blocks(&read("-", "# Ask\n\nIt is a town.")), ["h1 Ask", "p It is a town."]);
    assert_eq!(blocks(&read("note", "Ask is a town.")), ["p Ask is a town."]);
    assert_eq!(read("-", "Ask is a town.").id, "stdin");
}

#[test]
fn settings_overrule_the_document() {
    let text = "[sources.a]\ntitle = 'T'\npublisher = 'P'\nurl = 'U'\ndate = 2020-01-02\nid = 'first'";
    let settings = Settings::parse("atodds.toml", text).expect("settings");
    let source = source::read("x/a.txt", b"Bridge\n\nPublished 8 July 2024\n\nIt opened.", &settings)
        .0
        .expect("a source");
    assert_eq!((source.id.as_str(), source.title.as_deref()), ("first", Some("T")));
    assert_eq!((source.publisher.as_deref(), source.url.as_deref()), (Some("P"), Some("U")));
    assert_eq!(source.published, Some(date(2020, 1, 2)));
}

#[test]
fn ids_are_unique_and_copies_are_named() {
    let paths = ["b/report.txt", "a/report.md", "a/report.txt", "c/other.txt", "c/copy.txt"];
    let mut sources: Vec<Source> =
        paths.iter().map(|path| read(path, &format!("Report of {path}."))).collect();
    sources[4].text = sources[3].text.clone();
    let problems = source::settle(&mut sources, &Settings::default());
    let ids: Vec<&str> = sources.iter().map(|source| source.id.as_str()).collect();
    assert_eq!(ids, ["a/report.md", "a/report.txt", "b/report", "copy", "other"]);
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.contains("c/other.txt") && problems[0].message.contains("c/copy.txt"));
    assert!(!problems[0].fatal);
}

// Bad input.

fn one(path: &str, bytes: &[u8]) -> (Option<Source>, Problem) {
    let (source, mut problems) = source::read(path, bytes, &Settings::default());
    assert_eq!(problems.len(), 1, "{problems:?}");
    let problem = problems.remove(0);
    assert!(problem.message.contains(path), "{problem:?}");
    (source, problem)
}

#[test]
fn an_empty_file_is_read_and_said_to_be_empty() {
    for path in ["a.txt", "a.md", "a.html"] {
        let (source, problem) = one(path, b" \n");
        assert!(source.is_some() && !problem.fatal && problem.message.contains("no text"));
    }
}

#[test]
fn a_binary_file_is_refused() {
    for bytes in [&b"\x89PNG\r\n\x1a\n\0\0"[..], b"a\0b\0\0\0\x01\x02", b"%PDF-1.4 and so on"] {
        let (source, problem) = one("a.txt", bytes);
        assert!(source.is_none() && problem.fatal && problem.message.contains(".txt"), "{problem:?}");
    }
}

#[test]
fn broken_utf8_is_read_with_a_note() {
    let (source, problem) = one("a.txt", b"\xc3\x86r\xc3\xb8 is a town.\n\nIt has \xff 400 people.\n");
    assert!(!problem.fatal && problem.message.contains("line 3"), "{problem:?}");
    assert!(source.expect("a source").text.visible.contains("400 people"));
}

#[test]
fn utf16_reads_as_utf8_does() {
    let text = "Ærø\n\nThe town has 400 people.\n";
    let expected = blocks(&read("a.txt", text));
    for (mark, big) in [(true, true), (true, false), (false, true), (false, false)] {
        let mark = if mark { "\u{feff}" } else { "" };
        let units = format!("{mark}{text}").encode_utf16().collect::<Vec<u16>>();
        let bytes: Vec<u8> =
            units.iter().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect();
        let (source, problems) = source::read("a.txt", &bytes, &Settings::default());
        assert_eq!(problems, []);
        assert_eq!(blocks(&source.expect("a source")), expected);
    }
}

#[test]
fn an_unknown_format_is_refused_with_the_known_ones() {
    let (source, problem) = one("a.docx", b"text");
    assert!(
        source.is_none()
            && problem.fatal
            && problem.message.contains(".html")
            && problem.message.contains(".md")
    );
}

#[test]
fn one_line_of_many_megabytes_is_one_block() {
    let line = "The bridge at Varnholm cost 40 million. ".repeat(8 << 20 >> 5);
    for path in ["a.txt", "a.md", "a.html"] {
        let (source, problems) = source::read(path, line.as_bytes(), &Settings::default());
        assert_eq!(problems, []);
        assert_eq!(source.expect("a source").text.blocks.len(), 1, "{path}");
    }
}

#[test]
fn html_may_nest_100_000_deep() {
    for tag in ["div", "b", "p", "li", "table", "td", "nope", "sup", "dl"] {
        let deep = format!(
            "{}It opened.{}",
            format!("<{tag}>").repeat(100_000),
            format!("</{tag}>").repeat(100_000)
        );
        let (source, _) = source::read("a.html", deep.as_bytes(), &Settings::default());
        assert!(source.expect("a source").text.visible.contains("It opened."), "{tag}");
    }
    let mixed = format!("{}{}", "<div><b>".repeat(50_000), "</i></div>".repeat(50_000));
    source::read("a.html", mixed.as_bytes(), &Settings::default());
    let quotes = format!("{}deep", "> ".repeat(50_000));
    source::read("a.md", quotes.as_bytes(), &Settings::default());
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in files {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().expect("a parent")).expect("folders");
        fs::write(file, text).expect("a file");
    }
    folder
}

fn find(paths: &[&Path]) -> (Vec<String>, Vec<Problem>) {
    let paths: Vec<PathBuf> = paths.iter().map(|path| path.to_path_buf()).collect();
    let (inputs, problems) = discover(&paths, &mut io::empty());
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    (inputs.iter().map(|input| name(&input.path)).collect(), problems)
}

#[test]
fn folders_are_walked_in_order_without_hidden_or_foreign_files() {
    let dir = folder(&[
        ("b.txt", "b"),
        ("a.md", "a"),
        (".secret.txt", "no"),
        (".git/c.txt", "no"),
        ("d/e.HTML", "e"),
        ("f.pdf", "no"),
        ("d/readme", "no"),
    ]);
    let (names, problems) = find(&[dir.path()]);
    assert_eq!(names, ["a.md", "b.txt", "e.HTML"]);
    assert_eq!(problems, []);
    let (again, _) = find(&[&dir.path().join("d"), &dir.path().join("b.txt"), dir.path()]);
    assert_eq!(again, names);
}

#[test]
fn what_cannot_be_found_is_said_and_the_rest_goes_on() {
    let dir = folder(&[("a.txt", "a"), ("empty/.keep", ""), ("x.docx", "")]);
    let (names, problems) = find(&[
        &dir.path().join("a.txt"),
        &dir.path().join("none.txt"),
        &dir.path().join("empty"),
        &dir.path().join("x.docx"),
    ]);
    assert_eq!(names, ["a.txt"]);
    let said: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(problems.iter().filter(|problem| problem.fatal).count(), 3);
    assert!(said[0].contains("empty holds no documents; put some there as .html"), "{said:?}");
    assert!(said[1].contains("none.txt does not exist; check the spelling"), "{said:?}");
    assert!(said[2].contains("x.docx is of a format that isn't read; save it"), "{said:?}");
}

#[test]
fn standard_input_is_a_document() {
    let (inputs, problems) = discover(&[PathBuf::from("-")], &mut io::Cursor::new(b"Ask is a town."));
    assert_eq!(problems, []);
    assert_eq!(inputs[0].path, "-");
    assert_eq!(inputs[0].load().expect("bytes"), b"Ask is a town.");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_above_is_reported_and_not_followed() {
    let dir = folder(&[("a/b.txt", "b")]);
    std::os::unix::fs::symlink(dir.path(), dir.path().join("a/loop")).expect("a link");
    let (names, problems) = find(&[dir.path()]);
    assert_eq!(names, ["b.txt"]);
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.contains("symbolic link") && problems[0].message.contains("remove the link"));
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_reported() {
    use std::os::unix::fs::PermissionsExt;
    let dir = folder(&[("a.txt", "a"), ("b.txt", "b")]);
    let file = dir.path().join("a.txt");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).expect("permissions");
    if fs::read(&file).is_ok() {
        // The superuser may read everything; a file that vanishes is as unreadable.
        let (inputs, _) = discover(&[dir.path().to_path_buf()], &mut io::empty());
        fs::remove_file(&file).expect("removal");
        assert!(inputs[0].load().expect_err("a problem").fatal);
        return;
    }
    let (inputs, _) = discover(&[dir.path().to_path_buf()], &mut io::empty());
    let problem = inputs[0].load().expect_err("a problem");
    assert!(
        problem.fatal && problem.message.contains("a.txt") && problem.message.contains("make it readable")
    );
    assert!(inputs[1].load().is_ok());
}

#[test]
fn settings_are_searched_upward() {
    let dir = folder(&[
        ("atodds.toml", "[check]\nmin-confidence = 0.7"),
        ("a/b/c.txt", "c"),
        ("bad/atodds.toml", "[chek]"),
    ]);
    assert_eq!(find_settings(&dir.path().join("a/b")).expect("settings").min_confidence, Some(0.7));
    let error = find_settings(&dir.path().join("bad")).expect_err("an error").to_string();
    assert!(error.contains("bad/atodds.toml:1: unknown key `chek`; did you mean `check`?"), "{error}");
}

// Any input.

/// What must hold of every source, whatever it was read from.
fn assert_sound(source: &Source) {
    let visible = &source.text.visible;
    let whole = |span: Span| {
        assert!(span.start <= span.end && span.end <= visible.len(), "{span:?}");
        assert!(visible.is_char_boundary(span.start) && visible.is_char_boundary(span.end), "{span:?}");
    };
    let mut end = 0;
    for (i, block) in source.text.blocks.iter().enumerate() {
        whole(block.span);
        assert!(block.span.start >= end && !block.span.is_empty(), "{block:?}");
        end = block.span.end;
        assert!(
            block
                .headings
                .iter()
                .all(|h| *h < i && matches!(source.text.blocks[*h].kind, BlockKind::Heading(_)))
        );
        match &block.kind {
            BlockKind::Row { cells, headers } => {
                assert_eq!(cells.len(), headers.len());
                cells.iter().for_each(|cell| assert!(block.span.contains(*cell), "{block:?}"));
                cells.iter().chain(headers.iter().flatten()).for_each(|cell| whole(*cell));
            }
            BlockKind::KeyValue { key, value } => {
                assert!(block.span.contains(*key) && block.span.contains(*value));
                whole(*key);
                whole(*value);
            }
            _ => {}
        }
        let (line, column) = source.text.origin.position(block.span.start);
        assert!(line >= 1 && column >= 1);
    }
}

fn all_formats(bytes: &[u8]) {
    for path in ["a.txt", "a.md", "a.html", "a"] {
        let (source, problems) = source::read(path, bytes, &Settings::default());
        assert!(source.is_some() || problems.iter().any(|problem| problem.fatal));
        source.iter().for_each(assert_sound);
    }
}

/// Text of the stuff that documents are made of.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(vec![
        "The bridge opened",
        ".",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "  ",
        "\t",
        "| ",
        "|---|---|\n",
        "- ",
        "• ",
        "1. ",
        "# ",
        "Length: ",
        "420 m",
        "05:47 ",
        "14' ",
        "9 September",
        "2024",
        "VARNHOLM, Sept 9 (X) - ",
        "By Anna",
        "**",
        "_",
        "[a](b)",
        "> ",
        "```",
        "<p>",
        "</p>",
        "<br>",
        "<table>",
        "<tr>",
        "<td>",
        "<th colspan=2 rowspan=3>",
        "</td>",
        "</tr>",
        "</table>",
        "<ul><li>",
        "<dl><dt>",
        "<dd>",
        "<h2>",
        "</h2>",
        "<sup>",
        "</sup>",
        "[4]",
        "&amp;",
        "&",
        "&#x41;",
        "<nav>",
        "</nav>",
        "<pre>",
        "<script>",
        "<title>",
        "é",
        "’",
        "\u{a0}",
        "\u{200b}",
        "😀",
        "---\n",
        "+++\n",
        "Leave a Reply",
        "©",
        ":",
        "<a>",
        "</a>",
        "<thead>",
        "\0",
        "(",
        "for a",
        ",",
        "\u{feff}",
        "h",
    ]);
    prop::collection::vec(scrap, 0..60).prop_map(|scraps| scraps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        all_formats(&bytes);
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        all_formats(text.as_bytes());
    }

    #[test]
    fn any_markup_is_read(text in scraps()) {
        all_formats(text.as_bytes());
    }

    #[test]
    fn any_settings_are_read_or_refused(text in "(\\[(check|sources\\.a|[a-z]{1,6})\\]\n|[a-z-]{1,14} = [0-9\"a-z.\\[\\]-]{1,8}\n){0,6}") {
        let _ = Settings::parse("atodds.toml", &text);
    }
}

#[test]
fn links_to_neighbouring_pages_and_listings_state_nothing() {
    let source = read(
        "manual.html",
        "<html><body><div class=\"navheader\"><table><tr><th>4.2. Locks</th><td>Prev</td></tr></table></div>\
         <p>A lock is held to the end.</p><pre class=\"programlisting\">LOCK 12 TABLES</pre>\
         <div class=\"highlight-sh\"><pre>wait 30</pre></div><pre><code>run 7</code></pre>\
         <pre>Minutes of 3 May\nThe board met at noon.</pre>\
         <div class=\"navfooter\"><p>4.1. Tables Next</p></div></body></html>",
    );
    let read: Vec<String> = blocks(&source).into_iter().filter(|line| !line.starts_with('-')).collect();
    assert_eq!(read, ["p A lock is held to the end.", "p Minutes of 3 May/The board met at noon."]);
}

#[test]
fn a_page_of_a_longer_work_names_its_neighbours() {
    let page = |link: &str| read("p.html", &format!("<head>{link}</head><p>The bridge is open.</p>"));
    assert!(page("<link rel=\"next\" href=\"q.html\">").serial);
    assert!(page("<link href=q.html rel='chapter Prev'>").serial);
    assert!(!page("<link rel=\"nextcloud stylesheet\" href=\"q.css\">").serial);
}
