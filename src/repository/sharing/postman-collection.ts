import { convertV2 } from "openapi-to-postmanv2";
import { versionHeaderName } from "../../api-versions.js";
import type { Bundle } from "../../bundles/openapi.js";
import { isObject, type JsonObject } from "../../json.js";

// Values come from the examples, so that the same description gives the same collection.
const options = {
  folderStrategy: "Tags",
  parametersResolution: "Example",
  requestParametersResolution: "Example",
  exampleParametersResolution: "Example",
  // A key of one workspace needs no workspace header, and the one of the example is nobody's.
  enableOptionalParameters: false,
  includeAuthInfoInExample: false,
  indentCharacter: "Space",
} as const;

/**
 * A Postman collection (v2.1) with one request per operation. The host and the token are variables of the collection,
 * the token an empty one; the header of a dated version is set.
 *
 * @throws Error with the converter's reason when it refuses the description
 */
export async function postmanCollection(bundle: Bundle): Promise<JsonObject> {
  const collection = await convert(bundle);
  const { info, variable, item } = collection as {
    info: JsonObject;
    variable: unknown[];
    item: { item?: unknown[] }[];
  };
  return settled({
    ...collection,
    // There is no request in the folder of a tag that only webhooks have.
    item: item.filter((folder) => folder.item?.length !== 0),
    info: { ...info, name: `${bundle.info.title}, ${bundle.info.version}` },
    variable: [...variable, { key: "bearerToken", value: "" }],
  });
}

function convert(bundle: Bundle): Promise<JsonObject> {
  return new Promise((resolve, reject) => {
    // It changes the description that it is given.
    convertV2({ type: "json", data: structuredClone(bundle) }, options, (error, result) => {
      const collection = result?.output?.[0]?.data;
      if (collection) resolve(collection as JsonObject);
      else reject(new Error(`No Postman collection: ${error?.message ?? result?.reason}`));
    });
  });
}

/**
 * Without ids, since Postman gives some when it imports a collection and the converter's are others each time; and with
 * the version header switched on, which the description cannot require of old keys.
 */
function settled(collection: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(collection), function (this: JsonObject, key: string, value: unknown) {
    const isId = key === "_postman_id" || (key === "id" && ("request" in this || "originalRequest" in this));
    if (isId) return undefined;
    const isVersion = isObject(value) && value.key === versionHeaderName && value.disabled === true;
    return isVersion ? { ...value, disabled: false } : value;
  }) as JsonObject;
}
