import { expect, test } from "vitest";
import { versions } from "./support/bundle.js";
import { outlineOf } from "./support/outline.js";

// The contract as it was last agreed on, one file per version in outlines/. An edit of a description that changes what
// callers or servers may rely on shows here as one line; `make contract UPDATE=1` agrees to it.
test.each(versions)("%s: the contract is the one in outlines/", async (version) => {
  await expect(outlineOf(version)).toMatchFileSnapshot(`outlines/${version}.txt`);
});
