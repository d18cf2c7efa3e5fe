import { readFile } from "node:fs/promises";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "this user may not read it",
};

/**
 * Reads a file that was named on the command line.
 *
 * @param what how the error calls it, such as "The recording"
 * @throws Error that names the file, and says why it cannot be read
 */
export async function readInput(what: string, file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new Error(`${what} ${file} cannot be read: ${reasons[code] ?? message}.`);
  }
}
