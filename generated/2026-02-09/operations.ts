// Made by make generate from the description. Do not edit it.
export const operations = {
  workflowRuns: {
    /**
     * List workflow runs
     *
     * Answers with the runs of the workspace in brief, a page at a time. Filters narrow the list, and a run has to pass all that are given. Take the `nextPageToken` of a page to get the next one; the page without it is the last. For the results of a run, get the run.
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
        items: "data",
      },
    },
    /**
     * Create a workflow run
     *
     * Starts a workflow over a file, or over a package of files that belong together, and answers at once, before there is any result. To get the results, read the run until its status says that it is done, or have a webhook tell. To process files independently of each other, create a batch. Do not repeat a create whose answer was lost: it may have started a run, and a second one would cost credits again. Look for it among the newest runs of the workflow first.
     *
     * @see createWorkflowRun in the description of the version
     */
    create: {
      method: "POST",
      path: "/workflow_runs",
      body: "application/json",
      unsettled: {
        status: ["PENDING", "PROCESSING", "CANCELLING"],
      },
    },
    /**
     * Create a batch of workflow runs
     *
     * Starts one run of a workflow for each input, up to 1000 of them, and answers at once with the id of the batch. The runs are made afterwards: find them by listing runs with `batchId`, or by the `batchId` in webhooks. Several batches may be sent one after the other. Do not repeat a request whose answer was lost: it may have started all its runs.
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
     * Answers with the run as it is now. To wait for its end, repeat this call for as long as `status` is `PENDING`, `PROCESSING` or `CANCELLING`. Any other status needs no more waiting, or waits for a person (`NEEDS_REVIEW`).
     *
     * @see getWorkflowRun in the description of the version
     */
    get: {
      method: "GET",
      path: "/workflow_runs/{id}",
      idempotent: true,
      unsettled: {
        status: ["PENDING", "PROCESSING", "CANCELLING"],
      },
    },
    /**
     * Update a workflow run
     *
     * Gives the run a new name, merges keys into its metadata, or both, and answers with the run after the change. Nothing else of a run can be updated. A member that the body leaves out stays as it is, so `{}` changes nothing. Works in any status of the run. Repeating an update is safe: the name is replaced and the metadata merged by key, so that the same body leads to the same run however often it arrives; send it again after a timeout, 429 or 5xx.
     *
     * @see updateWorkflowRun in the description of the version
     */
    update: {
      method: "POST",
      path: "/workflow_runs/{id}",
      body: "application/json",
      idempotent: true,
      unsettled: {
        status: ["PENDING", "PROCESSING", "CANCELLING"],
      },
    },
    /**
     * Delete a workflow run
     *
     * Removes a run and all data that belong to it, for good; there is no way back. It works in any status. The file that the run worked on stays, until it is deleted itself. Deleting again does no harm and is answered with 404, as every other call for the run is from then on: a 404 after a lost answer means that the run is gone.
     *
     * @see deleteWorkflowRun in the description of the version
     */
    delete: {
      method: "DELETE",
      path: "/workflow_runs/{id}",
      idempotent: true,
    },
    /**
     * Cancel a workflow run
     *
     * Stops a run that is `PENDING` or `PROCESSING`; in every other status it is refused. Steps that are done keep their results. Workers may take a moment to stop: the run is `CANCELLING` until then. When the answer was lost, read the run instead of cancelling it again, since a second cancel is refused.
     *
     * @see cancelWorkflowRun in the description of the version
     */
    cancel: {
      method: "POST",
      path: "/workflow_runs/{id}/cancel",
      unsettled: {
        status: ["PENDING", "PROCESSING", "CANCELLING"],
      },
    },
  },
  extractRuns: {
    /**
     * Extract from a file
     *
     * Extracts values from a file, or from a package of files that belong together, and answers when it is done. Look at its `status`: it may have failed. The call fails when it takes longer than five minutes. Extend means it for first steps and tests: in production create an extract run and wait for it. Do not repeat a call whose answer was lost: it would cost credits again.
     *
     * @see extractFile in the description of the version
     */
    extract: {
      method: "POST",
      path: "/extract",
      body: "application/json",
      timeoutMs: 330000,
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
    /**
     * List extract runs
     *
     * Answers with the extract runs of the workspace in brief, a page at a time, whatever started them: a call, a batch, a workflow or somebody in the dashboard. Filters narrow the list, and a run has to pass all that are given. Take the `nextPageToken` of a page to get the next one; the page without it is the last. For the values, get the run.
     *
     * @see listExtractRuns in the description of the version
     */
    list: {
      method: "GET",
      path: "/extract_runs",
      query: ["status", "extractorId", "batchId", "source", "sourceId", "fileNameContains", "sortBy", "sortDir", "nextPageToken", "maxPageSize"],
      idempotent: true,
      page: {
        token: "nextPageToken",
        next: "nextPageToken",
        items: "data",
      },
    },
    /**
     * Create an extract run
     *
     * Starts an extraction from a file, or from a package of files that belong together, and answers at once, before there is any result. To get the values, read the run until its status says that it is done, or have a webhook tell. To process many files, create a batch. Do not repeat a create whose answer was lost: it may have started a run, and a second one would cost credits again. Look for it among the newest runs first.
     *
     * @see createExtractRun in the description of the version
     */
    create: {
      method: "POST",
      path: "/extract_runs",
      body: "application/json",
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
    /**
     * Create a batch of extract runs
     *
     * Starts one extract run for each input, up to 1000 of them, and answers at once with the batch. Follow the batch by its id, or have a webhook tell; its runs are found by listing extract runs with `batchId`. Do not repeat a request whose answer was lost: it may have started all its runs.
     *
     * @see createExtractRunBatch in the description of the version
     */
    createBatch: {
      method: "POST",
      path: "/extract_runs/batch",
      body: "application/json",
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
    /**
     * Get an extract run
     *
     * Answers with the run as it is now, also where a step of a workflow has started it. To wait for its end, repeat this call for as long as `status` is `PENDING` or `PROCESSING`. Any other status needs no more waiting.
     *
     * @see getExtractRun in the description of the version
     */
    get: {
      method: "GET",
      path: "/extract_runs/{id}",
      idempotent: true,
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
    /**
     * Delete an extract run
     *
     * Removes a run and all data that belong to it, for good; there is no way back. The file that it worked on stays, until it is deleted itself. Deleting again does no harm and is answered with 404, as every other call for the run is from then on: a 404 after a lost answer means that the run is gone.
     *
     * @see deleteExtractRun in the description of the version
     */
    delete: {
      method: "DELETE",
      path: "/extract_runs/{id}",
      idempotent: true,
    },
    /**
     * Cancel an extract run
     *
     * Stops a run that is `PROCESSING`; one that has ended is refused. When the answer was lost, read the run instead of cancelling it again, since a second cancel is refused.
     *
     * @see cancelExtractRun in the description of the version
     */
    cancel: {
      method: "POST",
      path: "/extract_runs/{id}/cancel",
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
  },
  classifyRuns: {
    /**
     * Classify a file
     *
     * Finds the class of a file and answers when it is done. Look at its `status`: it may have failed. The call fails when it takes longer than five minutes. Extend means it for first steps and tests: in production create a classify run and wait for it. Do not repeat a call whose answer was lost: it would cost credits again.
     *
     * @see classifyFile in the description of the version
     */
    classify: {
      method: "POST",
      path: "/classify",
      body: "application/json",
      timeoutMs: 330000,
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
    /**
     * List classify runs
     *
     * Answers with the classify runs of the workspace in brief, a page at a time, whatever started them: a call, a batch, a workflow or somebody in the dashboard. Filters narrow the list, and a run has to pass all that are given. Take the `nextPageToken` of a page to get the next one; the page without it is the last. For the class, get the run.
     *
     * @see listClassifyRuns in the description of the version
     */
    list: {
      method: "GET",
      path: "/classify_runs",
      query: ["status", "classifierId", "batchId", "source", "sourceId", "fileNameContains", "sortBy", "sortDir", "nextPageToken", "maxPageSize"],
      idempotent: true,
      page: {
        token: "nextPageToken",
        next: "nextPageToken",
        items: "data",
      },
    },
    /**
     * Create a classify run
     *
     * Starts a classification of a file and answers at once, before there is any result. To get the class, read the run until its status says that it is done, or have a webhook tell. To process many files, create a batch. Do not repeat a create whose answer was lost: it may have started a run, and a second one would cost credits again. Look for it among the newest runs first.
     *
     * @see createClassifyRun in the description of the version
     */
    create: {
      method: "POST",
      path: "/classify_runs",
      body: "application/json",
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
    /**
     * Create a batch of classify runs
     *
     * Starts one classify run for each input, up to 1000 of them, and answers at once with the batch. Follow the batch by its id, or have a webhook tell; its runs are found by listing classify runs with `batchId`. Do not repeat a request whose answer was lost: it may have started all its runs.
     *
     * @see createClassifyRunBatch in the description of the version
     */
    createBatch: {
      method: "POST",
      path: "/classify_runs/batch",
      body: "application/json",
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
    /**
     * Get a classify run
     *
     * Answers with the run as it is now, also where a step of a workflow has started it. To wait for its end, repeat this call for as long as `status` is `PENDING` or `PROCESSING`. Any other status needs no more waiting.
     *
     * @see getClassifyRun in the description of the version
     */
    get: {
      method: "GET",
      path: "/classify_runs/{id}",
      idempotent: true,
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
    /**
     * Delete a classify run
     *
     * Removes a run and all data that belong to it, for good; there is no way back. The file that it worked on stays, until it is deleted itself. Deleting again does no harm and is answered with 404, as every other call for the run is from then on: a 404 after a lost answer means that the run is gone.
     *
     * @see deleteClassifyRun in the description of the version
     */
    delete: {
      method: "DELETE",
      path: "/classify_runs/{id}",
      idempotent: true,
    },
    /**
     * Cancel a classify run
     *
     * Stops a run that is `PROCESSING`; one that has ended is refused. When the answer was lost, read the run instead of cancelling it again, since a second cancel is refused.
     *
     * @see cancelClassifyRun in the description of the version
     */
    cancel: {
      method: "POST",
      path: "/classify_runs/{id}/cancel",
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
  },
  splitRuns: {
    /**
     * Split a file
     *
     * Finds the documents within a file and answers when it is done. Look at its `status`: it may have failed. The call fails when it takes longer than five minutes. Extend means it for first steps and tests: in production create a split run and wait for it. Do not repeat a call whose answer was lost: it would cost credits again.
     *
     * @see splitFile in the description of the version
     */
    split: {
      method: "POST",
      path: "/split",
      body: "application/json",
      timeoutMs: 330000,
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
    /**
     * List split runs
     *
     * Answers with the split runs of the workspace in brief, a page at a time, whatever started them: a call, a batch, a workflow or somebody in the dashboard. Filters narrow the list, and a run has to pass all that are given. Take the `nextPageToken` of a page to get the next one; the page without it is the last. For the splits, get the run.
     *
     * @see listSplitRuns in the description of the version
     */
    list: {
      method: "GET",
      path: "/split_runs",
      query: ["status", "splitterId", "batchId", "source", "sourceId", "fileNameContains", "sortBy", "sortDir", "nextPageToken", "maxPageSize"],
      idempotent: true,
      page: {
        token: "nextPageToken",
        next: "nextPageToken",
        items: "data",
      },
    },
    /**
     * Create a split run
     *
     * Starts a splitting of a file and answers at once, before there is any result. To get the splits, read the run until its status says that it is done, or have a webhook tell. To process many files, create a batch. Do not repeat a create whose answer was lost: it may have started a run, and a second one would cost credits again. Look for it among the newest runs first.
     *
     * @see createSplitRun in the description of the version
     */
    create: {
      method: "POST",
      path: "/split_runs",
      body: "application/json",
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
    /**
     * Create a batch of split runs
     *
     * Starts one split run for each input, up to 1000 of them, and answers at once with the batch. Follow the batch by its id, or have a webhook tell; its runs are found by listing split runs with `batchId`. Do not repeat a request whose answer was lost: it may have started all its runs.
     *
     * @see createSplitRunBatch in the description of the version
     */
    createBatch: {
      method: "POST",
      path: "/split_runs/batch",
      body: "application/json",
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
    /**
     * Get a split run
     *
     * Answers with the run as it is now, also where a step of a workflow has started it. To wait for its end, repeat this call for as long as `status` is `PENDING` or `PROCESSING`. Any other status needs no more waiting.
     *
     * @see getSplitRun in the description of the version
     */
    get: {
      method: "GET",
      path: "/split_runs/{id}",
      idempotent: true,
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
    /**
     * Delete a split run
     *
     * Removes a run and all data that belong to it, for good; there is no way back. The file that it worked on stays, until it is deleted itself. Deleting again does no harm and is answered with 404, as every other call for the run is from then on: a 404 after a lost answer means that the run is gone.
     *
     * @see deleteSplitRun in the description of the version
     */
    delete: {
      method: "DELETE",
      path: "/split_runs/{id}",
      idempotent: true,
    },
    /**
     * Cancel a split run
     *
     * Stops a run that is `PROCESSING`; one that has ended is refused. When the answer was lost, read the run instead of cancelling it again, since a second cancel is refused.
     *
     * @see cancelSplitRun in the description of the version
     */
    cancel: {
      method: "POST",
      path: "/split_runs/{id}/cancel",
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
  },
  parseRuns: {
    /**
     * Parse a file
     *
     * Turns a file into text and answers when it is done. A failure of the parsing is an error with its reason in `code`. The call fails when it takes longer than five minutes. Extend means it for first steps and tests: in production create a parse run and wait for it. Do not repeat a call whose answer was lost: it would cost credits again.
     *
     * @see parseFile in the description of the version
     */
    parse: {
      method: "POST",
      path: "/parse",
      query: ["responseType"],
      body: "application/json",
      timeoutMs: 330000,
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
    /**
     * List parse runs
     *
     * Answers with the parse runs of the workspace in brief, a page at a time, whatever started them: a call, a batch, a workflow or somebody in the dashboard. Filters narrow the list, and a run has to pass all that are given. Take the `nextPageToken` of a page to get the next one; the page without it is the last. For the text, get the run.
     *
     * @see listParseRuns in the description of the version
     */
    list: {
      method: "GET",
      path: "/parse_runs",
      query: ["status", "batchId", "source", "sourceId", "fileNameContains", "nextPageToken", "maxPageSize"],
      idempotent: true,
      page: {
        token: "nextPageToken",
        next: "nextPageToken",
        items: "data",
      },
    },
    /**
     * Create a parse run
     *
     * Starts a parsing of a file and answers at once, before there is any result. To get the text, read the run until its status says that it is done, or have a webhook tell. To process many files, create a batch. Do not repeat a create whose answer was lost: it may have started a run, and a second one would cost credits again. Look for it among the newest runs first.
     *
     * @see createParseRun in the description of the version
     */
    create: {
      method: "POST",
      path: "/parse_runs",
      body: "application/json",
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
    /**
     * Create a batch of parse runs
     *
     * Starts one parse run for each input, up to 1000 of them, and answers at once with the batch. Follow the batch by its id, or have a webhook tell; its runs are found by listing parse runs with `batchId`. Do not repeat a request whose answer was lost: it may have started all its runs.
     *
     * @see createParseRunBatch in the description of the version
     */
    createBatch: {
      method: "POST",
      path: "/parse_runs/batch",
      body: "application/json",
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
    /**
     * Get a parse run
     *
     * Answers with the run as it is now, also where a step of a workflow has started it. To wait for its end, repeat this call for as long as `status` is `PENDING` or `PROCESSING`. Any other status needs no more waiting.
     *
     * @see getParseRun in the description of the version
     */
    get: {
      method: "GET",
      path: "/parse_runs/{id}",
      query: ["responseType"],
      idempotent: true,
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
    /**
     * Delete a parse run
     *
     * Removes a run and all data that belong to it, for good; there is no way back. The file that it worked on stays, until it is deleted itself. Deleting again does no harm and is answered with 404, as every other call for the run is from then on: a 404 after a lost answer means that the run is gone.
     *
     * @see deleteParseRun in the description of the version
     */
    delete: {
      method: "DELETE",
      path: "/parse_runs/{id}",
      idempotent: true,
    },
    /**
     * Cancel a parse run
     *
     * Stops a run that is `PROCESSING`; one that has ended is refused. When the answer was lost, read the run instead of cancelling it again, since a second cancel is refused.
     *
     * @see cancelParseRun in the description of the version
     */
    cancel: {
      method: "POST",
      path: "/parse_runs/{id}/cancel",
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
  },
  batchRuns: {
    /**
     * Get a batch of runs
     *
     * Answers with the state of a batch of extract, classify, split or parse runs, without its runs: list those with `batchId`. To wait for its end, repeat this call for as long as `status` is `PENDING` or `PROCESSING`. Batches can neither be listed nor cancelled nor deleted.
     *
     * @see getBatchRun in the description of the version
     */
    get: {
      method: "GET",
      path: "/batch_runs/{id}",
      idempotent: true,
      unsettled: {
        status: ["PENDING", "PROCESSING"],
      },
    },
  },
  workflows: {
    /**
     * List workflows
     *
     * Answers with the workflows of the workspace, page by page and without their steps. Get a single one for its draft, or one of its versions.
     *
     * @see listWorkflows in the description of the version
     */
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
    /**
     * Create a workflow
     *
     * Makes a workflow with a draft and no deployed version, and answers with it. Runs can use the draft at once; deploy a version when others are to rely on it.
     *
     * @see createWorkflow in the description of the version
     */
    create: {
      method: "POST",
      path: "/workflows",
      body: "application/json",
    },
    /**
     * Get a workflow
     *
     * Answers with the workflow as it is now, with the steps of its draft. The steps of a deployed version come with that version.
     *
     * @see getWorkflow in the description of the version
     */
    get: {
      method: "GET",
      path: "/workflows/{id}",
      idempotent: true,
    },
    /**
     * Update a workflow
     *
     * Gives the workflow a new name, its draft new steps, or both, and answers with the workflow after the change. The steps of the draft are replaced as a whole. Deployed versions stay as they are, and so do the runs that use them.
     *
     * @see updateWorkflow in the description of the version
     */
    update: {
      method: "POST",
      path: "/workflows/{id}",
      body: "application/json",
      idempotent: true,
    },
  },
  workflowVersions: {
    /**
     * List the versions of a workflow
     *
     * Answers with the deployed versions of the workflow and its draft, page by page and without their steps.
     *
     * @see listWorkflowVersions in the description of the version
     */
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
    /**
     * Deploy a version of a workflow
     *
     * Makes a new version that never changes, from the draft or from the steps in the body, and answers with it. Runs that name no version use it from now on; a run that names one is not affected.
     *
     * @see createWorkflowVersion in the description of the version
     */
    create: {
      method: "POST",
      path: "/workflows/{id}/versions",
      body: "application/json",
    },
    /**
     * Get a version of a workflow
     *
     * Answers with the version and its steps. A deployed version never changes, so the answer can be kept.
     *
     * @see getWorkflowVersion in the description of the version
     */
    get: {
      method: "GET",
      path: "/workflows/{id}/versions/{versionId}",
      idempotent: true,
    },
  },
  files: {
    /**
     * List files
     *
     * Answers with the files of the workspace in brief, a page at a time, in the order in which they were created. Take the `nextPageToken` of a page to get the next one; the page without it is the last. For a link to the bytes of a file, get the file.
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
        items: "data",
      },
    },
    /**
     * Upload a file
     *
     * Stores a file, which runs can then take by its id, more than once. Word and PowerPoint documents are stored as PDF. An upload whose answer was lost may have stored the file; sending it again stores it a second time, under another id.
     *
     * @see uploadFile in the description of the version
     */
    upload: {
      method: "POST",
      path: "/files/upload",
      query: ["convertToPdf"],
      body: "multipart/form-data",
      file: "file",
    },
    /**
     * Get a file
     *
     * Answers with the file and a link to its bytes, which works for 15 minutes. The three query parameters add what was read from it, and only of a file that a run has parsed; prefer the parse run, which holds more.
     *
     * @see getFile in the description of the version
     */
    get: {
      method: "GET",
      path: "/files/{id}",
      query: ["rawText", "markdown", "html"],
      idempotent: true,
    },
    /**
     * Delete a file
     *
     * Removes a file and all data that belong to it, for good; there is no way back. Deleting again does no harm and is answered with 404, as every other call for the file is from then on: a 404 after a lost answer means that the file is gone.
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
