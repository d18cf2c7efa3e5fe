const maxLength = 80;

/** A value of the caller's as an error message shows it: short, on one line, never throwing. */
export function show(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : String(value ?? value);
  const oneLine = text.replace(/\s+/g, " ");
  return oneLine.length > maxLength ? `${oneLine.slice(0, maxLength)}…` : oneLine;
}
