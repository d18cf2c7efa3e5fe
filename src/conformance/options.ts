import { type ApiVersion, apiVersions } from "../api-versions.js";
import { show } from "../json.js";

/** What to verify, and how. */
export interface VerifyOptions {
  /** Where the server answers, with the path before the paths of the description, if any. */
  url: string;
  /** Send the key over plain http to another machine, where whoever is between can read it. @default false */
  allowInsecureHttp?: boolean | undefined;
  /** The API version whose description the server is held against. */
  apiVersion: ApiVersion;
  /**
   * Runs that the server has. The first may be written to, with `write`; the others are read, to see that they are right
   * too and stay as they are.
   */
  runIds: readonly string[];
  /** API key. It is sent as a bearer token and appears in nothing that comes back. */
  token: string;
  /** Workspace to act in; organisation keys need it. */
  workspaceId?: string | undefined;
  /** A run of another workspace, which the key must not see. */
  foreignRunId?: string | undefined;
  /** Send updates of the first run. Its name and metadata get their old values back at the end. @default false */
  write?: boolean | undefined;
  /** With `write`, change the name also where no version of the server shows it, so that it cannot be put back. @default false */
  writeName?: boolean | undefined;
  /**
   * With `write`, update each of the other runs as well, and put it back: a server may treat runs in other statuses
   * otherwise. @default false
   */
  writeAll?: boolean | undefined;
  /**
   * Create things, from the examples of the description, and delete them again where that can be done. What is left is
   * listed in `leftBehind`. @default false
   */
  create?: boolean | undefined;
  /** With `create`, the workflow to make runs with. @default that of the first run */
  workflowId?: string | undefined;
  /**
   * With `create`, where the server can fetch a file to make runs over. What follows its path, such as a signature, is in no
   * report. @default a small PDF is uploaded
   */
  fileUrl?: string | undefined;
  /**
   * Names of scenarios to play, and no others, such as `authentication`; a name that does not exist is refused with the
   * list of those that do. What is asked of every answer is looked at all the same. @default all of them
   */
  only?: readonly string[] | undefined;
  /** How many updates are generated. @default 40 */
  cases?: number | undefined;
  /** Seed of what is generated: the same seed, the same requests in the same order. @default 1 */
  seed?: number | undefined;
  /** Updates to send at the same time, to see that none is lost; 1 leaves that out. @default 1 */
  concurrency?: number | undefined;
  /**
   * Sends the requests, so that a server need not listen: `sandbox.fetch`, or
   * `(url, init) => handler(new Request(url, init))`. @default the global `fetch`
   */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Milliseconds to wait for an answer before it counts as none. @default 10000 */
  timeoutMs?: number | undefined;
  /**
   * Requests per second. Those whose order does not matter are under way together, up to eight of them. @default no limit on
   * this machine, 10 elsewhere
   */
  rate?: number | undefined;
  /** Ends the verification after so many requests. @default 5000 */
  maxRequests?: number | undefined;
  /** Ends the verification after so many seconds. @default 600 */
  maxSeconds?: number | undefined;
  /** Ends the verification at once; what it changed is put back before it resolves. */
  signal?: AbortSignal | undefined;
  /** Told before each check. It may be async, and is not waited for; what it throws becomes a warning of the process. */
  onProgress?: ((progress: Progress) => unknown) | undefined;
}

/** How far a verification is. */
export interface Progress {
  /** What is being checked, as a claim. */
  claim: string;
  /** Checks begun so far, this one included, and all of them. */
  step: number;
  steps: number;
  requests: number;
  /** Different errors found so far. */
  errors: number;
}

/** Options with their defaults, all of them usable. */
export type ResolvedOptions = VerifyOptions &
  Required<{ [Name in keyof typeof defaults]: (typeof defaults)[Name] }> & {
    /** The first of the runs. */
    runId: string;
    rate: number | undefined;
  };

/** An option that cannot be used. Its message begins with the name of the option, and says what to give instead. */
export class InvalidOptionError extends TypeError {
  override name = "InvalidOptionError";

  constructor(
    /** Which option it is, as the API calls it. */
    readonly option: string,
    /** The rest of the message. */
    readonly problem: string,
  ) {
    super(`${option} ${problem}`);
  }
}

const defaults = {
  write: false as boolean,
  writeName: false as boolean,
  writeAll: false as boolean,
  create: false as boolean,
  cases: 40 as number,
  seed: 1 as number,
  concurrency: 1 as number,
  timeoutMs: 10_000 as number,
  maxRequests: 5000 as number,
  maxSeconds: 600 as number,
};

/** The least and the most that a number may be. */
const ranges = {
  cases: [1, 10_000],
  seed: [-(2 ** 31), 2 ** 31 - 1],
  concurrency: [1, 100],
  timeoutMs: [1, 600_000],
  rate: [0.01, 100_000],
  maxRequests: [1, 1_000_000],
  maxSeconds: [1, 86_400],
} as const;

const flags = ["write", "writeName", "writeAll", "create", "allowInsecureHttp"] as const;

const others = [
  "url",
  "apiVersion",
  "runIds",
  "token",
  "workspaceId",
  "foreignRunId",
  "workflowId",
  "fileUrl",
  "only",
  "signal",
  "fetch",
  "onProgress",
];

/** Local addresses, which a fast run of requests costs nobody anything. */
const loopback = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Checks options and adds the defaults.
 *
 * @throws InvalidOptionError that names the option and says what to give instead; it never holds the token
 */
export function resolveOptions(options: VerifyOptions): ResolvedOptions {
  checkNames(options, [...others, ...flags, ...Object.keys(ranges)]);
  const { apiVersion, runIds, token, foreignRunId, workflowId, fileUrl, workspaceId, only, signal } = options;
  for (const name of flags) {
    const value = options[name];
    if (value !== undefined && typeof value !== "boolean") refuse(name, `is ${show(value)}`, "true or false");
  }
  const url = checkUrl("url", options.url, options.allowInsecureHttp);
  if (!Object.hasOwn(apiVersions, apiVersion)) {
    refuse("apiVersion", `is ${show(apiVersion)}`, `one of ${Object.keys(apiVersions).join(", ")}`);
  }
  if (!Array.isArray(runIds)) refuse("runIds", "is no list", "a list of the ids of runs that the server has");
  const [runId] = runIds;
  if (runId === undefined) refuse("runIds", "is empty", "the id of at least one run that the server has");
  for (const id of runIds) checkId("runIds", id);
  if (foreignRunId !== undefined) checkId("foreignRunId", foreignRunId);
  for (const [name, value] of Object.entries({ workflowId, fileUrl })) {
    if (value !== undefined && options.create !== true)
      refuse(name, "is given, and nothing is created", "create (--create) as well, or leave it out");
  }
  if (workflowId !== undefined) checkId("workflowId", workflowId);
  if (fileUrl !== undefined && !isFetchable(fileUrl))
    refuse(
      "fileUrl",
      "is not an http or https URL",
      "an address from which the server can fetch a file, such as https://…",
    );
  if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token) || /^bearer$/i.test(token)) {
    refuse("token", "is missing or holds what a header cannot carry", "the API key alone, such as sk_…");
  }
  if (workspaceId !== undefined && !/^[\x21-\x7e]{1,255}$/.test(workspaceId)) {
    refuse("workspaceId", "holds what a header cannot carry", "an id such as ws_…");
  }
  if (only !== undefined && !Array.isArray(only)) refuse("only", `is ${show(only)}`, "a list of names");
  if (signal !== undefined && !(typeof signal === "object" && signal !== null && "aborted" in signal))
    refuse("signal", "is no AbortSignal", "the signal of an AbortController");
  for (const name of ["fetch", "onProgress"] as const) {
    const value: unknown = options[name];
    if (value !== undefined && typeof value !== "function") refuse(name, `is ${show(value)}`, "a function");
  }
  for (const [name, [least, most]] of Object.entries(ranges)) {
    const value: unknown = options[name as keyof typeof ranges];
    const isWhole = name === "rate" || Number.isInteger(value);
    if (value === undefined || (typeof value === "number" && isWhole && value >= least && value <= most)) continue;
    const shown = typeof value === "number" ? String(value) : show(value);
    refuse(name, `is ${shown}`, `a ${name === "rate" ? "" : "whole "}number from ${least} to ${most}`);
  }
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const rate = options.rate ?? (loopback.test(new URL(url).hostname) ? undefined : 10);
  return { ...defaults, ...given, url, rate, runId } as ResolvedOptions;
}

function isFetchable(text: unknown): boolean {
  return typeof text === "string" && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function checkId(option: string, id: unknown): void {
  if (typeof id === "string" && id !== "" && id.length <= 255) return;
  refuse(option, `has ${show(id)}`, "ids of 1 to 255 characters");
}

/**
 * Refuses what is no object, and names in it that mean nothing: a slip of the pen would change what is done without a word.
 *
 * @throws InvalidOptionError for the first of them
 */
export function checkNames(options: unknown, known: readonly string[]): void {
  const list = `one of ${[...known].sort().join(", ")}`;
  if (typeof options !== "object" || options === null) refuse("options", "are missing", `an object with ${list}`);
  const wrong = Object.keys(options).find((name) => !known.includes(name));
  if (wrong !== undefined) refuse(wrong, "is no option", list);
}

/**
 * The base URL without a trailing slash.
 *
 * @param option what it is called in the options
 * @throws InvalidOptionError where it cannot be used, or would send keys in plain text to another machine
 */
export function checkUrl(option: string, text: unknown, allowInsecureHttp = false): string {
  const url = typeof text === "string" && URL.canParse(text) ? new URL(text) : undefined;
  const wanted = "an address such as http://127.0.0.1:4010";
  if (!url || !/^https?:$/.test(url.protocol)) return refuse(option, "is not an http or https URL", wanted);
  if (url.username || url.password) return refuse(option, "holds credentials", `${wanted}, and the key apart from it`);
  if (url.search || url.hash) return refuse(option, "has a query or a fragment", wanted);
  if (url.protocol === "http:" && !loopback.test(url.hostname) && !allowInsecureHttp) {
    const problem = "is plain http to another machine, so that whoever is between could read the API key";
    return refuse(option, problem, "an https URL, or allow it with allowInsecureHttp (--allow-insecure-http)");
  }
  return url.href.replace(/\/+$/, "");
}

/** @throws InvalidOptionError */
export function refuse(option: string, problem: string, wanted: string): never {
  throw new InvalidOptionError(option, `${problem}. Give ${wanted}.`);
}
