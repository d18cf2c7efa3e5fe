import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { bundleOf, examplesOf, versions } from "../support/bundle.js";
import { type Body, bodiesOf } from "./support/bodies.js";
import { expectSameVerdicts } from "./support/same-verdicts.js";
import { sharedDocument } from "./support/shared.js";

// To compile schemas takes longer than to ask them. Without these two it takes less.
const quickly = { inlineRefs: false, code: { optimize: false } };

// Whatever the form, the same bodies are valid.
describe.each(versions)("%s", (version) => {
  const bodies = bodiesOf(version);

  test("OpenAPI 3.0 accepts and refuses what the bundle does", async () => {
    // Ajv knows `nullable` as OpenAPI 3.0.3 defines it.
    const ajv = formats.default(new Ajv({ strict: false, ...quickly }));
    ajv.addSchema(await sharedDocument(`openapi/${version}.3.0.json`), version);
    expectSameVerdicts(version, bodies, ({ schema }) => compiled(ajv, `${version}#/components/schemas/${schema}`));
  });

  test("the dereferenced description accepts and refuses what the bundle does", async () => {
    const ajv = formats.default(new Ajv2020({ strict: false, ...quickly }));
    ajv.addSchema(await sharedDocument(`openapi/${version}.dereferenced.json`), version);
    expectSameVerdicts(version, bodies, ({ pointer }) => compiled(ajv, version + pointer));
  });

  test("the JSON Schemas compile in Ajv's strict mode, and accept and refuse what the bundle does", async () => {
    const ajv = formats.default(new Ajv2020({ strictSchema: true, strictTypes: false, logger: false, ...quickly }));
    const runs: Body[] = bodies
      .filter(({ pointer }) => pointer.includes("/responses/200/"))
      .map((body) => ({ ...body, schema: "WorkflowRun", value: runIn(body.value) }));
    const errors = bodies.filter(({ schema }) => schema === "ApiError");
    for (const name of ["WorkflowRun", "ApiError"]) {
      const schema = await sharedDocument(`schemas/${version}/${name}.schema.json`);
      expect(schema).toMatchObject({
        $schema: "https://json-schema.org/draft/2020-12/schema",
        $id: `urn:extend-contract:${version}:${name}`,
      });
      ajv.addSchema(schema);
    }
    expectSameVerdicts(version, [...runs, ...errors], ({ schema }) =>
      compiled(ajv, `urn:extend-contract:${version}:${schema}`),
    );
  });

  test("no form changes an example", async () => {
    const examples = examplesOf(bundleOf(version));
    const openapi30 = await sharedDocument<{ components: object }>(`openapi/${version}.3.0.json`);
    expect(openapi30.components).toHaveProperty("examples", examples);
    const wholeText = JSON.stringify(await sharedDocument(`openapi/${version}.dereferenced.json`));
    for (const { value } of Object.values(examples)) expect(wholeText).toContain(JSON.stringify(value));
  });

  test("a dereferenced description refers to recursive schemas only, and the index lists them", async () => {
    const path = `openapi/${version}.dereferenced.json`;
    const text = JSON.stringify(await sharedDocument(path));
    const targets = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    const index = await sharedDocument<{ versions: { files: { path: string; recursiveSchemas?: string[] }[] }[] }>(
      "index.json",
    );
    const listed = index.versions.flatMap(({ files }) => files).find((file) => file.path === path)?.recursiveSchemas;
    expect([...new Set(targets)].sort()).toEqual([...(listed ?? [])].sort());
    expect(text.match(/"\$ref":/g)).toHaveLength(targets.length);
  });
});

function runIn(body: unknown): unknown {
  const { workflowRun = body } = body as { workflowRun?: unknown };
  return workflowRun;
}

function compiled(ajv: Ajv, reference: string) {
  const validate = ajv.getSchema(reference);
  if (!validate) throw new Error(`There is no schema ${reference}.`);
  return validate;
}
