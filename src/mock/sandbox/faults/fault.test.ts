import { setTimeout } from "node:timers/promises";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ApiVersion, apiVersions } from "../../../api-versions.js";
import { placedOperations } from "../../../operations.js";
import { createTestSandbox, type TestSandbox, versions } from "../test-support.js";
import type { Fault } from "./fault.js";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await createTestSandbox();
});
beforeEach(() => sandbox.reset());

const read = (fault?: string, of = sandbox) =>
  of.ask(fault === undefined ? {} : { headers: { "x-sandbox-fault": fault } });
const rename = (fault: string, name: string, version: ApiVersion = "legacy") =>
  sandbox.ask({
    version,
    method: "POST",
    headers: { "content-type": "application/json", "x-sandbox-fault": fault },
    body: Buffer.from(JSON.stringify({ name })),
  });
const name = async () => (await sandbox.get("legacy")).run?.name;
const isPending = (promise: Promise<unknown>) => Promise.race([promise.then(() => false), setTimeout(20, true)]);

test.each(versions)("%s: every operation fails on demand, and a retry gets through the fault", async (version) => {
  for (const { method, path, body } of placedOperations(apiVersions[version].operations)) {
    const target = new URL(path.replace(/\{\w+\}/g, "nope"), "http://sandbox");
    const answers: number[] = [];
    for (const boundary of ["one", "another"]) {
      const isForm = body === "multipart/form-data";
      const lines = ["", 'content-disposition: form-data; name="file"; filename="a.txt"', "", "Total", ""];
      const sent = isForm ? `--${boundary}${lines.join("\r\n")}--${boundary}--\r\n` : body ? "{}" : "";
      const headers = {
        ...(body !== undefined && { "content-type": isForm ? `${body}; boundary=${boundary}` : body }),
        "x-sandbox-fault": "status=503",
      };
      answers.push((await sandbox.ask({ version, method, target, headers, body: Buffer.from(sent) })).status);
    }
    expect(answers, `${method} ${path}`).toMatchObject([503, expect.not.closeTo(503)]);
  }
});

describe("status", () => {
  test.each(versions)(
    "%s: answers with the version's error body, documented or not, and applies nothing",
    async (it) => {
      const before = await name();
      for (const [status, code, retryable] of [
        [400, "INVALID_REQUEST", false],
        [401, "UNAUTHORIZED", false],
        [402, "USAGE_BLOCKED", false],
        [403, "FORBIDDEN", false],
        [404, "NOT_FOUND", false],
        [418, "INVALID_REQUEST", false],
        [429, "RATE_LIMIT_EXCEEDED", true],
        [500, "INTERNAL_ERROR", true],
        [503, "INTERNAL_ERROR", true],
        [599, "INTERNAL_ERROR", true],
      ] as const) {
        const answer = await rename(`status=${status}`, "never", it);
        expect(answer).toMatchObject({ status, breakage: undefined });
        const message = `The sandbox was told to answer ${status}.`;
        expect(answer.json).toEqual(
          it === "2026-02-09"
            ? { code, message, retryable, requestId: expect.stringMatching(/^req_/) }
            : { success: false, error: message },
        );
        expect(answer.headers["retry-after"]).toBe(status === 429 ? "1" : undefined);
      }
      expect(await name()).toBe(before);
    },
  );

  test("retry-after goes with any status", async () => {
    expect((await read("status=429; retry-after=7")).headers["retry-after"]).toBe("7");
    expect((await read("status=503;RETRY-AFTER = 0")).headers["retry-after"]).toBe("0");
  });
});

describe("times", () => {
  test("the fault happens to this request and the next ones, of whoever", async () => {
    expect((await read("status=500; times=3")).status).toBe(500);
    expect((await sandbox.get("v1")).status).toBe(500);
    expect((await sandbox.update("legacy", {})).status).toBe(500);
    expect((await read()).status).toBe(200);
  });

  test("faults are taken in the order in which they were armed", async () => {
    await read("status=501; times=2");
    expect((await read("status=502")).status).toBe(501);
    expect((await read()).status).toBe(502);
    expect((await read()).status).toBe(200);
  });

  test("a client that retries with the same headers gets through", async () => {
    const statuses = [];
    for (let attempt = 0; attempt < 6; attempt++)
      statuses.push((await rename("status=503; times=2", "at last")).status);
    // After the one that got through, the header is an order again.
    expect(statuses).toEqual([503, 503, 200, 503, 503, 200]);
    expect(await name()).toBe("at last");
  });

  test("the same header on another request is another order", async () => {
    expect((await rename("status=500", "one")).status).toBe(500);
    expect((await rename("status=500", "two")).status).toBe(500);
    expect((await read("status=500")).status).toBe(500);
  });

  test("reset forgets what was armed and ordered", async () => {
    await read("status=500; times=5");
    sandbox.reset();
    expect((await read()).status).toBe(200);
    await read("status=500");
    sandbox.reset();
    expect((await read("status=500")).status).toBe(500);
  });
});

describe("drop and truncate", () => {
  test.each(["drop", "truncate"] as const)("%s loses the answer; the update is applied", async (breakage) => {
    expect(await rename(breakage, breakage)).toMatchObject({ status: 200, breakage });
    expect(await name()).toBe(breakage);
    expect((await read()).breakage).toBeUndefined();
  });

  test("a refusal is lost just the same, and one on demand too", async () => {
    expect(await sandbox.ask({ runId: "nope", headers: { "x-sandbox-fault": "drop" } })).toMatchObject({
      status: 404,
      breakage: "drop",
    });
    const before = await name();
    expect(await rename("status=500; truncate", "never")).toMatchObject({ status: 500, breakage: "truncate" });
    expect(await name()).toBe(before);
  });
});

describe("delay", () => {
  test("the request is handled when it is over", async () => {
    const before = await name();
    const late = rename("delay=60", "late");
    expect(await name()).toBe(before);
    expect((await late).status).toBe(200);
    expect(await name()).toBe("late");
  });

  test("close ends every delay, and later ones", async () => {
    const closing = await createTestSandbox();
    const late = Array.from({ length: 20 }, () => read("delay=600000; times=20", closing));
    expect(await isPending(Promise.race(late))).toBe(true);
    await closing.close();
    expect((await Promise.all(late)).map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect((await read("delay=600000", closing)).status).toBe(200);
    await closing.close();
  });
});

describe("a header that orders nothing", () => {
  test.each([
    ["", '"" is not one of these'],
    ["nonsense", '"nonsense" is not one of these'],
    ["status", '"status" is not one of these'],
    ["status=", '"status=" is not one of these'],
    ["status=abc", '"status=abc" is not one of these'],
    ["status=-1", '"status=-1" is not one of these'],
    ["status=200", "status is 200, not a whole number from 400 to 599"],
    ["status=600", "status is 600"],
    ["status=500;", '"" is not one of these'],
    ["status=500, status=503", "is not one of these"],
    ["status=500; status=503", "status is given twice"],
    ["drop; drop", "drop is given twice"],
    ["drop=1", '"drop=1" is not one of these'],
    ["drop; truncate", "drop and truncate exclude each other"],
    ["retry-after=1", "retryAfter has no status to go with"],
    ["times=2", "there is nothing that goes wrong"],
    ["status=500; times=0", "times is 0"],
    ["delay=99999999", "delayMs is 99999999"],
    ["delay=1e3", '"delay=1e3" is not one of these'],
    ["constructor=1", '"constructor=1" is not one of these'],
    ["retryAfter=1; status=500", '"retryafter=1" is not one of these'],
  ])("%s is refused with the grammar: %s", async (header, why) => {
    const before = await name();
    const { status, json } = await rename(header, "never", "2026-02-09");
    expect(status).toBe(400);
    expect(json.code).toBe("INVALID_REQUEST");
    expect(json.message).toContain('x-sandbox-fault is a list such as "status=429; retry-after=1; times=2"');
    expect(json.message).toContain(why);
    expect(await name()).toBe(before);
  });

  test("takes no fault that waits for another request", async () => {
    await read("status=500; times=2");
    expect((await read("nonsense")).status).toBe(400);
    expect((await read()).status).toBe(500);
  });
});

describe("faults of the options", () => {
  test("happen to the first requests, and again after a reset", async () => {
    const faulty = await createTestSandbox({ faults: [{ status: 429, retryAfter: 2, times: 2 }, { drop: true }] });
    for (let round = 0; round < 2; round++) {
      expect(await faulty.ask()).toMatchObject({ status: 429, headers: { "retry-after": "2" } });
      expect(await faulty.ask()).toMatchObject({ status: 429 });
      expect(await faulty.ask()).toMatchObject({ status: 200, breakage: "drop" });
      expect(await faulty.ask()).toMatchObject({ status: 200, breakage: undefined });
      faulty.reset();
    }
  });

  test.each<[Fault, string]>([
    [{}, "there is nothing that goes wrong"],
    [{ status: 200 }, "status is 200"],
    [{ status: 500, times: 1.5 }, "times is 1.5"],
    [{ delayMs: Number.NaN }, "delayMs is NaN"],
    [{ drop: true, truncate: true }, "drop and truncate exclude each other"],
  ])("%j is refused: %s", async (fault, why) => {
    await expect(createTestSandbox({ faults: [{ drop: true }, fault] })).rejects.toThrow(TypeError);
    await expect(createTestSandbox({ faults: [{ drop: true }, fault] })).rejects.toThrow(
      `faults[1] cannot be armed: ${why}`,
    );
  });
});
