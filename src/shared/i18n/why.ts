/** Failures of TLS that are not about a certificate of the server's. */
export function isNoTls(why: string | number | undefined): boolean {
  return why === 'not_tls' || why === 'client_certificate'
}
