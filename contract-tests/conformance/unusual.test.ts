import { expect, test } from "vitest";
import { verify } from "../../src/verify.js";
import { startTampered, token } from "./tampered-server.js";
import { unusual } from "./unusual.js";

const cases = Object.entries(unusual).flatMap(([name, { versions, play, tamper }]) =>
  versions.map((version) => ({ name, version, play, tamper })),
);

test.each(cases)("$version: $name", async ({ version, play, tamper }) => {
  const server = await startTampered((sandbox) => tamper(sandbox, version));
  const { sandbox } = server;
  const before = sandbox.runs.ids().map((id) => [id, sandbox.runs.get("2025-04-21", id)] as const);
  try {
    const report = await verify({
      url: server.url,
      apiVersion: version,
      runIds: sandbox.runs.ids(version),
      token,
      write: true,
      only: play,
      cases: 10,
    });
    expect(report.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(report).toMatchObject({ verdict: "conforms", reason: null });

    // The first run is as it was, but for keys of ours; the others have not been touched.
    expect(report.leftBehind.notRestored).toEqual([]);
    for (const [index, [id, run]] of before.entries()) {
      const after = sandbox.runs.get("2025-04-21", id);
      if (index > 0) expect(after).toEqual(run);
      else
        expect(after).toEqual({ ...run, metadata: { ...(after?.metadata as object), ...(run?.metadata as object) } });
    }
    const added = Object.keys(sandbox.runs.get(version, before[0]?.[0] ?? "")?.metadata as object);
    expect(added).toEqual(expect.arrayContaining(report.leftBehind.metadataKeys));
  } finally {
    await server.close();
  }
});
