import { ApiError, type ApiVersion, apiVersions, createExtendClient } from "../index.js";
import { startSandbox } from "../testing.js";

// The first example of every description: the same run, shown by each version in its own shape.
const runId = "workflow_run_8nmP4KL_sZSOg1ur1gmDd";

const print = (line: string) => process.stdout.write(`${line}\n`);
const field = (label: string, text: string) => print(`  ${label.padEnd(9)} ${text}`);

/** Passes requests on and prints both sides of the exchange, the token left out. */
async function printingFetch(url: string, init: RequestInit): Promise<Response> {
  const request = new Request(url, init);
  field("sent", `${request.method} ${new URL(request.url).pathname}`);
  const version = request.headers.get("x-extend-api-version");
  if (version) field("", `x-extend-api-version: ${version}`);
  if (request.body) field("", await request.clone().text());
  const response = await fetch(request);
  field("received", `${response.status} ${response.headers.get("content-type")}`);
  return response;
}

/** A run as far as the versions have it in common, and where they differ. */
interface Shown {
  id: string;
  status: string;
  metadata: object;
  name?: string | null;
  outputs?: { type: string }[];
  stepRuns?: { stepType?: string; step: { type?: string } }[] | null;
}

function printRun(run: Shown): void {
  field("", `${run.id} is ${run.status}`);
  field("", `name       ${"name" in run ? run.name : "(not shown by this version)"}`);
  field("", `metadata   ${JSON.stringify(run.metadata)}`);
  if (run.outputs) field("", `outputs    ${run.outputs.map(({ type }) => type).join(", ")}`);
  field("", `step runs  ${(run.stepRuns ?? []).map(({ stepType, step }) => stepType ?? step.type).join(", ")}`);
}

async function show(apiVersion: ApiVersion, baseUrl: string): Promise<void> {
  print(`\n${apiVersion}`);
  const options = { apiVersion, token: "sk_demo", baseUrl, fetch: printingFetch };
  const { workflowRuns } = createExtendClient(options);
  await workflowRuns.update(runId, { name: `Renamed by ${apiVersion}`, metadata: { [`seen by ${apiVersion}`]: true } });
  printRun(await workflowRuns.get(runId));
  await workflowRuns.get("workflow_run_unknown").catch((error: unknown) => {
    if (!(error instanceof ApiError)) throw error;
    field("thrown", `${error.name}: ${error.message}`);
    field("", `status ${error.status}, code ${error.code ?? "(none in this version)"}, retryable ${error.retryable}`);
  });
}

print(
  "One workflow run, updated and read through the typed client in every API version. The other side is a sandbox made",
);
print("from the same descriptions: it checks each request, remembers updates, and shows them in every version.");
const sandbox = await startSandbox({ port: 0 });
for (const apiVersion of Object.keys(apiVersions) as ApiVersion[]) await show(apiVersion, sandbox.url);
await sandbox.close();
