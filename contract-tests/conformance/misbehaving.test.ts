import { describe, expect, test } from "vitest";
import type { ApiVersion } from "../../src/index.js";
import { verify } from "../../src/verify.js";
import { versions } from "../support/bundle.js";
import { answers } from "./misbehaving/answers.js";
import { life } from "./misbehaving/life.js";
import type { Misbehaviour } from "./misbehaving/misbehaviour.js";
import { wrongRuns } from "./misbehaving/runs.js";
import { scenarios } from "./misbehaving/scenarios.js";
import { wrongUpdates } from "./misbehaving/updates.js";
import { startTampered, token } from "./tampered-server.js";

// What is checked of any operation is tested with operations that are made up: beside the code.
const testedElsewhere = [
  ...["documented-operations", "list-pages", "accepted-queries", "refused-queries", "unknown-things"],
  ...["authenticated-operations", "created-things", "broken-bodies"],
];

const catalogue = Object.entries({ ...answers, ...wrongRuns, ...wrongUpdates, ...scenarios, ...life });

async function verifyTampered({ version, play, create, writeAll, tamper, timeoutMs = 3000 }: Misbehaviour) {
  const server = await startTampered((sandbox) => tamper(sandbox, version));
  const known = server.sandbox.runs.ids(version);
  try {
    return await verify({
      url: server.url,
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

test.each(catalogue)("a server that %s", async (_name, misbehaviour) => {
  const { verdict, findings } = await verifyTampered(misbehaviour);
  const { seenBy, severity = "error" } = misbehaviour;
  expect(findings.filter((finding) => finding.severity === severity).map(({ check }) => check)).toContain(seenBy);
  if (severity === "error") expect(verdict).toBe("differs");
});

describe.each(versions)("%s", (version: ApiVersion) => {
  test("every check has a server that it sees", async () => {
    const { checks } = await verifyTampered({
      seenBy: "",
      version,
      play: [],
      tamper: () => (_request, pass) => pass(),
    });
    const seen = catalogue.map(([, { seenBy }]) => seenBy);
    expect(
      checks.map(({ name }) => name).filter((name) => !seen.includes(name) && !testedElsewhere.includes(name)),
    ).toEqual([]);
  });
});
