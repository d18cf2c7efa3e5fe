// Not the global ones, which the DOM of a test may have replaced.
import { clearTimeout, setTimeout } from "node:timers";
import { type ApiVersion, newestApiVersion } from "../../api-versions.js";
import { deref } from "../../bundles/openapi.js";
import { successOf, successStatusOf } from "../../bundles/operations-of.js";
import { isObject, type JsonObject, show } from "../../json.js";
import { isListOf, type OptionChecks } from "../../serving/check-options.js";
import { constantsOf, type Description, readDescriptions } from "../description.js";
import type { Answer, Backend, FrontRequest } from "../front/backend.js";
import { errorBody } from "../front/error-body.js";
import { printJson } from "../front/exact-json.js";
import { invalidRequest, RefusalError } from "../front/refusal-error.js";
import { behaviours } from "./behaviours/behaviours.js";
import { downloadPath } from "./behaviours/files/get.js";
import { outputPath } from "./behaviours/single-runs/get.js";
import { type Contract, createContract } from "./contract.js";
import { breakageOf, type Fault, failureOf, retryAfterOf } from "./faults/fault.js";
import { createFaultQueue } from "./faults/fault-queue.js";
import { type OwnFiles, type OwnRuns, type OwnWorkflows, ownData } from "./own-data.js";
import { createState, type LifeOptions } from "./state.js";
import type { WebhookEndpoint } from "./webhook-endpoint.js";
import { createWebhooks, type Webhooks } from "./webhooks.js";

/** Options of {@link createSandbox}. */
export interface SandboxOptions extends LifeOptions {
  /** The API keys to accept, and no others. @default every key that begins with `sk_` and has no `unknown` in it */
  tokens?: readonly string[] | undefined;
  /** Addresses that are told when a run ends, with signed deliveries that are repeated until they arrive. */
  webhooks?: readonly WebhookEndpoint[] | undefined;
  /** Faults for the first requests. Later ones are ordered by the request header `x-sandbox-fault`. */
  faults?: readonly Fault[] | undefined;
}

/** What {@link SandboxOptions} may be. */
export const sandboxOptionChecks: OptionChecks<SandboxOptions> = {
  tokens: isListOf("API keys"),
  webhooks: (value) => (Array.isArray(value) && value.every(isObject) ? undefined : "a list of endpoints"),
  faults: (value) => (Array.isArray(value) ? undefined : "a list of faults"),
  life: (value) =>
    ["real", "by-hand", "by-reads"].includes(String(value)) ? undefined : '"real", "by-hand" or "by-reads"',
  runSeconds: (value) =>
    typeof value === "number" && value >= 0 && value < 86_400 ? undefined : "a number of seconds, 0 or more",
  seed: (value) => (typeof value === "string" ? undefined : "a string"),
  startTime: (value) => (value instanceof Date && !Number.isNaN(value.getTime()) ? undefined : "a Date"),
};

/** A backend with memory. */
export interface Sandbox extends Backend, Pick<Webhooks, "deliveries" | "redeliver" | "linkTo"> {
  accepts(token: string): boolean;
  /** Back to the beginning: the runs of the examples, the faults of the options. */
  reset(): void;
  /** The state as it is now, for tests to look at and to add to. */
  readonly runs: OwnRuns;
  readonly files: OwnFiles;
  readonly workflows: OwnWorkflows;
  /** Moves the time of runs forward. */
  advance(milliseconds: number): void;
  /** Ends every run that is on its way, as it will end. */
  settle(): void;
  /** Ends the delays that requests are waiting in: these are handled at once. */
  close(): Promise<void>;
}

/**
 * Makes a backend that holds the examples of every API version and remembers what is done to them, which shows in every
 * version at once. It checks a request against the description before it does anything, and each answer before it leaves.
 * An operation that it has no behaviour for answers with the first example of its description, and says so in a header.
 *
 * A request with the header `x-sandbox-fault` goes wrong on purpose, as do the next `times - 1` requests, of whoever:
 * `status=429; retry-after=1; times=2` answers with a status and applies nothing; `delay=200` handles the request later;
 * `drop` and `truncate` carry it out and lose the answer, so that an update is applied that its sender cannot know of.
 * The same request sent again, as by a client that retries, orders nothing new until one request has been spared.
 *
 * @throws TypeError for a fault or a webhook in the options that makes no sense
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { tokens, faults = [], webhooks: endpoints = [], ...life } = options;
  const queue = createFaultQueue(faults);
  const descriptions = await readDescriptions();
  const state = createState(descriptions, life);
  const webhooks = createWebhooks(endpoints, descriptions, state);
  const pauses = createPauses();

  function handle(request: FrontRequest): Result {
    for (const file of state.runs.takeFiles()) state.files.put(newestApiVersion, file, undefined);
    for (const { id, ...file } of state.singleRuns.takeFiles()) state.files.add(file, id);
    const { version, operation, pathParameters, query, form, headers } = request;
    const description = descriptions[version];
    const body = checked(request, description);
    const behaviour = behaviours[operation.resource]?.[operation.name];
    if (!behaviour) return exampleOf(request, description);
    const origin = `http://${headers.host ?? "sandbox"}`;
    const call = { version, description, operation, pathParameters, query, body, form, origin };
    const result = behaviour(call, state);
    webhooks.notice();
    return { body: inEnvelope(result, request, description), headers: {} };
  }

  /** What a link to the output of a run leads to. */
  function outputAt(pathname: string): string | undefined {
    if (!pathname.startsWith(outputPath)) return undefined;
    const [version = "", id = ""] = pathname.slice(outputPath.length).split("/");
    if (!Object.hasOwn(descriptions, version)) return undefined;
    const run = state.singleRuns.get(version as ApiVersion, id);
    return run?.output ? printJson(run.output) : undefined;
  }

  return {
    name: "extend-contract sandbox",

    // One kind of key is unknown everywhere, so that a 401 can be had without a list of keys.
    accepts: (token) => (tokens ? tokens.includes(token) : token.startsWith("sk_") && !token.includes("unknown")),

    // The links to files are for whoever has them, so no key is needed.
    download(pathname) {
      const payload = webhooks.payload(pathname);
      const output = payload ?? outputAt(pathname);
      if (output) return { status: 200, headers: { "content-type": "application/json" }, body: output };
      if (!pathname.startsWith(downloadPath)) return undefined;
      const bytes = state.files.get(pathname.slice(downloadPath.length))?.bytes;
      return bytes && { status: 200, headers: { "content-type": "application/octet-stream" }, body: bytes };
    },

    async answer(request) {
      const { version, requestId } = request;
      const description = descriptions[version];
      let fault: Fault | undefined;
      const operation = description.operation(request.operation);
      let status = successStatusOf(operation.operation);
      let result: Result;
      try {
        fault = queue.take(request);
        if (fault?.delayMs) await pauses.wait(fault.delayMs);
        const failure = fault && failureOf(fault);
        if (failure) throw failure;
        result = handle(request);
      } catch (error) {
        if (!(error instanceof RefusalError)) throw error;
        status = error.status;
        result = { body: errorBody(description, error, requestId), headers: {} };
      }
      let text = result.body === undefined ? "" : printJson(result.body);
      const asRead: unknown = text === "" ? undefined : JSON.parse(text);
      const problem = contractOf(description).problemOfAnswer(operation, status, asRead);
      if (problem) {
        const message =
          `The sandbox would have broken the contract of ${version} with its answer ${status} to ` +
          `${operation.method} ${operation.path}: ${problem}. Either the sandbox or the description is wrong.`;
        status = 500;
        text = printJson(errorBody(description, { status, code: "INTERNAL_ERROR", message }, requestId));
      }
      return {
        status,
        headers: {
          ...(text !== "" && { "content-type": "application/json" }),
          ...result.headers,
          ...(fault && retryAfterOf(fault)),
        },
        body: text,
        breakage: fault && breakageOf(fault),
      };
    },

    reset() {
      state.reset();
      queue.reset();
      webhooks.reset();
    },

    ...ownData(state, descriptions, contractOf, () => webhooks.notice()),

    advance(milliseconds) {
      state.clock.advance(milliseconds);
      webhooks.notice();
    },
    settle() {
      state.runs.settle();
      state.singleRuns.settle();
      webhooks.notice();
    },
    deliveries: webhooks.deliveries,
    redeliver: webhooks.redeliver,
    linkTo: webhooks.linkTo,

    async close() {
      pauses.end();
      webhooks.reset();
    },
  };
}

/** The body of an answer, before it is printed; undefined for none. */
interface Result extends Pick<Answer, "headers"> {
  body: unknown;
}

/**
 * The body of a request that is as described.
 *
 * @throws RefusalError (400) that says where it is not
 */
function checked({ operation, query, json, form }: FrontRequest, description: Description): JsonObject {
  const contract = contractOf(description);
  const found = description.operation(operation);
  const queryProblem = contract.problemOfQuery(found, query);
  if (queryProblem) throw invalidRequest(`The query is not one that ${found.id} takes: ${queryProblem}.`);
  if (form) {
    const fields = {
      ...Object.fromEntries(form.fields),
      ...Object.fromEntries([...form.files].map(([name]) => [name, ""])),
    };
    const problem = contract.problemOfBody(found, fields);
    if (problem) throw invalidRequest(`The form is not one that ${found.id} takes: ${problem}.`);
  }
  if (!json) return {};
  if (!isObject(json.plain)) throw invalidRequest(`The body must be a JSON object; got ${show(json.plain)}.`);
  const problem = contract.problemOfBody(found, json.plain);
  if (problem) throw invalidRequest(`The body is not one that ${found.id} takes: ${problem}.`);
  return json.exact as JsonObject;
}

/** The result of a behaviour as the version's body: among the members that say the same in every answer. */
function inEnvelope(result: unknown, { operation }: FrontRequest, description: Description): unknown {
  if (operation.result === undefined && !operation.page) return result;
  const type = description.content(description.operation(operation), 200);
  const constants = type ? constantsOf(description.bundle, type.schema) : {};
  return operation.result === undefined
    ? { ...constants, ...(result as object) }
    : { ...constants, [operation.result]: result };
}

function exampleOf({ operation }: FrontRequest, description: Description): Result {
  const found = description.operation(operation);
  const examples = successOf(description.bundle, found.operation)?.examples ?? {};
  const [[key, example] = []] = Object.entries(examples);
  if (!example) return { body: undefined, headers: { "x-sandbox-answer": "no example" } };
  return { body: deref(description.bundle, example).value, headers: { "x-sandbox-answer": `example ${key}` } };
}

const contracts = new Map<Description, Contract>();

/** Made once: compiling schemas is what a test suite with many sandboxes would wait for. */
function contractOf(description: Description): Contract {
  const contract = contracts.get(description) ?? createContract(description);
  contracts.set(description, contract);
  return contract;
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
