/** An entry of a table of reasons; undefined for a reason that it does not know. */
export function lookUp<T>(table: Record<string, T>, key: string | number | undefined): T | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined
}

/** Failures of TLS that are not about a certificate of the server's. */
export function isNoTls(why: string | number | undefined): boolean {
  return why === 'not_tls' || why === 'client_certificate'
}
