//! What the end to end tests share: a server that plays a script over a raw socket, one typed call
//! of every operation, and the comparison of an answer with what the client made of it.

pub mod calls;
pub mod compare;
pub mod http;
pub mod server;
