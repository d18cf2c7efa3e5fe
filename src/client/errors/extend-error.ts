/**
 * Base of everything that the methods of a client and `createExtendClient` throw on their own account, so that one
 * `instanceof` tells it from a defect in the calling program.
 *
 * Not included: an abort by the caller's own signal, which rejects with the signal's reason exactly as `fetch` does,
 * and whatever a `token` function, a hook or a stream of the caller throws.
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
 *   console.error(error.message, error.retryable ? "Try again later." : "");
 * }
 * ```
 */
export abstract class ExtendError extends Error {
  override name = "ExtendError";

  /**
   * Whether the same request may succeed later. The client has then repeated it already, as often as `maxRetries` says
   * and the operation allows.
   */
  readonly retryable: boolean = false;
}
