//! Where mail can go.

use crate::text::address::{is_mail_address, one_line};

/// A name and an address that mail can go to. There is none with an address that is not one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    name: String,
    address: String,
}

impl Mailbox {
    /// The mailbox; none when `address` is not the plain address of one. A name is put on one line.
    pub fn new(name: &str, address: &str) -> Option<Self> {
        let address = is_mail_address(address).then(|| address.to_owned())?;
        Some(Self { name: one_line(name), address })
    }

    /// Whose it is, on one line.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The address, as `kari.vik@fjordvik.kommune.no`.
    pub fn address(&self) -> &str {
        &self.address
    }
}
