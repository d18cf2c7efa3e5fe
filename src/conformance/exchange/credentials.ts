import type { SentRequest } from "./exchange.js";
import { hidden } from "./secret.js";

/** A request without what looks like a credential, and what that was. */
export interface WithoutCredentials {
  /** With `***` for each of them. */
  request: SentRequest;
  /** By which the caller is known: no answer may repeat them. */
  keys: string[];
  /** Cookies and secrets in the body, which are nobody else's either. */
  others: string[];
}

/** Names of headers, of parameters and of members whose value is for the server alone. */
const secretName =
  /auth(?!or(?!i[sz]))|(api|access|secret|private|subscription|functions|signing|app)[-_]?key|^(x-)?key$|(?<!page[-_]?)token|secret|passw|^pwd?$|credential|signature|^sig$|session|jwt/i;

/** Headers for a key of another kind. */
const openHeader = /^(idempotency-key|sec-websocket-key|cache-key|surrogate-key)$/i;

/** What is a key by its shape, wherever it stands: those of this API and its webhooks, of others like it, and JWTs. */
const keyShape = /\b(?:sk|pk|rk|wss|whsec)_[\w-]{6,}|\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g;

/** How a header may begin before what is secret in it. */
const scheme =
  /^(basic|bearer|digest|dpop|apikey|api-key|aws4-hmac-sha256|hawk|hmac|hoba|jwt|key|mutual|negotiate|ntlm|oauth|privatetoken|token|vapid)$/i;

/** Parameters of a header whose values are no secrets, and would be found anywhere. */
const openParameter = /^(algorithm|charset|cnonce|headers|nc|opaque|qop|realm|signedheaders|uri|userhash|version)$/i;

/**
 * Takes out of a request whatever looks like a credential: the values of headers for it with any scheme or none, several in
 * one header, and the halves of Basic; parameters of the query and of a form, members of a JSON body that are named like
 * one; cookies. What is a key by its shape alone is among what is found, and left where it stands for a mask to take.
 */
export function withoutCredentials(request: SentRequest): WithoutCredentials {
  const { path, headers, body } = request;
  const keys = new Set<string>();
  const others = new Set<string>();
  const shown = new Headers();
  for (const [name, value] of headers) shown.append(name, headerWithout(name, value, keys, others));
  const shownBody = bodyWithout(body, headers, others);
  const shownPath = pathWithout(path, keys);
  for (const text of [...shown.values(), shownPath]) for (const [key] of text.matchAll(keyShape)) keys.add(key);
  for (const [secret] of (shownBody ?? "").matchAll(keyShape)) others.add(secret);
  const shownRequest = { ...request, path: shownPath, headers: shown, body: shownBody };
  const longer = (values: Iterable<string>, than: number) => [...values].filter(({ length }) => length > than);
  return { request: shownRequest, keys: longer(keys, 3), others: longer(others, 5) };
}

function headerWithout(name: string, value: string, keys: Set<string>, others: Set<string>): string {
  if (/^(set-)?cookie2?$/i.test(name)) {
    return value.replace(/([^=;]*=)([^;]*)/g, (_, before: string, cookie: string) => {
      others.add(cookie.trim());
      return before + hidden;
    });
  }
  const isForKey = (secretName.test(name) || /[-_]key$/i.test(name)) && !openHeader.test(name);
  if (!isForKey || value === "") return value;
  const parts = value.split(/\s*,\s*/).map((part) => {
    const [first = "", ...rest] = part.split(/\s+/);
    const isScheme = scheme.test(first);
    for (const word of isScheme ? rest : [first, ...rest]) learn(word, isScheme && /^basic$/i.test(first), keys);
    return isScheme ? [first, ...(rest.length > 0 ? [hidden] : [])].join(" ") : hidden;
  });
  return parts.join(", ");
}

/** Takes one word of a header for a key, or for a parameter with one. */
function learn(word: string, isBasic: boolean, keys: Set<string>): void {
  // An equals sign at the end is the padding of Base64.
  const [, name = "", value] = /^([\w-]+)="?(.*?[^="].*?)"?$/.exec(word) ?? [];
  if (value !== undefined && openParameter.test(name)) return;
  keys.add(value ?? word);
  if (!isBasic) return;
  const decoded = Buffer.from(word, "base64").toString();
  const [, user = "", password = ""] = /^([^:]*):([\s\S]*)$/.exec(decoded) ?? [];
  for (const it of [decoded, user, password]) keys.add(it);
}

function pathWithout(path: string, keys: Set<string>): string {
  // A request to a proxy may name the whole address, with a user in it.
  const [, user] = /^\w+:\/\/([^/?#@]+)@/.exec(path) ?? [];
  if (user !== undefined) for (const part of [user, ...user.split(":")]) keys.add(decoded(part));
  const [before = "", ...rest] = path.replace(/^(\w+:\/\/)[^/?#@]+@/, `$1${hidden}@`).split("?");
  return rest.length === 0 ? before : `${before}?${parametersWithout(rest.join("?"), keys)}`;
}

function parametersWithout(text: string, found: Set<string>): string {
  return text.replace(/([^&=;]*)=([^&;#]*)/g, (pair, name: string, value: string) => {
    if (value === "" || !secretName.test(decoded(name))) return pair;
    found.add(value);
    found.add(decoded(value.replaceAll("+", " ")));
    return `${name}=${hidden}`;
  });
}

function bodyWithout(body: string | undefined, headers: Headers, others: Set<string>): string | undefined {
  if (body === undefined) return undefined;
  if (/x-www-form-urlencoded/i.test(headers.get("content-type") ?? "")) return parametersWithout(body, others);
  if (!secretName.test(body)) return body;
  const found = new Set<string>();
  let shown: string;
  try {
    shown = JSON.stringify(JSON.parse(body), (name, value) => {
      if (!secretName.test(name) || textsIn(value).length === 0) return value;
      for (const text of textsIn(value)) found.add(text);
      return hidden;
    });
  } catch {
    // Not JSON, or too deep to be looked through.
    shown = body.replace(
      /("([^"]*)"\s*:\s*)"((?:[^"\\]|\\.)*)"/g,
      (pair, before: string, name: string, text: string) => {
        if (!secretName.test(name)) return pair;
        found.add(text);
        return `${before}"${hidden}"`;
      },
    );
  }
  for (const text of found) others.add(text);
  // As it was sent, where nothing was found.
  return found.size > 0 ? shown : body;
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
