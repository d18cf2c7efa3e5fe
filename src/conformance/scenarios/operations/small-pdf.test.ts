import { expect, test } from "vitest";
import { smallPdf } from "./small-pdf.js";

// Without it a change of the text would move its objects, and a server that looks into files would refuse every upload.
test("each object begins where the table of the file says", () => {
  const text = smallPdf();
  const [, start = ""] = /startxref\n(\d+)\n%%EOF\n$/.exec(text) ?? [];
  const table = text.slice(Number(start));
  expect(table).toMatch(/^xref\n0 6\n/);
  const places = [...table.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, place]) => Number(place));
  expect(places).toHaveLength(5);
  for (const [index, place] of places.entries()) expect(text.slice(place)).toMatch(new RegExp(`^${index + 1} 0 obj\n`));
  const [, length = "", stream = ""] = /Length (\d+) >>\nstream\n(.*)\nendstream/.exec(text) ?? [];
  expect(stream).toHaveLength(Number(length));
});
