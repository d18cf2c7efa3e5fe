// A program as somebody outside would write it, with nothing but fetch, and some time ago: it speaks 2025-04-21. It uploads
// documents, runs a processor over each and prints what came out.

/** @returns the output of each document by its name; of one that failed, the reason */
export async function runProcessor(
  api: { url: string; key: string; processorId: string; wait: (milliseconds: number) => Promise<void> },
  documents: readonly { name: string; content: string }[],
): Promise<Record<string, unknown>> {
  const headers = { authorization: `Bearer ${api.key}`, "x-extend-api-version": "2025-04-21" };

  async function answerOf(response: Response) {
    const body = await response.json();
    if (!response.ok || body.success === false) throw new Error(`${response.status}: ${JSON.stringify(body)}`);
    return body;
  }

  const outputs: Record<string, unknown> = {};
  for (const { name, content } of documents) {
    const form = new FormData();
    form.set("file", new Blob([content]), name);
    const { file } = await answerOf(await fetch(`${api.url}/files/upload`, { method: "POST", headers, body: form }));
    const created = await fetch(`${api.url}/processor_runs`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({
        processorId: api.processorId,
        file: { fileId: file.id, fileName: name },
        metadata: { name },
      }),
    });
    let { processorRun: run } = await answerOf(created);
    while (run.status === "PENDING" || run.status === "PROCESSING") {
      await api.wait(2000);
      run = (await answerOf(await fetch(`${api.url}/processor_runs/${run.id}`, { headers }))).processorRun;
    }
    outputs[name] = run.status === "PROCESSED" ? run.output : (run.failureReason ?? run.status);
  }
  return outputs;
}
