// Made by make generate from the description. Do not edit it.
export const operations = {
  workflowRuns: {
    get: {
      method: "GET",
      path: "/workflow_runs/{id}",
      idempotent: true,
      unsettled: {
        status: ["PENDING", "PROCESSING", "CANCELLING"],
      },
    },
    update: {
      method: "POST",
      path: "/workflow_runs/{id}",
      body: "application/json",
      idempotent: true,
      unsettled: {
        status: ["PENDING", "PROCESSING", "CANCELLING"],
      },
    },
  },
} as const;
