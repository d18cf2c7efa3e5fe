/** The parts of `openapi/CHANGELOG.md`: what stands before the first section, and the sections by their headings. */
export function changelogSections(text: string): { intro: string; sections: ReadonlyMap<string, string> } {
  const [intro = "", ...rest] = text.split(/^## /m);
  const sections = rest.map((section): [string, string] => {
    const end = section.indexOf("\n");
    return [section.slice(0, end).trim(), section.slice(end).trim()];
  });
  return { intro, sections: new Map(sections) };
}
