//! Answers of the service, of any length, as it writes them: the fields that it sends, in its order.

use std::fmt::Write as _;

/// Whether answers hold fields that the description does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unnamed {
    Absent,
    /// Two in every object of a list.
    Present,
}

impl Unnamed {
    fn fields(self) -> &'static str {
        match self {
            Self::Absent => "",
            Self::Present => r#","region":"eu-west","weight":12"#,
        }
    }
}

/// An answer to `listProjects`.
pub(crate) fn projects(count: usize, unnamed: Unnamed) -> String {
    let more = unnamed.fields();
    let project = |index| {
        format!(
            r#"{{"project_id":"{}","name":"Team {index}","mip_opt_out":false,"allowed_providers":[]{more}}}"#,
            id(index)
        )
    };
    format!(r#"{{"projects":[{}]}}"#, list(count, project))
}

/// An answer to `listProjectKeys`.
pub(crate) fn keys(count: usize, unnamed: Unnamed) -> String {
    let more = unnamed.fields();
    let key = |index| {
        format!(
            r#"{{"member":{{"member_id":"{}","email":"member.{index}@example.com","first_name":"Ada","last_name":"Byron"}},"api_key":{{"api_key_id":"{}","comment":"continuous integration {index}","scopes":["usage:read","keys:read","members:read"],"tags":["team-{index}"],"created":"2026-02-03T04:05:06.123456Z","expiration_date":"2027-02-03T04:05:06Z"{more}}}}}"#,
            id(index),
            id(index + 1)
        )
    };
    format!(r#"{{"api_keys":[{}]}}"#, list(count, key))
}

/// An answer to `listProjectRequests`: one in ten failed, one in ten has a callback.
pub(crate) fn requests(count: usize, unnamed: Unnamed) -> String {
    let request = |index| request(index, unnamed);
    format!(
        r#"{{"page":0,"limit":{count},"requests":[{}]}}"#,
        list(count, request)
    )
}

fn request(index: usize, unnamed: Unnamed) -> String {
    let more = unnamed.fields();
    let response = if index % 10 == 3 {
        failure(index)
    } else {
        success(index)
    };
    let callback = if index % 10 == 7 {
        r#"{"attempts":1,"code":200,"completed":"2026-02-03T04:05:09.000001Z"}"#
    } else {
        "null"
    };
    format!(
        r#"{{"request_id":"{}","project_uuid":"{}","created":"2026-02-03T04:05:06.{:06}Z","path":"/v1/listen?model=nova-3&smart_format=true&language=en","api_key_id":"{}","response":{response},"callback":{callback}{more}}}"#,
        id(index),
        id(7),
        index % 1_000_000,
        id(8)
    )
}

fn success(index: usize) -> String {
    format!(
        r#"{{"details":{{"usd":{usd},"duration":{duration},"total_audio":{duration},"channels":1,"streams":1,"tier":"nova-3","metadata":{{}},"models":["{model}"],"method":"sync","tags":["team-{index}"],"features":["smart_format","punctuate"],"config":{{"model":"nova-3","smart_format":true,"punctuate":true,"language":"en"}}}},"code":200,"completed":"2026-02-03T04:05:07.654321Z","deployment":"hosted"}}"#,
        usd = f64::from(u16::try_from(index % 1000).unwrap_or_default()) * 0.000_043,
        duration = f64::from(u16::try_from(index % 1000).unwrap_or_default()) * 1.375,
        model = id(9),
    )
}

fn failure(index: usize) -> String {
    format!(
        r#"{{"method":"sync","message":"corrupt or unsupported data in part {index}","code":400,"completed":"2026-02-03T04:05:06.654321Z","deployment":"hosted"}}"#
    )
}

fn list(count: usize, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect::<Vec<_>>().join(",")
}

fn id(number: usize) -> String {
    let mut id = String::from("4e5d6c7b-8a90-4b1c-9d2e-");
    write!(id, "{number:012x}").expect("a string takes every text");
    id
}
