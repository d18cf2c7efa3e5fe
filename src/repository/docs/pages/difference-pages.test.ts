import { expect, test } from "vitest";
import { differencePages } from "./difference-pages.js";

test("a changelog without a section for a version is refused, with what to write", async () => {
  await expect(differencePages("# What changed\n")).rejects.toThrow(
    /^openapi\/CHANGELOG\.md has no section "## .+" for those who move from .+\. Write one: /,
  );
});
