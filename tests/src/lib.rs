//! What the end to end tests share: documents and what they become, a server that plays scripts
//! over raw sockets and clients of it, one typed call of every operation, and the comparison of an
//! answer with what the client made of it.

pub mod calls;
pub mod canary;
pub mod case;
pub mod client;
pub mod clock;
pub mod compare;
pub mod described;
pub mod expect;
pub mod http;
pub mod lint;
pub mod prism;
pub mod round_trips;
pub mod server;
pub mod shuffle;
pub mod subscribers;
pub mod table;
pub mod upstream;
