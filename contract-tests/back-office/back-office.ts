import { verifyWebhook, WebhookError } from "../../src/webhooks.js";

// A small application, as somebody outside would write it. It hands documents in, hears of their runs by webhook, lets a
// person correct what Extend was not sure of, and exports the rest. Its tests run against the sandbox.

/** What a run has read from a document. */
export type Fields = Record<string, unknown>;

/** The calls that the back office makes, by whichever client: see clients.ts. */
export interface Extend {
  /** Uploads a document and starts a run over it; resolves to the id of the run. */
  start(document: { name: string; content: string; reference: string }): Promise<string>;
  read(runId: string): Promise<{ status: string; reference: string; fields: Fields }>;
  correct(runId: string, fields: Fields): Promise<void>;
}

export interface BackOffice {
  handIn(documents: readonly { name: string; content: string; reference: string }[]): Promise<void>;
  /** Takes a delivery of a webhook. */
  receive(delivery: { body: string; headers: Record<string, string | string[] | undefined> }): Promise<number>;
  /** References of the documents that wait for a person. */
  toReview(): string[];
  review(reference: string, fields: Fields): Promise<void>;
  /** What is done, by reference. */
  export(): Record<string, Fields>;
  /** References of the documents that could not be read. */
  failed(): string[];
}

/** Makes the back office. `secret` is that of its webhook endpoint. */
export function createBackOffice(extend: Extend, secret: string): BackOffice {
  const documents = new Map<string, { runId: string; status: string; fields: Fields }>();
  const events = new Set<string>();

  /** What a run says now counts, in whatever order the events came. */
  async function refresh(runId: string): Promise<void> {
    const { reference, status, fields } = await extend.read(runId);
    documents.set(reference, { runId, status, fields });
  }
  const withStatus = (wanted: string) =>
    [...documents].filter(([, { status }]) => status === wanted).map(([reference]) => reference);

  return {
    async handIn(handedIn) {
      await Promise.all(
        handedIn.map(async (document) => {
          const runId = await extend.start(document);
          documents.set(document.reference, { runId, status: "PENDING", fields: {} });
        }),
      );
    },

    async receive({ body, headers }) {
      try {
        const event = await verifyWebhook({ body, headers, secret });
        if (!event.eventType.startsWith("workflow_run.") || events.has(event.eventId)) return 200;
        await refresh((event.payload as { id: string }).id);
        // Not before it is handled: a delivery that failed comes again.
        events.add(event.eventId);
        return 200;
      } catch (error) {
        if (error instanceof WebhookError) return 400;
        throw error;
      }
    },

    toReview: () => withStatus("NEEDS_REVIEW"),

    async review(reference, fields) {
      const document = documents.get(reference);
      if (!document) throw new Error(`There is no document ${reference}.`);
      await extend.correct(document.runId, fields);
      documents.set(reference, { ...document, status: "PROCESSED", fields: { ...document.fields, ...fields } });
    },

    export: () =>
      Object.fromEntries(
        [...documents].flatMap(([reference, { status, fields }]) =>
          status === "PROCESSED" ? [[reference, fields]] : [],
        ),
      ),

    failed: () => withStatus("FAILED"),
  };
}
