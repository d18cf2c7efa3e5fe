// A program as somebody outside would write it, with nothing but fetch: it parses the documents at some addresses, asks
// until each is done, and keeps their text as Markdown.

/** @returns the text of each document by its address; of one that failed, the reason */
export async function parseAndPoll(
  api: { url: string; key: string; wait: (milliseconds: number) => Promise<void> },
  addresses: readonly string[],
): Promise<Map<string, { markdown: string } | { failure: string }>> {
  const headers = {
    authorization: `Bearer ${api.key}`,
    "content-type": "application/json",
    "x-extend-api-version": "2026-02-09",
  };

  async function call(path: string, body?: object) {
    const init = body ? { method: "POST", body: JSON.stringify(body), headers } : { headers };
    const response = await fetch(api.url + path, init);
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    return response.json();
  }

  const results = new Map<string, { markdown: string } | { failure: string }>();
  const config = { target: "markdown", chunkingStrategy: { type: "page" } };
  const started = addresses.map(async (url) => ({ url, run: await call("/parse_runs", { file: { url }, config }) }));
  for (const { url, run: first } of await Promise.all(started)) {
    let run = first;
    for (let pause = 500; run.status === "PENDING" || run.status === "PROCESSING"; pause = Math.min(pause * 2, 8000)) {
      await api.wait(pause);
      run = await call(`/parse_runs/${run.id}`);
    }
    if (run.status !== "PROCESSED") results.set(url, { failure: run.failureReason ?? run.status });
    else results.set(url, { markdown: run.output.chunks.map((it: { content: string }) => it.content).join("\n\n") });
  }
  return results;
}
