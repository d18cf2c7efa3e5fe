import type { ApiVersion } from "../../api-versions.js";
import { isObject, type JsonObject } from "../../json.js";
import { acceptedUpdate, answersInTime, readableRun } from "../checks/always.js";
import { differencesOf, own } from "../checks/differences.js";
import type { Effect, RunState } from "../checks/effects/effect-check.js";
import { effectChecks } from "../checks/effects/index.js";
import { refusedChangesNothing } from "../checks/effects/refused-changes-nothing.js";
import { usageTagsKey } from "../checks/effects/usage-tags.js";
import type { Problem } from "../checks/problem.js";
import { showValue } from "../checks/show-value.js";
import { keysInBody, type RunDescription, runOf } from "../description/run-description.js";
import type { Sender } from "../exchange/create-sender.js";
import { NoAnswerError, StoppedError } from "../exchange/errors.js";
import { parseExactly } from "../exchange/exact-numbers.js";
import type { Exchange, SentRequest } from "../exchange/exchange.js";
import type { Secret } from "../exchange/secret.js";
import type { ResolvedOptions } from "../options.js";
import { buildRequest } from "./build-request.js";
import { judge, judgeRateLimited, matchRequest } from "./judge.js";
import type { CheckInfo, Ledger } from "./ledger.js";
import { createMadeThings } from "./made-things.js";
import type { Ask, Outcome, Session } from "./session.js";

/** How many requests are under way at most where their order does not matter. */
const mostAtOnce = 8;

/** A request that was sent, and what is to come of it. */
interface Begun {
  ask: Ask;
  request: SentRequest;
  outcome: Promise<{ exchange: Exchange } | { error: unknown }>;
}

/** After so many requests without an answer the server is taken to hang. */
const patience = 3;

/** What a session is made with. */
export interface SessionTools {
  description: RunDescription;
  options: ResolvedOptions;
  ledger: Ledger;
  secret: Secret;
  send: Sender;
  /** The answers of 429 that a request was given before it got another one, each once. */
  takeRateLimited(request: SentRequest): Exchange[];
}

interface SessionParts extends SessionTools {
  /** The first run, as it was read in the version under test. */
  run: JsonObject;
  /** The other versions in which the first run can be read, those that show its name first. */
  otherVersions: readonly ApiVersion[];
}

/** Makes a session. */
export async function createSession(parts: SessionParts): Promise<Session> {
  const { description, options, ledger, secret, send, takeRateLimited, otherVersions } = parts;
  const { apiVersion } = options;
  let unanswered = 0;
  let atOnce = mostAtOnce;
  /** Whether nothing has been sent since the run was last read that can have changed it. */
  let isKnown = true;

  function report(check: CheckInfo, { request, answer }: Exchange, ...problems: Problem[]): void {
    ledger.looked(check, apiVersion);
    const { operation } = matchRequest(description, request);
    const entry = { apiVersion, request, operation: operation?.operationId, status: answer.status };
    for (const problem of problems) ledger.add({ check: check.name, problem, ...entry });
  }

  /** Sends a request. What comes of it is looked at by {@link finish}, in its turn. */
  function begin(ask: Ask): Begun {
    const request = buildRequest(ask, options);
    // Whatever becomes of it, it may have changed the run.
    if (request.method !== "GET") isKnown = false;
    const outcome = send(request).then(
      (exchange) => ({ exchange }),
      (error: unknown) => ({ error }),
    );
    return { ask, request, outcome };
  }

  async function finish({ ask, request, outcome }: Begun): Promise<Exchange> {
    const { exchange, error } = { exchange: undefined, error: undefined, ...(await outcome) };
    ledger.looked(answersInTime, apiVersion);
    for (const earlier of takeRateLimited(request)) {
      judgeRateLimited(ledger, earlier, { description, secret });
      // Whoever asks for patience is asked one thing after the other from then on.
      atOnce = 1;
    }
    if (!exchange) {
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

  const ask = (ask: Ask = {}) => finish(begin(ask));

  async function* askEach<T extends Ask>(asks: readonly T[]): AsyncIterable<{ ask: T; exchange: Exchange }> {
    const begun: Begun[] = [];
    try {
      for (const [index, ask] of asks.entries()) {
        while (begun.length < Math.min(index + atOnce, asks.length)) begun.push(begin(asks[begun.length] ?? {}));
        yield { ask, exchange: await finish(begun[index] ?? begin(ask)) };
      }
    } finally {
      // None goes on when the next scenario begins.
      await Promise.all(begun.map(({ outcome }) => outcome));
    }
  }

  /** The name of the run, where it does not show it itself that which another version shows. */
  async function nameOf(run: JsonObject, elsewhere?: Exchange): Promise<string | undefined> {
    if (typeof run.name === "string") return run.name;
    const [version] = otherVersions;
    if (version === undefined) return undefined;
    const { answer } = elsewhere ?? (await ask({ version }));
    const other = answer.status === 200 ? runOf(version, answer.exact) : undefined;
    return typeof other?.name === "string" ? other.name : undefined;
  }

  /** Reads the run, as it is now; where it cannot be read, that is the finding. */
  async function observe(isNameAtStake = true): Promise<RunState | undefined> {
    // Another version is only asked for the name where that matters.
    const [other] = isNameAtStake && typeof state.run.name !== "string" ? otherVersions : [];
    const readings: Exchange[] = [];
    for await (const { exchange } of askEach<Ask>([{}, ...(other === undefined ? [] : [{ version: other }])]))
      readings.push(exchange);
    const [reading, elsewhere] = readings as [Exchange, Exchange | undefined];
    const run = reading.answer.status === 200 ? runOf(apiVersion, reading.answer.exact) : undefined;
    report(readableRun, reading, ...(run ? [] : [unreadable(reading)]));
    if (!run) return undefined;
    const name = isNameAtStake || typeof run.name === "string" ? await nameOf(run, elsewhere) : undefined;
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
    return judged(exchange, { description, before, after, sent, accepted, refused, answered });
  }

  function judged(exchange: Exchange, effect: Effect): Outcome {
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

  async function changeEach(asks: readonly Ask[]): Promise<Outcome[]> {
    if (!isKnown) await observe();
    const before = state;
    const exchanges: Exchange[] = [];
    let after: RunState | undefined;
    let failure: unknown;
    const found = await ledger.capture(async () => {
      try {
        for await (const { exchange } of askEach(asks.map((ask) => ({ method: "POST", ...ask }))))
          exchanges.push(exchange);
        after = await observe();
      } catch (error) {
        failure = error;
      }
    });
    const effects = exchanges.map(({ request }) => {
      const sent = parse(request.body);
      return { description, before, after: after ?? before, sent, accepted: false, refused: true, answered: undefined };
    });
    const isRefused = exchanges.every(({ answer: { status } }) => status >= 300 && status < 500);
    const [last] = effects;
    const isKept = last !== undefined && after !== undefined && refusedChangesNothing.check(last).length === 0;
    if (failure === undefined && !(isRefused && isKept)) {
      if (after) await putBack(before, after);
      const outcomes: Outcome[] = [];
      for (const ask of asks) outcomes.push(await change(ask));
      return outcomes;
    }
    for (const entry of found) ledger.add(entry);
    if (failure !== undefined) throw failure;
    return exchanges.map((exchange, index) => judged(exchange, effects[index] as Effect));
  }

  /** Undoes what can be, so that what changes it is seen when it does so again. */
  async function putBack(before: RunState, { metadata, name }: RunState): Promise<void> {
    const keys = Object.keys(metadata).filter(
      (key) => differencesOf(own(before.metadata, key), metadata[key]).length > 0,
    );
    // A key cannot be removed, and a list of tags has to stay one.
    const old = (key: string) => own(before.metadata, key) ?? (key === usageTagsKey ? [] : null);
    const isRenamed = before.name !== undefined && before.name !== name;
    const body = {
      ...(isRenamed && { name: before.name }),
      metadata: Object.fromEntries(keys.map((key) => [key, old(key)])),
    };
    if (isRenamed || keys.length > 0) await ask({ method: "POST", body });
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
    askEach,
    change,
    changeEach,
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
