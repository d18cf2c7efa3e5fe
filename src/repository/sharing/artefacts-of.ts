import type { ApiVersion } from "../../api-versions.js";
import type { Bundle } from "../../bundles/openapi.js";
import type { Artefact } from "./artefact.js";
import { callSequencesOf } from "./call-sequences.js";
import { dereference } from "./dereference.js";
import { jsonSchemasOf } from "./json-schemas.js";
import { postmanCollection } from "./postman-collection.js";
import { toJson, toYaml } from "./texts.js";
import { toOpenapi30 } from "./to-openapi-30.js";

/** Every file that is made of the bundle of an API version. */
export async function artefactsOf(version: ApiVersion, bundle: Bundle): Promise<Artefact[]> {
  const openapi30 = toOpenapi30(bundle);
  const { document, recursiveSchemas } = dereference(bundle);
  const schemas = Object.entries(jsonSchemasOf(version, bundle));
  return [
    json(`openapi/${version}.json`, "openapi-3.1", bundle),
    yaml(`openapi/${version}.yaml`, "openapi-3.1", bundle),
    json(`openapi/${version}.3.0.json`, "openapi-3.0", openapi30),
    yaml(`openapi/${version}.3.0.yaml`, "openapi-3.0", openapi30),
    {
      path: `openapi/${version}.dereferenced.json`,
      kind: "openapi-3.1-dereferenced",
      mediaType: "application/json",
      recursiveSchemas,
      // Not for reading: laid out, it would be twice as long.
      text: JSON.stringify(document),
    },
    ...schemas.map(([name, schema]): Artefact => {
      const path = `schemas/${version}/${name}.schema.json`;
      return { path, kind: "json-schema", mediaType: "application/schema+json", text: toJson(schema) };
    }),
    json(`postman/${version}.json`, "postman-collection", await postmanCollection(bundle)),
    ...(await callSequencesOf(version)),
  ];
}

function json(path: string, kind: Artefact["kind"], document: unknown): Artefact {
  return { path, kind, mediaType: "application/json", text: toJson(document) };
}

function yaml(path: string, kind: Artefact["kind"], document: unknown): Artefact {
  return { path, kind, mediaType: "application/yaml", text: toYaml(document) };
}
