/** A refusal in the terms of the newest version; older ones carry less of it. */
export interface Refusal {
  status: number;
  code: string;
  message: string;
  /** Headers that go with it. */
  headers?: Record<string, string> | undefined;
}

/** Ends the handling of a request; becomes the error body of its version. */
export class RefusalError extends Error implements Refusal {
  override name = "RefusalError";
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string> | undefined;

  constructor({ status, code, message, headers }: Refusal) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** The refusal of a request whose headers or body are wrong. */
export function invalidRequest(message: string): RefusalError {
  return new RefusalError({ status: 400, code: "INVALID_REQUEST", message });
}
