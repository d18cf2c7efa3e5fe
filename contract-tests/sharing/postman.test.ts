import postman from "postman-collection";
import { describe, expect, onTestFinished, test } from "vitest";
import { operationsOf } from "../../src/bundles/operations-of.js";
import { apiVersions } from "../../src/index.js";
import { startSandbox } from "../../src/testing.js";
import { bundleOf, json, requestExamplesOf, versions } from "../support/bundle.js";
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
    const operations = operationsOf(bundleOf(version)).map(
      ({ method, path }) => `${method} {{baseUrl}}${path.replace(/\{(.*?)\}/g, ":$1")}`,
    );
    expect(
      requests.map(({ method, url }) => `${method} ${url.getHost()}${url.getPath({ unresolved: true })}`).sort(),
    ).toEqual(operations.sort());
    for (const { headers } of requests) {
      const sent = headers.all().filter(({ disabled }) => !disabled);
      expect(sent.find(({ key }) => key === "x-extend-api-version")?.value).toBe(versionHeader);
      expect(sent.map(({ key }) => key)).not.toContain("x-extend-workspace-id");
    }
    const bodies = operationsOf(bundleOf(version)).flatMap((operation) =>
      operation.facts.body === json ? [requestExamplesOf(bundleOf(version), operation)[0]?.value] : [],
    );
    const sent = requests.flatMap(({ body }) => (body?.raw ? [JSON.parse(body.raw) as unknown] : []));
    expect(sent).toHaveLength(bodies.length);
    for (const body of bodies) expect(sent).toContainEqual(body);
    expect(collection.variables.get("baseUrl")).toBe(baseUrl);
    expect(collection.variables.get("bearerToken")).toBe("");
    expect(collection.auth?.parameters().get("token")).toBe("{{bearerToken}}");
  });

  test("each request, sent as it is, finds something in the sandbox", async () => {
    const sandbox = await startSandbox({ port: 0 });
    onTestFinished(() => sandbox.close());
    const { requests } = await collectionAndRequests();
    for (const request of requests) {
      sandbox.reset();
      const { method, body } = request;
      const headers = new Headers({ authorization: "Bearer sk_any" });
      for (const { key, value, disabled } of request.headers.all()) if (!disabled) headers.set(key, value);
      const form = new FormData();
      body?.formdata?.each(({ key }) => form.set(key ?? "", new Blob(["%PDF-1.7"]), "invoice.pdf"));
      // Postman adds the boundary of the parts.
      if (body?.mode === "formdata") headers.delete("content-type");
      const answer = await fetch(request.url.toString().replace("{{baseUrl}}", sandbox.url), {
        method,
        headers,
        ...(body?.mode && { body: body.mode === "formdata" ? form : (body.raw ?? "") }),
      });
      // A request without a body can be wrong only in what it finds, such as a run that has ended and is to be cancelled.
      const isAccepted = answer.ok || (!body?.mode && answer.status === 400);
      expect(isAccepted ? "" : `${method} ${answer.url}: ${answer.status} ${await answer.text()}`).toBe("");
    }
  });
});
