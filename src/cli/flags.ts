import { InvalidArgumentError } from "commander";

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

/** Gathers the values of a flag that may be given several times. */
export function collect(value: string, previous: string[] = []): string[] {
  return [...previous, value];
}
