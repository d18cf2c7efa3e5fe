import postman from "postman-collection";
import { describe, expect, onTestFinished, test } from "vitest";
import { operationAt } from "../../src/api-versions.js";
import { operationsOf } from "../../src/bundles/operations-of.js";
import { apiVersions } from "../../src/index.js";
import { startSandbox } from "../../src/testing.js";
import { bundleOf, requestExamplesOf, versions } from "../support/bundle.js";
import { sharedDocument } from "./support/shared.js";

// Postman's own model of a collection.
describe.each(versions)("%s", (version) => {
  async function collectionAndRequests() {
    const collection = new postman.Collection(await sharedDocument(`postman/${version}.json`));
    const requests: postman.Request[] = [];
    collection.forEachItem(({ request }) => requests.push(request));
    return { collection, requests };
  }

  test("the collection has one request per operation, with its header, its body and no token", async () => {
    const { collection, requests } = await collectionAndRequests();
    const { baseUrl, versionHeader } = apiVersions[version];
    const { path: runPath } = operationAt(version, "workflowRuns", "get");
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

  test("each request, sent as it is, finds something in the sandbox", async () => {
    const sandbox = await startSandbox({ port: 0 });
    onTestFinished(() => sandbox.close());
    const { requests } = await collectionAndRequests();
    for (const request of requests) {
      const { method, body } = request;
      const sent = request.headers.all().filter(({ disabled }) => !disabled);
      const answer = await fetch(request.url.toString().replace("{{baseUrl}}", sandbox.url), {
        method,
        headers: [["authorization", "Bearer sk_any"], ...sent.map(({ key, value }): [string, string] => [key, value])],
        ...(body?.raw ? { body: body.raw } : {}),
      });
      expect(answer.ok ? null : await answer.text(), `${method} ${answer.url}: ${answer.status}`).toBeNull();
    }
  });
});
