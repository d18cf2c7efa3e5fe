import path from "node:path";
import { loadPyodide } from "pyodide";
import { InputData, JSONSchemaInput, quicktype } from "quicktype-core";
import { expect, test } from "vitest";
import type { ApiVersion } from "../../../src/index.js";
import { versions } from "../../support/bundle.js";
import { eventsOf, resultsOf } from "../support/bodies.js";
import { shared } from "../support/shared.js";

test("Python classes that quicktype makes of the JSON Schemas parse every answer and event", async () => {
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
    const bodies = [...resultsOf(version), ...eventsOf(version).map((event) => ({ ...event, schema: "WebhookEvent" }))];
    python.globals.set("text", JSON.stringify(bodies.map(({ schema, value }) => [snakeCase(schema), value])));
    const parsed: unknown = python.runPython(`
import json, ${module} as contract
parsed = [(name, getattr(contract, f"{name}_from_dict")(value)) for name, value in json.loads(text)]
json.dumps({
    "statuses": [value.status.value for name, value in parsed if name == "workflow_run"],
    "errors": [contract.api_error_to_dict(value) for name, value in parsed if name == "api_error"],
})`);
    const valuesOf = (name: string) => bodies.filter(({ schema }) => schema === name).map(({ value }) => value);
    const runs = valuesOf("WorkflowRun") as { status: string }[];
    const statuses = runs.map(({ status }) => status);
    const errors = valuesOf("ApiError");
    expect(JSON.parse(parsed as string), version).toEqual({ statuses, errors });
    expect(statuses).toContain("PROCESSED");
    python.globals.set("text", JSON.stringify({ ...runs[0], status: "SLEEPING" }));
    expect(() => python.runPython("contract.workflow_run_from_dict(json.loads(text))")).toThrow("SLEEPING");
  }
});

function snakeCase(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toLowerCase();
}

async function pythonClasses(version: ApiVersion): Promise<string> {
  const input = new JSONSchemaInput(undefined);
  const folder = `schemas/${version}/`;
  for (const [file, schema] of await shared())
    if (file.startsWith(folder)) await input.addSource({ name: path.basename(file, ".schema.json"), schema });
  const inputData = new InputData();
  inputData.addInput(input);
  const { lines } = await quicktype({ inputData, lang: "python", rendererOptions: { "python-version": "3.7" } });
  return lines.join("\n");
}
