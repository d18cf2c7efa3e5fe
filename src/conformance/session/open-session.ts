import { type ApiVersion, apiVersions } from "../../api-versions.js";
import type { JsonObject } from "../../json.js";
import { readableRun } from "../checks/always.js";
import { runOf } from "../description/run-description.js";
import { NoAnswerError } from "../exchange/errors.js";
import type { Exchange } from "../exchange/exchange.js";
import { buildRequest } from "./build-request.js";
import { createSession, type SessionTools } from "./create-session.js";
import { judge } from "./judge.js";
import type { Session } from "./session.js";

/** A session, and what the server had at its beginning. */
export interface OpenedSession {
  session: Session;
  /** The answer to the first read. */
  first: Exchange;
  /** The other runs that can be read. */
  others: ReadonlyMap<string, JsonObject>;
  /** Why the verification is not complete already: a run that is not there; undefined when all are. */
  reason: string | undefined;
}

/**
 * Reads the runs for the first time. Where the first one cannot be read nothing can be checked: the reason for that is
 * returned instead of a session. So it is where the server lacks the workflow that runs are to be made with.
 */
export async function openSession(parts: SessionTools): Promise<OpenedSession | { reason: string }> {
  const { description, options, ledger, secret, send } = parts;
  const { version } = description;

  async function read(runId: string): Promise<{ exchange: Exchange; run: JsonObject | undefined }> {
    const exchange = await send(buildRequest({ runId }, options));
    judge(ledger, exchange, { description, secret });
    const { status, exact } = exchange.answer;
    return { exchange, run: status === 200 ? runOf(version, exact) : undefined };
  }

  /** The run in another version; undefined where the server does not have it there, or not in the shape of that version. */
  async function readIn(other: ApiVersion, runId: string): Promise<JsonObject | undefined> {
    try {
      const { answer } = await send(buildRequest({ version: other, runId }, options));
      const run = answer.status === 200 ? runOf(other, answer.exact) : undefined;
      return run?.id === runId ? run : undefined;
    } catch (error) {
      // It is for a verification of that version to say so.
      if (error instanceof NoAnswerError) return undefined;
      throw error;
    }
  }

  /** Why a run cannot be read. That is the server's fault only where it shows the run elsewhere. */
  async function explain(runId: string, exchange: Exchange): Promise<string> {
    const { status } = exchange.answer;
    const [elsewhere] = status === 404 ? await found(readIn, related(version), runId) : [];
    if (elsewhere) {
      const message = `A run of ${elsewhere} is not there in ${version}.`;
      const problem = { message, received: "404", documented: "the run" };
      const entry = { apiVersion: version, request: exchange.request, operation: description.get.operationId, status };
      ledger.looked(readableRun, version);
      ledger.add({ check: readableRun.name, problem, ...entry });
    }
    if (status === 401) return "the server does not accept the key (401)";
    if (status === 404) return `the server has no run ${runId} (404)`;
    return `the run ${runId} cannot be read (${status === 200 ? "200 without a run in it" : status})`;
  }

  const { exchange: first, run } = await read(options.runId);
  if (!run) return { reason: await explain(options.runId, first) };

  const others = new Map<string, JsonObject>();
  let reason: string | undefined;
  for (const runId of new Set(options.runIds.slice(1))) {
    if (runId === options.runId) continue;
    const other = await read(runId);
    if (other.run) others.set(runId, other.run);
    else reason ??= await explain(runId, other.exchange);
  }

  const { workflowId } = options;
  const ofWorkflow = description.operations.find((it) => it.resource === "workflows" && it.name === "get");
  if (workflowId !== undefined && ofWorkflow) {
    const path = ofWorkflow.path.replace(/\{\w+\}/, encodeURIComponent(workflowId));
    const exchange = await send(buildRequest({ path }, options));
    judge(ledger, exchange, { description, secret });
    const { status } = exchange.answer;
    if (status === 404) return { reason: `the server has no workflow ${workflowId} (404)` };
  }

  const shown = await found(readIn, versionsBut(version), options.runId);
  const session = await createSession({ ...parts, run, otherVersions: shown });
  return { session, first, others, reason };
}

/** The versions in which a run can be read, those first that show its name. */
async function found(
  readIn: (version: ApiVersion, runId: string) => Promise<JsonObject | undefined>,
  versions: readonly ApiVersion[],
  runId: string,
): Promise<ApiVersion[]> {
  const runs: { version: ApiVersion; hasName: boolean }[] = [];
  for (const version of versions) {
    const run = await readIn(version, runId);
    if (run) runs.push({ version, hasName: typeof run.name === "string" });
  }
  return runs.sort((one, other) => Number(other.hasName) - Number(one.hasName)).map(({ version }) => version);
}

/** The other versions, newest first. */
function versionsBut(version: ApiVersion): ApiVersion[] {
  return (Object.keys(apiVersions) as ApiVersion[]).reverse().filter((other) => other !== version);
}

/** The other versions of the same kind: the two without a header may lack runs of a kind that came later. */
function related(version: ApiVersion): ApiVersion[] {
  const isDated = (it: ApiVersion) => apiVersions[it].versionHeader !== undefined;
  return versionsBut(version).filter((other) => isDated(other) === isDated(version));
}
