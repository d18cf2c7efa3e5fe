import { expect, test, vi } from "vitest";
import { createTestSandbox, versions } from "../test-support.js";

// Operations that nobody has written a behaviour for yet, as after a description has grown.
vi.mock("./behaviours.js", () => ({ behaviours: {} }));

test.each(versions)(
  "%s: an operation without a behaviour answers with its first example, and says so",
  async (version) => {
    const sandbox = await createTestSandbox();
    for (const { status, headers, run } of [await sandbox.get(version), await sandbox.update(version, {})]) {
      expect(status).toBe(200);
      expect(headers["x-sandbox-answer"]).toBe("example processed");
      expect(run?.status).toBe("PROCESSED");
    }
    expect((await sandbox.update(version, { naem: "typo" })).status).toBe(400);
  },
);
