import { createHmac, timingSafeEqual } from "node:crypto";

// A program as somebody outside would write it, with nothing but fetch: it has invoices extracted by a schema of its own,
// hears by webhook when each is done, and fills a table with what was found and how sure that is.

const schema = {
  type: "object",
  required: ["invoice_number", "total"],
  properties: {
    invoice_number: { type: ["string", "null"], description: "As printed, with letters." },
    due: { type: ["string", "null"], "extend:type": "date" },
    total: {
      type: "object",
      "extend:type": "currency",
      properties: { amount: { type: ["number", "null"] }, iso_4217_currency_code: { type: ["string", "null"] } },
    },
    lines: {
      type: "array",
      items: { type: "object", properties: { text: { type: ["string", "null"] }, net: { type: ["number", "null"] } } },
    },
  },
};

export interface Row {
  source: unknown;
  number: string | null;
  total: number | null;
  lines: number;
  /** Of the number, from 0 to 1. */
  confidence: number;
}

export function createExtraction(api: { url: string; key: string; secret: string }) {
  const rows = new Map<string, Row>();
  const failures = new Map<string, string>();
  const headers = {
    authorization: `Bearer ${api.key}`,
    "content-type": "application/json",
    "x-extend-api-version": "2026-02-09",
  };

  async function handIn(url: string): Promise<string> {
    const body = JSON.stringify({ file: { url }, config: { schema }, metadata: { source: url } });
    const response = await fetch(`${api.url}/extract_runs`, { method: "POST", headers, body });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    return (await response.json()).id;
  }

  /** Takes a delivery, and gives the status to answer with. */
  async function receive(body: string, sent: Record<string, string | string[] | undefined>): Promise<number> {
    const { "x-extend-request-timestamp": time, "x-extend-request-signature": signature } = sent;
    const expected = createHmac("sha256", api.secret).update(`v0:${time}:${body}`).digest();
    const given = Buffer.from(String(signature), "hex");
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 401;
    const { eventType, payload } = JSON.parse(body);
    if (eventType === "extract_run.failed") failures.set(payload.id, payload.failureReason);
    if (eventType !== "extract_run.processed") return 200;
    const run = await (await fetch(`${api.url}/extract_runs/${payload.id}`, { headers })).json();
    const { value, metadata } = run.output;
    rows.set(run.id, {
      source: run.metadata.source,
      number: value.invoice_number,
      total: value.total?.amount ?? null,
      lines: value.lines?.length ?? 0,
      confidence: metadata.invoice_number?.ocrConfidence ?? 0,
    });
    return 200;
  }

  return { handIn, receive, rows, failures };
}
