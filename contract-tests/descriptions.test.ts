import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { apiVersions, newestApiVersion } from "../src/index.js";
import { bundleOf, deref, operationsOf, versions } from "./support/bundle.js";

const root = path.resolve(import.meta.dirname, "..");

// The one place that looks at file names below openapi/.
const folders = readdirSync(path.join(root, "openapi"), { withFileTypes: true })
  .filter((entry) => existsSync(path.join(root, "openapi", entry.name, "openapi.yaml")))
  .map(({ name }) => name);

test.each(folders)("openapi/%s/ has a row in src/api-versions.ts", (folder) => {
  expect(versions, `add a row "${folder}" to apiVersions in src/api-versions.ts`).toContain(folder);
});

test.each(versions)("the row %s of src/api-versions.ts has a folder and a bundle", (version) => {
  expect(folders, `add openapi/${version}/openapi.yaml, or remove the row`).toContain(version);
  const bundle = path.join(root, "generated", version, "openapi.json");
  expect(existsSync(bundle), `run make generate: generated/${version}/ is missing`).toBe(true);
});

test("the newest version is the last row, and the only current one", () => {
  expect(versions.at(-1)).toBe(newestApiVersion);
  const statuses = versions.map((version) => bundleOf(version).info["x-status"]);
  expect(statuses.slice(0, -1)).not.toContain("current");
  expect(statuses.at(-1)).toBe("current");
});

describe.each(versions)("%s", (version) => {
  const bundle = bundleOf(version);
  const row = apiVersions[version];

  test("the row agrees with the bundle", () => {
    expect(bundle.info.version).toBe(version);
    expect(["frozen", "supported", "current"]).toContain(bundle.info["x-status"]);
    expect(bundle.servers[0]?.url).toBe(row.baseUrl);
    for (const { parameters } of operationsOf(bundle)) {
      const header = parameters.find(({ name }) => name === "x-extend-api-version");
      expect(header?.schema.enum).toEqual(row.versionHeader === undefined ? undefined : [row.versionHeader]);
    }
  });

  test("the run is named WorkflowRun", () => {
    expect(bundle.components.schemas).toHaveProperty("WorkflowRun");
  });

  test("a path's file is named after its URL", () => {
    const description = parse(readFileSync(path.join(root, "openapi", version, "openapi.yaml"), "utf8"));
    for (const [url, item] of Object.entries<{ $ref: string }>(description.paths)) {
      expect(item.$ref).toBe(`./paths/${url.slice(1).replaceAll("/", ".")}.yaml`);
    }
  });

  test("every operation requires a key, and says whether it may be repeated", () => {
    expect((bundle as unknown as { security: unknown }).security).toEqual([{ bearerAuth: [] }]);
    for (const { operation } of operationsOf(bundle)) expect(operation["x-idempotent"]).toBe(true);
  });

  test("requests are exact, responses open, free-form objects say so, and ids have no pattern", () => {
    const closed: string[] = [];
    const silent: string[] = [];
    const patterns: string[] = [];
    visit(bundle.components.schemas, "", (schema, place) => {
      if (schema.additionalProperties === false) closed.push(place);
      const isObject = [schema.type].flat().includes("object");
      const isSilent = !schema.properties && schema.additionalProperties === undefined && schema.maxProperties !== 0;
      if (isObject && isSilent) silent.push(place);
      if (schema.pattern !== undefined) patterns.push(place);
    });
    expect(closed).toEqual(["/UpdateWorkflowRunRequest"]);
    expect(silent).toEqual([]);
    expect(patterns).toEqual([]);
  });

  test("every file of the folder is part of the bundle", () => {
    const lists: Record<string, string[]> = {};
    for (const kind of ["schemas", "parameters", "headers", "responses"]) {
      const dir = path.join(root, "openapi", version, kind);
      lists[kind] = existsSync(dir) ? readdirSync(dir).map((file) => path.basename(file, ".yaml")) : [];
    }
    const components = bundle.components as unknown as Record<string, object>;
    for (const [kind, names] of Object.entries(lists)) {
      expect(Object.keys(components[kind] ?? {}).sort(), kind).toEqual(names.sort());
    }
    const examples = readdirSync(path.join(root, "openapi", version, "examples"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".yaml"))
      .map((file) => path.basename(file, ".yaml"));
    expect(Object.keys(bundle.components.examples).sort()).toEqual(examples.sort());
  });

  test("examples show the same run under the same key in every version", () => {
    for (const [key, example] of Object.entries(bundle.components.examples)) {
      const newest = bundleOf(newestApiVersion).components.examples[key];
      if (idOf(deref(bundle, example).value) && newest) {
        expect(idOf(deref(bundle, example).value), key).toBe(idOf(newest.value));
      }
    }
  });
});

function idOf(value: unknown): string | undefined {
  const run = value as { id?: string; workflowRun?: { id: string } };
  return run.workflowRun?.id ?? run.id;
}

type AnySchema = Record<string, unknown>;

function visit(node: unknown, place: string, look: (schema: AnySchema, place: string) => void): void {
  if (typeof node !== "object" || node === null) return;
  if (!Array.isArray(node)) look(node as AnySchema, place);
  for (const [key, inner] of Object.entries(node)) {
    // Examples and names of members are data, not schemas.
    if (key === "examples" || key === "enum" || key === "required") continue;
    visit(inner, `${place}/${key}`, look);
  }
}
