import { InvalidArgumentError } from "commander";
import { type ApiVersion, apiVersions } from "../api-versions.js";

/** Reads a port number from the command line. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new InvalidArgumentError("It is a number from 0 (any free port) to 65535.");
  return port;
}

/** Reads a number from the command line; whether it is one that makes sense is for whoever takes it to say. */
export function parseNumber(text: string): number {
  if (text.trim() === "" || Number.isNaN(Number(text))) throw new InvalidArgumentError("It is not a number.");
  return Number(text);
}

/** Reads the name of an API version from the command line. */
export function parseVersion(text: string): ApiVersion {
  if (!Object.hasOwn(apiVersions, text))
    throw new InvalidArgumentError(`It is ${Object.keys(apiVersions).join(", ")}.`);
  return text as ApiVersion;
}

/** Reads a time from the command line. */
export function parseTime(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new InvalidArgumentError("It is not a time such as 2026-09-14T08:12:31Z.");
  return time;
}

/** Gathers the values of a flag that may be given several times. */
export function collect(value: string, previous: string[] = []): string[] {
  return [...previous, value];
}

/**
 * Runs something that checks its options, and says of a bad one which flag it was.
 *
 * @param names the flags that are not simply the option in kebab case
 * @throws Error of the same words, where it names an option
 */
export async function namingFlags<T>(names: Readonly<Record<string, string>>, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Error && "option" in error && "problem" in error)) throw error;
    const { option, problem } = error as { option: unknown; problem: unknown };
    const flag = names[String(option)] ?? `--${String(option).replace(/[A-Z]/g, (it) => `-${it.toLowerCase()}`)}`;
    throw new TypeError(`${flag} ${problem}`, { cause: error });
  }
}
