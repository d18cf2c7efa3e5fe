import { execFile } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { scratch, write } from "./scratch.js";
import { subpaths } from "./subpaths.js";

const root = path.resolve(import.meta.dirname, "../..");
// One file of data for each entry: the types of all the others come about in the same way.
const importable = subpaths.filter(
  ({ entry, target, types }, at) =>
    types || (target.endsWith(".json") && subpaths.findIndex((other) => other.entry === entry) === at),
);

const everySubpath = importable.map(({ specifier, types }, at) =>
  types
    ? `import * as s${at} from "${specifier}"; export type T${at} = keyof typeof s${at};`
    : `import s${at} from "${specifier}" with { type: "json" }; export const v${at}: object = s${at};`,
);

const application = `
  import { createExtendClient, type WorkflowRun } from "extend-contract";
  import { type UpgradedRun, upgradeWorkflowRun } from "extend-contract/migrate";
  import { type Fault, type RunningSandbox, startSandbox } from "extend-contract/testing";
  import { type Report, verify } from "extend-contract/verify";
  const v26 = createExtendClient({ apiVersion: "2026-02-09", token: "sk_a" });
  const v25 = createExtendClient({ apiVersion: "2025-04-21", token: "sk_a" });
  export const link = async (): Promise<string> => (await v26.workflowRuns.get("r")).dashboardUrl;
  export const name = async (): Promise<string> => (await v25.workflowRuns.get("r")).name;
  export const of = (run: WorkflowRun<"legacy">): string => run.workflow.version;
  const fault: Fault = { status: 503 };
  export const newest = (run: WorkflowRun): string => run.dashboardUrl;
  export const sandbox = (): Promise<RunningSandbox> => startSandbox({ port: 0, faults: [fault] });
  export const report = (): Promise<Report> =>
    verify({ url: "http://127.0.0.1", apiVersion: "v1", runIds: ["r"], token: "sk_a" });
  export const upgraded = (run: WorkflowRun<"v1">): UpgradedRun<"2026-02-09"> =>
    upgradeWorkflowRun(run, { from: "v1", to: "2026-02-09" });
  // @ts-expect-error 2026-02-09 shows no name
  export const none = async () => (await v26.workflowRuns.get("r")).name;`;

// Applications have the one or the other.
test.concurrent.each([
  ["typescript", "nodenext", "nodenext"],
  ["typescript-7", "nodenext", "nodenext"],
  ["typescript-7", "bundler", "esnext"],
])("%s has the types of every subpath and every version (%s)", async (compiler, moduleResolution, module) => {
  // Nothing is installed but what the package depends on, and its declarations are checked too: they stand alone.
  const compilerOptions = {
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    // TypeScript's own declarations are not ours to check.
    skipDefaultLibCheck: true,
    resolveJsonModule: true,
    target: "es2022",
    module,
    moduleResolution,
  };
  const files = [
    write(`subpaths-${moduleResolution}.ts`, everySubpath.join("\n")),
    write(`application-${moduleResolution}.ts`, application),
    // A file of CommonJS, which may import no file that is ESM only.
    ...(module === "nodenext" ? [write("application-commonjs.cts", application)] : []),
  ];
  const project = write(`tsconfig-${compiler}-${moduleResolution}.json`, JSON.stringify({ compilerOptions, files }));
  const tsc = path.join(root, "node_modules", compiler, "bin/tsc");
  const said = await new Promise((resolve) =>
    execFile(process.execPath, [tsc, "-p", project], { cwd: scratch }, (_, stdout, stderr) => resolve(stdout + stderr)),
  );
  expect(said).toBe("");
});
