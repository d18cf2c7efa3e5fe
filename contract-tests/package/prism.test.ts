import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, inject, test } from "vitest";
import { cli, installed, manifest, node, scratch, write } from "./scratch.js";

const root = path.resolve(import.meta.dirname, "../..");

// Prism is optional, and not installed in the scratch project.
const ranges = Object.entries(manifest.peerDependencies);
const packages = ranges.map(([name, range]) => `"${name}@${range}"`);
const advice = `The mock needs Prism, which is not installed. Run: npm install --save-dev ${packages.join(" ")}`;

test("the mock says what to install, in the versions that the package names", async () => {
  expect(await cli("mock", "--port", "0")).toEqual({ status: 2, stdout: "", stderr: `error: ${advice}\n` });
});

test("startMock rejects with the same words", async () => {
  const app = write(
    "mock.js",
    `import { startMock } from "extend-contract/testing";
     await startMock({ port: 0 }).catch((error) => console.log(error.message));`,
  );
  expect(await node(app)).toEqual({ status: 0, stdout: `${advice}\n`, stderr: "" });
});

/** Each end of the range: the Prism that this project develops with, and the one that `PRISM` asks npm for. */
const ends: [prism: string, install: (folder: string) => void][] = [
  ["the oldest Prism", linkPrism],
  ...(process.env.PRISM ? [[`Prism ${process.env.PRISM}`, installPrism] as [string, typeof installPrism]] : []),
];

test.each(ends)("the mock answers with an example and a refusal by %s", async (_prism, install) => {
  const folder = path.join(scratch, install.name);
  mkdirSync(folder);
  writeFileSync(path.join(folder, "package.json"), '{"type": "module"}');
  install(folder);
  const app = write(
    `${install.name}/app.js`,
    `import { createExtendClient } from "extend-contract";
     import { startMock } from "extend-contract/testing";
     const { prepareStackTrace } = Error;
     const { emit } = process;
     const mock = await startMock({ port: 0 });
     // The version that Prism compiles soonest.
     const extend = createExtendClient({ apiVersion: "legacy", token: "sk_a", baseUrl: mock.url });
     console.log((await extend.workflowRuns.get("r", { headers: { prefer: "example=needs-review" } })).status);
     const call = extend.workflowRuns.get("r", { headers: { prefer: "code=404" } });
     console.log((await call.catch((error) => error)).status);
     await mock.close();
     // Otherwise a failing test of the application would point at a wrong line.
     console.log(Error.prepareStackTrace === prepareStackTrace, process.emit === emit);`,
  );
  expect(await node(app)).toEqual({ status: 0, stdout: "NEEDS_REVIEW\n404\ntrue true\n", stderr: "" });
});

test("what this project develops with is the oldest that the package takes", () => {
  const development = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")).devDependencies;
  expect(ranges).toEqual(ranges.map(([name]) => [name, `^${development[name]}`]));
});

function linkPrism(folder: string): void {
  cpSync(installed, path.join(folder, "node_modules/extend-contract"), { recursive: true });
  mkdirSync(path.join(folder, "node_modules/@stoplight"));
  for (const [name] of ranges)
    symlinkSync(path.join(root, "node_modules", name), path.join(folder, "node_modules", name));
}

function installPrism(folder: string): void {
  const prism = ranges.map(([name]) => `${name}@${process.env.PRISM}`);
  execFileSync("npm", ["install", "--ignore-scripts", inject("tarball"), ...prism], { cwd: folder, stdio: "pipe" });
}
