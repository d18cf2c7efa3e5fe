import postman from "postman-collection";
import { describe, expect, test } from "vitest";
import { apiVersions } from "../../src/index.js";
import { bundleOf, operationsOf, requestExamplesOf, versions } from "../support/bundle.js";
import { sharedDocument } from "./support/shared.js";

// Postman's own model of a collection.
describe.each(versions)("%s", (version) => {
  test("the collection has one request per operation, with its header, its body and no token", async () => {
    const collection = new postman.Collection(await sharedDocument(`postman/${version}.json`));
    const requests: postman.Request[] = [];
    collection.forEachItem(({ request }) => requests.push(request));
    const { baseUrl, runPath, versionHeader } = apiVersions[version];
    const path = runPath.replace(/\{(.*)\}/, ":$1");
    const operations = operationsOf(bundleOf(version));
    expect(requests.map(({ method, url }) => `${method} ${url.getHost()}${url.getPath({ unresolved: true })}`)).toEqual(
      operations.map(({ method }) => `${method.toUpperCase()} {{baseUrl}}${path}`),
    );
    for (const { headers } of requests) {
      const sent = headers.all().filter(({ disabled }) => !disabled);
      expect(sent.find(({ key }) => key === "x-extend-api-version")?.value).toBe(versionHeader);
      expect(sent.map(({ key }) => key)).not.toContain("x-extend-workspace-id");
    }
    const update = requests.find(({ method }) => method === "POST");
    const [example] = requestExamplesOf(bundleOf(version), "updateWorkflowRun");
    expect(JSON.parse(update?.body?.raw ?? "")).toEqual(example?.value);
    expect(collection.variables.get("baseUrl")).toBe(baseUrl);
    expect(collection.variables.get("bearerToken")).toBe("");
    expect(collection.auth?.parameters().get("token")).toBe("{{bearerToken}}");
  });
});
