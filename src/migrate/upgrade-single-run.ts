import type { SchemaOf } from "../api-versions.js";
import { checkParserRun, checkProcessorRun, checkSinglePath } from "./check-run.js";
import { upgradeParserRun as upgradeParser } from "./from-2025-04-21/parser-run.js";
import { upgradeProcessorRun as upgradeProcessor } from "./from-2025-04-21/processor-run.js";
import { withLedger } from "./ledger.js";
import type { Upgraded } from "./upgraded-run.js";

const reason = "2026-02-09 has no place for it.";

/**
 * A processor run of 2025-04-21 as the extract, classify or split run that it is in 2026-02-09; `object` says which. What
 * holds of {@link upgradeWorkflowRun} holds of it, too: the run that is given is not changed, what has no place is in `lost`
 * and what cannot be known in `unknown`, and a run that fits its schema gives one that fits the new one.
 *
 * - Ids stay those of the old version. The version of the processor has no number, the run no times.
 * - Processors that were merged are lost, and so are edits of classifications and splits.
 *
 * @param run one run without envelope, as the client returns it
 * @throws InvalidInputError for other versions, for a body or an event instead of a run, for a run of another version, as
 * far as that can be seen, and for one that holds itself or is nested some thousand levels deep
 *
 * @example
 * ```ts
 * import type { SchemaOf } from "extend-contract";
 * import { upgradeProcessorRun } from "extend-contract/migrate";
 *
 * export function valuesOf(stored: SchemaOf<"2025-04-21", "ProcessorRun">) {
 *   const { run } = upgradeProcessorRun(stored, { from: "2025-04-21", to: "2026-02-09" });
 *   return run.object === "extract_run" ? run.output : undefined;
 * }
 * ```
 */
export function upgradeProcessorRun(
  run: SchemaOf<"2025-04-21", "ProcessorRun">,
  versions: { from: "2025-04-21"; to: "2026-02-09" },
): Upgraded<
  SchemaOf<"2026-02-09", "ExtractRun"> | SchemaOf<"2026-02-09", "ClassifyRun"> | SchemaOf<"2026-02-09", "SplitRun">
> {
  checkSinglePath(versions);
  checkProcessorRun(run);
  return withLedger((ledger) => {
    const upgraded = upgradeProcessor(ledger.sourceOf(run, ""));
    ledger.close(reason);
    return upgraded;
  });
}

/**
 * A parser run of 2025-04-21, or the state of one, as a parse run of 2026-02-09. What holds of {@link upgradeWorkflowRun}
 * holds of it, too.
 *
 * - The id stays that of the old version. Of the file only its id is known: its name is `"unknown"`, its times are
 *   `1970-01-01T00:00:00.000Z`. Of a state not even that is known, so `file` is null, and `config` is empty.
 * - Text that a failed run has all the same is lost.
 *
 * @param run one run without envelope, as the client returns it
 * @throws InvalidInputError as `upgradeProcessorRun` does
 *
 * @example
 * ```ts
 * import type { SchemaOf } from "extend-contract";
 * import { upgradeParserRun } from "extend-contract/migrate";
 *
 * export function textOf(stored: SchemaOf<"2025-04-21", "ParserRun">): string {
 *   const { run } = upgradeParserRun(stored, { from: "2025-04-21", to: "2026-02-09" });
 *   return run.output?.chunks.map(({ content }) => content).join("\n\n") ?? "";
 * }
 * ```
 */
export function upgradeParserRun(
  run: SchemaOf<"2025-04-21", "ParserRunOrStatus">,
  versions: { from: "2025-04-21"; to: "2026-02-09" },
): Upgraded<SchemaOf<"2026-02-09", "ParseRun">> {
  checkSinglePath(versions);
  checkParserRun(run);
  return withLedger((ledger) => {
    const upgraded = upgradeParser(run, ledger);
    ledger.close(reason);
    return upgraded;
  });
}
