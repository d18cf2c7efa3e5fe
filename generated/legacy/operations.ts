// Made by make generate from the description. Do not edit it.
export const operations = {
  workflowRuns: {
    /**
     * List workflow runs
     *
     * Returns runs as short summaries, page by page, the ones that changed last first. Filters narrow the list; several hold together. A summary has no files, outputs or metadata: get the run for those.
     *
     * @see listWorkflowRuns in the description of the version
     */
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
    /**
     * Run a workflow
     *
     * Starts the workflow on every file or text given and answers at once, with a run for each. Get a run later for what became of it.
     *
     * Repeating the request starts further runs. If no answer came, look for the runs in the list first.
     *
     * @see createWorkflowRun in the description of the version
     */
    create: {
      method: "POST",
      path: "/workflow_runs",
      body: "application/json",
      result: "workflowRuns",
    },
    /**
     * Run a workflow on many files
     *
     * Queues up to 1000 runs of one workflow and answers with the id of the batch. The runs are made later; list them with `batchId`. There is nothing to get under that id itself.
     *
     * Repeating the request queues another batch. If no answer came, look for new runs of the workflow first.
     *
     * @see createWorkflowRunBatch in the description of the version
     */
    createBatch: {
      method: "POST",
      path: "/workflow_runs/batch",
      body: "application/json",
    },
    /**
     * Get a workflow run
     *
     * Returns the run as it is now. Poll it until `status` is PROCESSED, REVIEWED, REJECTED or FAILED; a run in NEEDS_REVIEW waits for a person, so do not poll that one in a tight loop.
     *
     * @see getWorkflowRun in the description of the version
     */
    get: {
      method: "GET",
      path: "/workflow_runs/{id}",
      idempotent: true,
      result: "workflowRun",
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
    /**
     * Update a workflow run
     *
     * Renames the run and adds to its metadata. Nothing else of a run can be changed. A member that is left out keeps its value, so an empty object changes nothing. A run can be updated in every status, also after it has finished.
     *
     * Repeating the same update is safe: `name` is set, not appended, and the metadata merge gives the same result the second time. After a timeout or a dropped connection, send the request again.
     *
     * @see updateWorkflowRun in the description of the version
     */
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
    /**
     * Correct an output of a workflow run
     *
     * Puts your values in place of what a processor found and returns the run. They show as `reviewedOutput` and `output`; `initialOutput` stays. Deprecated, and gone from the newest version.
     *
     * @see correctWorkflowRunOutput in the description of the version
     */
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
  processorRuns: {
    /**
     * Run a processor
     *
     * Runs a processor on one file or text and answers at once, before there is a result: read the run until its `status` is PROCESSED or FAILED. Sending the request again starts a second run.
     *
     * @see createProcessorRun in the description of the version
     */
    create: {
      method: "POST",
      path: "/processor_runs",
      body: "application/json",
      result: "processorRun",
      unsettled: {
        status: ["PROCESSING"],
      },
    },
    /**
     * Get a processor run
     *
     * Returns the run as it is now. Poll it until `status` is PROCESSED or FAILED.
     *
     * @see getProcessorRun in the description of the version
     */
    get: {
      method: "GET",
      path: "/processor_runs/{id}",
      idempotent: true,
      result: "processorRun",
      unsettled: {
        status: ["PROCESSING"],
      },
    },
  },
  batchProcessorRuns: {
    /**
     * Get a batch of processor runs
     *
     * Returns the batch as it is now: where it stands and what it measured. No call of this version starts one.
     *
     * @see getBatchProcessorRun in the description of the version
     */
    get: {
      method: "GET",
      path: "/batch_processor_runs/{id}",
      idempotent: true,
      result: "batchProcessorRun",
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
  },
  parseRuns: {
    /**
     * Parse a file
     *
     * Reads a file and answers with its text, without an envelope. Sending the request again parses again.
     *
     * @see parseFile in the description of the version
     */
    parse: {
      method: "POST",
      path: "/parse",
      body: "application/json",
      timeoutMs: 330000,
    },
  },
  workflows: {
    /**
     * Create a workflow
     *
     * Makes a workflow with a name and nothing else; add its steps in the dashboard. Repeating the request makes another one of the same name.
     *
     * @see createWorkflow in the description of the version
     */
    create: {
      method: "POST",
      path: "/workflows",
      body: "application/json",
      result: "workflow",
    },
  },
  files: {
    /**
     * List files
     *
     * Returns the stored files, page by page, without their contents.
     *
     * @see listFiles in the description of the version
     */
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
    /**
     * Create a file from a URL or a text
     *
     * Stores what a URL leads to, or a text, as a file and returns it, which can take up to 30 seconds. Deprecated: upload the file instead. Repeating the request stores another file.
     *
     * @see createFile in the description of the version
     */
    create: {
      method: "POST",
      path: "/files",
      body: "application/json",
      result: "file",
    },
    /**
     * Upload a file
     *
     * Stores a file and returns it; its `id` can be given to runs from then on. Repeating the request stores another file.
     *
     * @see uploadFile in the description of the version
     */
    upload: {
      method: "POST",
      path: "/files/upload",
      body: "multipart/form-data",
      file: "file",
      result: "file",
    },
    /**
     * Get a file
     *
     * Returns the file with a fresh link to download it, and with its text where that is asked for.
     *
     * @see getFile in the description of the version
     */
    get: {
      method: "GET",
      path: "/files/{id}",
      query: ["rawText", "markdown", "html"],
      idempotent: true,
      result: "file",
    },
  },
} as const;
