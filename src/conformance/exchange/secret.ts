/** Hides API keys from everything that is shown, and finds them where they should not be. */
export interface Secret {
  /** Whether a text is one of the keys. */
  isKey(text: string): boolean;
  /** The text with each key, in whatever encoding it stands there, replaced by `***`. */
  mask(text: string): string;
  /** The encoding in which a text holds a key, in words; undefined when it does not. */
  findIn(text: string): string | undefined;
}

/** Knows API keys as they are and in the encodings in which servers and tools pass text on. */
export function createSecret(...tokens: string[]): Secret {
  // Longest first: an escaped form may hold the plain one.
  const forms = tokens.flatMap(formsOf).sort((one, other) => other.form.length - one.form.length);
  const pattern = new RegExp(forms.map(({ form }) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "gi");
  return {
    isKey: (text) => tokens.includes(text),
    mask: (text) => (forms.length === 0 ? text : maskCut(text.replace(pattern, hidden), forms)),
    findIn(text) {
      // Hexadecimal and percent-encoding are written in either case; the rest loses nothing by it.
      const lower = text.toLowerCase();
      return forms.find(({ form }) => lower.includes(form.toLowerCase()))?.encoding;
    },
  };
}

/** What stands for a key that was taken out of a text. */
export const hidden = "***";

/** Stands in a text where a part of it was left out. */
const cut = "…";

/** A shorter part of a key is one of any word. */
const shortestPart = 4;

/** Masks what a cut has left of a key: its beginning before the cut, its end after one. */
function maskCut(text: string, forms: readonly Form[]): string {
  if (!text.includes(cut)) return text;
  const parts = text.split(cut);
  const shown = parts.map((part, index) => {
    const begin = index < parts.length - 1 ? maskEnd(part, forms) : part;
    return index > 0 ? maskBeginning(begin, forms) : begin;
  });
  return shown.join(cut);
}

function maskEnd(text: string, forms: readonly Form[]): string {
  const longest = Math.max(...forms.map(({ form }) => form.length), 0);
  for (let length = Math.min(longest, text.length); length >= shortestPart; length--) {
    const end = text.slice(-length).toLowerCase();
    if (forms.some(({ form }) => form.toLowerCase().startsWith(end))) return text.slice(0, -length) + hidden;
  }
  return text;
}

function maskBeginning(text: string, forms: readonly Form[]): string {
  const [, quote = "", rest = ""] = /^("?)([\s\S]*)$/.exec(text) ?? [];
  const longest = Math.max(...forms.map(({ form }) => form.length), 0);
  for (let length = Math.min(longest, rest.length); length >= shortestPart; length--) {
    const beginning = rest.slice(0, length).toLowerCase();
    if (forms.some(({ form }) => form.toLowerCase().endsWith(beginning))) return quote + hidden + rest.slice(length);
  }
  return text;
}

interface Form {
  form: string;
  encoding: string;
}

function formsOf(token: string): Form[] {
  const bytes = Buffer.from(token);
  const escaped = JSON.stringify(token).slice(1, -1);
  const percent = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
  const html = token.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  const forms: Form[] = [
    { form: token, encoding: "as it is" },
    { form: escaped, encoding: "escaped as in JSON" },
    { form: html, encoding: "escaped as in HTML" },
    // Half a character cannot be encoded alone.
    { form: /[\ud800-\udfff]/u.test(token) ? "" : encodeURIComponent(token), encoding: "percent-encoded" },
    { form: percent, encoding: "percent-encoded" },
    { form: bytes.toString("hex"), encoding: "in hexadecimal" },
    ...base64Forms(bytes).map((form) => ({ form, encoding: "in Base64" })),
  ];
  // Of equal forms the first names the encoding.
  return [
    ...new Map(
      forms
        .filter(({ form }) => form !== "")
        .map((it) => [it.form, it] as const)
        .reverse(),
    ).values(),
  ];
}

/**
 * What Base64 makes of the bytes at each of the three offsets at which they can stand in a longer text, such as
 * `Bearer sk_…` or `user:sk_…`: only the characters that no neighbour has a part in.
 */
function base64Forms(bytes: Buffer): string[] {
  const atOffset = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    const whole = Math.floor(((offset + bytes.length) * 8) / 6);
    return text.slice(Math.ceil((offset * 8) / 6), whole);
  });
  // A form of a few characters would be found by chance.
  const long = atOffset.filter((form) => form.length >= 6);
  return [...long, ...long.map((form) => form.replaceAll("+", "-").replaceAll("/", "_"))];
}
