import type { Ledger, Source } from "../ledger.js";
import type { Legacy, Old } from "../shapes.js";
import { unknown, unknownText, unknownTime } from "../unknown.js";

const types = ["PDF", "CSV", "IMG", "TXT", "DOCX", "EXCEL", "XML", "HTML"] as const;
const notThere = "The file does not have it.";

/** The files of a run; of the oldest edition, the one file that its own members name. */
export function filesOf(from: Source<Legacy<"WorkflowRun">>, ledger: Ledger): Old<"File">[] {
  const files = from.list("files", upgradeFile);
  const { fileId, fileName, fileUrl, fileMetadata } = from.value;
  if (files) return files;
  if ((fileId ?? fileName ?? fileUrl ?? fileMetadata) == null) return unknown([], "The run names no file.");
  return [onlyFileOf(from, ledger)];
}

export function upgradeFile(from: Source<Legacy<"File">>): Old<"File"> {
  const metadata = from.one("metadata", (it) => it.some("pageCount", "parentSplit"));
  const { createdAt, updatedAt } = from.some("createdAt", "updatedAt");
  return {
    ...from.keep("object", "id", "name"),
    ...from.some("type", "presignedUrl", "parentFileId", "contents"),
    metadata: metadata ?? unknown({}, notThere),
    createdAt: createdAt ?? unknown(unknownTime, notThere),
    updatedAt: updatedAt ?? unknown(unknownTime, notThere),
  };
}

function onlyFileOf(from: Source<Legacy<"WorkflowRun">>, ledger: Ledger): Old<"File"> {
  const { fileId: id, fileName: name, fileUrl: url } = from.some("fileId", "fileName", "fileUrl");
  const type = from.one("fileMetadata", (metadata) => {
    const known = types.find((it) => it === metadata.value.type);
    if (known === undefined) metadata.lose("type", "2025-04-21 lists no such type of file.");
    return known && { type: metadata.take("type") as typeof known };
  });
  const metadata = from.one("fileMetadata", (it) => it.one("details", (details) => details.some("pageCount")));
  const file: Old<"File"> = {
    object: "file",
    id: id ?? unknown(unknownText, "The run does not name it."),
    name: name ?? unknown(unknownText, "The run does not name it."),
    ...type,
    ...(url !== undefined && { presignedUrl: url }),
    metadata: metadata ?? unknown({}, "The run does not name it."),
    createdAt: unknown(unknownTime, notThere),
    updatedAt: unknown(unknownTime, notThere),
  };
  return ledger.comesFrom(file, { presignedUrl: "/fileUrl" });
}
