import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { type Bundle, targetOf } from "../../src/bundles/openapi.js";
import { isObject, type JsonObject, pointerTo } from "../../src/json.js";
import { bundleOf, examplesOf, versions } from "../support/bundle.js";
import { violations } from "../support/validator.js";
import { bodiesOf, eventsOf, resultsOf } from "./support/bodies.js";
import { compiled, expectSameVerdicts, quick } from "./support/same-verdicts.js";
import { shared, sharedDocument } from "./support/shared.js";

// Whatever the form, the same bodies are valid.
describe.each(versions)("%s", (version) => {
  const bodies = bodiesOf(version);

  test("OpenAPI 3.0 accepts and refuses what the bundle does", async () => {
    // Ajv knows `nullable` as OpenAPI 3.0.3 defines it.
    const ajv = quick(Ajv);
    // In 3.1 Base64 is a note beside a string, which no validator acts on.
    ajv.addFormat("byte", true);
    const document = await sharedDocument(`openapi/${version}.3.0.json`);
    ajv.addSchema(document, version);
    expectSameVerdicts(version, bodies, ({ schema }) => compiled(ajv, `${version}#/components/schemas/${schema}`));
    const examples = [...singleExamplesIn(document)];
    expect(examples.length).toBeGreaterThan(100);
    for (const { schema, example } of examples)
      expect(violations(compiled(ajv, version + schema), example), schema).toEqual([]);
  });

  // The same text means the same: there is no need to compile schemas of megabytes and ask them.
  test("the dereferenced description says what the bundle says, and refers to recursive schemas only", async () => {
    const path = `openapi/${version}.dereferenced.json`;
    const { components, ...document } = await sharedDocument<JsonObject & { components: { schemas: JsonObject } }>(
      path,
    );
    const bundle = bundleOf(version);
    const { components: ofBundle, ...rest } = bundle;
    expect(differences(bundle, rest, document)).toEqual([]);
    for (const [name, schema] of Object.entries(components.schemas)) {
      expect(differences(bundle, ofBundle.schemas[name], schema, name)).toEqual([]);
      expect(JSON.stringify(schema), "holds itself").toContain(`"#/components/schemas/${name}"`);
    }
    const index = await sharedDocument<{ versions: { files: { path: string; recursiveSchemas?: string[] }[] }[] }>(
      "index.json",
    );
    const listed = index.versions.flatMap(({ files }) => files).find((file) => file.path === path)?.recursiveSchemas;
    expect(Object.keys(components.schemas).sort()).toEqual([...(listed ?? [])].sort());
    const targets = JSON.stringify({ components, document }).match(/(?<="\$ref":"#\/components\/schemas\/)\w+/g) ?? [];
    expect([...new Set(targets)].sort()).toEqual(Object.keys(components.schemas).sort());
  });

  test("the JSON Schemas compile in Ajv's strict mode, and accept and refuse what the bundle does", async () => {
    const ajv = quick(Ajv2020, {
      strict: true,
      strictTypes: false,
      strictTuple: false,
      strictRequired: false,
      logger: false,
    });
    const results = resultsOf(version);
    const events = eventsOf(version);
    const names = [...new Set(results.map(({ schema }) => schema)), ...(events.length > 0 ? ["WebhookEvent"] : [])];
    const folder = `schemas/${version}/`;
    const files = [...(await shared()).keys()].filter((file) => file.startsWith(folder));
    expect(files.sort()).toEqual(names.map((name) => `${folder}${name}.schema.json`).sort());
    for (const name of names) {
      const schema = await sharedDocument(`${folder}${name}.schema.json`);
      expect(schema).toMatchObject({
        $schema: "https://json-schema.org/draft/2020-12/schema",
        $id: `urn:extend-contract:${version}:${name}`,
      });
      ajv.addSchema(schema);
    }
    const validatorFor = (name: string) => compiled(ajv, `urn:extend-contract:${version}:${name}`);
    expectSameVerdicts(version, results, ({ schema }) => validatorFor(schema));
    // One schema for all of them. What they hold is the same as in answers.
    for (const { key, value } of events) {
      expect(violations(validatorFor("WebhookEvent"), value), key).toEqual([]);
      expect(validatorFor("WebhookEvent")({ ...(value as object), eventId: 7 }), key).toBe(false);
    }
  });

  test("no form changes an example", async () => {
    const examples = examplesOf(bundleOf(version));
    const openapi30 = await sharedDocument<{ components: { examples: object } }>(`openapi/${version}.3.0.json`);
    expect(examples).toMatchObject(openapi30.components.examples);
    const left = Object.keys(examples).filter((name) => !Object.hasOwn(openapi30.components.examples, name));
    expect(left.sort(), "3.0 has no webhooks").toEqual([...new Set(eventsOf(version).map(({ key }) => key))].sort());
  });
});

/** Each example that a schema, a parameter or a header has, and the pointer to the schema that it is to fit. */
function* singleExamplesIn(node: unknown, pointer = "#"): Generator<{ schema: string; example: unknown }> {
  if (typeof node !== "object" || node === null) return;
  // Below `properties` it is the name of a member.
  const isMembers = pointer.endsWith("/properties");
  if ("example" in node && !isMembers) {
    yield { schema: "schema" in node ? `${pointer}/schema` : pointer, example: node.example };
  }
  for (const [key, inner] of Object.entries(node)) {
    if (!/^examples?$/.test(key) || isMembers) yield* singleExamplesIn(inner, pointer + pointerTo("", key));
  }
}

/**
 * The places where a document differs from a bundle, in which what a reference leads to stands where the reference is. A
 * reference that the document has, too, leads back to what holds it.
 */
function differences(bundle: Bundle, inBundle: unknown, inDocument: unknown, place = ""): string[] {
  if (!isObject(inBundle) || !isObject(inDocument)) {
    if (!Array.isArray(inBundle) || !Array.isArray(inDocument)) return Object.is(inBundle, inDocument) ? [] : [place];
    const inner = inBundle.flatMap((entry, at) => differences(bundle, entry, inDocument[at], `${place}/${at}`));
    return inBundle.length === inDocument.length ? inner : [...inner, place];
  }
  const { $ref, ...beside } = inBundle;
  if ($ref === inDocument.$ref && $ref !== undefined) return [];
  if (typeof $ref === "string") {
    const target = { ...(targetOf(bundle, $ref) as JsonObject), ...beside };
    return differences(bundle, target, inDocument, place);
  }
  // It names schemas, which have no names any more.
  const keys = Object.keys(inBundle).filter((key) => key !== "discriminator" || key in inDocument);
  return [
    ...Object.keys(inDocument).filter((key) => !keys.includes(key)),
    ...keys.flatMap((key) => differences(bundle, inBundle[key], inDocument[key], `${place}/${key}`)),
  ];
}
