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
        items: "data",
      },
    },
    create: {
      method: "POST",
      path: "/workflow_runs",
      body: "application/json",
      unsettled: {
        status: ["PENDING", "PROCESSING", "CANCELLING"],
      },
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
    delete: {
      method: "DELETE",
      path: "/workflow_runs/{id}",
      idempotent: true,
    },
    cancel: {
      method: "POST",
      path: "/workflow_runs/{id}/cancel",
      unsettled: {
        status: ["PENDING", "PROCESSING", "CANCELLING"],
      },
    },
  },
  workflows: {
    list: {
      method: "GET",
      path: "/workflows",
      query: ["sortBy", "sortDir", "nextPageToken", "maxPageSize"],
      idempotent: true,
      page: {
        token: "nextPageToken",
        next: "nextPageToken",
        items: "data",
      },
    },
    create: {
      method: "POST",
      path: "/workflows",
      body: "application/json",
    },
    get: {
      method: "GET",
      path: "/workflows/{id}",
      idempotent: true,
    },
    update: {
      method: "POST",
      path: "/workflows/{id}",
      body: "application/json",
      idempotent: true,
    },
  },
  workflowVersions: {
    list: {
      method: "GET",
      path: "/workflows/{id}/versions",
      query: ["sortDir", "nextPageToken", "maxPageSize"],
      idempotent: true,
      page: {
        token: "nextPageToken",
        next: "nextPageToken",
        items: "data",
      },
    },
    create: {
      method: "POST",
      path: "/workflows/{id}/versions",
      body: "application/json",
    },
    get: {
      method: "GET",
      path: "/workflows/{id}/versions/{versionId}",
      idempotent: true,
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
        items: "data",
      },
    },
    upload: {
      method: "POST",
      path: "/files/upload",
      query: ["convertToPdf"],
      body: "multipart/form-data",
      file: "file",
    },
    get: {
      method: "GET",
      path: "/files/{id}",
      query: ["rawText", "markdown", "html"],
      idempotent: true,
    },
    delete: {
      method: "DELETE",
      path: "/files/{id}",
      idempotent: true,
    },
  },
} as const;
