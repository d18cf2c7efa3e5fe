import { expect, test } from "vitest";
import { readDescriptions } from "../description.js";
import { referencesOf } from "../reference/reference.js";
import { renderDocument } from "./read-document.js";
import { renderMarkdown } from "./render-markdown.js";

test("headings get the anchors that GitHub gives them, and a second one of the same text gets its own", () => {
  const { title, contents, body } = renderMarkdown("# A `b`: c\n\n## Same\n\n### Below\n\n## Same\n");
  expect(title).toBe("A b: c");
  expect(contents).toEqual([
    { id: "same", title: "Same", below: [{ id: "below", title: "Below" }] },
    { id: "same-1", title: "Same" },
  ]);
  expect(body.text).toContain('<h1 id="a-b-c">A <code>b</code>: c</h1>');
  expect(renderMarkdown("# Since 2026-02-09").body.text).toContain('Since <span class="date">2026-02-09</span></h1>');
});

test("code is escaped, whether it is coloured or not", () => {
  for (const language of ["ts", "json", "sh", "text"]) {
    const { body } = renderMarkdown(`\`\`\`${language}\n"<b>" & x\n\`\`\``);
    expect(body.text.replace(/<\/?span[^>]*>/g, "").replaceAll("&quot;", '"')).toContain('"&lt;b&gt;" &amp; x');
  }
});

test("a link to a file leads to the page that shows it, and a link to any other file is refused", async () => {
  const references = referencesOf(await readDescriptions());
  const render = (link: string) =>
    renderDocument(`[x](${link})`, "openapi/guides/start.md", "guides/start.html", references);
  expect(render("versioning.md#a").body.text).toContain('href="versioning.html#a"');
  expect(render("../v1/schemas/File.yaml").body.text).toContain('href="../reference/v1/files.html#schema-File"');
  for (const file of ["../redocly.yaml", "../v1/schemas/None.yaml"])
    expect(() => render(file)).toThrow(`openapi/guides/start.md links to ${file.replace("..", "openapi")}`);
});
