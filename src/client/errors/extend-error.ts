/**
 * Base of everything that `workflowRuns.*` and `createExtendClient` throw on their own account, so that one
 * `instanceof` tells it from a defect in the calling program.
 *
 * Not included: an abort by the caller's own signal, which rejects with the signal's reason exactly as `fetch` does,
 * and whatever a `token` function of the caller throws.
 *
 * @example
 * ```ts
 * import { createExtendClient, ExtendError } from "extend-contract";
 *
 * const extend = createExtendClient({ token: "sk_example" });
 * try {
 *   await extend.workflowRuns.get("workflow_run_example");
 * } catch (error) {
 *   if (!(error instanceof ExtendError)) throw error;
 *   console.error(error.message);
 * }
 * ```
 */
export abstract class ExtendError extends Error {
  override name = "ExtendError";
}
