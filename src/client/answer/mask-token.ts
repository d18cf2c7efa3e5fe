/** Returns `text` without the bearer token of `request`, in case an answer quotes it, as it is or escaped. */
export function maskToken(text: string, request: Request): string {
  const token = request.headers.get("authorization")?.replace(/^bearer\s+/i, "");
  if (!token) return text;
  const forms = new Set([token, JSON.stringify(token).slice(1, -1), encodeURIComponent(token)]);
  // Longest first: an escaped form may hold the plain one.
  return [...forms].sort((a, b) => b.length - a.length).reduce((masked, form) => masked.replaceAll(form, "***"), text);
}
