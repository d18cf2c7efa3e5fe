import type { Operation } from "../../operations.js";
import type { Answer } from "../answer/answer.js";
import { InvalidInputError } from "../errors/index.js";
import { jsonOf } from "../input/check-json.js";
import { callOptions, checkOptions, limitsOf, uploadOptions } from "../input/check-options.js";
import { segmentOf } from "../input/check-url.js";
import { splitQuery } from "../input/query.js";
import type { CallDefaults, Send } from "../transport/call.js";
import type { RateGate } from "../transport/rate-gate.js";
import { multipartOf, type UploadOptions } from "./multipart.js";

/** A method of a resource; its arguments are looked at when it is called. */
export type Method = (...args: unknown[]) => unknown;

/** An operation that is ready to be called. */
export interface Prepared {
  operation: Operation;
  /** How many path parameters come before the other arguments. */
  parameterCount: number;
  /**
   * Sends the operation with the arguments of its method: path parameters in their order, then body and query in one
   * object if it has any, then options.
   *
   * @throws InvalidInputError for arguments that cannot be sent as they are, before anything is sent; and every other
   * error of a call
   */
  call(args: readonly unknown[], gate?: RateGate): Promise<Answer>;
}

/** Makes the operations of one client ready. */
export function createPrepare(send: Send, { baseUrl, headers, limits, init }: CallDefaults) {
  return (operation: Operation): Prepared => {
    const { method, path, idempotent = false, body: contentType, query: names, file } = operation;
    const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
    const [start, ...between] = path.split(/\{\w+\}/);
    const parameterCount = parameters.length;
    const optionsAt = contentType || names ? parameterCount + 1 : parameterCount;

    return {
      operation,
      parameterCount,
      async call(args, gate) {
        if (args.length > optionsAt + 1) {
          throw new InvalidInputError(`There are at most ${optionsAt + 1} arguments; got ${args.length}.`);
        }
        const { [optionsAt]: options = {} } = args as UploadOptions[];
        checkOptions(options, file ? uploadOptions : callOptions);
        const segments = between.map((text, at) => segmentOf(parameters[at] ?? "", args[at]) + text);
        const given = args[parameterCount];
        const [query, input] = names ? splitQuery(given, names, !contentType) : ["", given];
        const content = file
          ? multipartOf(input, file, options)
          : { contentType, body: contentType && jsonOf(input, "The body") };

        const answer = await send({
          method,
          url: baseUrl + start + segments.join("") + query,
          headers: headers.of(options, content.contentType),
          body: content.body,
          idempotent,
          signal: options.signal,
          limits: limitsOf(options, limits, operation),
          init,
          gate,
        });
        if (answer.error) throw answer.error;
        return answer;
      },
    };
  };
}
