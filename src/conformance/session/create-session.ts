import type { ApiVersion } from "../../api-versions.js";
import { isObject, type JsonObject } from "../../json.js";
import { acceptedUpdate, answersInTime, readableRun } from "../checks/always.js";
import type { Effect, RunState } from "../checks/effects/effect-check.js";
import { effectChecks } from "../checks/effects/index.js";
import type { Problem } from "../checks/problem.js";
import { showValue } from "../checks/show-value.js";
import { keysInBody, type RunDescription, runOf } from "../description/run-description.js";
import type { Sender } from "../exchange/create-sender.js";
import { NoAnswerError, StoppedError } from "../exchange/errors.js";
import { parseExactly } from "../exchange/exact-numbers.js";
import type { Exchange } from "../exchange/exchange.js";
import type { Secret } from "../exchange/secret.js";
import type { ResolvedOptions } from "../options.js";
import { buildRequest } from "./build-request.js";
import { judge, matchRequest } from "./judge.js";
import type { CheckInfo, Ledger } from "./ledger.js";
import { createMadeThings } from "./made-things.js";
import type { Ask, Outcome, Session } from "./session.js";

/** After so many requests without an answer the server is taken to hang. */
const patience = 3;

/** What a session is made with. */
export interface SessionTools {
  description: RunDescription;
  options: ResolvedOptions;
  ledger: Ledger;
  secret: Secret;
  send: Sender;
}

interface SessionParts extends SessionTools {
  /** The first run, as it was read in the version under test. */
  run: JsonObject;
  /** The other versions in which the first run can be read, those that show its name first. */
  otherVersions: readonly ApiVersion[];
}

/** Makes a session. */
export async function createSession(parts: SessionParts): Promise<Session> {
  const { description, options, ledger, secret, send, otherVersions } = parts;
  const { apiVersion } = options;
  let unanswered = 0;
  /** Whether nothing has been sent since the run was last read that can have changed it. */
  let isKnown = true;

  function report(check: CheckInfo, { request, answer }: Exchange, ...problems: Problem[]): void {
    ledger.looked(check, apiVersion);
    const { operation } = matchRequest(description, request);
    const entry = { apiVersion, request, operation: operation?.operationId, status: answer.status };
    for (const problem of problems) ledger.add({ check: check.name, problem, ...entry });
  }

  async function ask(ask: Ask = {}): Promise<Exchange> {
    const request = buildRequest(ask, options);
    ledger.looked(answersInTime, apiVersion);
    // Whatever becomes of it, it may have changed the run.
    if (request.method !== "GET") isKnown = false;
    let exchange: Exchange;
    try {
      exchange = await send(request);
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
      const problem = { message: `There is no answer: ${error.reason}.`, documented: "an answer" };
      const { operation } = matchRequest(description, request);
      const entry = { apiVersion, request, operation: operation?.operationId, status: undefined };
      ledger.add({ check: answersInTime.name, problem, ...entry });
      unanswered++;
      if (unanswered >= patience) throw new StoppedError(`${patience} requests got no answer`);
      throw error;
    }
    const { tolerated, asksForVersion, version } = ask;
    if (version === undefined) {
      judge(ledger, exchange, {
        description,
        secret,
        ...(tolerated && { tolerated }),
        ...(asksForVersion !== undefined && { asksForVersion }),
      });
    }
    return exchange;
  }

  async function nameOf(run: JsonObject): Promise<string | undefined> {
    if (typeof run.name === "string") return run.name;
    const [version] = otherVersions;
    if (version === undefined) return undefined;
    const { answer } = await ask({ version });
    const other = answer.status === 200 ? runOf(version, answer.exact) : undefined;
    return typeof other?.name === "string" ? other.name : undefined;
  }

  /** Reads the run, as it is now; where it cannot be read, that is the finding. */
  async function observe(isNameAtStake: boolean): Promise<RunState | undefined> {
    const reading = await ask();
    const run = reading.answer.status === 200 ? runOf(apiVersion, reading.answer.exact) : undefined;
    report(readableRun, reading, ...(run ? [] : [unreadable(reading)]));
    if (!run) return undefined;
    // Another version is only asked for the name where that matters.
    const name = isNameAtStake || typeof run.name === "string" ? await nameOf(run) : undefined;
    const observed = { run, metadata: metadataOf(run), name };
    state = { ...observed, name: name ?? state.name };
    isKnown = true;
    return observed;
  }

  let state: RunState = { run: parts.run, metadata: metadataOf(parts.run), name: await nameOf(parts.run) };
  const originalName = state.name;

  async function change(asked: Ask): Promise<Outcome> {
    if (!isKnown) await observe(true);
    const before = state;
    const exchange = await ask({ method: "POST", ...asked });
    const sent = parse(exchange.request.body);
    const { status } = exchange.answer;
    const accepted = status >= 200 && status < 300;
    const refused = status >= 300 && status < 500;
    const after = (await observe(asked.readName === true || sent === undefined || "name" in sent)) ?? before;
    const answered = accepted ? runOf(apiVersion, exchange.answer.exact) : undefined;
    const effect: Effect = { description, before, after, sent, accepted, refused, answered };
    for (const check of effectChecks) {
      if (!check.appliesTo(effect)) continue;
      const problems = check.check(effect).map(({ keys, ...problem }) => ({
        ...problem,
        ...(keys && { keys: keysInBody(apiVersion, keys) }),
      }));
      report(check, exchange, ...problems);
    }
    return { exchange, effect };
  }

  async function update(body: JsonObject): Promise<Outcome> {
    const outcome = await change({ body });
    const { accepted } = outcome.effect;
    report(acceptedUpdate, outcome.exchange, ...(accepted ? [] : [refusal(outcome.exchange)]));
    return outcome;
  }

  return {
    description,
    options,
    ledger,
    made: createMadeThings(description),
    otherVersions,
    originalName,
    get state() {
      return state;
    },
    get mayWriteName() {
      return options.write && (options.writeName || originalName !== undefined);
    },
    ask,
    change,
    update,
    report,
  };
}

function metadataOf({ metadata }: JsonObject): JsonObject {
  return isObject(metadata) ? metadata : {};
}

function refusal({ answer: { status, json } }: Exchange): Problem {
  // Its own words only: a request id would make two reports of the same fault different.
  const { message, error } = isObject(json) ? json : {};
  const words = message ?? error;
  const received = words === undefined ? String(status) : `${status} ${showValue(words)}`;
  return { message: "A valid update is refused.", received, documented: "200" };
}

function unreadable({ answer }: Exchange): Problem {
  const received = answer.status === 200 ? "200 without a run" : String(answer.status);
  return { message: "The run cannot be read.", received, documented: "200 with the run" };
}

/** What a JSON parser makes of a body, if it is an object. */
function parse(body: string | undefined): JsonObject | undefined {
  try {
    const value: unknown = parseExactly(body ?? "");
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
