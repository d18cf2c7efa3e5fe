import { expect, test } from "vitest";
import { printTypes } from "./print-types.js";

const member = (schema: object) => ({ type: "object", required: ["member"], properties: { member: schema } });
const open = { "x-speakeasy-unknown-values": "allow" };

/** What is printed of a schema's member. */
async function printed(schema: object): Promise<string | undefined> {
  const bundle = { openapi: "3.1.0", info: {}, paths: {}, components: { schemas: { Thing: member(schema) } } };
  return /member: (.*);/.exec(await printTypes(JSON.stringify(bundle)))?.[1];
}

test.each([
  ["an enum", { type: "string", enum: ["A", "B"] }, '"A" | "B"'],
  ["an enum that may grow", { type: "string", enum: ["A", "B"], ...open }, '"A" | "B" | (string & {})'],
  [
    "an enum that may grow or be null",
    { type: ["string", "null"], enum: ["A", null], ...open },
    '"A" | (string & {}) | null',
  ],
  [
    "a list of an enum that may grow",
    { type: "array", items: { type: "string", enum: ["A"], ...open } },
    '("A" | (string & {}))[]',
  ],
  [
    "a branch that may grow",
    { anyOf: [{ type: "string", enum: ["Ä"], ...open }, { type: "null" }] },
    '("Ä" | (string & {})) | null',
  ],
  ["a file", { type: "string", format: "binary" }, "Blob"],
  ["text in a binary encoding", { type: "string", contentMediaType: "image/png", contentEncoding: "base64" }, "string"],
])("%s", async (_, schema, expected) => {
  expect(await printed(schema)).toBe(expected);
});
