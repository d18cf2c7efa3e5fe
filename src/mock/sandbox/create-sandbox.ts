// Not the global ones, which the DOM of a test may have replaced.
import { clearTimeout, setTimeout } from "node:timers";
import { type ApiVersion, apiVersions, operationAt } from "../../api-versions.js";
import { isObject, type JsonObject, show } from "../../json.js";
import { isListOf, type OptionChecks } from "../../serving/check-options.js";
import type { Backend, FrontRequest } from "../front/backend.js";
import { errorBody } from "../front/error-body.js";
import { plainJson, printJson } from "../front/exact-json.js";
import { invalidRequest, RefusalError } from "../front/refusal-error.js";
import { type Contract, readContract } from "./contract.js";
import { breakageOf, type Fault, failureOf, retryAfterOf } from "./fault.js";
import { createFaultQueue } from "./fault-queue.js";
import { createRunStore, type Runs } from "./run-store.js";

/** Options of {@link createSandbox}. */
export interface SandboxOptions {
  /** The API keys to accept, and no others. @default every key that begins with `sk_` and has no `unknown` in it */
  tokens?: readonly string[] | undefined;
  /** Faults for the first requests. Later ones are ordered by the request header `x-sandbox-fault`. */
  faults?: readonly Fault[] | undefined;
}

/** What {@link SandboxOptions} may be. */
export const sandboxOptionChecks: OptionChecks<SandboxOptions> = {
  tokens: isListOf("API keys"),
  faults: (value) => (Array.isArray(value) ? undefined : "a list of faults"),
};

/** A backend with memory. */
export interface Sandbox extends Backend {
  accepts(token: string): boolean;
  /** Back to the beginning: the runs of the examples, the faults of the options. */
  reset(): void;
  /** The runs as they are now, for tests to look at. */
  readonly runs: Runs;
  /** Ends the delays that requests are waiting in: these are handled at once. */
  close(): Promise<void>;
}

/**
 * Makes a backend that holds the example runs of every API version and remembers updates, which show in every version
 * at once. It checks an update against the description before it applies any of it, and each answer before it leaves.
 *
 * A request with the header `x-sandbox-fault` goes wrong on purpose, as do the next `times - 1` requests, of whoever:
 * `status=429; retry-after=1; times=2` answers with a status and applies nothing; `delay=200` handles the request later;
 * `drop` and `truncate` carry it out and lose the answer, so that an update is applied that its sender cannot know of.
 * The same request sent again, as by a client that retries, orders nothing new until one request has been spared.
 *
 * @throws TypeError for a fault in the options that makes no sense
 */
export async function createSandbox({ tokens, faults = [] }: SandboxOptions = {}): Promise<Sandbox> {
  const queue = createFaultQueue(faults);
  const contracts = await readContracts();
  const store = createRunStore(contracts);
  const pauses = createPauses();

  // Awaits nothing, so that between reading a run and changing it no other request comes in.
  function handle({ version, runId, json }: FrontRequest): object {
    if (json) {
      if (!isObject(json.plain)) throw invalidRequest(`The body must be a JSON object; got ${show(json.plain)}.`);
      const problem = contracts[version].problemOfUpdate(json.plain);
      if (problem) throw invalidRequest(`The body is not an update of a run: ${problem}.`);
      store.update(version, runId, json.exact as JsonObject);
    }
    const run = store.get(version, runId);
    if (!run) throw unknownRun(version, runId, store.ids(version));
    const envelope = operationAt(version, "workflowRuns", "get").result;
    return envelope === undefined ? run : { success: true, [envelope]: run };
  }

  return {
    name: "extend-contract sandbox",

    // One kind of key is unknown everywhere, so that a 401 can be had without a list of keys.
    accepts: (token) => (tokens ? tokens.includes(token) : token.startsWith("sk_") && !token.includes("unknown")),

    async answer(request) {
      const { version, method, requestId } = request;
      let fault: Fault | undefined;
      let status = 200;
      let body: object;
      try {
        fault = queue.take(request);
        if (fault?.delayMs) await pauses.wait(fault.delayMs);
        const failure = fault && failureOf(fault);
        if (failure) throw failure;
        body = handle(request);
      } catch (error) {
        if (!(error instanceof RefusalError)) throw error;
        status = error.status;
        body = errorBody(version, error, requestId);
      }
      const problem = contracts[version].problemOfAnswer(method, status, plainJson(body));
      if (problem) {
        const message =
          `The sandbox would have broken the contract of ${version} with its answer ${status} to this ${method}: ` +
          `${problem}. Either the sandbox or the description is wrong.`;
        status = 500;
        body = errorBody(version, { status, code: "INTERNAL_ERROR", message }, requestId);
      }
      return {
        status,
        headers: { "content-type": "application/json", ...(fault && retryAfterOf(fault)) },
        body: printJson(body),
        breakage: fault && breakageOf(fault),
      };
    },

    reset() {
      store.reset();
      queue.reset();
    },

    runs: { ids: store.ids, get: (version, id) => copyOf(store.get(version, id)) },

    async close() {
      pauses.end();
    },
  };
}

let descriptions: Promise<Record<ApiVersion, Contract>> | undefined;

/** Read once: they never change, and compiling their schemas is what a test suite with many sandboxes would wait for. */
function readContracts(): Promise<Record<ApiVersion, Contract>> {
  const versions = Object.keys(apiVersions) as ApiVersion[];
  descriptions ??= Promise.all(versions.map(async (version) => [version, await readContract(version)] as const)).then(
    (entries) => Object.fromEntries(entries) as Record<ApiVersion, Contract>,
  );
  return descriptions;
}

function copyOf(run: JsonObject | undefined): JsonObject | undefined {
  return run && (plainJson(run) as JsonObject);
}

/** Waits that can all be ended at once, later ones included. */
function createPauses() {
  const waiting = new Map<NodeJS.Timeout, () => void>();
  let ended = false;
  return {
    wait: (milliseconds: number) =>
      new Promise<void>((resolve) => {
        if (ended) return resolve();
        const timer = setTimeout(() => {
          waiting.delete(timer);
          resolve();
        }, milliseconds);
        waiting.set(timer, resolve);
      }),
    end() {
      ended = true;
      for (const [timer, resolve] of waiting) {
        clearTimeout(timer);
        resolve();
      }
      waiting.clear();
    },
  };
}

function unknownRun(version: ApiVersion, id: string, ids: string[]): RefusalError {
  const known = `${ids.slice(0, 3).join(", ")} and ${ids.length - 3} more`;
  const message = `There is no run ${show(id)} in ${version}. Ask for one that the sandbox has: ${known}.`;
  return new RefusalError({ status: 404, code: "NOT_FOUND", message });
}
