import path from "node:path";
import axios from "axios";
import { ExtendClient } from "extend-ai";
import ky from "ky";
import createClient from "openapi-fetch";
import type { PathsOf } from "../../src/index.js";

type Package = typeof import("../../src/index.js");

/** The client as users get it: the built package, not the sources. */
export const built = path.resolve("dist/index.js");

/** One update of a run, its answer parsed. */
export type Update = () => Promise<unknown>;

const token = "sk_bench";
const id = "workflow_run_8nmP4KL_sZSOg1ur1gmDd";
const changes = { name: "Invoice of March", metadata: { customerId: "cust_481", tags: ["a", "b"], lines: [1, 2, 3] } };
const headers = {
  accept: "application/json",
  "content-type": "application/json",
  authorization: `Bearer ${token}`,
  "x-extend-api-version": "2026-02-09",
};

/** The same update by each client, with its own defaults; plain `fetch` first. */
export async function createUpdates(baseUrl: string): Promise<Record<string, Update>> {
  const url = `${baseUrl}/workflow_runs/${id}`;
  const { createExtendClient } = (await import(built)) as Package;
  const extend = createExtendClient({ token, baseUrl });
  const openapiFetch = createClient<PathsOf<"2026-02-09">>({ baseUrl, headers });
  const official = new ExtendClient({ token, baseUrl });
  const kyClient = ky.create({ headers });
  const axiosClient = axios.create({ headers });
  return {
    fetch: async () => (await fetch(url, { method: "POST", headers, body: JSON.stringify(changes) })).json(),
    "extend-contract": () => extend.workflowRuns.update(id, changes),
    "extend-contract raw": () => extend.raw.POST("/workflow_runs/{id}", { params: { path: { id } }, body: changes }),
    "openapi-fetch": () => openapiFetch.POST("/workflow_runs/{id}", { params: { path: { id } }, body: changes }),
    "extend-ai": () => official.workflowRuns.update(id, changes),
    ky: () => kyClient.post(url, { json: changes }).json(),
    axios: async () => (await axiosClient.post(url, changes)).data,
  };
}
