import type { ApiVersion } from "../../api-versions.js";
import type { Front, FrontAnswer, IncomingRequest } from "./create-front.js";

/** A request that was answered, for a test to look at. */
export interface RecordedRequest {
  method: string;
  /** The path with its query. */
  path: string;
  version: ApiVersion;
  /** Lower-case names. The key in `authorization` is masked. */
  headers: Readonly<Record<string, string>>;
  /** JSON parsed, text as it is; undefined where there was none, and for a form, which is not kept. */
  body: unknown;
  /** Of the answer, also of one that a fault kept from arriving. */
  status: number;
  /** The body of the answer, parsed. */
  answer: unknown;
}

/** The last requests of a front, oldest first. */
export interface Journal {
  readonly requests: readonly RecordedRequest[];
  clear(): void;
}

/** How many requests are kept. */
const limit = 500;

/** Keeps the last requests of a front, whose place the returned one takes. */
export function withJournal(front: Front): Front & { journal: Journal } {
  const requests: RecordedRequest[] = [];
  const recording = async (request: IncomingRequest) => {
    const chunks: Buffer[] = [];
    const isForm = request.headers["content-type"]?.startsWith("multipart/form-data");
    const answer = await front(isForm ? request : { ...request, body: listenTo(request.body, chunks) });
    requests.push(recordOf(request, Buffer.concat(chunks).toString(), answer));
    if (requests.length > limit) requests.shift();
    return answer;
  };
  const clear = () => {
    requests.length = 0;
  };
  return Object.assign(recording, { journal: { requests, clear } });
}

async function* listenTo(body: AsyncIterable<Buffer>, chunks: Buffer[]): AsyncGenerator<Buffer> {
  for await (const chunk of body) {
    chunks.push(chunk);
    yield chunk;
  }
}

function recordOf({ method, target, headers }: IncomingRequest, sent: string, answer: FrontAnswer): RecordedRequest {
  const masked = headers.authorization?.replace(/\S+$/, "***");
  const answered = answer.body.toString();
  return {
    method,
    path: target ? target.pathname + target.search : "",
    version: answer.entry.version,
    headers: { ...headers, ...(masked !== undefined && { authorization: masked }) },
    status: answer.status,
    // Parsed when somebody looks: most are never looked at.
    get body() {
      return sent === "" ? undefined : parsed(sent);
    },
    get answer() {
      return answered === "" ? undefined : parsed(answered);
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
