import { expect, test } from "vitest";
import { cli, manifest, node, write } from "./scratch.js";

// Prism is optional, and not installed in the scratch project.
const packages = Object.entries(manifest.peerDependencies).map(([name, version]) => `${name}@${version}`);
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
