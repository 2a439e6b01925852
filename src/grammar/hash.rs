//! Hashes that are the same on every machine, for feature keys.

/// Number of bits of a feature key. Keys of one model are stored as differences, so that fewer bits make a
/// smaller file; with under a million features the chance that an unseen feature hits a stored one stays
/// below two in a hundred.
pub const KEY_BITS: u32 = 26;

/// FNV-1a over bytes, finished with a multiply-xor so that the upper bits are good too.
#[inline]
pub fn text(s: &str) -> u64 {
    bytes(s.bytes())
}

/// As [`text`], over any bytes.
#[inline]
pub fn bytes(bytes: impl Iterator<Item = u8>) -> u64 {
    let mut h = 0xcbf2_9ce4_8422_2325_u64;
    for b in bytes {
        h = (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    mix(h, 0x51)
}

/// Joins two hashes into one; the order matters.
#[inline]
pub fn mix(a: u64, b: u64) -> u64 {
    let h = (a.rotate_left(23) ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    h ^ (h >> 29)
}

/// The key of a feature: its template joined with its value.
#[inline]
pub fn key(template: u32, value: u64) -> u32 {
    let h = mix(value, u64::from(template) + 1).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (h >> (64 - KEY_BITS)) as u32
}

/// The key of a feature whose value is made of several; their order matters.
#[inline]
pub fn joint<const N: usize>(template: u32, values: [u64; N]) -> u32 {
    let mut h = (u64::from(template) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut factor = 0xbf58_476d_1ce4_e5b9_u64;
    for value in values {
        h = h.wrapping_add(value.wrapping_mul(factor));
        factor = factor.wrapping_mul(0x2127_599b_f432_5c37);
    }
    let h = (h ^ (h >> 31)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (h >> (64 - KEY_BITS)) as u32
}
