/** A body as far as it could be read. */
export interface Body {
  text: string;
  /** Why reading stopped before the end; absent when the body is complete. */
  failure?: { cause: unknown };
}

/** Reads a body to its end, or to where the connection broke, so that an error can show what did arrive. */
export async function readBody(response: Response): Promise<Body> {
  const reader = response.body?.getReader();
  if (!reader) return { text: "" };
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { text: text + decoder.decode() };
      text += decoder.decode(value, { stream: true });
    }
  } catch (cause) {
    return { text, failure: { cause } };
  }
}
