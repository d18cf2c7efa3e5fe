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

export const phone: Reader = { width: 390, colorScheme: "light" };
export const desktop: Reader = { width: 1280, colorScheme: "light" };
/** Both widths and both kinds of colours: no colour depends on the width as well. */
export const readers: readonly Reader[] = [phone, { ...phone, colorScheme: "dark" }, desktop];

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

/** Shows an open page to another reader. */
export async function showTo(page: Page, { width, colorScheme }: Reader): Promise<void> {
  await page.emulateMedia({ colorScheme });
  if (page.viewportSize()?.width === width) return;
  await page.setViewportSize({ width, height: 900 });
  // A page that is busy hears of it later.
  await page.waitForFunction((wanted) => innerWidth === wanted, width);
}

/** A fault where a page is wider than the window, whether folded or not; what was folded stays open. */
export async function widthFaults(page: Page): Promise<string[]> {
  const { overflow, width } = await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    return { overflow: document.documentElement.scrollWidth - innerWidth, width: innerWidth };
  });
  return overflow > 0 ? [`${overflow} pixels beyond the right edge at ${width}`] : [];
}

/** Parts of a page that are of no kind seen before. */
interface UnseenParts {
  /** Whether some are outside of `main`. */
  around: boolean;
  /** What `main` has of them, as HTML; empty where it has none. */
  main: string;
}

/**
 * Takes from a page what is of a kind in `seen` already, adds the other kinds there, and returns what is left.
 *
 * Pages are made of a few kinds of parts, and what axe says of one it says of the next. An element is known by its tag,
 * its classes, its attributes, whether it has text, and the tags and classes around it: what has a fault that no other has
 * is of a kind of its own.
 */
export async function unseenParts(page: Page, seen: Set<string>): Promise<UnseenParts> {
  const { added, ...parts } = await page.evaluate(
    (known) => {
      const kinds = new Set(known);
      const paths = new Map<Element | null, string>([[null, ""]]);
      const pathOf = (element: Element | null): string => {
        const found = paths.get(element);
        if (found !== undefined || element === null) return found ?? "";
        const name = [element.localName, ...[...element.classList].sort()].join(".");
        // In code only the colours differ; members of members are members.
        const around = element.closest("pre") ? "pre" : pathOf(element.parentElement);
        const path = `${around} ${name}`.replace(/( \S+ \S+ \S+)\1/, "$1");
        paths.set(element, path);
        return path;
      };
      const kindOf = (element: Element) => {
        // What an address, an id or a label says does not matter, that there is one does.
        const attributes = [...element.attributes].map(({ name, value }) =>
          ["role", "type", "tabindex", "lang"].includes(name) ? `${name}=${value}` : name,
        );
        const text = element.textContent?.trim() === "" ? "empty" : "";
        return `${pathOf(element)} [${attributes.sort().join(" ")}] ${text}`;
      };
      const main = document.querySelector("main");
      const added: string[] = [];
      const kept = new Set<Element>();
      let around = false;
      for (const element of document.querySelectorAll("*")) {
        const kind = kindOf(element);
        if (kinds.has(kind)) continue;
        kinds.add(kind);
        added.push(kind);
        if (!main?.contains(element)) around = true;
        for (let it: Element | null = element; it !== null && !kept.has(it); it = it.parentElement) kept.add(it);
      }
      for (const part of document.querySelectorAll("section, nav, details, .scroll, tr, li, dl, p, pre"))
        if (!kept.has(part)) part.remove();
      return { added, around, main: main && kept.has(main) ? main.innerHTML : "" };
    },
    [...seen],
  );
  for (const kind of added) seen.add(kind);
  return parts;
}

/** The rules whose answer depends on the width of the window or on colours. */
const ofReader = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "skip-link", "target-size"];

/** What axe finds against WCAG 2 A and AA and its own best practices, a line for each place. */
export async function accessibilityFaults(
  page: Page,
  rules: "every rule" | "what a reader changes" = "every rule",
): Promise<string[]> {
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
