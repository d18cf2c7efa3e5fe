import { expect, test } from "vitest";
import type { Difference, DiffSection, VersionDiff } from "../version-diff.js";
import { diffToMarkdown } from "./diff-to-markdown.js";
import { diffToText } from "./diff-to-text.js";

const file = (member: string, component = "File", path = "workflowRun.files[]") => ({
  key: `${component}.${member}`,
  path: `${path}.${member}`,
});
const summary = (member: string) => file(member, "FileSummary", "files[]");

function difference(changes: Partial<Difference>): Difference {
  return { from: null, to: [], changes: [], loss: "none", remark: null, ...changes };
}

const section: DiffSection = {
  part: "run",
  from: { key: "File", path: "workflowRun.files[]" },
  to: [{ key: "FileSummary", path: "files[]" }],
  differences: [
    difference({ from: file("url"), changes: [{ kind: "removed" }], loss: "lost", remark: "Ask for the file." }),
    difference({ from: file("name"), to: [summary("title")], changes: [{ kind: "renamed" }] }),
    ...["type", "parent"].map((name) =>
      difference({
        from: file(name),
        to: [summary(name)],
        changes: [{ kind: "presence", from: "optional or null", to: "required or null" }],
      }),
    ),
    difference({
      from: file("size"),
      to: [summary("size")],
      changes: [{ kind: "types", from: ["string"], to: ["number", "null"], removed: ["string"], added: ["number"] }],
    }),
    difference({
      from: file("id"),
      to: [summary("id")],
      changes: [{ kind: "presence", from: "optional", to: "required" }],
    }),
    difference({ to: [summary("createdAt")], changes: [{ kind: "added" }], loss: "unknown" }),
  ],
};

const diff: VersionDiff = {
  from: "2025-04-21",
  to: "2026-02-09",
  steps: [{ from: "2025-04-21", to: "2026-02-09", sections: [section] }],
};

test("the text has a line for each thing to do, and the rest at the end", () => {
  expect(diffToText(diff)).toBe(`From 2025-04-21 to 2026-02-09

File → FileSummary  (workflowRun.files[] → files[])
  - url: gone; when converting: lost
      Ask for the file.
  ~ name → title: renamed
  ~ type, parent: null instead of missing
  ~ size: string → number | null
  + createdAt: new; when converting: unknown

Nothing to do: more is promised
  File id: always there
`);
});

test("the Markdown has a table for each object, with its bars escaped", () => {
  expect(diffToMarkdown(diff)).toBe(`## From 2025-04-21 to 2026-02-09

### \`File\` → \`FileSummary\`

In \`workflowRun.files[]\` → \`files[]\`.

| 2025-04-21 | 2026-02-09 | Change | When converting | Remark |
| --- | --- | --- | --- | --- |
| \`url\` | none | gone | lost | Ask for the file. |
| \`name\` | \`title\` | renamed |  |  |
| \`type\`, \`parent\` | same | null instead of missing |  |  |
| \`size\` | same | \`string\` → \`number \\| null\` |  |  |
| none | \`createdAt\` | new | unknown |  |

### Nothing to do: more is promised

- \`File\` \`id\`: always there
`);
});

test("a stricter request is something to do", () => {
  const request: VersionDiff = {
    ...diff,
    steps: [{ ...diff.steps[0], sections: [{ ...section, part: "request" }] }],
  } as VersionDiff;
  expect(diffToText(request)).toContain("  ~ id: always there");
});

test("what has several successors is called by its name alone where it is so in all of them", () => {
  const member = (component: string, name: string, path: string) => ({
    key: `${component}.${name}`,
    path: `${path}.${name}`,
  });
  const successors = [
    { key: "One", path: "one" },
    { key: "Two", path: "two" },
  ];
  const text = diffToText({
    ...diff,
    steps: [
      {
        from: "2025-04-21",
        to: "2026-02-09",
        sections: [
          {
            part: "run",
            from: { key: "Output", path: "outputs[]" },
            to: successors,
            differences: [
              difference({ to: [member("One", "a", "one"), member("Two", "a", "two")], changes: [{ kind: "added" }] }),
              difference({ to: [member("One", "b", "one")], changes: [{ kind: "added" }], loss: "unknown" }),
              difference({
                from: { key: "Output.c", path: "outputs[].c" },
                to: [
                  { key: "Step.c", path: "steps[].c" },
                  { key: "Summary.c", path: "one.summary.c" },
                ],
                changes: [{ kind: "moved" }],
              }),
            ],
          },
        ],
      },
    ],
  });
  expect(text).toContain("  + a: new\n  + One.b: new; when converting: unknown\n  ~ c → steps[].c, summary.c: moved\n");
});

test("around the bodies, differences are said in words", () => {
  const keys = ["request.header.x-id", "request.path.id", "answer.404", "createRun.answer.200.header.x-id"];
  const differences = keys.map((key) =>
    difference({ to: [{ key, path: "" }], changes: [{ kind: "added" }], remark: "Seen." }),
  );
  const sections: DiffSection[] = [{ part: "operations", from: null, to: [], differences }];
  const text = diffToText({ ...diff, steps: [{ from: "2025-04-21", to: "2026-02-09", sections }] });
  for (const words of ["request header x-id", "path parameter id", "status 404", "createRun: header x-id of 200"])
    expect(text).toContain(`  + ${words}: new\n      Seen.\n`);
});

test("a version has no differences from itself", () => {
  const same: VersionDiff = { from: "v1", to: "v1", steps: [] };
  expect(diffToText(same)).toBe("v1 and v1 are the same version: no differences.\n");
  expect(diffToMarkdown(same)).toBe(diffToText(same));
});
