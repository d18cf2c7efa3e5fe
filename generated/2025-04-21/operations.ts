// Made by make generate from the description. Do not edit it.
export const operations = {
  workflowRuns: {
    /**
     * List workflow runs
     *
     * Returns the runs of the workspace, a page at a time, as summaries: where each stands, when it ran, and who reviewed it. Files, outputs, name and metadata are not among them; get the run for those. All filters that are given must hold. To follow a batch, filter by `batchId`: a batch has no endpoint of its own.
     *
     * @see listWorkflowRuns in the description of the version
     */
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
    /**
     * Run a workflow
     *
     * Starts a workflow on each of the files or texts given and returns at once, with one run for each of them, in status PENDING as a rule. Follow a run by its webhook events, or get it until its status is final. For more than 50 files, start a batch.
     *
     * Sending the same request again starts new runs, and there is no key to prevent it. After an answer that never came, list the runs of the workflow before you repeat the call.
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
     * Queues one run for each of up to 1000 inputs, all of one workflow, and returns the id of the batch alone. The runs come into being afterwards: list them by `batchId`, or wait for their webhook events. Several batches may be sent one after another.
     *
     * Sending the same request again queues a second batch. After an answer that never came, look for new runs of the workflow before you repeat the call.
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
     * Returns the run as it is now: status, files, outputs of its processors and results of its validation steps. Use it to follow a run to its end when no webhook is set up. PROCESSED, FAILED, REJECTED and CANCELLED are final; NEEDS_REVIEW lasts until a person acts, so do not poll it closely. Reading changes nothing.
     *
     * @see getWorkflowRun in the description of the version
     */
    get: {
      method: "GET",
      path: "/workflow_runs/{workflowRunId}",
      idempotent: true,
      result: "workflowRun",
      unsettled: {
        status: ["PENDING", "PROCESSING", "CANCELLING"],
      },
    },
    /**
     * Update a workflow run
     *
     * Changes the name of a run, merges keys into its metadata, or both, and returns the whole run. Nothing else of a run can be changed here. A member that is left out stays as it is, so `{}` changes nothing. The documentation speaks of runs in progress; its own legacy samples update a finished one, and no refusal is documented for any status.
     *
     * Repeating an update is safe: the name and each metadata key take the value sent, nothing is counted or appended, so the same body sent twice leaves the run as sent once. Only another writer between the two makes a difference.
     *
     * @see updateWorkflowRun in the description of the version
     */
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
    /**
     * Delete a workflow run
     *
     * Removes a run and all data that belongs to it for good. A run in any status may be deleted, as far as is documented. Getting it afterwards is answered with 404.
     *
     * @see deleteWorkflowRun in the description of the version
     */
    delete: {
      method: "DELETE",
      path: "/workflow_runs/{workflowRunId}",
      idempotent: true,
    },
    /**
     * Cancel a workflow run
     *
     * Stops a run that waits or is under way (PENDING, PROCESSING) and returns it. Status CANCELLED says that it has stopped. CANCELLING says that a step has still to end; that step may also end the run before the cancel reaches it, so that it becomes PROCESSED or FAILED after all. A run in any other status, one in review and one being cancelled among them, cannot be cancelled and the call is refused.
     *
     * @see cancelWorkflowRun in the description of the version
     */
    cancel: {
      method: "POST",
      path: "/workflow_runs/{workflowRunId}/cancel",
      result: "workflowRun",
      unsettled: {
        status: ["PENDING", "PROCESSING", "CANCELLING"],
      },
    },
    /**
     * Correct an output of a workflow run
     *
     * Replaces what a processor made by what you know to be right, and returns the whole run. The correction appears as `reviewedOutput` and becomes `output`; `initialOutput` keeps what the processor made. Deprecated, and gone in 2026-02-09: correct outputs in the dashboard instead.
     *
     * @see correctWorkflowRunOutput in the description of the version
     */
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
  processorRuns: {
    /**
     * List processor runs
     *
     * Returns the processor runs of the workspace, a page at a time, as summaries: where each stands, which processor ran, and when. Runs that a workflow has started are among them. Files, outputs and metadata are not; get the run for those. All filters that are given must hold.
     *
     * @see listProcessorRuns in the description of the version
     */
    list: {
      method: "GET",
      path: "/processor_runs",
      query: ["status", "processorId", "processorType", "source", "sourceId", "fileNameContains", "sortBy", "sortDir", "nextPageToken", "maxPageSize"],
      idempotent: true,
      page: {
        token: "nextPageToken",
        next: "nextPageToken",
        items: "processorRuns",
      },
    },
    /**
     * Run a processor
     *
     * Runs an extractor, classifier or splitter on one file or text. The answer comes at once, in status PROCESSING as a rule; follow the run by its webhook event, or get it until its status is final. With `sync` the answer waits for the end of the run, for five minutes at most; after those the run goes on, and is to be had by its id.
     *
     * Sending the same request again starts a second run, and there is no key to prevent it. After an answer that never came, list the runs of the processor before you repeat the call.
     *
     * @see createProcessorRun in the description of the version
     */
    create: {
      method: "POST",
      path: "/processor_runs",
      body: "application/json",
      timeoutMs: 330000,
      result: "processorRun",
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
    /**
     * Get a processor run
     *
     * Returns the run as it is now, with its output as soon as there is one. PROCESSED, FAILED and CANCELLED are final. Reading changes nothing.
     *
     * @see getProcessorRun in the description of the version
     */
    get: {
      method: "GET",
      path: "/processor_runs/{id}",
      idempotent: true,
      result: "processorRun",
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
    /**
     * Delete a processor run
     *
     * Removes a run and all data that belongs to it for good. A run in any status may be deleted, as far as is documented. Getting it afterwards is answered with 404.
     *
     * @see deleteProcessorRun in the description of the version
     */
    delete: {
      method: "DELETE",
      path: "/processor_runs/{id}",
      idempotent: true,
    },
    /**
     * Cancel a processor run
     *
     * Stops a run that is under way (PROCESSING) and returns it. A run that has ended cannot be cancelled and the call is refused.
     *
     * @see cancelProcessorRun in the description of the version
     */
    cancel: {
      method: "POST",
      path: "/processor_runs/{id}/cancel",
      result: "processorRun",
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
  },
  batchProcessorRuns: {
    /**
     * Get a batch of processor runs
     *
     * Returns a batch that was started in the dashboard, over an evaluation set for instance: where it stands and what it measured. Its runs are found by listing processor runs of source BATCH_PROCESSOR_RUN.
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
     * Turns a file into text and answers when it is done, without an envelope. A failure of the parsing is an error with its reason in `code`. Meant for small files and first steps: for the rest, start a parser run and get it later. Sending the same request again parses and costs again.
     *
     * @see parseFile in the description of the version
     */
    parse: {
      method: "POST",
      path: "/parse",
      query: ["responseType"],
      body: "application/json",
      timeoutMs: 330000,
    },
  },
  parserRuns: {
    /**
     * Start a parser run
     *
     * Starts to turn a file into text and answers at once with the state of the run, without an envelope. Follow the run by its webhook event, or get it until it is no longer PROCESSING. Sending the same request again starts a second run, and there is no list to find the first.
     *
     * @see createParserRun in the description of the version
     */
    create: {
      method: "POST",
      path: "/parse/async",
      body: "application/json",
      unsettled: {
        status: ["PROCESSING"],
      },
    },
    /**
     * Get a parser run
     *
     * Returns the run with its text, or its state alone while it is under way; `object` says which. PROCESSED and FAILED are final. Reading changes nothing.
     *
     * @see getParserRun in the description of the version
     */
    get: {
      method: "GET",
      path: "/parser_runs/{id}",
      query: ["responseType"],
      idempotent: true,
      result: "parserRun",
      unsettled: {
        status: ["PROCESSING"],
      },
    },
    /**
     * Delete a parser run
     *
     * Removes a run and the text that was read for good. The file stays. Getting the run afterwards is answered with 404.
     *
     * @see deleteParserRun in the description of the version
     */
    delete: {
      method: "DELETE",
      path: "/parser_runs/{id}",
      idempotent: true,
    },
  },
  workflows: {
    /**
     * Create a workflow
     *
     * Makes a workflow of the given name and returns it. Its steps are set up in the dashboard; this version has no way to do that here. Names need not be unique, so sending the same request again makes a second workflow.
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
     * Returns the files of the workspace, a page at a time, by the time that they were stored. Contents are not among what it returns; get the file for those.
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
     * Fetches a file from a URL, or makes one of a text, stores it and returns it. It may take up to 30 seconds. Deprecated, and gone in 2026-02-09: upload the file, or give its URL to the run. Sending the same request again stores a second file.
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
     * Stores a file and returns it, ready to be given to a run by its `id`. Nothing has been read from it yet, so page count and contents are not there. Word and PowerPoint files are always turned into PDF. Sending the same request again stores a second file.
     *
     * @see uploadFile in the description of the version
     */
    upload: {
      method: "POST",
      path: "/files/upload",
      query: ["convertToPdf"],
      body: "multipart/form-data",
      file: "file",
      result: "file",
    },
    /**
     * Get a file
     *
     * Returns what is known about a file, with a fresh link to download it. Ask for its text by the query parameters; what is not asked for is left out.
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
    /**
     * Delete a file
     *
     * Removes a file and what was read from it for good. What that does to runs that used the file is not documented.
     *
     * @see deleteFile in the description of the version
     */
    delete: {
      method: "DELETE",
      path: "/files/{id}",
      idempotent: true,
    },
  },
} as const;
