import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { startSandbox } from "../../src/testing.js";
import { createExtraction } from "./extract-to-table.js";
import { parseAndPoll } from "./parse-and-poll.js";
import { runProcessor } from "./run-a-processor.js";

// What programs do that people have written against the API, in our own words: they know nothing of this package, and run
// against the sandbox as they are.

const key = "sk_test";

test("parses documents and asks until they are done", async () => {
  const sandbox = await startSandbox({ port: 0, life: "by-hand", runSeconds: 10 });
  try {
    const wait = async (milliseconds: number) => sandbox.advance(milliseconds);
    const addresses = ["https://example.com/report.pdf", "https://example.com/failed.pdf"];
    const found = await parseAndPoll({ url: sandbox.url, key, wait }, addresses);
    expect(found.get(addresses[0] ?? "")).toEqual({ markdown: expect.stringContaining("| Description |") });
    expect(found.get(addresses[1] ?? "")).toEqual({ failure: "PASSWORD_PROTECTED_FILE" });
  } finally {
    await sandbox.close();
  }
});

test("fills a table with what was extracted by a schema of its own, told by webhook", async () => {
  const secret = "wss_program";
  const answers: number[] = [];
  let program: ReturnType<typeof createExtraction> | undefined;
  const receiver = createServer(async (request, response) => {
    const status = (await program?.receive(await text(request), request.headers)) ?? 503;
    answers.push(status);
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  const sandbox = await startSandbox({ port: 0, life: "by-hand", seed: "table", webhooks: [{ url, secret }] });
  try {
    program = createExtraction({ url: sandbox.url, key, secret });
    const id = await program.handIn("https://example.com/invoice.pdf");
    const failed = await program.handIn("https://example.com/failed.pdf");
    sandbox.settle();
    await sandbox.deliveries();
    expect(answers).toEqual([200, 200]);
    expect(program.failures.get(failed)).toBe("FAILED_TO_PROCESS_FILE");
    expect(program.rows.get(id)).toEqual({
      source: "https://example.com/invoice.pdf",
      number: expect.stringMatching(/^Invoice number \d+$/),
      total: expect.any(Number),
      lines: 2,
      confidence: expect.any(Number),
    });
  } finally {
    await sandbox.close();
    receiver.close();
  }
});

test("uploads documents and runs a processor over each", async () => {
  const sandbox = await startSandbox({ port: 0, life: "by-hand", runSeconds: 10 });
  try {
    const wait = async (milliseconds: number) => sandbox.advance(milliseconds);
    const documents = ["invoice.pdf", "failed.pdf"].map((name) => ({ name, content: "%PDF-1.7" }));
    const outputs = await runProcessor({ url: sandbox.url, key, processorId: "dp_own", wait }, documents);
    expect(outputs["invoice.pdf"]).toMatchObject({ value: { invoice_number: "TM-20419" } });
    expect(outputs["failed.pdf"]).toMatch(/^[A-Z_]+$/);
  } finally {
    await sandbox.close();
  }
});
