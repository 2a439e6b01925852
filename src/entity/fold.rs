//! Spellings brought to one form, for comparing names.

use unicode_normalization::UnicodeNormalization;

/// Lower case without diacritics, apostrophes of possessives and dots; British and American endings as one.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd() {
        match c {
            '\u{300}'..='\u{36f}' | '.' | '’' | '\'' | '"' | '“' | '”' | '‘' => {}
            'ı' => out.push('i'),
            'ø' | 'Ø' => out.push('o'),
            'ł' | 'Ł' => out.push('l'),
            'đ' | 'Đ' => out.push('d'),
            'ß' => out.push_str("ss"),
            'æ' | 'Æ' => out.push_str("ae"),
            '-' | '‐' | '‑' | '–' | '—' => out.push(' '),
            c => out.extend(c.to_lowercase()),
        }
    }
    let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    out.replace("isation", "ization").replace("centre", "center").replace("programme", "program")
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

/// First letters of the capitalised words.
pub fn initials(name: &str) -> String {
    name.split(|c: char| c.is_whitespace() || c == '-')
        .filter_map(|w| w.chars().find(|c| c.is_alphanumeric()))
        .filter(|c| c.is_uppercase())
        .collect()
}
