//! The whole pipeline on one thread, from bytes to the report: how many bytes a second, and what a document costs as
//! their number grows. `cargo bench`, or `cargo bench -- throughput`

mod invented;

use atodds::Options;
use atodds::config::Settings;
use atodds::report::Report;
use atodds::source::{self, Source};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};

fn main() {
    // Threads would measure the machine, not the work.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build_global();
    assert!(pool.is_ok(), "threads were running before the benchmark");
    divan::main();
}

fn files(count: usize, bytes: usize) -> Vec<(String, String)> {
    (0..count).map(|n| (format!("sources/{n:05}.txt"), invented::document(n, bytes))).collect()
}

fn check(files: &[(String, String)]) -> Report {
    let settings = Settings::default();
    let mut sources: Vec<Source> =
        files.iter().filter_map(|(path, text)| source::read(path, text.as_bytes(), &settings).0).collect();
    source::settle(&mut sources, &settings);
    atodds::check(&sources, &Options::default())
}

/// Fifty documents of about 10 KB: bytes a second.
#[divan::bench(sample_count = 5)]
fn throughput(bencher: Bencher<'_, '_>) {
    let files = files(50, 10_000);
    let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| check(black_box(&files)));
}

/// Documents of about 1 KB: the time for one must not grow with their number.
#[divan::bench(args = [100, 1_000, 10_000], sample_count = 1)]
fn documents(bencher: Bencher<'_, '_>, count: usize) {
    let files = files(count, 1_000);
    bencher.counter(ItemsCount::new(count)).bench_local(|| check(black_box(&files)));
}

/// A document that is one paragraph on one line, of so many KB: bytes a second must not fall with its length.
#[divan::bench(args = [250, 2_000], sample_count = 1)]
fn one_line(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let line = invented::document(0, kilobytes * 1_000).replace('\n', " ");
    let files = [("sources/line.txt".to_owned(), line)];
    bencher.counter(BytesCount::of_str(&files[0].1)).bench_local(|| check(black_box(&files)));
}
