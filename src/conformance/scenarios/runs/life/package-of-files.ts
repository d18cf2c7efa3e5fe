import { isObject, type JsonObject } from "../../../../json.js";
import type { Problem } from "../../../checks/problem.js";
import type { Operation } from "../../../description/load-description.js";
import { isExample } from "../../../exchange/exchange.js";
import type { Ask, Session } from "../../../session/session.js";
import { create, madeBy, sendCreation } from "../../operations/create-thing.js";
import { creation, uploadOwn } from "../../operations/own-requests.js";
import { idOf } from "../../operations/targets.js";
import type { Scenario } from "../../scenario.js";
import { named, resultOf } from "../run-operations.js";
import { isOver } from "../run-status.js";
import { follow, needs, read } from "./created-run.js";
import { remove } from "./deleted-run.js";

const check = {
  name: "package-of-files",
  claim: "A package is one run over all of its files, in the order in which they were given, each of them once.",
};

/** Two files in one run; the same file twice is refused. */
export const packageOfFiles: Scenario = {
  check,
  unmet: (session) =>
    needs("create")(session) ?? (exampleOf(session) ? undefined : "this version has no packages of files"),
  async play(session) {
    const operation = named(session, "create");
    const [first, second] = [await uploadOwn(session), await uploadOwn(session)];
    if (!operation || first === undefined || second === undefined) {
      session.ledger.skipped(check, "there is no way to upload files for a package");
      return;
    }
    await runOver(session, operation, [second, first]);
    await refuse(session, operation, first);
  },
};

/** The example of a request with a package in it. */
function exampleOf(session: Session): JsonObject | undefined {
  const examples = named(session, "create")?.body?.examples ?? [];
  return examples.filter(isObject).find((example) => isObject(example.package));
}

async function over(session: Session, operation: Operation, ids: readonly string[]): Promise<Ask> {
  const example = exampleOf(session) ?? {};
  const ask = await creation(session, {
    ...operation,
    body: operation.body && { ...operation.body, examples: [example] },
  });
  const body = { ...(ask?.body as JsonObject), package: { files: ids.map((id) => ({ id })) } };
  return { ...ask, body };
}

async function runOver(session: Session, operation: Operation, ids: readonly string[]): Promise<void> {
  const ask = await over(session, operation, ids);
  const exchange = await create(session, operation, ask);
  madeBy(session, operation, ask, exchange);
  const { status } = exchange.answer;
  const refusal = { message: "A package of two files is refused.", received: String(status), documented: "200" };
  session.report(check, exchange, ...(status < 300 || status >= 500 ? [] : [refusal]));
  const run = resultOf(session, "create", exchange);
  const id = idOf(run);
  if (status >= 300 || isExample(exchange.answer) || !run || id === undefined) return;
  // A run that is new may not show its files yet.
  const { files } = run;
  session.report(check, exchange, ...(Array.isArray(files) && files.length > 0 ? filesOf(run, ids) : []));
  const last = await follow(session, id, run, ({ status }) => isOver(status) || status === "NEEDS_REVIEW", check);
  const reading = last && (await read(session, id));
  if (reading) session.report(check, reading.exchange, ...filesOf(reading.run, ids));
  await remove(session, id);
}

function filesOf({ files }: JsonObject, ids: readonly string[]): Problem[] {
  const shown = Array.isArray(files) ? files.map((file) => String(idOf(file))) : [];
  if (shown.join() === ids.join()) return [];
  const isOther = [...shown].sort().join() !== [...ids].sort().join();
  return [
    {
      message: isOther
        ? "A run over a package has other files."
        : "A run over a package has its files in another order.",
      received: `${shown.length} files`,
      documented: isOther ? "each file that was given, once" : "the order in which they were given",
    },
  ];
}

async function refuse(session: Session, operation: Operation, id: string): Promise<void> {
  const ask = await over(session, operation, [id, id]);
  const exchange = await sendCreation(session, operation, { ...ask, tolerated: [422] });
  const { status } = exchange.answer;
  const problem = {
    message: "A package with one file twice is not refused.",
    received: String(status),
    documented: "400",
  };
  session.report(check, exchange, ...(status >= 300 || isExample(exchange.answer) ? [] : [problem]));
  madeBy(session, operation, ask, exchange);
  const run = resultOf(session, "create", exchange);
  if (status < 300 && run) await remove(session, idOf(run) ?? "");
}
