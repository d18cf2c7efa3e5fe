import type { SchemaOf } from "../api-versions.js";
import { checkPath, checkRun } from "./check-run.js";
import { upgradeRun as upgradeOld } from "./from-2025-04-21/run.js";
import { upgradeRun as upgradeLegacy } from "./from-legacy/run.js";
import { type Ledger, withLedger } from "./ledger.js";
import type { Legacy, Old } from "./shapes.js";
import type { UpgradedRun, UpgradePaths } from "./upgraded-run.js";

/**
 * A run of an older API version in the shape of a newer one, for runs that you have stored or that arrive in two
 * versions. From `legacy` and `v1` it goes by way of 2025-04-21.
 *
 * A conversion cannot give what reading the run in the new version would. What it drops is in `lost`, what it cannot
 * know in `unknown`, so look there before you rely on a value:
 *
 * - Ids of outputs, processors and their versions stay those of the old version, and the id of an output is also that
 *   of its step run: no rule leads to the new ids.
 * - Other required texts and ids that are not known are `"unknown"`, times are `1970-01-01T00:00:00.000Z`, the status
 *   of an external answer is 0. A step of legacy in a state that is not listed is PENDING. Settings of legacy, which
 *   cannot be converted, are as empty as the schema allows.
 * - What may be null is null, what may be left out is left out.
 * - Steps begin with those that made the outputs, in the order of `outputs`; validations follow in their order. Parse
 *   steps do not come back.
 * - Members that the old version does not describe are lost too, since no place is known for them.
 *
 * The run that is given is not changed. If it fits its schema, so does the result, except for page numbers below 0,
 * which only the schema of legacy lets through. Values that no description lists stay as they are.
 *
 * @param run one run without envelope, as the client returns it
 * @param versions in which version the run is, and in which it is wanted
 * @throws InvalidInputError for a pair of versions that does not lead upwards, for a body or a list instead of a run,
 * for a run of another version, as far as that can be seen, and for one that holds itself or is nested some thousand
 * levels deep
 *
 * @example
 * ```ts
 * import type { WorkflowRun } from "extend-contract";
 * import { upgradeWorkflowRun } from "extend-contract/migrate";
 *
 * export function newShapeOf(stored: WorkflowRun<"2025-04-21">): WorkflowRun<"2026-02-09"> {
 *   const { run, lost, unknown } = upgradeWorkflowRun(stored, { from: "2025-04-21", to: "2026-02-09" });
 *   for (const { pointer, reason } of [...lost, ...unknown]) console.warn(pointer, reason);
 *   return run;
 * }
 * ```
 */
export function upgradeWorkflowRun<From extends keyof UpgradePaths, To extends UpgradePaths[From]>(
  run: SchemaOf<From, "WorkflowRun">,
  versions: { from: From; to: To },
): UpgradedRun<To> {
  checkPath(versions);
  const { from, to } = versions;
  checkRun(run, from);
  return withLedger((ledger) => {
    const old = from === "2025-04-21" ? run : upgradedToOld(run as Legacy<"WorkflowRun">, ledger);
    return to === "2025-04-21" ? old : upgradedToNew(old as Old<"WorkflowRun">, ledger);
  }) as unknown as UpgradedRun<To>;
}

function upgradedToOld(run: Legacy<"WorkflowRun">, ledger: Ledger): Old<"WorkflowRun"> {
  const upgraded = upgradeLegacy(ledger.sourceOf(run, ""), ledger);
  ledger.close("2025-04-21 has no place for it.");
  return upgraded;
}

function upgradedToNew(run: Old<"WorkflowRun">, ledger: Ledger) {
  const upgraded = upgradeOld(ledger.sourceOf(run, ""));
  ledger.close("2026-02-09 has no place for it.");
  return upgraded;
}
