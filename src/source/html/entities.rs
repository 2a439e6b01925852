//! The way from decoded text back to the file, past entities and line ends.

/// Pieces of `value`, decoded from `raw`, with the place in `raw` where each stands: entities and line ends differ.
pub(super) fn align<'v>(value: &'v str, raw: &str) -> Vec<(&'v str, usize)> {
    if value == raw {
        return vec![(value, 0)];
    }
    let (mut v, mut r) = (0, 0);
    let mut out = Vec::new();
    while v < value.len() {
        let plain = raw.get(r..).map_or(0, |rest| rest.find(['&', '\r']).unwrap_or(rest.len()));
        if plain > 0 {
            let Some(piece) = value.get(v..v + plain) else { break };
            out.push((piece, r));
            v += plain;
            r += plain;
            continue;
        }
        let Some(step) = special(&value[v..], raw.get(r..).unwrap_or("")) else { break };
        out.push((&value[v..v + step.0], r));
        v += step.0;
        r += step.1;
    }
    if v < value.len() {
        out.push((&value[v..], r.min(raw.len())));
    }
    out
}

/// Bytes of the value and of the raw text that an entity or line end at their beginning takes.
fn special(value: &str, raw: &str) -> Option<(usize, usize)> {
    if raw.starts_with('\r') {
        return Some((1, if raw.starts_with("\r\n") { 2 } else { 1 })).filter(|_| value.starts_with('\n'));
    }
    let name = raw.get(1..)?.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    let end = 1 + name + usize::from(raw.get(1 + name..)?.starts_with(';'));
    if name == 0 || value.starts_with(raw.get(..end)?) {
        return value.starts_with('&').then_some((1, 1));
    }
    let rest = &raw[end..];
    let next: &str = &rest[..rest.find(['&', '\r']).unwrap_or(rest.len())];
    let ends = value.char_indices().map(|(at, c)| at + c.len_utf8()).take(2);
    let fits = ends.clone().find(|at| value[*at..].starts_with(next));
    fits.or_else(|| ends.clone().next()).map(|taken| (taken, end))
}
