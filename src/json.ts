/** A JSON object as `JSON.parse` makes it: every key is an own property, `__proto__` included. */
export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A place in a body as its author would write it: `metadata["extend:usage_tags"][0]`. */
export function showPlace(keys: readonly string[]): string {
  const steps = keys.map((key) => {
    if (/^\d+$/.test(key)) return `[${key}]`;
    return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${show(key)}]`;
  });
  return steps.join("").replace(/^\./, "") || "the body";
}

/** A value as a message shows it: JSON, on one line, not long. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  if (isObject(value)) return "an object";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** Adds steps to a JSON Pointer (RFC 6901). */
export function pointerTo(pointer: string, ...keys: (string | number)[]): string {
  return [pointer, ...keys.map((key) => String(key).replaceAll("~", "~0").replaceAll("/", "~1"))].join("/");
}

/** The steps of a JSON Pointer, with or without the leading `#`. */
export function keysOfPointer(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}
