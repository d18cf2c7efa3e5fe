import { deref, type Schema } from "../../../bundles/openapi.js";
import { isObject, type JsonObject, showPlace } from "../../../json.js";
import type { Operation } from "../../description/load-description.js";
import { StoppedError } from "../../exchange/errors.js";
import { type Exchange, isExample } from "../../exchange/exchange.js";
import { brokenBodies } from "../../generate/broken-bodies.js";
import { operationAt } from "../../session/made-things.js";
import type { Ask, Session } from "../../session/session.js";
import type { Scenario } from "../scenario.js";
import { exampleOf, idOf, targetOf } from "./targets.js";

const check = {
  name: "created-things",
  claim: "What the description allows to create is created, can be read and changed, and is gone once it is deleted.",
};

const brokenCheck = {
  name: "broken-bodies",
  claim: "A body that breaks one rule of the description is refused, by whatever operation takes it.",
};

/** More broken bodies of one operation would mostly break the same rules in other places. */
const mostBroken = 25;

const needsCreate = ({ description, options }: Session): string | undefined =>
  !description.operations.some(creates)
    ? "the description has nothing to create"
    : options.create
      ? undefined
      : "nothing is created without --create";

/** The life of a thing, from the description's own example of a request. */
export const createdThings: Scenario = {
  check,
  unmet: needsCreate,
  async play(session) {
    const names = await namesOfExamples(session);
    for (const operation of session.description.operations.filter(creates)) {
      const ask = creation(session, operation, names);
      if (!ask) {
        session.ledger.skipped(check, `there is nothing of its own for ${operation.operationId}`);
        continue;
      }
      const exchange = await create(session, operation, ask);
      const { status } = exchange.answer;
      const problem = { ...refused(operation), received: String(status) };
      session.report(check, exchange, ...(status < 300 || status >= 500 ? [] : [problem]));
      for (const path of madeBy(session, operation, ask, exchange)) await live(session, path, names);
    }
  },
};

/** Bodies that are wrong in one thing, to make things and to change those. What comes of one that is taken is deleted. */
export const brokenBodiesOfMadeThings: Scenario = {
  check: brokenCheck,
  unmet: needsCreate,
  async play(session) {
    const names = await namesOfExamples(session);
    for (const operation of session.description.operations.filter(creates)) {
      const ask = creation(session, operation, names);
      if (!ask) continue;
      await sendBroken(session, operation, ask);
      // What cannot be deleted is made once, by the other scenario.
      if (!operationAt(session.description, "DELETE", `${ask.path}/id`)) continue;
      for (const path of madeBy(session, operation, ask, await create(session, operation, ask))) {
        for (const { change, changing } of changesOf(session, path, names)) await sendBroken(session, change, changing);
        await remove(session, path);
      }
    }
  },
};

/** Sends a body with each of its rules broken. */
async function sendBroken(session: Session, operation: Operation, ask: Ask): Promise<void> {
  if (!operation.body) return;
  const { bundle, schemaAt } = session.description;
  const follow = (schema: Schema) => deref(bundle, schema);
  const bodies = brokenBodies(follow, schemaAt(operation.body.schema), ask.body)
    // Whether an unknown member makes a request fail is a server's own affair.
    .filter(({ keyword }) => keyword !== "additionalProperties");
  for (const { value, keys, keyword } of bodies.slice(0, mostBroken)) {
    const broken = { ...ask, body: value };
    const exchange = creates(operation) ? await create(session, operation, broken) : await session.ask(broken);
    const { status } = exchange.answer;
    const problem = {
      // Of a wrong value a server may take what it understands; what is required it cannot do without.
      severity: keyword === "required" || keys.length === 0 ? ("error" as const) : ("advice" as const),
      message: `${operation.operationId} takes a body that breaks the description at ${showPlace(keys)} (${keyword}).`,
      received: String(status),
      documented: "400",
    };
    session.report(brokenCheck, exchange, ...(status < 300 && !isExample(exchange.answer) ? [problem] : []));
    if (!creates(operation)) continue;
    for (const path of madeBy(session, operation, broken, exchange)) await remove(session, path);
  }
}

/** What the description allows to change of a thing, with its example. */
function changesOf({ description }: Session, path: string, names: ReadonlyMap<string, string>) {
  return description.operations.flatMap((change) => {
    const [example] = change.body?.examples ?? [];
    if (example === undefined || operationAt(description, change.method, path) !== change) return [];
    return [{ change, changing: { method: change.method, path, body: renamed(example, names) } satisfies Ask }];
  });
}

/** An example that is refused: advice, since it may name what this server lacks. */
function refused({ operationId }: Operation) {
  return { severity: "advice" as const, message: `The example of ${operationId} is refused.`, documented: "2xx" };
}

/** Whether an operation makes a thing, by the verb that its name begins with. */
function creates({ method, name }: Operation): boolean {
  return method === "POST" && /^(create|upload)/.test(name);
}

/** The request that creates something; undefined where the description has no example of one, or no place for it. */
export function creation(session: Session, operation: Operation, names: ReadonlyMap<string, string>): Ask | undefined {
  const path = placeFor(session, operation);
  if (path === undefined) return undefined;
  const { method, body, file } = operation;
  const [example] = body?.examples ?? [];
  if (example !== undefined) return { method, path, body: renamed(example, names) };
  return file === undefined ? undefined : { method, path, ...upload(file) };
}

/** Where to create something: what belongs to another thing only in one that was created here, not in the caller's. */
function placeFor({ description, made }: Session, operation: Operation): string | undefined {
  if (!operation.path.includes("{")) return operation.path;
  const [, below = ""] = /^.*\}(.*)$/.exec(operation.path) ?? [];
  const paths = made.left.map((path) => path + below);
  return paths.find((path) => operationAt(description, operation.method, path) === operation);
}

/** Sends what creates something. Without an answer nobody knows whether it did. */
export async function create(session: Session, { operationId }: Operation, ask: Ask): Promise<Exchange> {
  try {
    return await session.ask(ask);
  } catch (error) {
    if (!(error instanceof StoppedError) || error.wasSent)
      session.made.leave(`what ${operationId} may have made before it was cut off`);
    throw error;
  }
}

/** A form with a small file in it. */
function upload(member: string): Pick<Ask, "text" | "headers"> {
  const boundary = "extend-contract-boundary";
  const lines = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${member}"; filename="extend-contract.txt"`,
    "Content-Type: text/plain",
    "",
    "Uploaded by extend-contract to see that files can be.",
    `--${boundary}--`,
    "",
  ];
  return { text: lines.join("\r\n"), headers: { "content-type": `multipart/form-data; boundary=${boundary}` } };
}

/** For the ids in the description's examples those of this server, where it lists things of that kind. */
export async function namesOfExamples(session: Session): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const operation of session.description.operations) {
    const [, parent = "", parameter = ""] = /^(.*)\/\{(\w+)\}$/.exec(operation.path) ?? [];
    const example = exampleOf(operation, parameter);
    if (operation.method !== "GET" || example === undefined || parent.includes("{")) continue;
    const target = await targetOf(session, operation);
    if (typeof target === "string" || !target.isKnown) continue;
    names.set(example, decodeURIComponent(target.path.split("?")[0]?.split("/").at(-1) ?? example));
  }
  return names;
}

function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((entry) => renamed(entry, names));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, renamed(inner, names)]));
}

/** The paths of what an answer says to have made, where they can be read. All of it is deleted in the end. */
export function madeBy({ description, made }: Session, operation: Operation, ask: Ask, { answer }: Exchange): string[] {
  if (answer.status < 200 || answer.status > 299 || isExample(answer)) return [];
  const { member } = operation.result ?? {};
  const body = answer.json as JsonObject | undefined;
  const ids = [member === undefined ? body : body?.[member]].flat().flatMap((thing) => idOf(thing) ?? []);
  if (ids.length === 0) made.leave(`what ${operation.operationId} has made`);
  const collection = (ask.path ?? "").replace(/\?.*/, "");
  // A file is uploaded beside where it is read.
  const homes = [collection, collection.replace(/\/[^/]+$/, "")];
  const home = homes.find((path) => operationAt(description, "GET", `${path}/id`));
  const paths = ids.map((id) => `${home ?? collection}/${encodeURIComponent(id)}`);
  for (const path of paths) made.add(path);
  return home === undefined ? [] : paths;
}

async function live(session: Session, path: string, names: ReadonlyMap<string, string>): Promise<void> {
  const read = await session.ask({ path });
  const isThere = read.answer.status < 300;
  const lost = {
    message: "What was created cannot be read.",
    received: String(read.answer.status),
    documented: "2xx",
  };
  session.report(check, read, ...(isThere || read.answer.status >= 500 ? [] : [lost]));
  for (const { change, changing } of changesOf(session, path, names)) {
    const changed = await session.ask(changing);
    const { status } = changed.answer;
    const problem = { ...refused(change), received: String(status) };
    session.report(check, changed, ...(status < 300 || status >= 500 ? [] : [problem]));
  }
  await remove(session, path);
}

async function remove(session: Session, path: string): Promise<void> {
  const isDeleted = await session.made.remove(path, (ask) => session.ask({ ...ask, tolerated: [400, 409] }));
  if (!isDeleted) return;
  const read = await session.ask({ path });
  const problem = {
    message: "What was deleted can still be read.",
    received: String(read.answer.status),
    documented: "404",
  };
  session.report(check, read, ...(read.answer.status === 404 || read.answer.status >= 500 ? [] : [problem]));
}
