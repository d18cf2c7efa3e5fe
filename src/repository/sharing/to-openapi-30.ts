import { Converter } from "@apiture/openapi-down-convert";
import type { Bundle } from "../../bundles/openapi.js";
import { isObject, type JsonObject } from "../../json.js";
import { sealExamples, unsealExamples } from "./example-seals.js";
import { rewrite } from "./rewrite.js";
import { withoutWebhooks } from "./without-webhooks.js";

/**
 * A description in OpenAPI 3.0.3, for tools that do not read 3.1. It accepts and refuses the same bodies. 3.0 has no
 * room for webhooks, and of several examples of one schema for the first only.
 */
export function toOpenapi30(bundle: Bundle): JsonObject {
  // allOfTransform: 3.0 ignores what stands beside a $ref, such as the description of a member.
  const sealed = sealExamples(withoutWebhooks(bundle) as unknown as JsonObject);
  const converter = new Converter(sealed, { allOfTransform: true });
  return unsealExamples(withInfoOf30(mended(converter.convert() as JsonObject), bundle));
}

/** With what the converter leaves of 3.1: a schema that is only null, and a `const` that is false. */
function mended(document: JsonObject): JsonObject {
  return rewrite(document, (node) => {
    if (!isObject(node)) return node;
    // Null and nothing else. Generators refuse null, or print code that does not compile, where the type is `object`.
    // They also take `nullable` beside an allOf, but a strict validator does not: it widens only the `type` beside it.
    // https://github.com/OAI/OpenAPI-Specification/blob/main/proposals/2019-10-31-Clarify-Nullable.md
    if (node.type === "null") return { type: "string", nullable: true, enum: [null] };
    if (node.const === false) {
      const { const: only, ...rest } = node;
      return { ...rest, enum: [only] };
    }
    return node;
  }) as JsonObject;
}

/** 3.0 has no room for a summary and for the SPDX identifier of a licence: the texts are joined, the licence has a link. */
function withInfoOf30(document: JsonObject, { info: { license } }: Bundle): JsonObject {
  const { summary, ...info } = document.info as { summary?: string; description?: string };
  const text = [summary, info.description].filter(Boolean).join("\n\n");
  const url = license?.identifier && `https://spdx.org/licenses/${license.identifier}.html`;
  return {
    ...document,
    info: { ...info, ...(text && { description: text }), ...(url && { license: { name: license.name, url } }) },
  };
}
