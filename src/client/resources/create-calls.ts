import type { Operation } from "../../operations.js";
import type { Answer } from "../answer/answer.js";
import { InvalidInputError } from "../errors/index.js";
import { jsonOf } from "../input/check-json.js";
import { callOptions, checkOptions, limitsOf, uploadOptions } from "../input/check-options.js";
import { fillPath, parametersOf } from "../input/check-url.js";
import { splitQuery } from "../input/query.js";
import type { CallDefaults, Send } from "../transport/call.js";
import type { RateGate } from "../transport/rate-gate.js";
import { multipartOf, type UploadOptions } from "./multipart.js";

/** A method of a resource; its arguments are looked at when it is called. */
export type Method = (...args: unknown[]) => unknown;

/**
 * Sends an operation as its table says, with the arguments of its method: path parameters in their order, then body and
 * query in one object if it has any, then options.
 *
 * @throws InvalidInputError for arguments that cannot be sent as they are, before anything is sent; and every other error
 * of a call
 */
export type Calls = (operation: Operation, args: readonly unknown[], gate?: RateGate) => Promise<Answer>;

/** What sends the operations of one client. */
export function createCalls(send: Send, { baseUrl, headers, limits, init }: CallDefaults): Calls {
  return async ({ method, path, idempotent = false, body: contentType, query: names, file }, args, gate) => {
    const parameters = parametersOf(path);
    const at = parameters.length;
    const last = contentType || names ? at + 1 : at;
    if (args.length > last + 1) {
      throw new InvalidInputError(`There are at most ${last + 1} arguments; got ${args.length}.`);
    }
    const { [last]: options = {} } = args as UploadOptions[];
    checkOptions(options, file ? uploadOptions : callOptions);
    const url = baseUrl + fillPath(path, Object.fromEntries(parameters.map((name, index) => [name, args[index]])));
    const [query, input] = names ? splitQuery(args[at], names, !contentType) : ["", args[at]];
    const content = file
      ? multipartOf(input, file, options)
      : { contentType, body: contentType && jsonOf(input, "The body") };

    const answer = await send({
      method,
      url: url + query,
      headers: headers.of(options, content.contentType),
      body: content.body,
      idempotent,
      signal: options.signal,
      limits: limitsOf(options, limits),
      init,
      gate,
    });
    if (answer.error) throw answer.error;
    return answer;
  };
}
