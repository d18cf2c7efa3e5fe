import { expect, test } from "vitest";
import { changePages } from "./change-pages.js";

test("a changelog without a section for a version is refused, with what to write", async () => {
  await expect(changePages("# What changed\n", [])).rejects.toThrow(
    /^openapi\/CHANGELOG\.md has no section "## .+" for those who move from .+\. Write one: /,
  );
});
