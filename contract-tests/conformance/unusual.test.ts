import { expect, test } from "vitest";
import { verify } from "../../src/verify.js";
import { startTampered, token } from "./tampered-server.js";
import { unusual } from "./unusual.js";

/** A run that failed, so that it has no outputs. */
const shortest = "workflow_run_GLnh5WU5AkgK1ESq-uXSe";

const cases = Object.entries(unusual).flatMap(([name, { versions, ...one }]) =>
  versions.map((version) => ({ name, version, ...one })),
);

// At the same time, since some wait for runs to end.
test.concurrent.each(cases)("$version: $name", async ({ version, play, create, writeAll, everyRun, tamper }) => {
  const server = await startTampered((sandbox) => tamper(sandbox, version));
  const { sandbox } = server;
  // The shortest one is updated; the others are read where the shape of runs is what is unusual.
  const shown = sandbox.runs.ids(version);
  const others = shown.filter((id) => id !== shortest);
  const runIds = [shortest, ...others.slice(0, everyRun ? undefined : 1)];
  const isWritten = (id: string) => (writeAll ? runIds.includes(id) : id === runIds[0]);
  const before = sandbox.runs.ids().map((id) => [id, sandbox.runs.get("2025-04-21", id)] as const);
  try {
    const report = await verify({
      url: server.url,
      fetch: server.fetch,
      apiVersion: version,
      runIds,
      token,
      write: true,
      create,
      writeAll,
      only: play,
      cases: 6,
    });
    expect(report.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(report).toMatchObject({ verdict: "conforms", reason: null });

    // The run that was updated is as it was, but for keys of ours; the others have not been touched.
    expect(report.leftBehind.notRestored).toEqual([]);
    for (const [id, run] of before) {
      const after = sandbox.runs.get("2025-04-21", id);
      if (!isWritten(id)) expect(after).toEqual(run);
      else
        expect(after).toEqual({ ...run, metadata: { ...(after?.metadata as object), ...(run?.metadata as object) } });
    }
    const added = Object.keys(sandbox.runs.get(version, runIds[0] ?? "")?.metadata as object);
    expect(added).toEqual(expect.arrayContaining(report.leftBehind.metadataKeys));
  } finally {
    await server.close();
  }
});
