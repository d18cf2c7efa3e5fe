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
} as const;
