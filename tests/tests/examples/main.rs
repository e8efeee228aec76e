//! Examples as processes against a scripted server: what they ask for, what they print, and how
//! they end, also where the service fails.

mod audit_keys;
mod bill_by_tag;
mod rotate_key;
mod run;
