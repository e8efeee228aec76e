//! Rows into the table that a person reads, and into the JSON that a tool reads.

use std::iter;

use serde_json::{Value, json};

use super::verdict::{Facts, Verdict};

/// What stands in the first line.
const HEADINGS: [&str; 8] = [
    "document",
    "operations",
    "types",
    "diagnostics",
    "ms",
    "MiB",
    "check s",
    "verdict",
];

/// The columns of words, which begin at the left.
const WORDS: [usize; 2] = [0, 7];

/// What is not known.
const UNKNOWN: &str = "-";

/// A document and what was made of it.
pub(super) type Row = (Facts, Verdict);

/// A line for each document, the reasons of those that fail, and the totals.
pub(super) fn table(rows: &[Row]) -> String {
    let cells: Vec<[String; 8]> = iter::once(HEADINGS.map(str::to_owned))
        .chain(rows.iter().map(cells))
        .collect();
    let widths: Vec<usize> = (0..HEADINGS.len())
        .map(|column| cells.iter().map(|row| row[column].chars().count()).max())
        .map(Option::unwrap_or_default)
        .collect();
    let lines = cells.iter().map(|row| line(row, &widths));
    let mut text: String = lines.collect();
    for (facts, verdict) in rows {
        if let Verdict::Fails(reasons) = verdict {
            let reasons = reasons.iter().map(|reason| reason.replace('\n', "\n    "));
            text.extend(reasons.map(|reason| format!("\n{}: {reason}\n", facts.document.key)));
        }
    }
    text + &totals(rows)
}

fn line(row: &[String; 8], widths: &[usize]) -> String {
    let cells = row.iter().zip(widths).enumerate();
    let cells: Vec<String> = cells
        .map(|(column, (cell, width))| {
            if WORDS.contains(&column) {
                format!("{cell:<width$}")
            } else {
                format!("{cell:>width$}")
            }
        })
        .collect();
    format!("{}\n", cells.join("  ").trim_end())
}

fn cells((facts, verdict): &Row) -> [String; 8] {
    let unknown = || UNKNOWN.to_owned();
    let number = |number: Option<usize>| number.map_or_else(unknown, |number| number.to_string());
    let made = facts.made();
    let generated = made.and_then(|made| made.generated.as_ref());
    let counted = number(facts.counted.as_ref().ok().copied());
    let operations = number(generated.map(|generated| generated.operations));
    let seconds = facts
        .compiled
        .as_ref()
        .and_then(|compiled| compiled.seconds);
    [
        facts.document.key.clone(),
        format!("{counted} / {operations}"),
        number(generated.map(|generated| generated.types)),
        number(made.map(|made| made.diagnostics.len())),
        made.map_or_else(unknown, |made| made.milliseconds.to_string()),
        made.and_then(|made| made.peak_bytes)
            .map_or_else(unknown, |bytes| (bytes >> 20).to_string()),
        seconds.map_or_else(unknown, |seconds| format!("{seconds:.1}")),
        verdict.as_str().to_owned(),
    ]
}

fn totals(rows: &[Row]) -> String {
    let count =
        |like: fn(&Verdict) -> bool| rows.iter().filter(|(_, verdict)| like(verdict)).count();
    let passed = count(|verdict| matches!(verdict, Verdict::Passes));
    let mended = count(|verdict| matches!(verdict, Verdict::Mended(_)));
    let rejected = count(|verdict| matches!(verdict, Verdict::Rejected(_)));
    let failed = count(|verdict| matches!(verdict, Verdict::Fails(_)));
    let all = rows.len();
    format!(
        "\n{all} documents: {passed} pass, {mended} pass mended by an overlay, {rejected} are rejected, {failed} fail\n"
    )
}

/// The rows with all their diagnostics, as one array.
pub(super) fn json(rows: &[Row]) -> String {
    let rows: Vec<Value> = rows.iter().map(object).collect();
    format!("{:#}\n", Value::Array(rows))
}

fn object((facts, verdict): &Row) -> Value {
    let made = facts.made();
    let generated = made.and_then(|made| made.generated.as_ref());
    let reasons = match verdict {
        Verdict::Passes => Vec::new(),
        Verdict::Mended(reason) | Verdict::Rejected(reason) => vec![reason.clone()],
        Verdict::Fails(reasons) => reasons.clone(),
    };
    json!({
        "document": facts.document.key,
        "verdict": verdict.as_str().to_lowercase(),
        "reasons": reasons,
        "operations": facts.counted.as_ref().ok(),
        "generated": generated,
        "milliseconds": made.map(|made| made.milliseconds),
        "peak_bytes": made.and_then(|made| made.peak_bytes),
        "check_seconds": facts.compiled.as_ref().and_then(|compiled| compiled.seconds),
        "diagnostics": made.map(|made| &made.diagnostics),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::compile::Compiled;
    use crate::corpus::find::{Document, Expect};
    use crate::corpus::make::{Finding, Generated, Made};
    use crate::corpus::process::Ended;

    fn rows() -> Vec<Row> {
        let facts = |key: &str, ended| Facts {
            document: Document {
                key: key.to_owned(),
                path: key.into(),
                package: "p".to_owned(),
                expect: Expect::Valid,
            },
            counted: Ok(12),
            ended,
            mended: None,
            compiled: None,
        };
        let made = Made {
            generated: Some(Generated {
                operations: 12,
                types: 30,
                lines: 900,
            }),
            milliseconds: 7,
            peak_bytes: Some(20 << 20),
            diagnostics: vec![Finding::default()],
        };
        let mut whole = facts("s/a.yml", Ended::Made(made));
        whole.compiled = Some(Compiled {
            verdict: Ok(()),
            seconds: Some(1.25),
        });
        let crashed = facts("s/longer.yml", Ended::Crashed("signal: 6".to_owned()));
        vec![
            (whole, Verdict::Passes),
            (crashed, Verdict::Fails(vec!["signal: 6\nso".to_owned()])),
        ]
    }

    #[test]
    fn columns_are_aligned_and_reasons_follow() {
        assert_eq!(
            table(&rows()),
            "document      operations  types  diagnostics  ms  MiB  check s  verdict\n\
             s/a.yml          12 / 12     30            1   7   20      1.2  passes\n\
             s/longer.yml      12 / -      -            -   -    -        -  FAILS\n\
             \n\
             s/longer.yml: signal: 6\n    so\n\
             \n\
             2 documents: 1 pass, 0 pass mended by an overlay, 0 are rejected, 1 fail\n"
        );
    }

    #[test]
    fn a_tool_gets_everything() {
        let rows: Value = serde_json::from_str(&json(&rows())).unwrap();
        assert_eq!(rows[0]["generated"]["lines"], 900);
        assert_eq!(rows[0]["check_seconds"], 1.25);
        assert_eq!(rows[1]["verdict"], "fails");
        assert_eq!(rows[1]["reasons"][0], "signal: 6\nso");
        assert_eq!(rows[1]["diagnostics"], Value::Null);
    }
}
