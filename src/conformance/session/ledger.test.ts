import { expect, test } from "vitest";
import type { Problem } from "../checks/problem.js";
import { createFaults, type Entry } from "./ledger.js";

const request = (body: string) => ({ method: "GET", path: "/a", headers: new Headers(), body });

function entry(problem: Partial<Problem>, changes: Partial<Entry> = {}): Entry {
  return {
    check: "a-check",
    problem: { message: "Wrong.", ...problem },
    apiVersion: "v1",
    request: request("long"),
    operation: "get",
    status: 200,
    ...changes,
  };
}

test("of one fault the smallest request, every place and the number of exchanges are kept", () => {
  const faults = createFaults();
  const first = request("a long body");
  faults.add(entry({ message: "a is wrong.", cause: "wrong", keys: ["a"] }, { request: first }));
  faults.add(entry({ message: "b is wrong.", cause: "wrong", keys: ["b"] }, { request: first }));
  faults.add(entry({ message: "b is wrong.", cause: "wrong", keys: ["b"] }, { request: request("short") }));
  const [fault, ...others] = faults;
  expect(others).toEqual([]);
  expect(fault).toMatchObject({
    count: 2,
    smallest: { request: { body: "short" }, problem: { message: "b is wrong." } },
  });
  expect([...(fault?.places.values() ?? [])]).toEqual([["a"], ["b"]]);
});

test("another status, operation or message is another fault, but what is no fault is one line", () => {
  const changes = [{}, { status: 404 }, { operation: "list" }];
  for (const [severity, count] of [
    ["error", 3],
    ["information", 1],
  ] as const) {
    const faults = createFaults();
    for (const change of changes) faults.add(entry({ severity }, change));
    expect([...faults]).toHaveLength(count);
  }
});

test("faults without end are told apart up to a hundred", () => {
  const faults = createFaults();
  for (let count = 0; count < 5000; count++) faults.add(entry({ message: `key ${count} is wrong.` }));
  const all = [...faults];
  expect(all).toHaveLength(101);
  expect(all.at(-1)).toMatchObject({
    count: 4900,
    smallest: { problem: { message: expect.stringContaining("more") } },
  });
});

test("what is wrong with a server as a whole is one fault", () => {
  const faults = createFaults();
  for (const change of [{}, { status: 404 }, { operation: "list" }]) faults.add(entry({ isOfServer: true }, change));
  expect([...faults]).toHaveLength(1);
});

test("long texts are not kept whole", () => {
  const faults = createFaults();
  const long = "x".repeat(1_000_000);
  faults.add(entry({ message: long, received: long, documented: long, keys: [long] }));
  expect(JSON.stringify([...faults]).length).toBeLessThan(10_000);
});

test("a long body is not kept whole", () => {
  const faults = createFaults();
  faults.add(entry({}, { request: request("x".repeat(1_000_000)) }));
  const [fault] = faults;
  expect(fault?.smallest.request).toMatchObject({ isLeftOut: true });
  expect(fault?.smallest.request.body?.length).toBeLessThan(500);
});
