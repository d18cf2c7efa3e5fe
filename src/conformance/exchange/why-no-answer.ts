/** What Node says of an error of a connection. */
export interface ConnectionError {
  code?: unknown;
  message?: string;
}

/** Why no connection came about at all, which the address may be to blame for; undefined when there was one. */
export function whyUnreachable({ code, message = "" }: ConnectionError): string | undefined {
  if (code === "ECONNREFUSED") return "the connection was refused";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "the host was not found";
  if (/SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF)/.test(String(code))) {
    const remedy = "Node reads more authorities from the file that the environment variable NODE_EXTRA_CA_CERTS names";
    return `its certificate is signed by nobody that Node knows (${message}); ${remedy}`;
  }
  const isElse = /^(EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPROTO|UND_ERR_CONNECT_TIMEOUT)$|CERT|SSL|TLS/.test(
    String(code),
  );
  // fetch itself refuses some ports, such as that of mail.
  return isElse || message === "bad port" ? oneLine(message) : undefined;
}

/** Why an answer did not come, or not to its end. */
export function whyNoAnswer(error: ConnectionError): string {
  const { code, message } = error;
  if (/^HPE_/.test(String(code))) return `what listens there does not speak HTTP (${oneLine(message ?? "")})`;
  return whyUnreachable(error) ?? (oneLine(message ?? "") || String(code ?? "the connection broke"));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
