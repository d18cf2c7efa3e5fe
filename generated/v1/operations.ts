// Made by make generate from the description. Do not edit it.
export const operations = {
  workflowRuns: {
    get: {
      method: "GET",
      path: "/v1/workflow_runs/{id}",
      idempotent: true,
      result: "workflowRun",
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
    update: {
      method: "POST",
      path: "/v1/workflow_runs/{id}",
      body: "application/json",
      idempotent: true,
      result: "workflowRun",
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
  },
} as const;
