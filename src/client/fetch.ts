/**
 * What sends a request: the platform's `fetch`, that of a library, or a stand-in. It is given what every `fetch` takes, a
 * URL and an `init` of plain values, so that it need not share the platform's classes.
 */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** What the client needs of a `Response`, whoever made it. Its body is read as a stream where it is one. */
export interface FetchResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null | undefined };
  text(): Promise<string>;
}

/** What a {@link Fetch} is told of a request, beside what a call of `raw` adds. */
export interface FetchInit {
  readonly method: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** A text, an `ArrayBuffer`, a `Blob`, a `ReadableStream` of bytes, or null: what that is called, each library says. */
  // biome-ignore lint/suspicious/noExplicitAny: no type of a body is that of every platform and library
  readonly body: any;
  /** Aborted when the call is given up. */
  readonly signal: AbortSignal;
  readonly redirect: "manual";
  /** For a body that is a stream. */
  readonly duplex?: "half";
  /** Only where the platform knows it. */
  readonly cache?: "no-store";
}
