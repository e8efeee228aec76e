//! The first look at a whole description: every node against the table of keywords.
//!
//! All faults are found in one run, and each node gets exactly one mark, from which the account is
//! made; a second, independent count proves that none was left out.

#[cfg(test)]
mod honesty;
mod lost;
mod message;
mod node;
mod notes;
mod reached;
mod schema;
mod stray;
mod walk;

use serde_json::Value;

use crate::account::Account;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Report};
use crate::document::Sources;
use crate::pointer::Pointer;
use crate::share;
use crate::trail::Trail;
use crate::tree::Tree;

/// What became of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark<'a> {
    /// It bears on the output.
    Used,
    /// It has no bearing, by this keyword.
    Ignored(&'a str),
    /// A diagnostic stands at it or above it.
    Reported,
}

/// Holds every node of the effective description against the table of keywords; `sources` are the
/// documents that it was written in.
pub fn check(tree: &Tree, sources: &Sources, report: &mut Report) -> Account {
    let (account, total) = share::both(|| marked(tree, sources, report), || count(&tree.value));
    let account = Account { total, ..account };
    if account.sum() != account.total {
        let message = format!(
            "{} nodes were counted and {} accounted for",
            account.total,
            account.sum()
        );
        let place = tree.place(&Pointer::root());
        report.push(Diagnostic::new(
            Code::Internal,
            place,
            message,
            "report this as a bug of the generator",
        ));
    }
    account
}

/// The marks of all nodes, counted.
fn marked(tree: &Tree, sources: &Sources, report: &mut Report) -> Account {
    let mut account = Account::default();
    walk::walk(
        tree,
        sources,
        report,
        &mut |_: &Trail<'_>, mark| match mark {
            Mark::Used => account.used += 1,
            Mark::Ignored(keyword) => match account.ignored.get_mut(keyword) {
                Some(nodes) => *nodes += 1,
                None => {
                    account.ignored.insert(keyword.to_owned(), 1);
                }
            },
            Mark::Reported => account.reported += 1,
        },
    );
    account
}

/// How many nodes a value has, itself among them.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(elements) => elements.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum::<usize>(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}
