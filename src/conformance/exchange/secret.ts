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
    mask: (text) => (forms.length === 0 ? text : text.replace(pattern, "***")),
    findIn(text) {
      // Hexadecimal and percent-encoding are written in either case; the rest loses nothing by it.
      const lower = text.toLowerCase();
      return forms.find(({ form }) => lower.includes(form.toLowerCase()))?.encoding;
    },
  };
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
