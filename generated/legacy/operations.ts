// Made by make generate from the description. Do not edit it.
export const operations = {
  workflowRuns: {
    list: {
      method: "GET",
      path: "/workflow_runs",
      query: ["status", "workflowId", "batchId", "sortBy", "sortDir", "nextPageToken", "maxPageSize"],
      idempotent: true,
      page: {
        token: "nextPageToken",
        next: "nextPageToken",
        items: "workflowRuns",
      },
    },
    create: {
      method: "POST",
      path: "/workflow_runs",
      body: "application/json",
      result: "workflowRuns",
    },
    createBatch: {
      method: "POST",
      path: "/workflow_runs/batch",
      body: "application/json",
    },
    get: {
      method: "GET",
      path: "/workflow_runs/{id}",
      idempotent: true,
      result: "workflowRun",
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
    update: {
      method: "POST",
      path: "/workflow_runs/{id}",
      body: "application/json",
      idempotent: true,
      result: "workflowRun",
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
    correctOutput: {
      method: "POST",
      path: "/workflow_runs/{id}/outputs/{outputId}",
      body: "application/json",
      result: "workflowRun",
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
  },
  workflows: {
    create: {
      method: "POST",
      path: "/workflows",
      body: "application/json",
      result: "workflow",
    },
  },
  files: {
    list: {
      method: "GET",
      path: "/files",
      query: ["nameContains", "sortDir", "nextPageToken", "maxPageSize"],
      idempotent: true,
      page: {
        token: "nextPageToken",
        next: "nextPageToken",
        items: "files",
      },
    },
    create: {
      method: "POST",
      path: "/files",
      body: "application/json",
      result: "file",
    },
    upload: {
      method: "POST",
      path: "/files/upload",
      body: "multipart/form-data",
      file: "file",
      result: "file",
    },
    get: {
      method: "GET",
      path: "/files/{id}",
      query: ["rawText", "markdown", "html"],
      idempotent: true,
      result: "file",
    },
  },
} as const;
