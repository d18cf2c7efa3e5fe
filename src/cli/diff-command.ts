import { Command, Option } from "commander";
import { type ApiVersion, apiVersions } from "../api-versions.js";

type Format = "text" | "markdown" | "json";

/** `extend-contract diff` */
export function diffCommand(): Command {
  return new Command("diff")
    .description("tell what to mind when moving from one API version to another")
    .argument("<from>", `the version to move from: ${Object.keys(apiVersions).join(", ")}`)
    .argument("<to>", "the version to move to")
    .addOption(new Option("--format <format>", "how to print it").choices(["text", "markdown", "json"]).default("text"))
    .addHelpText(
      "after",
      "\nVersions that are not neighbours are compared step by step.\n" +
        "Ends with 0 when it has printed the differences, also when there are none; 2 when it cannot.",
    )
    .action(async (from: ApiVersion, to: ApiVersion, { format }: { format: Format }) => {
      const { compareVersions, diffToMarkdown, diffToText } = await import("../diff/index.js");
      const diff = await compareVersions(from, to);
      const print = { text: diffToText, markdown: diffToMarkdown, json: toJson }[format];
      process.stdout.write(print(diff));
    });
}

function toJson(diff: unknown): string {
  return `${JSON.stringify(diff, null, 2)}\n`;
}
