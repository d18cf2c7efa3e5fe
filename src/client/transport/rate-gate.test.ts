import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRateGate } from "./rate-gate.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const never = new AbortController().signal;

/** A gate, and how many of those that wait in front of it have been let through. */
function crowdAt(concurrency: number, size: number) {
  const gate = createRateGate(concurrency);
  let entered = 0;
  let counted = 0;
  for (let index = 0; index < size; index++) void gate.enter(new AbortController().signal).then(() => entered++);
  return {
    gate,
    /** How many have been let through since it was last asked. */
    async newcomers(): Promise<number> {
      await vi.advanceTimersByTimeAsync(0);
      const newcomers = entered - counted;
      counted = entered;
      return newcomers;
    },
  };
}

test("a pause halves what is let through, once for all the refusals of a burst", async () => {
  const { gate, newcomers } = crowdAt(8, 100);
  expect(await newcomers()).toBe(8);
  for (let refused = 0; refused < 8; refused++) {
    gate.pause(1_000);
    gate.leave(false);
  }
  expect(await newcomers()).toBe(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await newcomers()).toBe(4);
});

test("the longest of several pauses counts", async () => {
  const { gate, newcomers } = crowdAt(2, 10);
  expect(await newcomers()).toBe(2);
  gate.pause(5_000);
  gate.leave(false);
  gate.pause(1_000);
  gate.leave(false);
  await vi.advanceTimersByTimeAsync(4_999);
  expect(await newcomers()).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(await newcomers()).toBe(1);
});

test("each round of successes lets one more through, up to the concurrency", async () => {
  const { gate, newcomers } = crowdAt(4, 1_000);
  let active = await newcomers();
  gate.pause(1_000);
  for (let refused = 0; refused < 4; refused++) gate.leave(false);
  await vi.advanceTimersByTimeAsync(1_000);
  active = await newcomers();
  const widths = [active];
  for (let round = 0; round < 6; round++) {
    for (let ended = active; ended > 0; ended--) gate.leave(true);
    active = await newcomers();
    widths.push(active);
  }
  expect(widths[0]).toBe(2);
  expect(widths.at(-1)).toBe(4);
  for (const [index, width] of widths.slice(1).entries()) expect(width - (widths[index] ?? 0)).toBeLessThanOrEqual(1);
});

test("failures that ask for no pause leave the width as it is", async () => {
  const { gate, newcomers } = crowdAt(4, 100);
  expect(await newcomers()).toBe(4);
  for (let failed = 0; failed < 4; failed++) gate.leave(false);
  expect(await newcomers()).toBe(4);
});

test("whoever gives up waiting is not counted", async () => {
  const gate = createRateGate(1);
  await gate.enter(never);
  const controller = new AbortController();
  const impatient = gate.enter(controller.signal);
  const patient = gate.enter(never);
  controller.abort(new Error("enough"));
  await expect(impatient).rejects.toThrow("enough");
  gate.leave(true);
  await expect(patient).resolves.toBeUndefined();
});

test("closing it ends the pause and leaves no timer", () => {
  const { gate } = crowdAt(1, 1);
  gate.pause(60_000);
  gate.close();
  expect(vi.getTimerCount()).toBe(0);
});
