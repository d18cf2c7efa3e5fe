import { afterEach, expect, test, vi } from "vitest";
import { run } from "./run.js";

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

test("what is wrong with a description is one line without a stack, and the command fails", async () => {
  const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  await run(() => Promise.reject(new Error("No section.")));
  expect(written.mock.calls).toEqual([["error: No section.\n"]]);
  expect(process.exitCode).toBe(1);
});

test("a fault of the code keeps its stack", async () => {
  await expect(run(() => Promise.reject(new TypeError("x is undefined")))).rejects.toThrow(TypeError);
});
