import type { ApiVersion } from "../../../src/index.js";
import type { RunningSandbox } from "../../../src/testing.js";
import { type AnyRun, isFor, type Tamper, type WireRequest, withJson, withRun } from "../tampered-server.js";

/** A server that is wrong in one thing. */
export interface Misbehaviour {
  /** The check that has to see it. */
  seenBy: string;
  /** @default "error" */
  severity?: "advice" | "information";
  version: ApiVersion;
  /** The scenarios to play; none where reading the runs is enough. */
  play?: string[];
  /** Whether every run is updated. @default false */
  writeAll?: boolean;
  /** Whether runs are created. @default false */
  create?: boolean;
  /** How long an answer may take. @default 3000 */
  timeoutMs?: number;
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
