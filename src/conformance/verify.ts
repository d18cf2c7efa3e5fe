import { show } from "../json.js";
import { callHook } from "../serving/call-hook.js";
import { allChecks } from "./all-checks.js";

import { acceptedUpdate, readableRun } from "./checks/always.js";
import { effectChecks } from "./checks/effects/index.js";
import { loadRunDescription } from "./description/run-description.js";
import { createSender, type Sender } from "./exchange/create-sender.js";
import { NoAnswerError, StoppedError } from "./exchange/errors.js";
import type { Exchange, SentRequest } from "./exchange/exchange.js";
import { createPace } from "./exchange/pace.js";
import { createSecret } from "./exchange/secret.js";
import { type ResolvedOptions, refuse, resolveOptions, type VerifyOptions } from "./options.js";
import { createReport } from "./report/create-report.js";
import { repeatCommand } from "./report/repeat-command.js";
import type { LeftBehind, Report } from "./report/report.js";
import { scenarios } from "./scenarios/index.js";
import { needsWrite, ownKey } from "./scenarios/scenario.js";
import { judgeRateLimited, matchRequest } from "./session/judge.js";
import { createLedger, type Ledger } from "./session/ledger.js";
import { type OpenedSession, openSession } from "./session/open-session.js";
import { deleteMade, restoreRun } from "./session/restore.js";

/**
 * Holds a server against the description of an API version, and resolves to what was found.
 *
 * Without `write` it sends reads, and requests that a server has to refuse and that change nothing on one that does not.
 * With it, updates of the first run as well: whatever happens in between, its name and metadata get their old values back
 * before the promise settles. What cannot be taken back is listed in `leftBehind`.
 *
 * A server that cannot be reached, does not accept the key or has no such run gives a report without a verdict, not a
 * rejection; so does a limit of the options that is reached before an error is found.
 *
 * @throws InvalidOptionError (a TypeError) for an option that cannot be used; nothing has been sent then
 * @example
 * ```ts
 * import { startSandbox } from "extend-contract/testing";
 * import { verify } from "extend-contract/verify";
 *
 * const sandbox = await startSandbox({ port: 0 });
 * const { verdict, findings } = await verify({
 *   url: sandbox.url,
 *   apiVersion: "2026-02-09",
 *   runIds: sandbox.runs.ids("2026-02-09"),
 *   token: "sk_test",
 *   write: true,
 * });
 * await sandbox.close();
 * console.log(verdict, findings.length);
 * ```
 */
export async function verify(options: VerifyOptions): Promise<Report> {
  const resolved = resolveOptions(options);
  checkScenarios(resolved.only);
  const description = await loadRunDescription(resolved.apiVersion);
  const secret = createSecret(resolved.token);
  const ledger = createLedger(allChecks(description));
  const pace = createPace(resolved);
  const counts = { requests: 0, rateLimited: 0 };
  // Answers come as they like; they are judged in the order of their requests.
  const rateLimited = new Map<SentRequest, Exchange[]>();

  const sendOnce = createSender({
    baseUrl: resolved.url,
    fetch: resolved.fetch,
    // Some calls answer only when their work is done.
    timeoutMs: (request) => Math.max(resolved.timeoutMs, matchRequest(description, request).operation?.timeoutMs ?? 0),
    pace,
    signal: resolved.signal,
    onRateLimit(exchange) {
      counts.rateLimited++;
      rateLimited.set(exchange.request, [...(rateLimited.get(exchange.request) ?? []), exchange]);
    },
  });
  const takeRateLimited = (request: SentRequest) => {
    const exchanges = rateLimited.get(request) ?? [];
    rateLimited.delete(request);
    return exchanges;
  };
  const send: Sender = async (request) => {
    const exchange = await sendOnce(request);
    counts.requests++;
    return exchange;
  };

  let reason: string | null = null;
  let leftBehind: LeftBehind = { metadataKeys: [], notRestored: [], created: [] };
  try {
    const tools = { description, ledger, secret, send, takeRateLimited };
    const opened = await openSession({ ...tools, options: resolved });
    if ("session" in opened) {
      reason = opened.reason ?? null;
      const sendLast = senderToRestore(resolved);
      const ofOthers: Omit<LeftBehind, "created"> = { metadataKeys: [], notRestored: [] };
      try {
        await play(opened, ledger, () => counts.requests);
        for (const runId of resolved.write && resolved.writeAll ? opened.others.keys() : []) {
          const options = { ...resolved, runId, runIds: [runId] };
          const other = await openSession({ ...tools, options });
          if ("session" in other) await writeTo(other, sendLast, ofOthers);
        }
      } finally {
        const ofFirst = resolved.write ? await restoreRun(opened, sendLast) : leftBehind;
        await deleteMade(opened.session, sendLast);
        leftBehind = {
          metadataKeys: [...new Set([...ofFirst.metadataKeys, ...ofOthers.metadataKeys])],
          notRestored: [...ofFirst.notRestored, ...ofOthers.notRestored],
          created: [...opened.session.made.left],
        };
      }
    } else {
      reason = opened.reason;
    }
  } catch (error) {
    if (error instanceof StoppedError) reason = error.message;
    else if (error instanceof NoAnswerError) reason = `the server does not answer: ${error.reason}`;
    else throw error;
  }
  for (const exchange of [...rateLimited.values()].flat()) judgeRateLimited(ledger, exchange, { description, secret });
  if (reason !== null) skipTheRest(ledger, reason);

  const { url, runIds, seed, cases, write, token, fileUrl } = resolved;
  // What follows the path of a URL is often a signature, and who has it has the file.
  const hidden = createSecret(token, ...(fileUrl === undefined ? [] : signatureOf(fileUrl)));
  return createReport({
    ledger,
    secret: hidden,
    reason,
    url,
    descriptions: [description],
    runIds: [...runIds],
    seed,
    cases,
    write,
    leftBehind,
    notJudged: [],
    again: hidden.mask(repeatCommand(resolved)),
    ...counts,
  });
}

/** What follows the path of a URL, where it is long enough not to be found by chance. */
function signatureOf(url: string): string[] {
  const query = new URL(url).search.slice(1);
  return query.length < 8 ? [] : [query];
}

/** @throws InvalidOptionError for the name of no scenario */
function checkScenarios(only: readonly string[] = []): void {
  const names = new Set(scenarios(new Map()).map(({ check }) => check.name));
  const wrong = only.find((name) => !names.has(name));
  if (wrong !== undefined) refuse("only", `has ${show(wrong)}`, `names of ${[...names].join(", ")}`);
}

/** Plays every scenario that can be played. One that gets no answer ends, and the next begins. */
async function play({ session, others }: OpenedSession, ledger: Ledger, requests: () => number): Promise<void> {
  const { onProgress, only } = session.options;
  const all = scenarios(others);
  const unwritten = needsWrite(session);
  if (unwritten !== undefined) {
    for (const check of [...effectChecks, acceptedUpdate, readableRun]) ledger.skipped(check, unwritten);
  }
  for (const [index, { check, unmet, isOnlyTraffic, play }] of all.entries()) {
    const errors = [...ledger.faults].filter(
      ({ smallest }) => (smallest.problem.severity ?? "error") === "error",
    ).length;
    const progress = { claim: check.claim, step: index + 1, steps: all.length, requests: requests(), errors };
    callHook("onProgress", onProgress, progress);
    const isLeftOut = only !== undefined && !only.includes(check.name);
    const reason = isLeftOut ? "left out by --only" : unmet?.(session);
    if (reason !== undefined) {
      if (!isOnlyTraffic) ledger.skipped(check, reason);
      continue;
    }
    try {
      await play(session);
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
    }
  }
}

/** Updates a run that is not the first, and puts it back. What the updates do is judged as after every update. */
async function writeTo(opened: OpenedSession, sendLast: Sender, left: Omit<LeftBehind, "created">): Promise<void> {
  const { session } = opened;
  const { seed, runId } = session.options;
  try {
    await session.update({ metadata: { [ownKey("first")]: "written to every run" } });
    if (session.mayWriteName) await session.update({ name: `A name of ${seed}` });
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error;
  } finally {
    const { metadataKeys, notRestored } = await restoreRun(opened, sendLast);
    left.metadataKeys.push(...metadataKeys);
    left.notRestored.push(...notRestored.map((name) => `${runId} ${name}`));
  }
}

function skipTheRest(ledger: Ledger, reason: string): void {
  for (const { info } of ledger.checks.values()) ledger.skipped(info, reason);
}

/** Limits and interruption end the checking; they must not keep the run from being put back. */
function senderToRestore({ url, fetch, timeoutMs, rate }: ResolvedOptions): Sender {
  const pace = createPace({ rate, maxRequests: 100, maxSeconds: 60 });
  return createSender({ baseUrl: url, fetch, timeoutMs: () => timeoutMs, pace, onRateLimit: () => {} });
}
