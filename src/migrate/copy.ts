import { isObject } from "../json.js";
import { Unknown } from "./unknown.js";

/** A copy of a JSON value that shares nothing with it. Every key stays an own member, `__proto__` included. */
export function copy<T>(value: T): T {
  return copyOf(value) as T;
}

function copyOf(value: unknown): unknown {
  if (value instanceof Unknown) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copyOf(member)]));
}
