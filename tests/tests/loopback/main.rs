//! The client against a scripted server on the loopback interface.

mod client;
mod environment;
mod exchange;
mod failure;
mod faults;
mod limits;
mod pages;
mod retries;
mod waits;
mod words;
