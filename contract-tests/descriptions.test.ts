import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Bundle, deref, type Schema } from "../src/bundles/openapi.js";
import { operationsOf } from "../src/bundles/operations-of.js";
import { apiVersions, newestApiVersion } from "../src/index.js";
import { answersOf, bundleOf, type DocumentedAnswer, examplesOf, versions } from "./support/bundle.js";
import { expectRow, versionFolders } from "./support/version-folders.js";

const root = path.resolve(import.meta.dirname, "..");

const folders = versionFolders(root);

test.each(folders)("openapi/%s/ has a row in src/api-versions.ts", expectRow);

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
    expect(bundle.servers?.[0]?.url).toBe(row.baseUrl);
    for (const { parameters } of operationsOf(bundle)) {
      const header = parameters.find(({ name }) => name === "x-extend-api-version");
      expect(header?.schema.enum).toEqual(row.versionHeader === undefined ? undefined : [row.versionHeader]);
    }
  });

  test("a path's file is named after its URL", () => {
    const description = parse(readFileSync(path.join(root, "openapi", version, "openapi.yaml"), "utf8"));
    for (const [url, item] of Object.entries<{ $ref: string }>(description.paths)) {
      expect(item.$ref).toBe(`./paths/${url.slice(1).replaceAll("/", ".")}.yaml`);
    }
  });

  test("every operation requires a key", () => {
    expect((bundle as unknown as { security: unknown }).security).toEqual([{ bearerAuth: [] }]);
    for (const { operation } of operationsOf(bundle)) expect(operation).not.toHaveProperty("security");
  });

  test("requests are exact, responses open, free-form objects say so, and ids have no pattern", () => {
    const operations = operationsOf(bundle).map(({ operation }) => operation);
    const answered = schemasWithin(bundle, [...operations.map(({ responses }) => responses), bundle.webhooks]);
    const asked = schemasWithin(bundle, [...operations.map(({ requestBody }) => requestBody)]);
    const isObject = ({ type }: Schema) => [type].flat().includes("object");
    const placesOf = (schemas: Map<Schema, string>, isWrong: (schema: Schema, place: string) => boolean) =>
      [...schemas].filter(([schema, place]) => isWrong(schema, place)).map(([, place]) => place);
    const all = new Map([...answered, ...asked]);

    expect(placesOf(answered, (schema) => schema.additionalProperties === false)).toEqual([]);
    // A part of an allOf sees the members of the other parts, too.
    const isWhole = (place: string) => !place.includes("/allOf/");
    expect(
      placesOf(
        asked,
        (schema, place) =>
          !answered.has(schema) && isObject(schema) && isWhole(place) && schema.additionalProperties === undefined,
      ),
      "say additionalProperties: false, or true where any members are taken",
    ).toEqual([]);
    expect(
      placesOf(
        all,
        (schema) =>
          isObject(schema) &&
          !schema.properties &&
          schema.additionalProperties === undefined &&
          schema.maxProperties !== 0,
      ),
      "say what members these may have",
    ).toEqual([]);
    const isId = (place: string) => /[iI]d$/.test(place.replace(/\/schema$/, ""));
    expect(placesOf(all, (schema, place) => isId(place) && schema.pattern !== undefined)).toEqual([]);
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
    expect(Object.keys(examplesOf(bundle)).sort()).toEqual(examples.sort());
  });

  test("examples show the same thing under the same key in every version", () => {
    const inNewest = new Map(answersOf(bundleOf(newestApiVersion)).map((it) => [`${it.operationId} ${it.key}`, it]));
    for (const answer of answersOf(bundle)) {
      const newest = inNewest.get(`${answer.operationId} ${answer.key}`);
      const [id, expected] = [answer, newest].map((it) => it && idOf(it));
      if (id && expected) expect(id, `${answer.operationId} ${answer.key}`).toBe(expected);
    }
  });
});

test("an operation has the same place in the client in every version", () => {
  const places = new Map<string, Record<string, string>>();
  for (const version of versions) {
    for (const { id, resource, name } of operationsOf(bundleOf(version))) {
      places.set(id, { ...places.get(id), [version]: `${resource}.${name}` });
    }
  }
  const moved = [...places].filter(([, place]) => new Set(Object.values(place)).size > 1);
  expect(moved, "give each the same x-fern-sdk-group-name and x-fern-sdk-method-name").toEqual([]);
});

/** The id of the thing that an operation results in. */
function idOf({ operation: { facts }, status, value }: DocumentedAnswer): unknown {
  if (status >= 300) return undefined;
  const body = value as Record<string, { id?: unknown }> | undefined;
  return facts.result === undefined ? body?.id : body?.[facts.result]?.id;
}

/** Every schema that is used below some nodes, with a place that it is used at. */
function schemasWithin(bundle: Bundle, nodes: unknown[]): Map<Schema, string> {
  const found = new Map<Schema, string>();
  const seen = new Set<unknown>();
  function visit(node: unknown, place: string, isSchema: boolean): void {
    if (typeof node !== "object" || node === null) return;
    const target = Array.isArray(node) ? node : deref(bundle, node as Schema);
    const at = target === node ? place : ((node as Schema).$ref ?? place);
    if (seen.has(target)) return;
    seen.add(target);
    if (isSchema && !Array.isArray(target)) found.set(target as Schema, at);
    for (const [key, inner] of Object.entries(target)) {
      // Examples are data, and so are the values of these keywords.
      if (["example", "examples", "enum", "required", "discriminator"].includes(key)) continue;
      const isMap = isSchema && (key === "properties" || key === "patternProperties");
      if (isMap) for (const [name, property] of Object.entries(inner)) visit(property, `${at}/${name}`, true);
      else visit(inner, `${at}/${key}`, key === "schema" || isSchema);
    }
  }
  for (const node of nodes) visit(node, "", false);
  return found;
}
