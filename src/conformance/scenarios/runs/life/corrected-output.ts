import { isObject, type JsonObject } from "../../../../json.js";
import { differencesOf } from "../../../checks/differences.js";
import { showPattern } from "../../../checks/place.js";
import type { Problem } from "../../../checks/problem.js";
import { showBoth } from "../../../checks/show-value.js";
import { runOf } from "../../../description/run-description.js";
import type { Exchange } from "../../../exchange/exchange.js";
import type { Session } from "../../../session/session.js";
import { idOf, unknownId } from "../../operations/targets.js";
import type { Scenario } from "../../scenario.js";
import { named } from "../run-operations.js";
import { isOver } from "../run-status.js";
import { follow, lifeCheck, needs, read, startRun } from "./created-run.js";
import { remove } from "./deleted-run.js";

const check = {
  name: "corrected-output",
  claim: "What is corrected is the output from then on, beside what the processor made; nothing else changes.",
};

/** An output of a run of our own, put right: the caller's could not be put back. */
export const correctedOutput: Scenario = {
  check,
  unmet: needs("create", "correctOutput"),
  async play(session) {
    const started = await startRun(session, "corrected");
    if (!started) return;
    const { id } = started;
    await follow(session, id, started.run, ({ status }) => isOver(status) || status === "NEEDS_REVIEW", lifeCheck);
    const before = await outputsOf(session, id);
    const found = before
      ?.map((output) => ({ output, given: correctionOf(session, output) }))
      .find(({ given }) => given);
    if (before && found?.given) await correct(session, id, before, found.output, found.given);
    else session.ledger.skipped(check, "the run that was made has no output to correct");
    await remove(session, id);
  },
};

async function correct(session: Session, id: string, before: JsonObject[], output: JsonObject, given: JsonObject) {
  const outputId = idOf(output) ?? "";
  await refuse(session, id, before, { body: {}, outputId, right: 400, what: "without an output" });
  await refuse(session, id, before, {
    body: { reviewedOutput: given },
    outputId: unknownId,
    right: 404,
    what: "of an output that the run has not",
  });
  const exchange = await send(session, id, outputId, { reviewedOutput: given });
  const { status } = exchange.answer;
  // In which statuses of a run that is possible no source says.
  const refusal: Problem = { severity: "advice", message: "A correction is refused.", received: String(status) };
  session.report(check, exchange, ...(status < 300 || status >= 500 ? [] : [{ ...refusal, documented: "200" }]));
  const after = status < 300 ? await outputsOf(session, id) : undefined;
  if (!after) return;
  const now = after.find((it) => it.id === outputId) ?? {};
  const others = (all: JsonObject[]) => all.filter((it) => it.id !== outputId);
  const problems = [
    ...["reviewedOutput", "output"].flatMap((member) => lost(member, given, now[member])),
    ...("initialOutput" in now
      ? changed("initialOutput", output.initialOutput ?? output.output, now.initialOutput)
      : []),
    ...changed("outputs", others(before), others(after)),
  ];
  session.report(check, exchange, ...problems);
}

interface Refused {
  body: unknown;
  outputId: string;
  /** The documented status. */
  right: number;
  /** What is wrong with it. */
  what: string;
}

async function refuse(session: Session, id: string, before: JsonObject[], { body, outputId, right, what }: Refused) {
  const exchange = await send(session, id, outputId, body);
  const { status } = exchange.answer;
  const problem = {
    message: `A correction ${what} is not refused.`,
    received: String(status),
    documented: String(right),
  };
  session.report(check, exchange, ...(status === right || status === 422 || status >= 500 ? [] : [problem]));
  const after = await outputsOf(session, id);
  if (after) session.report(check, exchange, ...changed("outputs", before, after));
}

function send(session: Session, id: string, outputId: string, body: unknown): Promise<Exchange> {
  const [first = "", second = ""] = [id, outputId].map(encodeURIComponent);
  const path = (named(session, "correctOutput")?.path ?? "").replace(/\{\w+\}/, first).replace(/\{\w+\}/, second);
  return session.ask({ method: "POST", path, body });
}

/** The outputs of a run, with its numbers as JavaScript has them, since they are sent back. */
async function outputsOf(session: Session, id: string): Promise<JsonObject[] | undefined> {
  const reading = await read(session, id);
  const { outputs } = runOf(session.description.version, reading?.exchange.answer.json) ?? {};
  return Array.isArray(outputs) ? outputs.filter(isObject) : undefined;
}

/** What an output could be corrected to, in a form that the description has; undefined where it has none for it. */
function correctionOf(session: Session, { id, status, output }: JsonObject): JsonObject | undefined {
  const { body } = named(session, "correctOutput") ?? {};
  const isDone = status === undefined || status === "PROCESSED";
  if (!body || idOf({ id }) === undefined || !isDone || !isObject(output)) return undefined;
  const fits = (reviewedOutput: unknown) =>
    session.description.violationsOf(body.schema, { reviewedOutput }).length === 0;
  return [
    isObject(output.value) ? { value: changedMember(output.value) } : undefined,
    "type" in output ? { id: output.id, type: output.type } : undefined,
    Array.isArray(output.splits) ? { splits: output.splits.filter(isObject).map(splitOf) } : undefined,
    changedField(output),
  ].find((form) => form !== undefined && fits(form));
}

/** The members of a split that can be given. */
function splitOf({ id, classificationId, type, startPage, endPage }: JsonObject): JsonObject {
  return { id, classificationId, type, startPage, endPage };
}

/** The first member that is a text or a number, with another value. */
function changedMember(value: JsonObject): JsonObject | undefined {
  const [name, old] = Object.entries(value).find(([, it]) => isPlain(it)) ?? [];
  return name === undefined ? undefined : { [name]: otherThan(old) };
}

/** The same of a list of fields, each with its value. */
function changedField(output: JsonObject): JsonObject | undefined {
  const [name, field] = Object.entries(output).find(([, it]) => isObject(it) && isPlain(it.value)) ?? [];
  if (name === undefined || !isObject(field)) return undefined;
  const { id, type, value } = field;
  return { [name]: { id, value: otherThan(value), ...(type !== undefined && { type }) } };
}

const isPlain = (value: unknown) => typeof value === "string" || typeof value === "number";

const otherThan = (value: unknown) => (typeof value === "number" ? value + 1 : "Corrected by extend-contract");

/** Where a member lacks what was given. A server may show more beside it. */
function lost(member: string, given: unknown, shown: unknown): Problem[] {
  const problem = {
    message: `What was corrected is not the ${member}.`,
    ...showBoth(given, shown),
  };
  return holds(shown, given) ? [] : [problem];
}

function holds(shown: unknown, given: unknown): boolean {
  if (Array.isArray(given)) {
    return Array.isArray(shown) && shown.length === given.length && given.every((it, index) => holds(shown[index], it));
  }
  if (isObject(given)) return isObject(shown) && Object.entries(given).every(([key, it]) => holds(shown[key], it));
  return shown === given;
}

function changed(member: string, before: unknown, after: unknown): Problem[] {
  const [first] = differencesOf(before, after, [member]);
  if (!first) return [];
  const message = `A correction changes ${showPattern(first.keys)}, which it is not for.`;
  return [{ message, cause: member, ...showBoth(first.before, first.after) }];
}
