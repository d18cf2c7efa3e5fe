import { expect, test } from "vitest";
import { resolveOptions } from "../options.js";
import { repeatCommand } from "./repeat-command.js";

const options = {
  url: "http://127.0.0.1:4010/",
  apiVersion: "2026-02-09",
  runIds: ["a", "it's"],
  token: "sk_secret",
} as const;

test("what decides the requests is in the command, the key is not", () => {
  const all = {
    ...{ workspaceId: "ws_a", foreignRunId: "b", only: ["authentication"], write: true, writeName: true, seed: -3 },
    ...{ cases: 5, concurrency: 7, timeoutMs: 500, create: true, allowInsecureHttp: true },
  };
  expect(repeatCommand(resolveOptions({ ...options, ...all }))).toBe(
    "extend-contract verify --url http://127.0.0.1:4010 --allow-insecure-http --api-version 2026-02-09 --run-id a " +
      "--run-id 'it'\\''s' --workspace-id ws_a --foreign-run-id b --only authentication --seed -3 --cases 5 " +
      "--concurrency 7 --timeout 500 --write --write-name --create",
  );
  expect(repeatCommand(resolveOptions(options))).toBe(
    "extend-contract verify --url http://127.0.0.1:4010 --api-version 2026-02-09 --run-id a --run-id 'it'\\''s' " +
      "--seed 1 --cases 40",
  );
});
