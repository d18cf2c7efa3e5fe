import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

// A process of its own, so that serving does not count as the client's work. Answers every update with one of two runs.
const run = { object: "workflow_run", id: "r", status: "PROCESSED", metadata: { customerId: "cust_481" } };
const step = { object: "step_run", id: "s", status: "PROCESSED", result: { text: "An invoice line. ".repeat(12) } };
const answers = {
  small: JSON.stringify({ ...run, stepRuns: [] }),
  large: JSON.stringify({ ...run, stepRuns: Array(1000).fill(step) }),
};

const server = createServer((request, response) => {
  request.resume().on("end", () => {
    const body = request.url?.startsWith("/large/") ? answers.large : answers.small;
    response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
    response.end(body);
  });
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit());
