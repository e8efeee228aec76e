//! What was counted into diagnostics: an action that meets nothing, changes nothing or adds an
//! operation that is there is out of date, and one that the standard calls an error is reported as
//! such. Where most meet nothing, the overlay is for another description, which is said first.

use super::{Action, Applied, Overlay, Repeated};
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Report};
use crate::document::{At, Place};
use crate::message::MOST;
use crate::pointer::Pointer;

/// Reports every action of `overlay` that could not be applied, did nothing or repeated something.
pub fn stale(overlay: &Overlay, applied: &[Applied], report: &mut Report) {
    let idle = applied.iter().filter(|one| one.matches == 0).count();
    if idle > MOST && idle * 2 > applied.len() {
        let place = Place {
            source: overlay.source,
            at: At::Document,
        };
        let message = format!(
            "{idle} of the {} actions of the overlay match nothing",
            applied.len()
        );
        let help = "if it is for another description, leave it out, and apply those of this one, if it has any";
        report.push(Diagnostic::new(Code::OverlayForeign, place, message, help));
    }
    for (action, applied) in overlay.actions.iter().zip(applied) {
        if applied.repeated.is_empty() {
            report_one(overlay, action, applied, report);
        } else {
            report_repeated(overlay, &applied.repeated, report);
        }
    }
}

fn report_one(overlay: &Overlay, action: &Action, applied: &Applied, report: &mut Report) {
    let target = Place::value(overlay.source, action.pointer.key("target"));
    let diagnostic = match applied {
        Applied {
            refusal: Some(refusal),
            ..
        } => {
            let place = Place::value(overlay.source, refusal.pointer.clone());
            let message = format!("the action cannot be applied: {}", refusal.message);
            Diagnostic::new(refusal.code, place, message, refusal.help)
        }
        Applied { matches: 0, .. } => Diagnostic::new(
            Code::OverlayNoMatch,
            target,
            format!("the target `{}` matches nothing", action.target),
            "correct the target, or remove the action if the description no longer needs it",
        ),
        Applied {
            changes: 0,
            matches,
            ..
        } => Diagnostic::new(
            Code::OverlayNoChange,
            target,
            match matches {
                1 => "the action changes nothing at the one node that it matches".to_owned(),
                _ => format!(
                    "the action changes nothing at any of the {matches} nodes that it matches"
                ),
            },
            "remove the action: the description says it already",
        ),
        Applied { idle, .. } => return report_idle(overlay, action, idle, report),
    };
    report.push(diagnostic);
}

/// An update of which only a part is out of date.
fn report_idle(overlay: &Overlay, action: &Action, idle: &[Pointer], report: &mut Report) {
    let update = action.pointer.key("update");
    for part in idle {
        let name = part.steps().last().unwrap_or_default();
        report.push(Diagnostic::new(
            Code::OverlayNoChange,
            Place::value(overlay.source, update.join(part)),
            format!("`{name}` of the update changes nothing at any node that it matches"),
            "remove it from the update: the description says it already",
        ));
    }
}

fn report_repeated(overlay: &Overlay, repeated: &[Repeated], report: &mut Report) {
    for repeated in repeated {
        let Repeated {
            pointer,
            operation,
            first,
        } = repeated;
        report.push(
            Diagnostic::new(
                Code::DuplicateOperation,
                Place::key(overlay.source, pointer.clone()),
                format!("the action adds `{operation}`, which is there already"),
                "remove it from the action; what is wrong with the other, correct by the parts alone",
            )
            .also(first.clone(), "the other stands here"),
        );
    }
}
