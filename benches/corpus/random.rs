//! Numbers that look random and are the same everywhere, for ever: splitmix64.

/// A stream of numbers.
pub struct Random(u64);

impl Random {
    /// The stream that belongs to a seed, a thing and a purpose.
    pub fn new(seed: u64, thing: u64, purpose: u64) -> Self {
        let mut stream = Self(seed);
        for key in [thing, purpose] {
            stream.0 = stream.next() ^ key;
        }
        stream
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    /// One of `items`.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}
