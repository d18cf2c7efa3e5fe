import { expect, test } from "vitest";
import type { Description } from "../description.js";
import { chaptersOf } from "./chapters.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answer = (name: string) => ({ "200": { content: { "application/json": { schema: ref(name) } } } });
const object = (...names: string[]) => ({ properties: Object.fromEntries(names.map((name) => [name, ref(name)])) });

// Three kinds of runs: each has a file, two have a price, all can be started in a batch, which is read elsewhere.
const runs = ["Copy", "Print", "Scan"];
const description = {
  paths: {
    ...Object.fromEntries(
      runs.map((run) => [
        `/${run}`,
        {
          get: { operationId: `get${run}`, tags: [run], responses: answer(run) },
          post: { operationId: `start${run}s`, tags: [run], responses: answer("Batch") },
        },
      ]),
    ),
    "/batch": { get: { operationId: "getBatch", tags: ["Batches"], responses: answer("Batch") } },
  },
  webhooks: {
    done: { post: { requestBody: { content: { "application/json": { schema: ref("Event") } } }, responses: {} } },
  },
  components: {
    schemas: {
      Copy: object("File", "Price"),
      Print: object("File", "Price", "Paper"),
      Scan: { oneOf: [ref("Picture")] },
      Picture: object("File"),
      File: {},
      Price: {},
      Paper: object("Size"),
      Size: {},
      Batch: {},
      Event: object("Copy", "EventId"),
      EventId: {},
    },
  },
} as unknown as Description;

// Without it, a schema could move to a page where nobody looks for it, and every link to it would go stale.
test("a schema stands with the resource that is nearest, the first of two, or is shared by three", () => {
  const chapters = chaptersOf("v1", description);
  expect(chapters.map(({ path, schemas }) => [path, schemas])).toEqual([
    ["reference/v1/copy.html", ["Copy", "Price"]],
    ["reference/v1/print.html", ["Paper", "Print", "Size"]],
    ["reference/v1/scan.html", ["Picture", "Scan"]],
    ["reference/v1/batches.html", ["Batch"]],
    ["reference/v1/webhook-events.html", ["Event", "EventId"]],
    ["reference/v1/shared-schemas.html", ["File"]],
  ]);
});
