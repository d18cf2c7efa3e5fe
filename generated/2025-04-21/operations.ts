// Made by make generate from the description. Do not edit it.
export const operations = {
  workflowRuns: {
    list: {
      method: "GET",
      path: "/workflow_runs",
      query: ["status", "workflowId", "batchId", "fileNameContains", "sortBy", "sortDir", "nextPageToken", "maxPageSize"],
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
      path: "/workflow_runs/{workflowRunId}",
      idempotent: true,
      result: "workflowRun",
      unsettled: {
        status: ["PENDING", "PROCESSING", "CANCELLING"],
      },
    },
    update: {
      method: "POST",
      path: "/workflow_runs/{workflowRunId}",
      body: "application/json",
      idempotent: true,
      result: "workflowRun",
      unsettled: {
        status: ["PENDING", "PROCESSING", "CANCELLING"],
      },
    },
    delete: {
      method: "DELETE",
      path: "/workflow_runs/{workflowRunId}",
      idempotent: true,
    },
    cancel: {
      method: "POST",
      path: "/workflow_runs/{workflowRunId}/cancel",
      result: "workflowRun",
      unsettled: {
        status: ["PENDING", "PROCESSING", "CANCELLING"],
      },
    },
    correctOutput: {
      method: "POST",
      path: "/workflow_runs/{workflowRunId}/outputs/{outputId}",
      body: "application/json",
      result: "workflowRun",
      unsettled: {
        status: ["PENDING", "PROCESSING", "CANCELLING"],
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
      query: ["convertToPdf"],
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
    delete: {
      method: "DELETE",
      path: "/files/{id}",
      idempotent: true,
    },
  },
} as const;
