import { loadPyodide } from "pyodide";
import { InputData, JSONSchemaInput, quicktype } from "quicktype-core";
import { expect, test } from "vitest";
import { operationAt } from "../../../src/api-versions.js";
import type { ApiVersion } from "../../../src/index.js";
import { answersOf, bundleOf, versions } from "../../support/bundle.js";
import { shared } from "../support/shared.js";

test("Python classes that quicktype makes of the JSON Schemas parse every run and error", async () => {
  const python = await loadPyodide();
  // The classes read times with python-dateutil, which is not in the standard library; Python itself can do it as well.
  python.FS.writeFile(
    "dateutil.py",
    "from datetime import datetime\nclass parser:\n    parse = datetime.fromisoformat\n",
  );
  python.runPython("import sys, dateutil; sys.modules['dateutil.parser'] = dateutil.parser");
  for (const version of versions) {
    const module = `contract_${version.replaceAll("-", "_")}`;
    python.FS.writeFile(`${module}.py`, await pythonClasses(version));
    const answers = answersOf(bundleOf(version)).filter(({ operationId }) => operationId === "getWorkflowRun");
    const runs = answers.filter(({ status }) => status === 200).map(({ value }) => runIn(version, value));
    const errors = answers.filter(({ status }) => status !== 200).map(({ value }) => value);
    python.globals.set("text", JSON.stringify({ runs, errors }));
    const parsed: unknown = python.runPython(`
import json, ${module} as contract
bodies = json.loads(text)
json.dumps({
    "statuses": [contract.workflow_run_from_dict(run).status.value for run in bodies["runs"]],
    "errors": [contract.api_error_to_dict(contract.api_error_from_dict(error)) for error in bodies["errors"]],
})`);
    const statuses = runs.map(({ status }) => status);
    expect(JSON.parse(parsed as string), version).toEqual({ statuses, errors });
    expect(statuses).toContain("PROCESSED");
    const refuse = `contract.workflow_run_from_dict({**bodies["runs"][0], "status": "SLEEPING"})`;
    expect(() => python.runPython(refuse)).toThrow("SLEEPING");
  }
});

async function pythonClasses(version: ApiVersion): Promise<string> {
  const input = new JSONSchemaInput(undefined);
  for (const name of ["WorkflowRun", "ApiError"]) {
    const schema = (await shared()).get(`schemas/${version}/${name}.schema.json`);
    await input.addSource({ name, schema: schema ?? "" });
  }
  const inputData = new InputData();
  inputData.addInput(input);
  const { lines } = await quicktype({ inputData, lang: "python", rendererOptions: { "python-version": "3.7" } });
  return lines.join("\n");
}

function runIn(version: ApiVersion, body: unknown): { status: unknown } {
  const envelope = operationAt(version, "workflowRuns", "get").result;
  const members = body as Record<string, unknown>;
  return (envelope ? members[envelope] : members) as { status: unknown };
}
