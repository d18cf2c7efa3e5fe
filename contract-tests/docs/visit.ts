import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { onTestFinished } from "vitest";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Whom a page is shown to: the width of the window and the colours that the reader's system has. */
export interface Reader {
  width: number;
  colorScheme: "light" | "dark";
}

export const readers: Reader[] = [1280, 390].flatMap((width) =>
  (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme })),
);

/** A page that is open, and what it complained about and asked for. */
export interface Visit {
  page: Page;
  complaints: string[];
  requests: string[];
}

/** Opens an address; closed at the end of the test. */
export async function visit(browser: Browser, url: string, { width, colorScheme }: Reader): Promise<Visit> {
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
  onTestFinished(() => page.close());
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("requestfailed", (request) => complaints.push(`no answer from ${request.url()}`));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(url);
  return { page, complaints, requests };
}

/** The rules whose answer depends on the width of the window or on colours. */
const ofReader = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "skip-link", "target-size"];

/**
 * What axe finds against WCAG 2 A and AA and its own best practices, a line for each place. Of the sections that a page has
 * a hundred of, only the first are left for axe, which needs a second for each thousand elements: six schemas, six
 * examples, two operations of each resource.
 */
export async function accessibilityFaults(
  page: Page,
  rules: "every rule" | "what a reader changes" = "every rule",
): Promise<string[]> {
  await page.$$eval("section.schema, #examples section, section.operation", (sections) => {
    for (const section of sections) {
      const shown = section.matches(".operation") ? 2 : 6;
      if (section.matches(`:nth-of-type(n + ${shown + 1})`)) section.remove();
    }
  });
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const runOnly =
    rules === "every rule"
      ? { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] }
      : { type: "rule", values: ofReader };
  const { violations } = await page.evaluate(
    (only) =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        resultTypes: ["violations"],
        // Axe would fetch the stylesheet a second time, which no browser allows from a folder.
        preload: false,
        runOnly: only,
      }),
    runOnly,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 5).map(({ target }) => `${id}: ${help}, at ${target.join(" ")}`),
  );
}
