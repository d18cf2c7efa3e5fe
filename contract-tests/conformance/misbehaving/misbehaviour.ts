import type { ApiVersion } from "../../../src/index.js";
import type { RunningSandbox } from "../../../src/testing.js";
import type { Finding } from "../../../src/verify.js";
import { type AnyRun, isFor, type Tamper, type WireRequest, withJson, withRun } from "../tampered-server.js";

/** How a server is asked that is wrong in something. */
export interface Circumstances {
  version: ApiVersion;
  /** The scenarios to play; none where reading the runs is enough. */
  play?: string[];
  /** Whether every run is updated. @default false */
  writeAll?: boolean;
  /** Whether runs are created. @default false */
  create?: boolean;
  /** How long an answer may take, for a server that does not answer. @default as long as a slow machine needs */
  timeoutMs?: number;
  /** Whether the server has to see the very bytes that are sent. @default false */
  isOfBytes?: boolean;
}

/** One thing in which a server is wrong. Where the circumstances are the same, one server is wrong in several. */
export interface Misbehaviour extends Circumstances {
  /** The check that has to see it. */
  seenBy: string;
  /** @default "error" */
  severity?: "advice" | "information";
  /** What tells its finding from others that the check makes of the same server. */
  finding?: Partial<Pick<Finding, "at" | "operation" | "message">>;
  /** Whether it would keep something else from being seen, or be kept from it. @default false */
  isAlone?: boolean;
  tamper(sandbox: RunningSandbox, version: ApiVersion): Tamper;
}

/** Named by what they do wrong. */
export type Misbehaviours = Record<string, Misbehaviour>;

export const v25: ApiVersion = "2025-04-21";
export const v26: ApiVersion = "2026-02-09";

/** Every run that is answered in the version is changed on its way out. */
export const runs =
  (change: (run: AnyRun) => AnyRun): Misbehaviour["tamper"] =>
  (_sandbox, version) =>
  async (request, pass) =>
    isFor(version, request) ? withRun(await pass(), version, change) : pass();

/** Every error that is answered is changed on its way out. */
export const errors =
  (change: (body: AnyRun) => AnyRun): Misbehaviour["tamper"] =>
  () =>
  async (_request, pass) => {
    const answer = await pass();
    return answer.status < 400 ? answer : withJson(answer, change(JSON.parse(answer.body.toString())));
  };

/** Every update that is JSON is changed on its way in. */
export const updates =
  (change: (body: AnyRun) => AnyRun): Misbehaviour["tamper"] =>
  () =>
  async (request, pass) =>
    isUpdate(request) ? pass({ body: JSON.stringify(change(JSON.parse(request.body))) }) : pass();

export const isUpdate = ({ method, headers }: WireRequest) =>
  method === "POST" && headers["content-type"] !== undefined;
