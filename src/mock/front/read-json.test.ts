import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestSandbox, type TestSandbox, versions } from "../sandbox/test-support.js";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await createTestSandbox();
});
beforeEach(() => sandbox.reset());

const nested = (levels: number, open: string, close: string) => open.repeat(levels) + close.repeat(levels);

describe("what is no update is refused, with the reason", () => {
  test.each<[string | Buffer, string]>([
    ["", "The request has no body. Send {} to give nothing."],
    ["null", "The body must be a JSON object; got null."],
    ["[]", "The body must be a JSON object; got an array."],
    ['"name"', 'The body must be a JSON object; got "name".'],
    ["{", "The body is not valid JSON: "],
    ["{'name': 1}", "The body is not valid JSON: "],
    ["name=test", "The body is not valid JSON: "],
    [Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), "The body is not valid UTF-8"],
    [Buffer.from('{"name": "\xe9"}', "latin1"), "The body is not valid UTF-8"],
    ['{"name": null}', "name must be a string; got null."],
    ['{"name": 5}', "name must be a string; got 5."],
    ['{"metadata": null}', "metadata must be an object; got null."],
    ['{"metadata": []}', "metadata must be an object; got an array."],
    ['{"metadata": "a"}', 'metadata must be an object; got "a".'],
    ['{"nmae": "a"}', 'the body has a member "nmae"; the members it may have are name and metadata.'],
    ['{"__proto__": {"name": "a"}}', 'the body has a member "__proto__"; '],
    ['{"constructor": 1}', 'the body has a member "constructor"; '],
    [`{"metadata": {"a": ${nested(2000, "[", "]")}}}`, "The body is nested more than 1000 levels deep."],
    [`{"metadata": {"a": ${nested(250_000, "[", "]")}}}`, "The body is nested more than 1000 levels deep."],
    [`{"metadata": ${nested(150_000, '{"a":', "}").replace(":}", ":1}")}}`, "The body is nested more than 1000 levels"],
    [nested(500_000, "[", "]"), "The body is nested more than 1000 levels deep."],
  ])("case %#", async (body, why) => {
    for (const version of versions) {
      const { status, json } = await sandbox.update(version, body);
      expect(status).toBe(400);
      const message = expect.stringContaining(why);
      expect(json).toEqual(
        version === "2026-02-09"
          ? { code: "INVALID_REQUEST", message, retryable: false, requestId: expect.stringMatching(/^req_/) }
          : { success: false, error: message },
      );
    }
  });

  test.each(["2025-04-21", "2026-02-09"] as const)("%s: usage tags that are none", async (version) => {
    const refusal = async (tags: unknown) =>
      JSON.stringify((await sandbox.update(version, { metadata: { "extend:usage_tags": tags } })).json);
    expect(await refusal("a")).toContain('extend:usage_tags\\"] must be an array; got \\"a\\"');
    expect(await refusal(null)).toContain('extend:usage_tags\\"] must be an array; got null');
    expect(await refusal(["a", 5])).toContain('extend:usage_tags\\"][1] must be a string; got 5');
  });

  test("the body is looked at before the run", async () => {
    expect((await sandbox.update("2026-02-09", "[]", "nope")).status).toBe(400);
  });
});

describe("content type", () => {
  const send = (contentType: string | undefined) =>
    sandbox.ask({
      method: "POST",
      headers: contentType === undefined ? {} : { "content-type": contentType },
      body: Buffer.from("{}"),
    });

  test.each(["application/json", "Application/JSON", "application/json; charset=utf-8", "application/json;v=1"])(
    "%s is JSON",
    async (contentType) => expect((await send(contentType)).status).toBe(200),
  );

  test.each([undefined, "", "text/plain", "application/jsonp", "application/x-www-form-urlencoded", "text/json"])(
    "%s is not",
    async (contentType) => {
      const { status, json } = await send(contentType);
      expect(status).toBe(400);
      expect(json.message).toContain("Content-Type: application/json; ");
    },
  );
});

describe("keys and values come back as they were sent", () => {
  afterEach(() => {
    // Nothing may have reached what all objects have in common.
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test.each([
    '{"__proto__":{"polluted":true}}',
    '{"__proto__":null}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    '{"toString":1,"valueOf":2,"hasOwnProperty":3,"toJSON":4}',
    '{"nested":{"__proto__":{"polluted":true}}}',
    '{"":"","\\u0000":"\\u0000"," ":"\u2028"}',
    '{"lone \\ud800":"\\udfff"}',
    '{"😀":"é"}',
    '{"a":-1.5e-7,"b":[[],{},null,true]}',
    '{"a":9007199254740993,"b":1e-400,"c":[1.0,-0,{"__proto__":1e999}],"d":"9007199254740993","e\\"1.0":1.50}',
    `{"deep":${nested(900, "[", "]")}}`,
  ])("case %#", async (metadata) => {
    for (const version of versions) {
      sandbox.reset();
      const before = (await sandbox.get(version)).run?.metadata;
      // By its text, since toEqual takes a key __proto__ for a prototype.
      const want = `${JSON.stringify(before).slice(0, -1)},${metadata.slice(1)}`;
      expect((await sandbox.update(version, `{"metadata":${metadata}}`)).body).toContain(`"metadata":${want}`);
      expect((await sandbox.get(version)).body).toContain(`"metadata":${want}`);
      // A second merge goes through what is stored by now.
      const again = await sandbox.update(version, `{"metadata":${metadata}}`);
      expect(again.body).toContain(`"metadata":${want}`);
    }
  });

  test("a key that is sent twice has the last value, as in JSON.parse", async () => {
    const { run } = await sandbox.update("2026-02-09", '{"metadata":{"a":1,"a":2}}');
    expect(run?.metadata.a).toBe(2);
  });

  test("a byte order mark is passed over", async () => {
    expect((await sandbox.update("2026-02-09", '\ufeff{"name":"a"}')).status).toBe(200);
  });
});
