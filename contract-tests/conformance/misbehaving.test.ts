import { describe, expect, test } from "vitest";
import type { ApiVersion } from "../../src/index.js";
import { type Report, verify } from "../../src/verify.js";
import { versions } from "../support/bundle.js";
import { answers } from "./misbehaving/answers.js";
import { life } from "./misbehaving/life.js";
import type { Circumstances, Misbehaviour } from "./misbehaving/misbehaviour.js";
import { wrongRuns } from "./misbehaving/runs.js";
import { scenarios } from "./misbehaving/scenarios.js";
import { wrongUpdates } from "./misbehaving/updates.js";
import { startTampered, together, token } from "./tampered-server.js";

// What is checked of any operation is tested with operations that are made up: beside the code.
const testedElsewhere = [
  ...["documented-operations", "list-pages", "accepted-queries", "refused-queries", "unknown-things"],
  ...["authenticated-operations", "created-things", "broken-bodies"],
];

const catalogue = Object.entries({ ...answers, ...wrongRuns, ...wrongUpdates, ...scenarios, ...life });

/** What is wrong with the server that has one of these things wrong: all that can be seen together. */
function toldWith(one: Misbehaviour): Misbehaviour[] {
  if (one.isAlone) return [one];
  const circumstances = ({ version, play, writeAll, create, timeoutMs, isOfBytes }: Misbehaviour) =>
    JSON.stringify({ version, play, writeAll, create, timeoutMs, isOfBytes });
  const others = catalogue.flatMap(([, it]) => (it.isAlone ? [] : [it]));
  return others.filter((it) => circumstances(it) === circumstances(one));
}

async function verifyTampered(circumstances: Circumstances, tampers: Misbehaviour["tamper"][]): Promise<Report> {
  const { version, play, create, writeAll, timeoutMs, isOfBytes } = circumstances;
  const server = await startTampered((sandbox) => together(tampers.map((tamper) => tamper(sandbox, version))));
  const known = server.sandbox.runs.ids(version);
  try {
    return await verify({
      url: server.url,
      fetch: isOfBytes ? undefined : server.fetch,
      apiVersion: version,
      // What is wrong in some runs only is seen by reading them all.
      runIds: play && !writeAll ? known.slice(0, 2) : known,
      token,
      write: true,
      create,
      writeAll,
      only: play ?? ["repeated-read"],
      cases: 2,
      concurrency: 5,
      timeoutMs,
      foreignRunId: known.at(-1),
    });
  } finally {
    await server.close();
  }
}

const reports = new Map<Misbehaviour | undefined, Promise<Report>>();

function reportOf(misbehaviour: Misbehaviour): Promise<Report> {
  const all = toldWith(misbehaviour);
  const report =
    reports.get(all[0]) ??
    verifyTampered(
      misbehaviour,
      all.map(({ tamper }) => tamper),
    );
  reports.set(all[0], report);
  return report;
}

// At the same time, since some wait for runs to end.
test.concurrent.each(catalogue)("a server that %s", async (_name, misbehaviour) => {
  const { verdict, findings } = await reportOf(misbehaviour);
  const { seenBy: check, severity = "error", finding } = misbehaviour;
  expect(findings).toContainEqual(expect.objectContaining({ check, severity, ...finding }));
  if (severity === "error") expect(verdict).toBe("differs");
});

describe.each(versions)("%s", (version: ApiVersion) => {
  test("every check has a server that it sees", async () => {
    const { checks } = await verifyTampered({ version, play: [] }, []);
    const seen = catalogue.map(([, { seenBy }]) => seenBy);
    expect(
      checks.map(({ name }) => name).filter((name) => !seen.includes(name) && !testedElsewhere.includes(name)),
    ).toEqual([]);
  });
});
