//! Everybody who can get at a project as CSV, with what stands out.

use tests::http::Answer;
use tests::server::{Refusing, Server};

use crate::run::{run, run_at};

const HEADER: &str = "project_id,project,member_id,name,email,scopes,findings\n";

const PROJECTS: &str =
    r#"{"projects": [{"project_id": "p", "name": "Pear"}, {"project_id": "q"}]}"#;

const PLAIN: &str = r#"{"member_id": "m", "email": "m@a.example", "first_name": "Mo", "last_name": "Od", "scopes": ["usage:read"]}"#;

/// What the service says of the key that the example runs with: that it sees all members.
fn own() -> Answer {
    let scopes = r#""scopes": ["owners:read", "admins:read", "members:read", "keys:read"]"#;
    Answer::json(200, format!(r#"{{"api_key_id": "k", {scopes}}}"#))
}

/// Whose that key is.
fn own_key() -> Answer {
    let owner = r#"{"item": {"member": {"member_id": "m"}, "api_key": {"api_key_id": "k"}}}"#;
    Answer::json(200, owner)
}

fn members(members: &[&str]) -> Answer {
    Answer::json(200, format!(r#"{{"members": [{}]}}"#, members.join(", ")))
}

fn invited(invited: &[&str]) -> Answer {
    Answer::json(200, format!(r#"{{"invites": [{}]}}"#, invited.join(", ")))
}

#[test]
fn every_finding() {
    let server = Server::start([
        own(),
        Answer::json(200, PROJECTS),
        members(&[
            PLAIN,
            r#"{"member_id": "o", "email": "O@A.example", "scopes": ["owner"]}"#,
            r#"{"member_id": "w", "email": "w@b.example", "scopes": ["keys:write"]}"#,
            r#"{"email": "new@a.example", "scopes": ["member"]}"#,
            r#"{"member_id": "s"}"#,
        ]),
        own_key(),
        invited(&[
            r#"{"email": "new@a.example", "scope": "member"}"#,
            r#"{"email": "x@a.example.org", "scope": "admin"}"#,
        ]),
        members(&[PLAIN]),
        invited(&[]),
    ]);
    let ran = run("audit_members", &["--domain", "A.example"], &server);
    let requests = server.finish().unwrap();
    let lines: Vec<&str> = requests.iter().map(|request| &*request.line).collect();
    let asked = [
        "GET /v1/auth/token HTTP/1.1",
        "GET /v1/projects HTTP/1.1",
        "GET /v1/projects/p/members HTTP/1.1",
        "GET /v1/projects/p/keys/k HTTP/1.1",
        "GET /v1/projects/p/invites HTTP/1.1",
        "GET /v1/projects/q/members HTTP/1.1",
        "GET /v1/projects/q/invites HTTP/1.1",
    ];
    assert_eq!(lines, asked);
    let rows = "p,Pear,m,Mo Od,m@a.example,usage:read,\n\
                p,Pear,o,,O@A.example,owner,manages\n\
                p,Pear,w,,w@b.example,keys:write,manages outsider\n\
                p,Pear,,,new@a.example,member,invited\n\
                p,Pear,s,,,,scopes-unknown outsider\n\
                p,Pear,,,x@a.example.org,admin,manages invited outsider\n\
                q,,m,Mo Od,m@a.example,usage:read,\n";
    assert_eq!(ran.out, format!("{HEADER}{rows}"));
    let sum = "people: 7, of which stand out: 5, lists that are missing: 0\n";
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), sum));
}

#[test]
fn nobody_stands_out() {
    let one = r#"{"projects": [{"project_id": "p"}]}"#;
    let server = Server::start([
        own(),
        Answer::json(200, one),
        members(&[PLAIN]),
        own_key(),
        invited(&[]),
    ]);
    let ran = run("audit_members", &[], &server);
    server.finish().unwrap();
    assert_eq!(ran.code, Some(0), "{ran:?}");
}

/// Else a project, which somebody must manage, would never be well.
#[test]
fn those_who_may_manage_do_not_stand_out() {
    let one = r#"{"projects": [{"project_id": "p"}]}"#;
    let owner = r#"{"member_id": "o", "email": "O@A.example", "scopes": ["owner"]}"#;
    let admin = r#"{"member_id": "a", "email": "a@a.example", "scopes": ["admin"]}"#;
    for (managers, code) in [
        (&["--manager", "o@a.example"][..], 1),
        (&["--manager", "o@a.example", "--manager", "A@a.example"], 0),
    ] {
        let people = members(&[PLAIN, owner, admin]);
        let server = Server::start([
            own(),
            Answer::json(200, one),
            people,
            own_key(),
            invited(&[]),
        ]);
        // With or without the `@`, a domain is the same.
        let arguments = [managers, &["--domain", "@a.example"]].concat();
        let ran = run("audit_members", &arguments, &server);
        server.finish().unwrap();
        assert_eq!(ran.code, Some(code), "{ran:?}");
        assert!(ran.out.contains("p,,o,,O@A.example,owner,\n"), "{ran:?}");
    }
}

/// The others are listed, and the list is known not to be all.
#[test]
fn a_project_whose_people_cannot_be_listed() {
    let refused = || Answer::json(403, r#"{"category": "INSUFFICIENT_PERMISSIONS"}"#);
    let server = Server::start([
        own(),
        Answer::json(200, PROJECTS),
        refused(),
        invited(&[r#"{"email": "x@a.example", "scope": "member"}"#]),
        members(&[PLAIN]),
        own_key(),
        refused(),
    ]);
    let ran = run("audit_members", &[], &server);
    server.finish().unwrap();
    assert_eq!(ran.code, Some(3), "{ran:?}");
    let rows = "p,Pear,,,x@a.example,member,invited\nq,,m,Mo Od,m@a.example,usage:read,\n";
    assert_eq!(ran.out, format!("{HEADER}{rows}"));
    let [first, second, third] = ran.err.lines().collect::<Vec<_>>()[..] else {
        panic!("three lines: {ran:?}")
    };
    assert!(first.starts_with("no members of project `p`: `listProjectMembers`: 403"));
    assert!(second.starts_with("no invitations of project `q`: `listProjectInvitations`: 403"));
    let sum = "people: 2, of which stand out: 1, lists that are missing: 2";
    assert_eq!(third, sum);
}

#[test]
fn wrong_arguments() {
    let refusing = Refusing::start();
    for (arguments, said) in [
        (&["--domain"][..], "give `--domain` a value"),
        (&["--domain", ""], "give `--domain` a value"),
        (&["--domain", "@"], "give `--domain` a value"),
        (&["--domain", "--manager", "a"], "give `--domain` a value"),
        (&["example.com"], "`example.com` is no option"),
        (&["--domain", "a", "b"], "`b` is no option"),
        (
            &["--domain", "a", "--domain", "b"],
            "give one `--domain`, not two",
        ),
        (&["--manager"], "give `--manager` a value"),
        (&["--manager", ""], "give `--manager` a value"),
        (&["--owner", "a@b.example"], "`--owner` is no option"),
    ] {
        let ran = run_at("audit_members", arguments, &refusing.url());
        assert_eq!(ran.code, Some(2), "{arguments:?}: {ran:?}");
        let usage = "usage: audit_members [--domain DOMAIN] [--manager ADDRESS]...";
        assert_eq!(ran.err, format!("error: {said}: see `--help`\n{usage}\n"));
    }
}

/// What the list does not show is no reason to say that all is well.
#[test]
fn the_list_may_lack_people() {
    let one = || Answer::json(200, r#"{"projects": [{"project_id": "p"}]}"#);
    let few = r#"{"api_key_id": "k", "scopes": ["members:read", "keys:read"]}"#;
    let few = Answer::json(200, few);
    let all = || members(&[PLAIN]);
    let refused = || Answer::json(403, r#"{"category": "INSUFFICIENT_PERMISSIONS"}"#);
    let other = Answer::json(200, r#"{"item": {"member": {"member_id": "n"}}}"#);
    let nobody = Answer::json(200, r#"{"item": {}}"#);
    let own_member = "not complete: the member that this key, `k`, belongs to is in no list, so";
    for (answers, said) in [
        (
            vec![few, one(), all(), own_key(), invited(&[])],
            "not complete: this key lacks `admins:read`, `owners:read`, without which",
        ),
        (
            vec![refused(), one(), all(), invited(&[])],
            "not complete: the service does not tell what this key may see: `getTokenDetails`: 403",
        ),
        (vec![own(), one(), all(), other, invited(&[])], own_member),
        (vec![own(), one(), all(), nobody, invited(&[])], own_member),
        (
            vec![own(), one(), all(), refused(), invited(&[])],
            "not complete: the member that this key, `k`, belongs to (`getProjectKey`: 403",
        ),
        (
            vec![own(), one(), members(&[]), invited(&[])],
            "no members of project `p`: the list is empty, so",
        ),
        (vec![own(), Answer::json(200, "{}")], own_member),
    ] {
        let server = Server::start(answers);
        let ran = run("audit_members", &[], &server);
        server.finish().unwrap();
        assert_eq!(ran.code, Some(3), "{ran:?}");
        assert!(ran.err.starts_with(said), "{ran:?}");
    }
}

/// A key belongs to one project: the others do not have it.
#[test]
fn the_own_member_is_in_one_project() {
    let server = Server::start([
        own(),
        Answer::json(200, PROJECTS),
        members(&[PLAIN]),
        Answer::json(404, r#"{"category": "NOT_FOUND"}"#),
        invited(&[]),
        members(&[PLAIN]),
        own_key(),
        invited(&[]),
    ]);
    let ran = run("audit_members", &[], &server);
    server.finish().unwrap();
    let sum = "people: 2, of which stand out: 0, lists that are missing: 0\n";
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), sum));
}

/// The service may name no id of the member that the key belongs to.
#[test]
fn the_own_member_is_known_by_its_address() {
    let one = Answer::json(200, r#"{"projects": [{"project_id": "p"}]}"#);
    let owner = Answer::json(200, r#"{"item": {"member": {"email": "M@A.example"}}}"#);
    let server = Server::start([own(), one, members(&[PLAIN]), owner, invited(&[])]);
    let ran = run("audit_members", &[], &server);
    server.finish().unwrap();
    assert_eq!(ran.code, Some(0), "{ran:?}");
}

#[test]
fn no_cell_is_a_formula() {
    let one = r#"{"projects": [{"project_id": "p", "name": "=Pear"}]}"#;
    let hostile = r#"{"member_id": "m", "email": "@a.example", "first_name": "+1", "last_name": "Od", "scopes": ["-x"]}"#;
    let server = Server::start([
        own(),
        Answer::json(200, one),
        members(&[hostile]),
        own_key(),
        invited(&[]),
    ]);
    let ran = run("audit_members", &[], &server);
    server.finish().unwrap();
    let row = "p,'=Pear,m,'+1 Od,'@a.example,'-x,\n";
    assert_eq!(ran.out, format!("{HEADER}{row}"));
}

/// Who has an address in other letters is on both lists all the same.
#[test]
fn a_member_who_is_invited_is_one_person() {
    let one = r#"{"projects": [{"project_id": "p"}]}"#;
    let member = PLAIN.replace("m@a.example", "B@Example.com");
    let server = Server::start([
        own(),
        Answer::json(200, one),
        members(&[&member]),
        own_key(),
        invited(&[r#"{"email": "b@example.com", "scope": "member"}"#]),
    ]);
    let ran = run("audit_members", &[], &server);
    server.finish().unwrap();
    let sum = "people: 1, of which stand out: 0, lists that are missing: 0\n";
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), sum));
}
