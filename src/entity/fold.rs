//! Spellings brought to one form, for comparing names.

use unicode_normalization::UnicodeNormalization;

// The letters of "centre", the shortest of the endings that are brought to one.
const SHORTEST_VARIANT: usize = 6;
const VARIANTS: [(&str, &str); 3] = [("isation", "ization"), ("centre", "center"), ("programme", "program")];

/// Lower case without diacritics, apostrophes of possessives and dots; British and American endings as one.
pub fn fold(text: &str) -> String {
    // Most words are folded already.
    if text.len() < SHORTEST_VARIANT && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut add = |c: char| match c {
        '\u{300}'..='\u{36f}' | '.' | '’' | '\'' | '"' | '“' | '”' | '‘' => {}
        'ı' => out.push('i'),
        'ø' | 'Ø' => out.push('o'),
        'ł' | 'Ł' => out.push('l'),
        'đ' | 'Đ' => out.push('d'),
        'ß' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        '-' | '‐' | '‑' | '–' | '—' => out.push(' '),
        c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
        c => out.extend(c.to_lowercase()),
    };
    if text.is_ascii() {
        text.chars().for_each(&mut add);
    } else {
        text.nfkd().for_each(&mut add);
    }
    let plain = !out.contains(|c: char| c.is_whitespace());
    let mut out = if plain { out } else { out.split_whitespace().collect::<Vec<_>>().join(" ") };
    for (one, other) in VARIANTS {
        if out.contains(one) {
            out = out.replace(one, other);
        }
    }
    out
}

/// The folded words of a name, without a leading article.
pub fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let mut words: Vec<String> = folded.split(' ').filter(|w| !w.is_empty()).map(String::from).collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    words
}

/// Whether a text has the folded words one after the other.
pub fn has_run(text: &str, run: &[String]) -> bool {
    !run.is_empty() && words(text).windows(run.len()).any(|part| part == run)
}

/// First letters of the capitalised words.
pub fn initials(name: &str) -> String {
    name.split(|c: char| c.is_whitespace() || c == '-')
        .filter_map(|w| w.chars().find(|c| c.is_alphanumeric()))
        .filter(|c| c.is_uppercase())
        .collect()
}
