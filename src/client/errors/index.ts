export { ApiError, type ApiErrorDetails } from "./api-error.js";
export { ConnectionError } from "./connection-error.js";
export { ExtendError } from "./extend-error.js";
export { ExtractionError, type ExtractionIssue } from "./extraction-error.js";
export { InvalidInputError } from "./invalid-input-error.js";
export { TimeoutError } from "./timeout-error.js";
export { UnreadableAnswerError } from "./unreadable-answer-error.js";
