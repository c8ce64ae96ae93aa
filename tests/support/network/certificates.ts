import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The certificates of tests/fixtures/tls, see the README there. A built suite is told where they lie. */
const folder = process.env['TLS_FIXTURES'] ?? join(import.meta.dirname, '../../fixtures/tls')

export const serverCertificates = [
  'good',
  'expired',
  'future',
  'wrong-host',
  'client-only',
  'self-signed',
  'impostor',
  'by-server',
  'of-constrained',
  'too-deep',
  'of-lapsed',
  'in-ring'
] as const
export type ServerCertificate = (typeof serverCertificates)[number]

/** A certificate file as text. */
export function certificate(
  name: ServerCertificate | 'root' | 'intermediate' | 'constrained' | 'expired-root' | 'lapsed-root'
): string {
  return readFileSync(join(folder, `${name}.pem`), 'utf8')
}

/** The key that belongs to every server's certificate. */
export function serverKey(): string {
  return readFileSync(join(folder, 'key.pem'), 'utf8')
}
