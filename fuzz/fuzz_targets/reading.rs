//! Any bytes, read as every format: nothing may panic, and spans must hold. `cargo +nightly fuzz run reading`

#![no_main]

use atodds::config::Settings;
use atodds::source;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let settings = Settings::default();
    for path in ["a.txt", "a.md", "a.html", "a"] {
        let (Some(source), _) = source::read(path, bytes, &settings) else { continue };
        let mut end = 0;
        for block in &source.text.blocks {
            assert!(block.span.start >= end && !block.span.of(&source.text.visible).is_empty());
            end = block.span.end;
            source.text.origin.position(block.span.start);
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = Settings::parse("atodds.toml", text);
    }
});
