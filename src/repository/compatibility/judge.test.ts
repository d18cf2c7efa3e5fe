import { expect, test } from "vitest";
import type { Bundle, VersionStatus } from "../../bundles/openapi.js";
import type { DescriptionChange, Level } from "./changes/change.js";
import { type Judgement, judge as judgeWith } from "./judge.js";
import { bundle } from "./test-support.js";

// What has changed is tested beside it: here the title of a description says how much it has.
const breaking = (it: Bundle) => (it.info.title = "breaking");
const warning = (it: Bundle) => (it.info.title = "warning");

const judge = (...[base, revision, exceptions]: Parameters<typeof judgeWith>): Promise<Judgement> =>
  judgeWith(base, revision, exceptions, async (was, { info }): Promise<DescriptionChange[]> => {
    if (was.info.title === info.title) return [];
    const change = { id: "response-required-property-removed", place: "File.name", message: "gone", operations: [] };
    return [{ level: info.title as Level, ...change }];
  });
const versions = (made: Bundle) => new Map([["v1", made]]);
const exception = {
  version: "v1",
  change: "response-required-property-removed",
  place: "File.name",
  reason: "Because.",
};

test.each<[VersionStatus, boolean]>([
  ["current", true],
  ["supported", true],
  ["frozen", true],
  ["experimental" as VersionStatus, false],
])("a breaking change of a version that is %s: breaks %s", async (status, breaks) => {
  const { versions: judged } = await judge(versions(bundle(() => {}, status)), versions(bundle(breaking, status)), []);
  expect(judged).toMatchObject([{ version: "v1", status, is: "kept", breaks }]);
});

test("the status in the base decides, so that changing it excuses nothing", async () => {
  const revision = versions(bundle(breaking, "experimental" as VersionStatus));
  expect((await judge(versions(bundle(() => {}, "frozen")), revision, [])).versions[0]).toMatchObject({
    status: "frozen",
    breaks: true,
  });
  // The base may be older than the statuses.
  expect((await judge(versions(bundle()), versions(bundle(breaking, "frozen")), [])).versions[0]?.breaks).toBe(true);
});

test("warnings and additions do not break", async () => {
  const { versions: judged } = await judge(versions(bundle()), versions(bundle(warning, "frozen")), []);
  expect(judged).toMatchObject([{ breaks: false, changes: [{ level: "warning" }] }]);
});

test("nothing has changed", async () => {
  const same = versions(bundle(() => {}, "frozen"));
  expect((await judge(same, same, [])).versions).toMatchObject([{ breaks: false, changes: [] }]);
});

test("an exception excuses the change it names, and says why", async () => {
  const [base, revision] = [versions(bundle(() => {}, "frozen")), versions(bundle(breaking, "frozen"))];
  const excused = await judge(base, revision, [exception]);
  expect(excused).toMatchObject({ versions: [{ breaks: false, changes: [{ exception: "Because." }] }], unused: [] });
  for (const other of [{ version: "v2" }, { change: "response-property-removed" }, { place: "File.size" }]) {
    const { versions: judged, unused } = await judge(base, revision, [{ ...exception, ...other }]);
    expect([judged[0]?.breaks, unused.length]).toEqual([true, 1]);
  }
});

test("an exception that the base has come to hold is unused, and breaks nothing", async () => {
  const released = versions(bundle(breaking, "frozen"));
  expect(await judge(released, released, [exception])).toMatchObject({
    versions: [{ breaks: false }],
    unused: [exception],
  });
});

test("a new version is compared with nothing; one that has gone breaks, unless it is excused by its message", async () => {
  const [none, some] = [new Map<string, Bundle>(), versions(bundle(() => {}, "supported"))];
  expect((await judge(none, some, [])).versions).toMatchObject([{ is: "new", changes: [], breaks: false }]);
  expect((await judge(some, none, [])).versions).toMatchObject([{ is: "removed", breaks: true }]);
  const excuse = {
    version: "v1",
    change: "api-version-removed",
    message: "removed the API version v1",
    reason: "Off.",
  };
  expect((await judge(some, none, [excuse])).versions).toMatchObject([{ is: "removed", breaks: false }]);
});
