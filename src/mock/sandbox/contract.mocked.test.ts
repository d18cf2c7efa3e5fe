import { expect, test, vi } from "vitest";
import { createTestSandbox, versions } from "./test-support.js";

// Descriptions that promise what the example runs do not keep.
vi.mock("../../bundles/read-bundle.js", async (importOriginal) => {
  const { readBundle } = await importOriginal<typeof import("../../bundles/read-bundle.js")>();
  return {
    async readBundle(version: Parameters<typeof readBundle>[0]) {
      // biome-ignore lint/suspicious/noExplicitAny: an OpenAPI document
      const bundle: any = structuredClone(await readBundle(version));
      bundle.components.schemas.WorkflowRun.properties.metadata = {
        type: "object",
        properties: { intakeChannel: { type: "integer" } },
      };
      return bundle;
    },
  };
});

test.each(versions)("%s: an answer that would break the contract becomes a 500 that says where", async (version) => {
  const sandbox = await createTestSandbox();
  for (const { status, json } of [await sandbox.get(version), await sandbox.update(version, {})]) {
    expect(status).toBe(500);
    const message = String(json.message ?? json.error);
    expect(message).toContain(`The sandbox would have broken the contract of ${version} with its answer 200`);
    expect(message).toContain('metadata.intakeChannel must be an integer; got "accounts-mailbox"');
    if (version === "2026-02-09") expect(json).toMatchObject({ code: "INTERNAL_ERROR", retryable: true });
  }
  expect((await sandbox.get(version, "workflow_run_dPRx_x28wotHHLaEBb4Hg")).status).toBe(200);
  expect((await sandbox.get(version, "nope")).status).toBe(404);
});
