//! Every key of every project as CSV, with what stands out.

use chrono::{Days, SecondsFormat, Utc};
use tests::http::Answer;
use tests::server::{Refusing, Server};

use crate::run::{run, run_at};

const HEADER: &str =
    "project_id,project,api_key_id,comment,owner,age_days,expires,scopes,tags,findings\n";

const PROJECTS: &str =
    r#"{"projects": [{"project_id": "p", "name": "Pear"}, {"project_id": "q"}]}"#;

/// What the service says of the key that the example runs with: this id, and that it sees all keys.
fn own(id: &str) -> Answer {
    let scopes = r#""scopes": ["owners:read", "admins:read", "members:read", "keys:read"]"#;
    Answer::json(200, format!(r#"{{"api_key_id": "{id}", {scopes}}}"#))
}

/// The instant so many days before now, or after.
fn before(days: u64) -> String {
    let at = Utc::now().checked_sub_days(Days::new(days)).unwrap();
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn after(days: u64) -> String {
    let at = Utc::now().checked_add_days(Days::new(days)).unwrap();
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A key with these members, which are JSON.
fn key(id: &str, members: &str) -> String {
    format!(r#"{{"member": {{"email": "a@b.c"}}, "api_key": {{"api_key_id": "{id}", {members}}}}}"#)
}

fn list(keys: &[String]) -> Answer {
    Answer::json(200, format!(r#"{{"api_keys": [{}]}}"#, keys.join(", ")))
}

/// One that nothing stands out of.
fn plain(id: &str, days: u64, end: &str) -> String {
    let created = before(days);
    let members =
        format!(r#""created": "{created}", "expiration_date": "{end}", "scopes": ["usage:read"]"#);
    key(id, &members)
}

#[test]
fn every_finding() {
    let (end, gone) = (after(5), before(5));
    let young = format!(r#""created": "{}""#, before(10));
    let keys = [
        plain("fine", 90, &end),
        plain("old", 91, &end),
        key(
            "bare",
            r#""comment": "a, \"b\"", "scopes": ["keys:write", "x"], "tags": ["t", "u"]"#,
        ),
        key("endless", &young),
        plain("gone", 1, &gone),
        r#"{"api_key": null}"#.to_owned(),
    ];
    let projects = Answer::json(200, PROJECTS);
    let last = list(&[plain("fine", 0, &end)]);
    let server = Server::start([own("gone"), projects, list(&keys), last]);
    let ran = run("audit_keys", &[], &server);
    let requests = server.finish().unwrap();
    let lines: Vec<&str> = requests.iter().map(|request| &*request.line).collect();
    let asked = [
        "GET /v1/auth/token HTTP/1.1",
        "GET /v1/projects HTTP/1.1",
        "GET /v1/projects/p/keys HTTP/1.1",
        "GET /v1/projects/q/keys HTTP/1.1",
    ];
    assert_eq!(lines, asked);
    let rows = format!(
        "p,Pear,fine,,a@b.c,90,{end},usage:read,,\n\
         p,Pear,old,,a@b.c,91,{end},usage:read,,old\n\
         p,Pear,bare,\"a, \"\"b\"\"\",a@b.c,,never,keys:write x,t u,age-unknown no-expiry admin\n\
         p,Pear,endless,,a@b.c,10,never,,,no-expiry\n\
         p,Pear,gone,,a@b.c,1,{gone},usage:read,,expired\n\
         p,Pear,,,,,never,,,age-unknown no-expiry\n\
         q,,fine,,a@b.c,0,{end},usage:read,,\n"
    );
    assert_eq!(ran.out, format!("{HEADER}{rows}"));
    assert_eq!(
        ran.err,
        "keys: 7, of which stand out: 5, projects without a list: 0\n"
    );
    assert_eq!(ran.code, Some(1));
}

#[test]
fn the_greatest_age_is_a_choice() {
    let end = after(5);
    for (arguments, code) in [
        (&["--max-age", "9"][..], 1),
        (&["--max-age", "10"], 0),
        (&[], 0),
    ] {
        let one = Answer::json(200, r#"{"projects": [{"project_id": "p"}]}"#);
        let server = Server::start([own("k"), one, list(&[plain("k", 10, &end)])]);
        let ran = run("audit_keys", arguments, &server);
        server.finish().unwrap();
        assert_eq!(ran.code, Some(code), "{arguments:?}: {ran:?}");
    }
}

#[test]
fn wrong_arguments() {
    let refusing = Refusing::start();
    for (arguments, said) in [
        (&["--max-age"][..], "give `--max-age` a number of days"),
        (&["--max-age", "-1"], "`-1` is no number of days"),
        (&["--max-age", "soon"], "`soon` is no number of days"),
        (&["--max-age", "3", "4"], "`4` is one word too many"),
        (&["30"], "`30` is one word too many"),
    ] {
        let ran = run_at("audit_keys", arguments, &refusing.url());
        assert_eq!(ran.code, Some(2), "{arguments:?}: {ran:?}");
        let usage = "usage: audit_keys [--max-age DAYS]";
        assert_eq!(ran.err, format!("error: {said}: see `--help`\n{usage}\n"));
    }
}

/// The keys of the other projects are listed, and the list is known not to be all.
#[test]
fn a_project_whose_keys_cannot_be_listed() {
    let end = after(5);
    let projects = r#"{"projects": [{"project_id": "p"}, {"name": "no id"}, {"project_id": "q"}]}"#;
    let server = Server::start([
        own("fine"),
        Answer::json(200, projects),
        Answer::json(403, r#"{"category": "INSUFFICIENT_PERMISSIONS"}"#),
        list(&[plain("fine", 0, &end)]),
    ]);
    let ran = run("audit_keys", &[], &server);
    server.finish().unwrap();
    assert_eq!(ran.code, Some(3), "{ran:?}");
    let row = format!("q,,fine,,a@b.c,0,{end},usage:read,,\n");
    assert_eq!(ran.out, format!("{HEADER}{row}"));
    let [first, second, third] = ran.err.lines().collect::<Vec<_>>()[..] else {
        panic!("three lines: {ran:?}")
    };
    assert!(first.starts_with("no keys of project `p`: `listProjectKeys`: 403"));
    assert!(second.starts_with("no keys of project ``: `listProjectKeys`"));
    assert_eq!(
        third,
        "keys: 1, of which stand out: 0, projects without a list: 2"
    );
}

#[test]
fn the_projects_cannot_be_listed() {
    let refused = || Answer::json(401, r#"{"category": "UNAUTHORIZED"}"#);
    let server = Server::start([refused(), refused()]);
    let ran = run("audit_keys", &[], &server);
    server.finish().unwrap();
    assert_eq!(ran.code, Some(3), "{ran:?}");
    assert!(ran.err.starts_with("error: `listProjects`: 401"), "{ran:?}");
}

/// What a list does not show is no reason to say that all is well.
#[test]
fn the_list_may_lack_keys() {
    let end = after(5);
    let details = |members: &str| Answer::json(200, format!("{{{members}}}"));
    let few = r#""api_key_id": "k", "scopes": ["keys:read", "admins:read"]"#;
    let nameless = r#""scopes": ["admin"]"#;
    for (own, said) in [
        (
            details(few),
            "this key lacks `members:read`, `owners:read`, without which others are left out: run",
        ),
        (
            details(nameless),
            "the service does not tell which key this is: run",
        ),
        (
            Answer::json(403, r#"{"category": "INSUFFICIENT_PERMISSIONS"}"#),
            "the service does not tell what this key may see: `getTokenDetails`: 403",
        ),
        (
            own("l"),
            "the key that this runs with, `l`, is in no list, so",
        ),
    ] {
        let one = Answer::json(200, r#"{"projects": [{"project_id": "p"}]}"#);
        let server = Server::start([own, one, list(&[plain("k", 0, &end)])]);
        let ran = run("audit_keys", &[], &server);
        server.finish().unwrap();
        assert_eq!(ran.code, Some(3), "{ran:?}");
        let sum = "keys: 1, of which stand out: 0, projects without a list: 0\n";
        let (gap, rest) = ran.err.split_once('\n').unwrap();
        assert!(gap.starts_with(&format!("not complete: {said}")), "{ran:?}");
        assert_eq!(rest, sum);
        assert!(ran.out.contains("p,,k,"), "{ran:?}");
    }
}

#[test]
fn a_role_sees_all_keys() {
    let end = after(5);
    for role in ["admin", "owner"] {
        let own = format!(r#"{{"api_key_id": "k", "scopes": ["{role}"]}}"#);
        let one = Answer::json(200, r#"{"projects": [{"project_id": "p"}]}"#);
        let keys = list(&[plain("k", 0, &end)]);
        let server = Server::start([Answer::json(200, own), one, keys]);
        let ran = run("audit_keys", &[], &server);
        server.finish().unwrap();
        assert_eq!(ran.code, Some(0), "{ran:?}");
    }
}

#[test]
fn there_is_no_project() {
    let server = Server::start([own("k"), Answer::json(200, r#"{"projects": []}"#)]);
    let ran = run("audit_keys", &[], &server);
    server.finish().unwrap();
    assert_eq!((ran.code, ran.out.as_str()), (Some(3), HEADER), "{ran:?}");
}

/// Whoever may make a key would else have a formula run on the machine of whoever audits.
#[test]
fn no_cell_is_a_formula() {
    let members = r#""comment": "=cmd()", "scopes": ["@x"], "tags": ["+1"]"#;
    let hostile = key("-k", members).replace("a@b.c", "@b.c");
    let one = Answer::json(
        200,
        r#"{"projects": [{"project_id": "p", "name": "-Pear"}]}"#,
    );
    let server = Server::start([own("-k"), one, list(&[hostile])]);
    let ran = run("audit_keys", &[], &server);
    server.finish().unwrap();
    let row = "p,'-Pear,'-k,'=cmd(),'@b.c,,never,'@x,'+1,age-unknown no-expiry\n";
    assert_eq!(ran.out, format!("{HEADER}{row}"));
}
