export { InvalidInputError } from "./client/errors/invalid-input-error.js";
export { createEvent } from "./webhooks/create-event.js";
export { type FetchPayloadOptions, fetchPayload } from "./webhooks/fetch-payload.js";
export { type SignWebhookOptions, signWebhook, type WebhookDelivery } from "./webhooks/sign-webhook.js";
export type { WebhookBody } from "./webhooks/signature.js";
export { type VerifyWebhookOptions, verifyWebhook, type WebhookHeaders } from "./webhooks/verify-webhook.js";
export { WebhookError, type WebhookErrorReason } from "./webhooks/webhook-error.js";
export type {
  DeliveredEvent,
  SignedDataUrl,
  UnknownEventType,
  WebhookApiVersion,
  WebhookEvent,
  WebhookEventType,
} from "./webhooks/webhook-event.js";
