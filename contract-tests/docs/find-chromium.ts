import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A Chromium and what it needs in its environment. */
export interface Chromium {
  executablePath: string;
  env: Record<string, string>;
}

const cache = path.resolve(import.meta.dirname, "../../node_modules/.cache");
const unpacked = path.join(cache, "chromium");

/**
 * The browser to look at pages with: the one that `CHROMIUM_PATH` names; else, on 64-bit Intel Linux, the one that lies in
 * an npm package; else one that is on the PATH. Undefined where there is none.
 */
export function findChromium(): Chromium | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) return { executablePath: named, env: {} };
  if (process.platform === "linux" && process.arch === "x64") return fromPackage();
  const onPath = ["chromium", "chromium-browser", "google-chrome", "chrome"]
    .flatMap((name) => (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, name)))
    .find(isExecutable);
  return onPath === undefined ? undefined : { executablePath: onPath, env: {} };
}

/** Unpacks the browser once, with libraries and fonts, since a bare machine has neither. */
function fromPackage(): Chromium {
  if (!existsSync(unpacked)) unpack();
  return {
    executablePath: path.join(unpacked, "chromium"),
    env: {
      LD_LIBRARY_PATH: path.join(unpacked, "al2023", "lib"),
      FONTCONFIG_FILE: path.join(unpacked, "fonts.conf"),
    },
  };
}

function unpack(): void {
  mkdirSync(cache, { recursive: true });
  // Beside its place and then moved, so that whoever is cut short leaves no half of a browser.
  const folder = mkdtempSync(path.join(cache, "chromium-"));
  const script = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath();';
  execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: import.meta.dirname,
    // The package unpacks to the folder for temporary files, and the libraries only where it believes to be in AWS Lambda.
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
  });
  const fonts = ["/usr/share/fonts", path.join(unpacked, "fonts")].map((dir) => `<dir>${dir}</dir>`).join("");
  const config = `<?xml version="1.0"?><fontconfig>${fonts}<cachedir>${unpacked}/font-cache</cachedir></fontconfig>`;
  writeFileSync(path.join(folder, "fonts.conf"), config);
  try {
    renameSync(folder, unpacked);
  } catch (error) {
    rmSync(folder, { recursive: true });
    if (!existsSync(unpacked)) throw error;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
