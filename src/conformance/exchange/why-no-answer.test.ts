import { expect, test } from "vitest";
import { whyNoAnswer, whyUnreachable } from "./why-no-answer.js";

test.each([
  [{ code: "ECONNREFUSED" }, "the connection was refused"],
  [{ code: "ENOTFOUND" }, "the host was not found"],
  [{ code: "DEPTH_ZERO_SELF_SIGNED_CERT", message: "self-signed certificate" }, "NODE_EXTRA_CA_CERTS"],
  [{ code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE", message: "unable to verify" }, "NODE_EXTRA_CA_CERTS"],
  [{ code: "ERR_TLS_CERT_ALTNAME_INVALID", message: "not for this\nhost" }, "not for this host"],
  [{ message: "bad port" }, "bad port"],
])("%j is the address or the way there", (error, words) => {
  expect(whyUnreachable(error)).toContain(words);
  expect(whyNoAnswer(error)).toContain(words);
});

test.each([
  [
    { code: "HPE_INVALID_CONSTANT", message: "Expected HTTP/" },
    "what listens there does not speak HTTP (Expected HTTP/)",
  ],
  [{ code: "ECONNRESET", message: "socket\thang up" }, "socket hang up"],
  [{ code: "EPIPE", message: "" }, "EPIPE"],
  [{}, "the connection broke"],
])("%j is what became of a connection", (error, words) => {
  expect(whyUnreachable(error)).toBeUndefined();
  expect(whyNoAnswer(error)).toBe(words);
});
