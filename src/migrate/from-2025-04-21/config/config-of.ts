import type { Old } from "../../shapes.js";
import type { Source } from "../../source.js";
import { unknown } from "../../unknown.js";

type OldConfig<Type> = Extract<Old<"ProcessorConfig">, { type: Type }>;

/** The settings of a processor run; the least that is allowed where those of 2025-04-21 are not of its type. */
export function configOf<Config, Type extends Old<"ProcessorRun">["type"]>(
  from: Source<Old<"ProcessorRun">>,
  type: Type,
  upgrade: (config: Source<OldConfig<Type>>) => Config,
  least: Config,
): Config {
  const { config } = from.value;
  if (config && "type" in config && config.type !== type) {
    const reason = `The settings are not those of a processor of type ${type}.`;
    from.lose("config", reason);
    return unknown(least, reason);
  }
  const upgraded = from.one("config", (source) => {
    source.skip("type");
    return upgrade(source as unknown as Source<OldConfig<Type>>);
  });
  return (upgraded ?? unknown(least, "The output shows no settings.")) as Config;
}
