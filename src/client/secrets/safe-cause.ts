/**
 * Returns `cause` if nothing that is printed of it shows the token, else a plain error with its masked message. What the
 * platform's `fetch` rejects with holds no headers; what a stand-in rejects with may.
 *
 * @param mask takes the token out of a text
 */
export function safeCause(cause: unknown, mask: (text: string) => string): unknown {
  const shown = textOf(cause);
  return shown !== undefined && mask(shown) === shown ? cause : new Error(mask(String(cause)));
}

/** What a log may show of an error: stack, own members, and the same of its causes; undefined when that cannot be known. */
function textOf(error: unknown): string | undefined {
  try {
    const { stack, cause, errors } = (error ?? {}) as { stack?: unknown; cause?: unknown; errors?: unknown };
    const inner = [cause, ...(Array.isArray(errors) ? errors : [])].filter((each) => each !== undefined).map(textOf);
    return inner.includes(undefined) ? undefined : `${error}\n${stack}\n${JSON.stringify(error)}\n${inner.join("\n")}`;
  } catch {
    return undefined;
  }
}
