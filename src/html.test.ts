import { expect, test } from "vitest";
import { htmlTemplate } from "./html.js";

test("what is put into a template is shown as it should be and escaped, markup and nothing excepted", () => {
  const html = htmlTemplate((text) => text.toUpperCase());
  const page = html`<p title="${"a\"'"}">${["x & <b>", html`<br>`, null, 2]}</p>`;
  expect(page.text).toBe('<p title="A&quot;&#39;">X &amp; &lt;B&gt;<br>2</p>');
});
