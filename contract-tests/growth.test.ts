import { cpSync, readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newestApiVersion } from "../src/api-versions.js";
import type { Report } from "../src/verify.js";
import { versions } from "./support/bundle.js";
import { copyRepository, type RepositoryCopy } from "./support/repository-copy.js";
import { expectRow, versionFolders } from "./support/version-folders.js";

// A version that no one foresaw, with operations that no one foresaw: a list, a path, bodies, a DELETE without a body,
// and a path that a template would swallow. Added as openapi/README.md says: YAML, `make generate`, and one row. Without
// this test a layer could name versions or operations by hand again, and no one would notice before the next is described.
const version = "2099-01-01";
const folder = `openapi/${version}`;
/** Of the newest version it has these beside its own: the others would take as long again, and tell nothing more. */
const kept = /^\/(workflow_runs|workflows|files)/;
const summaries = ["List notes", "Create a note", "Get a note", "Delete a note", "Search for notes"];
let copy: RepositoryCopy;

beforeAll(() => {
  copy = copyRepository();
  const edit = (file: string, change: (text: string) => string) => copy.write(file, change(copy.read(file)));
  cpSync(path.join(copy.root, "openapi", newestApiVersion), path.join(copy.root, folder), { recursive: true });
  for (const file of ["openapi.yaml", "parameters/ApiVersion.yaml", "headers/ApiVersion.yaml"]) {
    edit(`${folder}/${file}`, (text) => text.replaceAll(`"${newestApiVersion}"`, `"${version}"`));
  }
  copy.write(`${folder}/changes.yaml`, `from: ${newestApiVersion}\n`);

  cpSync(path.join(import.meta.dirname, "fixtures/notes"), path.join(copy.root, folder), { recursive: true });
  const files = readdirSync(path.join(copy.root, folder, "paths")).filter((file) => file.startsWith("notes"));
  const paths = files.map(
    (file) => `  /${path.basename(file, ".yaml").replaceAll(".", "/")}:\n    $ref: ./paths/${file}\n`,
  );
  edit(`${folder}/openapi.yaml`, (text) =>
    text
      .replace(/^ {2}(\/.*):\n {4}\$ref: .*\n/gm, (entry, url) => (kept.test(url) ? entry : ""))
      .replace(/^tags:\n/m, "tags:\n  - { name: Notes, description: What people write beside their documents. }\n")
      .replace(/^paths:\n/m, `paths:\n${paths.join("")}`),
  );
  edit("openapi/CHANGELOG.md", (text) => text.replace("\n## ", `\n## ${version}\n\nNotes can be written.\n\n## `));
  copy.run("make", "generate", `VERSIONS=${version}`, `CHANGES=${folder}/changes.yaml`);
  // It starts from nothing, so the others are what they are in the repository, but for one that is not the newest now.
  for (const other of versions)
    cpSync(path.join(import.meta.dirname, "../generated", other), path.join(copy.root, "generated", other), {
      recursive: true,
    });
  edit(`generated/${newestApiVersion}/openapi.json`, (text) =>
    text.replace('"x-status": "current"', '"x-status": "supported"'),
  );
});
afterAll(() => copy.remove());

test("until it has a row, a test says so, and what to do", () => {
  expect(versionFolders(copy.root)).toEqual([...versionFolders("."), version].sort());
  expect(() => expectRow(version)).toThrow(`add a row "${version}" to apiVersions in src/api-versions.ts`);
});

test("they break no lint rule", () => {
  copy.run("redocly", "lint", "--config", "openapi/redocly.yaml", `${folder}/openapi.yaml`);
});

test("with the row everything compiles, and so does a program that calls them; one that calls them wrongly does not", () => {
  copy.write(
    "src/api-versions.ts",
    copy
      .read("src/api-versions.ts")
      .replace(
        /^import/,
        `import { operations as operations20990101 } from "../generated/${version}/operations.js";
import type { components as Components20990101, paths as Paths20990101, webhooks as Webhooks20990101 } from "../generated/${version}/types.js";
import`,
      )
      .replace(
        "} as const;\n",
        `  "${version}": describedBy<Paths20990101, Components20990101, Webhooks20990101, typeof operations20990101>({
    baseUrl: "https://api.extend.ai",
    versionHeader: "${version}",
    operations: operations20990101,
  }),
} as const;
`,
      )
      .replace(`newestApiVersion = "${newestApiVersion}"`, `newestApiVersion = "${version}"`),
  );
  copy.write(
    "src/program.ts",
    `import { createExtendClient } from "./index.js";

const { notes } = createExtendClient({ token: "sk_example" });
const note = await notes.create({ text: "Ask for the second page", colour: "RED" });
note.id satisfies string;
note.colour satisfies "RED" | "BLUE" | (string & {});
(await notes.get("note_8nmP4KL", { timeoutMs: 1000 })).text satisfies string;
for await (const { text } of notes.list({ colour: "RED" })) text satisfies string;
(await notes.list()).items[0]?.text satisfies string | undefined;
(await notes.search({ text: "Ask" }))[0]?.text satisfies string | undefined;
await notes.delete("note_8nmP4KL");
// @ts-expect-error a misspelt member
await notes.create({ txt: "Ask" });
// @ts-expect-error a colour that does not exist
await notes.list({ colour: "GREEN" });
// @ts-expect-error no id
await notes.get();
// @ts-expect-error another version has no notes
createExtendClient({ apiVersion: "${newestApiVersion}", token: "sk_example" }).notes;
`,
  );
  // Without the unit tests, which are more than half of the time and know only their own data.
  const files = { include: ["src", "generated"], exclude: ["src/**/*.test.ts"] };
  copy.write("tsconfig.copy.json", JSON.stringify({ extends: "./tsconfig.json", ...files }));
  copy.run("node", "node_modules/typescript-7/bin/tsc", "--project", "tsconfig.copy.json");
});

test("client, mock, sandbox, verify, reference and Postman collection have them", () => {
  copy.write(
    "src/program.ts",
    `import { createExtendClient } from "./index.js";
import { startMock, startSandbox } from "./testing.js";
import { readBundle } from "./bundles/read-bundle.js";
import { allPages } from "./repository/docs/build-site.js";
import { artefactsOf } from "./repository/sharing/artefacts-of.js";
import { verify } from "./verify.js";

const token = "sk_example";
const said = { reports: [] };
for (const [name, start] of Object.entries({ mock: startMock, sandbox: startSandbox })) {
  const server = await start({ port: 0 });
  const { notes, workflowRuns } = createExtendClient({ token, baseUrl: server.url });
  const items = [];
  for await (const note of notes.list({ colour: "RED" })) items.push(note);
  const headers = { authorization: \`Bearer \${token}\`, "x-extend-api-version": "${version}" };
  said[name] = {
    created: await notes.create({ text: "Ask for the second page" }),
    read: await notes.get("note_8nmP4KL"),
    items,
    found: await notes.search({ text: "Ask" }),
    deleted: (await notes.delete("note_8nmP4KL")) ?? null,
    search: (await fetch(server.url + "/notes/search", { headers })).status,
  };
  if (name === "sandbox") {
    const [id] = server.runs.ids();
    said.updated = (await workflowRuns.update(id, { metadata: { seen: true } })).metadata;
    for (const apiVersion of ["${newestApiVersion}", "${version}"]) {
      said.reports.push(await verify({ url: server.url, apiVersion, token, runIds: [id] }));
    }
  }
  await server.close();
}
const pages = (await allPages()).map(({ body }) => body.text);
const artefacts = await artefactsOf("${version}", await readBundle("${version}"));
const postman = artefacts.find(({ path }) => path.startsWith("postman/"));
const foundIn = (texts) => ${JSON.stringify(summaries)}.filter((summary) => texts.some((text) => text.includes(summary)));
said.described = { pages: foundIn(pages), postman: foundIn([postman.text]) };
console.log(JSON.stringify(said));
`,
  );
  const { mock, sandbox, updated, reports, described } = JSON.parse(copy.run("tsx", "src/program.ts"));
  const note = { object: "note", id: "note_8nmP4KL", text: "Ask for the second page", colour: "RED" };
  const expected = { created: note, read: note, items: [note], found: [note], deleted: null, search: 404 };
  expect(mock).toEqual(expected);
  expect(sandbox).toEqual(expected);
  expect(updated).toMatchObject({ seen: true });

  const [before, now] = reports as [Report, Report];
  expect(now.findings).toEqual(before.findings);
  expect(now.verdict).toBe("conforms");
  const ranIn = ({ checks }: Report) =>
    checks.filter(({ outcome }) => outcome !== "not-checked").map(({ name }) => name);
  expect(ranIn(now)).toEqual(expect.arrayContaining(ranIn(before)));
  const judged = now.operations.filter(({ operation, method }) => /Note/.test(operation) && method === "GET");
  expect(judged.map(({ operation, judged }) => [operation, judged > 0])).toEqual([
    ["listNotes", true],
    ["getNote", true],
  ]);

  expect(described).toEqual({ pages: summaries, postman: summaries });
}, 240_000);
