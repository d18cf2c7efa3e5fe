import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import type { createExtendClient } from "../../src/index.js";
import { startSandbox } from "../../src/testing.js";
import { versions } from "../support/bundle.js";
import { findChromium } from "./find-chromium.js";
import { accessibilityFaults, desktop, phone, readers, showTo, unseenParts, visit, widthFaults } from "./visit.js";

// The site as a reader has it: built once by its own command, though in this process, and opened from the folder.
const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "extend-contract-docs-"));
const { argv } = process;
process.argv = [process.execPath, "main.ts", folder];
const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
await import("../../src/repository/docs/main.js");
const printed = write.mock.calls.map(([text]) => text).join("");
write.mockRestore();
process.argv = argv;
afterAll(() => rmSync(folder, { recursive: true }));

const pages = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".html"))
  .sort();
const urlOf = (file: string) => pathToFileURL(path.join(folder, file)).href;
const twinOf = (page: string) => page.replace(/html$/, "md");

test("the command says where the site begins", () => {
  expect(printed).toBe(`${urlOf("index.html")}\n`);
});

// Without it, a page could grow beyond what a browser shows at once, or its Markdown beyond what a language model takes.
test("every section and version has its pages, and none is too long", () => {
  const folders = [...new Set(pages.map((page) => path.dirname(page)))];
  expect(folders.sort()).toEqual([
    ".",
    "changes",
    "guides",
    "reference",
    ...versions.map((it) => `reference/${it}`).sort(),
  ]);
  const longerThan = (size: number, file: string) => statSync(path.join(folder, file)).size > size;
  expect(pages.filter((page) => longerThan(650_000, page))).toEqual([]);
  expect(pages.map(twinOf).filter((twin) => longerThan(150_000, twin))).toEqual([]);
});

test("every link leads to a page and a place that are there", () => {
  const places = new Map<string, Set<string>>();
  const links: { page: string; href: string }[] = [];
  for (const file of pages) {
    // No script adds a link or an id. What a page shows of HTML is escaped, quotes included.
    const html = readFileSync(path.join(folder, file), "utf8");
    const valuesOf = (attribute: RegExp) => [...html.matchAll(attribute)].map(([, value = ""]) => value);
    const ids = valuesOf(/<[^>]*? id="([^"]*)"/g);
    expect(ids.length, file).toBeGreaterThan(1);
    const place = new Set<string>();
    const twice = ids.filter((id) => place.size === place.add(id).size);
    expect(twice, `ids that ${file} has twice`).toEqual([]);
    places.set(urlOf(file), place);
    const hrefs = valuesOf(/<a\b[^>]*? href="([^"]*)"/g).map((href) => href.replaceAll("&amp;", "&"));
    links.push(...hrefs.map((href) => ({ page: file, href: new URL(href, urlOf(file)).href })));
  }
  const internal = links.filter(({ href }) => href.startsWith("file:"));
  const broken = internal.filter(({ href }) => {
    const [target = "", fragment = ""] = href.split("#");
    if (/\.(md|json)$/.test(target)) return !existsSync(fileURLToPath(target));
    return fragment === "" ? !places.has(target) : !places.get(target)?.has(decodeURIComponent(fragment));
  });
  expect(broken).toEqual([]);
  expect(internal.length).toBeGreaterThan(pages.length * 5);
  // Links to other sites are not followed. They are these, and anyone who adds one sees it here.
  const external = links.filter(({ href }) => !href.startsWith("file:")).map(({ href }) => new URL(href).origin);
  expect([...new Set(external)].sort()).toEqual([
    "https://docs.extend.ai",
    "https://mswjs.io",
    "https://openapi-ts.dev",
    "https://standardschema.dev",
    "https://stoplight.io",
    "https://zod.dev",
  ]);
});

// Without it, a program that begins at llms.txt could be sent to what is not there, or to tags instead of text.
test("each page is there as Markdown, llms.txt lists them, and their links lead to each other", () => {
  const linksOf = (file: string) =>
    [...readFileSync(path.join(folder, file), "utf8").matchAll(/\]\(([^)]+)\)/g)].map(([, href = ""]) => href);
  const twins = pages.map(twinOf);
  expect(linksOf("llms.txt").sort()).toEqual([...twins].sort());
  for (const twin of twins) {
    const text = readFileSync(path.join(folder, twin), "utf8");
    expect(text.slice(0, 2), twin).toBe("# ");
    expect(text.replace(/```.*?```|`[^`]*`/gs, "").match(/<\/?(p|a|li|code|span|td)\b[^>]*>/g), twin).toBeNull();
    const own = linksOf(twin).filter((href) => !/^[a-z]+:/.test(href));
    expect(own.filter((href) => !existsSync(path.join(folder, path.dirname(twin), href)))).toEqual([]);
  }
});

const found = findChromium();
if (found === undefined)
  console.warn("The site was NOT looked at: no Chromium here. Install one, or name one in CHROMIUM_PATH.");

describe.skipIf(found === undefined)("in Chromium (skipped only where there is none: set CHROMIUM_PATH)", () => {
  let browser: Browser;
  beforeAll(async () => {
    const { executablePath, env } = found as NonNullable<typeof found>;
    // Without its sandbox, which containers do not allow; it sees the pages that were just built and nothing else.
    browser = await chromium.launch({ executablePath, env: { ...process.env, ...env }, args: ["--no-sandbox"] });
  });
  afterAll(() => browser?.close());

  // A phone sees every page whole: what fits there fits elsewhere, unless a rule of the stylesheet is wrong. Such rules, and
  // what axe finds, are the same for all parts of one kind: of each, the first is looked at.
  test("on no page is anything too wide, asked of others, or a fault to axe", async () => {
    const { page, complaints, requests } = await visit(browser, "about:blank", phone);
    const seen = new Set<string>();
    const gallery: string[] = [];
    const faults: string[] = [];
    const lookAt = async (name: string) => {
      for (const reader of readers) {
        await showTo(page, reader);
        const rules = reader === phone ? "every rule" : "what a reader changes";
        for (const fault of [...(await widthFaults(page)), ...(await accessibilityFaults(page, rules))])
          faults.push(`${name}, ${reader.width} pixels, ${reader.colorScheme}: ${fault}`);
      }
      await showTo(page, phone);
    };
    for (const file of pages) {
      await page.goto(urlOf(file));
      faults.push(...(await widthFaults(page)).map((fault) => `${file}: ${fault}`));
      const { around, main } = await unseenParts(page, seen);
      if (around) await lookAt(file);
      else if (main !== "") gallery.push(`<div data-page="${file}">${main}</div>`);
      faults.push(...complaints.splice(0).map((fault) => `${file}: ${fault}`));
    }
    await page.$eval(
      "main",
      (main, html) => {
        main.innerHTML = html;
      },
      gallery.join(""),
    );
    await lookAt("first parts of their kind");
    expect(faults).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(urlOf("")))).toEqual([]);
    expect(seen.size).toBeGreaterThan(250);
  });

  test("the keyboard skips to the content, follows the navigation and opens what is folded", async () => {
    const { page } = await visit(browser, urlOf("reference/v1/workflow-runs.html"), desktop);
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("API version v1");
    await page.locator("main summary").first().focus();
    const isOpen = () => page.$eval("main details", (details) => (details as HTMLDetailsElement).open);
    expect(await isOpen()).toBe(false);
    await page.keyboard.press("Enter");
    expect(await isOpen()).toBe(true);
    await page.locator("nav[aria-label=Site] a", { hasText: "Guides" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(urlOf("guides/one-document.html"));
  });

  test("Tab reaches every link, folded part, and block that scrolls", async () => {
    const { page } = await visit(browser, urlOf("guides/errors-and-retries.html"), phone);
    const wanted = await page.$$eval("a[href], input, summary, pre, .scroll", (all) =>
      all
        .filter((element) => element.checkVisibility())
        .map((element, index) => {
          element.setAttribute("data-stop", String(index));
          return String(index);
        }),
    );
    const reached = new Set<string | null>();
    for (const _ of wanted) {
      await page.keyboard.press("Tab");
      reached.add(await page.evaluate(() => document.activeElement?.getAttribute("data-stop") ?? null));
    }
    expect([...reached]).toEqual(wanted);
  });

  test("the version switch stays at the operation or schema, else at the resource, else at the version", async () => {
    const { page } = await visit(
      browser,
      `${urlOf("reference/2026-02-09/workflow-runs.html")}#schema-WorkflowRun.status`,
      desktop,
    );
    const switchTo = async (version: string) => {
      await page.waitForFunction(() => {
        const place = document.querySelector(":target");
        return place !== null && place.getBoundingClientRect().top < innerHeight / 3;
      });
      // Where the link is, since `click` would first scroll a link that sticks to the top.
      const box = await page.locator("nav.versions a", { hasText: version }).boundingBox();
      await page.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
      await page.waitForURL(new RegExp(`/${version}[./]`));
      return page.url().slice(urlOf("reference").length + 1);
    };
    expect(await switchTo("2025-04-21")).toBe("2025-04-21/workflow-runs.html#schema-WorkflowRun");
    await page.goto(`${urlOf("reference/2026-02-09/extract-runs.html")}#schema-Insight`);
    expect(await switchTo("v1")).toBe("v1/processor-runs.html#schema-Insight");
    await page.goto(`${urlOf("reference/2026-02-09/workflow-runs.html")}#operation-createWorkflowRunBatch`);
    expect(await switchTo("v1")).toBe("v1/workflow-runs.html#operation-createWorkflowRunBatch");
    await page.goto(`${urlOf("reference/2026-02-09/workflow-runs.html")}#operation-cancelWorkflowRun`);
    expect(await switchTo("legacy")).toBe("legacy/workflow-runs.html");
    await page.goto(`${urlOf("reference/2026-02-09/extract-runs.html")}#schema-ExtractRun`);
    expect(await switchTo("v1")).toBe("v1.html");
  });

  test("the search finds guides, operations and members by their words, from a folder and without a request to others", async () => {
    const { page, complaints, requests } = await visit(browser, urlOf("reference/v1.html"), phone);
    await page.keyboard.press("/");
    const foundFor = async (query: string) => {
      await page.keyboard.press("Control+A");
      await page.keyboard.type(query);
      await page.waitForFunction(() => document.querySelector(".hits p")?.textContent !== "");
      return page.$$eval(".hits a", (all) => all.map((link) => link.getAttribute("href")));
    };
    expect(await foundFor("upload a file")).toContain("../reference/2026-02-09/files.html#operation-uploadFile");
    expect(await foundFor("Retry-After")).toContain("../guides/errors-and-retries.html#when-to-try-again");
    expect(await foundFor("rejectionNote")).toContain("../reference/2026-02-09/workflow-runs.html#schema-WorkflowRun");
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await foundFor("xyzzy")).toEqual([]);
    expect(await page.locator(".hits").textContent()).toContain("Nothing found");
    await foundFor("version");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => !url.pathname.endsWith("/v1.html"));
    expect([complaints, requests.filter((url) => !url.startsWith(urlOf("")))]).toEqual([[], []]);
  });

  test("without scripts everything can be read, and the contents are open", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(`${urlOf("reference/2026-02-09/workflow-runs.html")}#schema-WorkflowRun`);
    for (const text of ["Update a workflow run", "On this page"])
      expect(await page.getByText(text).first().isVisible(), text).toBe(true);
    expect(await page.locator("#schema-WorkflowRun .member").first().isVisible()).toBe(true);
    expect(
      await page
        .locator('#schema-WorkflowRun .elsewhere a[href="../v1/workflow-runs.html#schema-WorkflowRun"]')
        .count(),
    ).toBe(1);
  });

  test("on paper nothing is folded", async () => {
    const { page } = await visit(browser, urlOf("reference/v1/workflow-runs.html"), desktop);
    const folded = () =>
      page.$$eval("main details > :not(summary)", (parts) => parts.filter((part) => !part.checkVisibility()).length);
    expect(await folded()).toBeGreaterThan(20);
    await page.emulateMedia({ media: "print" });
    expect(await folded()).toBe(0);
  });

  test("on a phone the contents are folded until they are asked for", async () => {
    const { page } = await visit(browser, urlOf("guides/versioning.html"), phone);
    const link = page.locator(".side a").first();
    expect(await link.isVisible()).toBe(false);
    await page.locator(".side > summary").click();
    expect(await link.isVisible()).toBe(true);
  });

  // Without it, a header that the sandbox forgets to allow or to expose would be seen in applications only.
  test("a page of another origin uses the client against the sandbox", async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `import { createExtendClient } from "./src/index.js"; globalThis.createExtendClient = createExtendClient;`,
        resolveDir: root,
      },
      bundle: true,
      format: "iife",
      write: false,
    });
    const application = createServer((_, response) => {
      response.writeHead(200, { "content-type": "text/html" }).end(`<script>${outputFiles[0]?.text}</script>`);
    });
    await new Promise<void>((resolve) => application.listen(0, "127.0.0.1", resolve));
    const origin = `http://127.0.0.1:${(application.address() as AddressInfo).port}`;
    const allowing = await startSandbox({ port: 0, life: "by-hand", corsOrigins: [origin] });
    const refusing = await startSandbox({ port: 0, corsOrigins: ["http://elsewhere.example"] });
    const page = await browser.newPage();
    onTestFinished(async () => {
      await Promise.all([page.close(), allowing.close(), refusing.close()]);
      application.close();
    });
    await page.goto(origin);
    const story = async ({ baseUrl, workflow }: { baseUrl: string; workflow: string }) => {
      const { createExtendClient: create } = globalThis as unknown as { createExtendClient: typeof createExtendClient };
      const requestIds: unknown[] = [];
      const onResponse = ({ requestId }: { requestId?: string | undefined }) => {
        requestIds.push(requestId);
      };
      const { files, workflowRuns } = create({ token: "sk_page", baseUrl, maxRetries: 0, onResponse });
      const file = await files.upload({ file: new File(["%PDF-1.7"], "a.pdf") });
      const { id } = await workflowRuns.create({ workflow: { id: workflow }, file: { id: file.id } });
      await workflowRuns.update(id, { metadata: { from: "a page" } });
      await workflowRuns.cancel(id);
      await workflowRuns.delete(id);
      const { presignedUrl } = await files.get(file.id);
      return { requestIds, bytes: await (await fetch(presignedUrl ?? "")).text() };
    };
    const [workflow = ""] = allowing.workflows.ids();
    const { requestIds, bytes } = await page.evaluate(story, { baseUrl: allowing.url, workflow });
    expect(requestIds).toEqual(Array(6).fill(expect.stringMatching(/^req_/)));
    expect(bytes).toBe("%PDF-1.7");
    await expect(page.evaluate(story, { baseUrl: refusing.url, workflow })).rejects.toThrow("ConnectionError");
  });
});
