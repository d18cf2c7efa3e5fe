/**
 * Returns `text` without the token, in case an answer or an error quotes it: as it is, escaped for JSON, a URL or HTML,
 * in hex, or in base64 at any offset.
 *
 * @param authorization the header that was sent; what follows its scheme is the secret
 */
export function maskToken(text: string, authorization: string | undefined): string {
  const token = authorization?.replace(/^\S+\s+/, "");
  return token ? text.replace(new RegExp(formsOf(token).map(pattern).join("|"), "gi"), "***") : text;
}

function formsOf(token: string): string[] {
  const html = token.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  const hex = Array.from(token, (character) => character.charCodeAt(0).toString(16)).join("");
  // The characters of a base64 text that depend on the token alone, for each place that it may begin at.
  const base64 = [0, 1, 2].map((offset) =>
    btoa("-".repeat(offset) + token).slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + token.length) * 8) / 6)),
  );
  const forms = [JSON.stringify(token).slice(1, -1), encodeURIComponent(token), html, hex, token, ...base64];
  // Longest first: an escaped form may hold the plain one.
  return forms.filter(Boolean).sort((a, b) => b.length - a.length);
}

function pattern(form: string): string {
  const literal = form.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  // The URL alphabet of base64 has - for + and _ for /.
  return literal.replaceAll("\\+", "[+-]").replaceAll("\\/", "[/_]");
}
