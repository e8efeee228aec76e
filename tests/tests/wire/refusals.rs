//! Clients that are not made: the error does not repeat the value.

use deepgram_mgmt::{Client, Error, ErrorKind};
use libtest_mimic::{Failed, Trial};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("refusal: an API key with a line break", || {
            let builder = Client::builder().api_key("canary\nx: y");
            config(builder.base_url("https://example.com").build())
        }),
        Trial::test("refusal: plain HTTP to another machine", || {
            let builder = Client::builder().api_key("key");
            config(builder.base_url("http://canary.example.com").build())
        }),
    ]
}

fn config(built: Result<Client, Error>) -> Result<(), Failed> {
    let error = built.err().ok_or("the client was built")?;
    let shown = format!("{error} {error:?}");
    if error.kind() != ErrorKind::Config || shown.contains("canary") {
        return Err(format!("{:?}: {shown}", error.kind()).into());
    }
    Ok(())
}
