import { findNodeAtLocation, parseTree } from "jsonc-parser";
import { operationAt } from "../../api-versions.js";
import { isObject, type JsonObject } from "../../json.js";
import { differencesOf, own } from "../checks/differences.js";
import { knowsUsageTags, usageTagsKey } from "../checks/effects/usage-tags.js";
import { type RunDescription, runOf } from "../description/run-description.js";
import type { Sender } from "../exchange/create-sender.js";
import { NoAnswerError, StoppedError } from "../exchange/errors.js";
import type { Exchange } from "../exchange/exchange.js";
import type { LeftBehind } from "../report/report.js";
import { buildRequest } from "./build-request.js";
import type { OpenedSession } from "./open-session.js";
import type { Session } from "./session.js";

/**
 * Gives the first run its old name and metadata back, and says what cannot be. Old values of metadata are sent as the
 * text that they came in, since a number that a double cannot hold would come back as another one.
 */
export async function restoreRun(
  { session, first }: OpenedSession,
  send: Sender,
): Promise<Omit<LeftBehind, "created">> {
  try {
    return await restore(session, first, send);
  } catch (error) {
    if (error instanceof NoAnswerError || error instanceof StoppedError) return nothingRestored;
    throw error;
  }
}

/** Deletes what was created and is still there, as after an interruption. */
export async function deleteMade({ made, options }: Session, send: Sender): Promise<void> {
  try {
    await made.removeAll((ask) => send(buildRequest(ask, options)));
  } catch (error) {
    if (!(error instanceof NoAnswerError || error instanceof StoppedError)) throw error;
  }
}

const nothingRestored: Omit<LeftBehind, "created"> = { metadataKeys: [], notRestored: ["name", "metadata"] };

async function restore({ description, options, originalName, otherVersions }: Session, first: Exchange, send: Sender) {
  const { version } = description;
  const before = metadataOf(runOf(version, first.answer.exact));
  const texts = metadataTexts(version, first.answer.text);

  async function read(inVersion = version): Promise<JsonObject | undefined> {
    const { answer } = await send(buildRequest({ version: inVersion }, options));
    return answer.status === 200 ? runOf(inVersion, answer.exact) : undefined;
  }

  async function isRenamed(run: JsonObject): Promise<boolean> {
    if (originalName === undefined) return false;
    const [other] = otherVersions;
    const shown = typeof run.name === "string" || other === undefined ? run : await read(other);
    return shown?.name !== originalName;
  }

  const differs = (now: JsonObject) => (key: string) => differencesOf(own(before, key), own(now, key)).length > 0;
  const isNew = (key: string) => !Object.hasOwn(before, key);

  const run = await read();
  if (!run) return nothingRestored;
  const now = metadataOf(run);
  const members = [
    ...[...texts].filter(([key]) => differs(now)(key)),
    ...Object.keys(now)
      .filter(isNew)
      .map((key) => [key, emptyValue(description, key)] as const),
  ].map(([key, text]) => `${JSON.stringify(key)}: ${text}`);
  const name = (await isRenamed(run)) ? [`"name": ${JSON.stringify(originalName)}`] : [];
  const body = [...name, ...(members.length > 0 ? [`"metadata": {${members.join(", ")}}`] : [])];
  if (body.length > 0) await send(buildRequest({ method: "POST", text: `{${body.join(", ")}}` }, options));

  const restored = await read();
  if (!restored) return nothingRestored;
  const after = metadataOf(restored);
  const wrongName = (await isRenamed(restored)) ? ["name"] : [];
  return {
    metadataKeys: Object.keys(after).filter(isNew),
    notRestored: [...wrongName, ...Object.keys(before).filter(differs(after))],
  };
}

/** A key cannot be removed, only emptied: null takes the least room, and a list of tags has to stay a list. */
function emptyValue(description: RunDescription, key: string): string {
  return key === usageTagsKey && knowsUsageTags(description) ? "[]" : "null";
}

function metadataOf(run: JsonObject | undefined): JsonObject {
  return isObject(run?.metadata) ? run.metadata : {};
}

/** The text of each value in the metadata of a body. */
function metadataTexts(version: RunDescription["version"], text: string): Map<string, string> {
  const envelope = operationAt(version, "workflowRuns", "get").result;
  const root = parseTree(text);
  const metadata = root && findNodeAtLocation(root, [...(envelope === undefined ? [] : [envelope]), "metadata"]);
  return new Map(
    (metadata?.children ?? []).flatMap(({ children: [key, value] = [] }) =>
      key && value ? [[String(key.value), text.slice(value.offset, value.offset + value.length)]] : [],
    ),
  );
}
