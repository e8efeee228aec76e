//! What was counted into diagnostics: an action that meets nothing or changes nothing is out of
//! date, and one that the standard calls an error is reported as such.

use super::{Action, Applied, Overlay};
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Report};
use crate::document::Place;

/// Reports every action of `overlay` that could not be applied, or did nothing.
pub fn stale(overlay: &Overlay, applied: &[Applied], report: &mut Report) {
    for (action, applied) in overlay.actions.iter().zip(applied) {
        report_one(overlay, action, applied, report);
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
            Diagnostic::new(Code::OverlayInvalid, place, message, refusal.help)
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
        Applied { .. } => return,
    };
    report.push(diagnostic);
}
