import { expect, test } from "vitest";
import { chooseVersion } from "./choose-version.js";

test.each<[string, string | undefined, string]>([
  ["/workflow_runs/a", undefined, "legacy"],
  ["/workflow_runs/a", "", "legacy"],
  ["/workflow_runs/a", "2025-04-21", "2025-04-21"],
  ["/workflow_runs/a", "2026-02-09", "2026-02-09"],
  ["/v1/workflow_runs/a", undefined, "v1"],
  ["/v1/workflow_runs/a", "2026-02-09", "v1"],
  ["/v1", undefined, "v1"],
  ["/v10/workflow_runs/a", undefined, "legacy"],
])("%s with the header %s is for %s", (pathname, header, version) => {
  expect(chooseVersion(pathname, header, false)).toEqual({ version, assumed: version === "legacy" });
});

test.each(["legacy", "v1", "2024-12-23", "2026-2-9", "toString", "2026-02-09, 2026-02-09"])(
  "the header value %s is refused, with the body of the newest version",
  (header) => {
    const { version, refusal } = chooseVersion("/workflow_runs/a", header, false);
    expect(version).toBe("2026-02-09");
    expect(refusal).toMatchObject({ status: 400, code: "INVALID_REQUEST" });
    expect(refusal?.message).toContain("Send 2025-04-21 or 2026-02-09");
  },
);

test("a required header that is missing is refused; the path prefix needs none", () => {
  expect(chooseVersion("/workflow_runs/a", undefined, true).refusal?.status).toBe(400);
  expect(chooseVersion("/v1/workflow_runs/a", undefined, true)).toEqual({ version: "v1", assumed: false });
});
