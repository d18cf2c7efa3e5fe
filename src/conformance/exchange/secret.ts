/** Hides one API key from everything that is shown, and finds it where it should not be. */
export interface Secret {
  /** The text with the key, in whatever encoding it stands there, replaced by `***`. */
  mask(text: string): string;
  /** The encoding in which a text holds the key, in words; undefined when it does not. */
  findIn(text: string): string | undefined;
}

/** Knows an API key as it is and in the encodings in which servers and tools pass text on. */
export function createSecret(token: string): Secret {
  const forms = formsOf(token);
  return {
    mask: (text) => forms.reduce((masked, { form }) => replaceAll(masked, form), text),
    findIn: (text) => forms.find(({ form }) => includes(text, form))?.encoding,
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
    { form: encodeURIComponent(token), encoding: "percent-encoded" },
    { form: percent, encoding: "percent-encoded" },
    { form: bytes.toString("hex"), encoding: "in hexadecimal" },
    ...base64Forms(bytes).map((form) => ({ form, encoding: "in Base64" })),
  ];
  // Longest first: an escaped form may hold the plain one.
  const unique = new Map(
    forms
      .filter(({ form }) => form !== "")
      .map((it) => [it.form, it])
      .reverse() as [string, Form][],
  );
  return [...unique.values()].sort((one, other) => other.form.length - one.form.length);
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

// Hexadecimal and percent-encoding are written in either case; the rest loses nothing by it.
function includes(text: string, form: string): boolean {
  return text.toLowerCase().includes(form.toLowerCase());
}

function replaceAll(text: string, form: string): string {
  return text.replace(new RegExp(form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "gi"), "***");
}
