import type { Refusal } from "../front/error-body.js";

/** Ends the handling of a request; becomes the error body of its version. */
export class RefusalError extends Error implements Refusal {
  override name = "RefusalError";
  readonly status: number;
  readonly code: string;

  constructor({ status, code, message }: Refusal) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The refusal of a request whose headers or body are wrong. */
export function invalidRequest(message: string): RefusalError {
  return new RefusalError({ status: 400, code: "INVALID_REQUEST", message });
}
