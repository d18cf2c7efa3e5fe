import { newestApiVersion } from "../api-versions.js";
import { ApiError, type ApiVersion, apiVersions, createExtendClient, type ResponseEvent } from "../index.js";
import { startSandbox } from "../testing.js";

const print = (line = "") => process.stdout.write(`${line}\n`);

/** One line for each exchange, as the client's hook tells of it. */
function printExchange({ method, url, status }: ResponseEvent): void {
  const { pathname, search } = new URL(url);
  print(`  ${method.padEnd(6)} ${(pathname + search).padEnd(68)} ${status}`);
}

print("The life of one document, through the typed client. The other side is a sandbox made from");
print("the same descriptions: it checks each request, and remembers it in every API version.");

const sandbox = await startSandbox({ port: 0, runSeconds: 1 });
const clientOf = <V extends ApiVersion>(apiVersion: V) =>
  createExtendClient({ apiVersion, token: "sk_demo", baseUrl: sandbox.url, onResponse: printExchange });

print(`\n${newestApiVersion}: upload, run, wait, update`);
const extend = clientOf(newestApiVersion);
// What its outcome will be, the sandbox takes from the name of the file.
const file = await extend.files.upload({ file: new Blob(["Total: 12.50 EUR"]), name: "needs-review.txt" });
print(`         ${file.name}, ${file.type}, is ${file.id}`);
const {
  items: [workflow],
} = await extend.workflows.list();
const started = await extend.workflowRuns.create({ workflow: { id: workflow?.id ?? "" }, file: { id: file.id } });
print(`         "${workflow?.name}" runs on it and is ${started.status}`);
const run = await extend.workflowRuns.waitFor(started.id, {
  onProgress: ({ status }) => print(`         it is ${status}`),
});
print(`         it is ${run.status}, after the steps ${run.stepRuns?.map(({ stepType }) => stepType).join(", ")}`);
await extend.workflowRuns.update(run.id, { metadata: { customer: "cust_481" } });

print("\nThe same run in the older versions: each renames it and adds to its metadata");
for (const apiVersion of Object.keys(apiVersions) as ApiVersion[]) {
  if (apiVersion === newestApiVersion) continue;
  const { workflowRuns } = clientOf(apiVersion);
  const updated = await workflowRuns.update(run.id, {
    name: `Renamed by ${apiVersion}`,
    metadata: { [apiVersion]: 1 },
  });
  print(`         ${apiVersion}: ${updated.status}, "${"name" in updated ? updated.name : ""}"`);
}

print(`\n${newestApiVersion}: what has become of it, and the end`);
const { metadata } = await extend.workflowRuns.get(run.id);
print(`         ${JSON.stringify(metadata)}`);
const waiting = await extend.workflowRuns.list({ status: "NEEDS_REVIEW", maxPageSize: 3 });
print(`         to be reviewed: ${waiting.items.map(({ id }) => id).join(", ")}`);
await extend.workflowRuns.delete(run.id);
await extend.files.delete(file.id);
await extend.workflowRuns.get(run.id).catch((error: unknown) => {
  if (!(error instanceof ApiError)) throw error;
  print(`         ${error.name} ${error.code}, retryable: ${error.retryable}`);
});
await sandbox.close();
