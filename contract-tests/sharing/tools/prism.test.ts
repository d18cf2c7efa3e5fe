import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import { expect, onTestFinished, test } from "vitest";
import { operationAt } from "../../../src/api-versions.js";
import { apiVersions } from "../../../src/index.js";
import { answersOf, bundleOf, versions } from "../../support/bundle.js";
import { prefer, throwPrismProblem } from "../../support/contract-client.js";
import { sharedDocument } from "../support/shared.js";

const forms = ["yaml", "3.0.json", "dereferenced.json"];

test.each(versions.flatMap((version) => forms.map((form) => ({ version, file: `${version}.${form}` }))))(
  "Prism serves every answer of $file",
  async ({ version, file }) => {
    const operations = await getHttpOperationsFromSpec(await sharedDocument(`openapi/${file}`));
    const prism = createServer(operations, {
      cors: false,
      components: { logger: createLogger("prism", { enabled: false }) },
      config: {
        isProxy: false,
        checkSecurity: true,
        validateRequest: true,
        validateResponse: true,
        errors: true,
        upstreamProxy: undefined,
        mock: { dynamic: false },
      },
    });
    const url = await prism.listen(0, "127.0.0.1");
    onTestFinished(() => prism.close());
    const { versionHeader } = apiVersions[version];
    const { path: runPath } = operationAt(version, "workflowRuns", "get");
    const answers = answersOf(bundleOf(version)).filter(({ operationId }) => operationId === "getWorkflowRun");
    expect(answers.length).toBeGreaterThan(0);
    for (const answer of answers) {
      const response = await fetch(url + runPath.replace(/\{.*\}/, "workflow_run_any"), {
        headers: {
          authorization: "Bearer sk_any",
          ...(versionHeader && { "x-extend-api-version": versionHeader }),
          ...prefer(answer),
        },
      });
      await throwPrismProblem(response);
      expect(response.status).toBe(answer.status);
      expect(await response.json()).toEqual(answer.value);
    }
  },
);
