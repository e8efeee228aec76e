//! Examples as processes against a scripted server: what they ask for, what they print, and how
//! they end, also where the service fails.

mod audit_keys;
mod audit_members;
mod bill_by_tag;
mod create_and_delete_key;
mod export_usage;
mod help;
mod place;
mod rotate_key;
mod run;
