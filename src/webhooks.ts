export { InvalidInputError } from "./client/errors/invalid-input-error.js";
export {
  createEvent,
  type KnownWebhookEvent,
  type SignedUrlPayload,
  type UnknownWebhookEvent,
  type WebhookEvent,
  type WebhookEventType,
  type WebhookVersion,
} from "./webhooks/events.js";
export { type Fetched, type FetchPayloadOptions, fetchPayload } from "./webhooks/fetch-payload.js";
export { type SignWebhookInput, signWebhook, type WebhookBody } from "./webhooks/signature.js";
export { type VerifyWebhookInput, verifyWebhook, type WebhookHeaders } from "./webhooks/verify-webhook.js";
export { WebhookError, type WebhookErrorReason } from "./webhooks/webhook-error.js";
