import type { Middleware } from "openapi-fetch";
import { checkToken } from "../input/check-token.js";

/** An API key, or a function that is asked for one before each request, for keys that rotate. */
export type Token = string | (() => string | Promise<string>);

/**
 * Adds `Authorization: Bearer <token>` where the caller's headers have no `Authorization`.
 *
 * @throws InvalidInputError from the request, when a token function resolves to nothing usable
 */
export function authorization(token: Token): Middleware {
  return {
    async onRequest({ request }) {
      if (request.headers.has("authorization")) return;
      const value = typeof token === "function" ? await token() : token;
      request.headers.set("authorization", `Bearer ${checkToken(value)}`);
    },
  };
}
