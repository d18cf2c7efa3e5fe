import { ExtendClient } from "extend-ai";
import { createExtendClient } from "../../src/index.js";
import type { Extend, Fields } from "./back-office.js";

interface Account {
  baseUrl: string;
  token: string;
  workflowId: string;
}

/** The back office by the client of this package, in 2025-04-21, where results can be corrected by a call. */
export function withExtendContract({ workflowId, ...options }: Account): Extend {
  const { files, workflowRuns } = createExtendClient({ ...options, apiVersion: "2025-04-21" });

  async function extractionOf(runId: string) {
    const run = await workflowRuns.get(runId);
    const extraction = run.outputs.find(({ type }) => type === "EXTRACT");
    const output = extraction?.output as { value?: Fields } | undefined;
    return { run, extraction, fields: output?.value ?? {} };
  }

  return {
    async start({ name, content, reference }) {
      const { id: fileId } = await files.upload({ file: new Blob([content]), name });
      const [run] = await workflowRuns.create({ workflowId, files: [{ fileId }], metadata: { reference } });
      if (!run) throw new Error("No run was started.");
      return run.id;
    },
    async read(runId) {
      const { run, fields } = await extractionOf(runId);
      return { status: run.status, reference: String(run.metadata.reference), fields };
    },
    async correct(runId, fields) {
      const { extraction } = await extractionOf(runId);
      if (!extraction) throw new Error(`The run ${runId} has extracted nothing.`);
      await workflowRuns.correctOutput(runId, extraction.id, { reviewedOutput: { value: fields } });
    },
  };
}

/** The same by Extend's own client, in 2026-02-09, which corrects in the dashboard only: corrections are kept as metadata. */
export function withExtendAi({ workflowId, ...options }: Account): Extend {
  const { files, workflowRuns } = new ExtendClient({ ...options, maxRetries: 0 });

  return {
    async start({ name, content, reference }) {
      const { id } = await files.upload(new File([content], name), {});
      const run = await workflowRuns.create({ workflow: { id: workflowId }, file: { id }, metadata: { reference } });
      return run.id;
    },
    async read(runId) {
      const run = await workflowRuns.retrieve(runId);
      const step = run.stepRuns?.find(({ stepType }) => stepType === "EXTRACT");
      const { extractRun } = (step?.result ?? {}) as { extractRun?: { output?: { value?: Fields } | null } };
      const { reference, corrected = {} } = run.metadata as { reference: string; corrected?: Fields };
      return { status: run.status, reference, fields: { ...extractRun?.output?.value, ...corrected } };
    },
    async correct(runId, corrected) {
      await workflowRuns.update(runId, { metadata: { corrected } });
    },
  };
}
