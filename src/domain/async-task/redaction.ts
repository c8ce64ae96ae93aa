import { decodeAnswer } from './decode-answer'
import type { Finding } from './findings'
import { findSecrets, type Secret, type SecretKind } from './find-secrets'

/** A part of a stored body that stands for a secret: bytes from `start` up to, not including, `end`. */
export interface RedactedRange {
  start: number
  end: number
  kind: SecretKind
}

export interface Redacted {
  bytes: Uint8Array
  /** In the order of the bytes; positions in `bytes`. */
  ranges: RedactedRange[]
}

const placeholder = new TextEncoder().encode('[redacted]')

/**
 * The body as it may be stored. A 2xx body is returned as it is: the service echoes credentials in errors only. In any
 * other body each value of a credential becomes `[redacted]`; all other bytes stay. Without a status (a file) a body is
 * treated as an error unless it decodes as a task or a creation answer. Redacting twice changes nothing.
 */
export function redact(bytes: Uint8Array, http_status: number | null): Redacted {
  if (!mayEcho(bytes, http_status)) return { bytes, ranges: [] }
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  const secrets = findSecrets(isUtf16 ? lowBytes(bytes) : bytes)
  if (secrets.length === 0) return { bytes, ranges: [] }
  return isUtf16
    ? replace(bytes, secrets.map(toUtf16), interleave(placeholder))
    : replace(bytes, secrets, placeholder)
}

/** The finding that belongs to a redacted body; null when nothing was replaced. At most a hundred ranges are named. */
export function redactionFinding(ranges: readonly RedactedRange[]): Finding | null {
  if (ranges.length === 0) return null
  const named = ranges.slice(0, 100).map(({ start, end, kind }) => `${kind} ${start}-${end}`)
  return { code: 'redaction.applied', params: { count: ranges.length, ranges: named.join(', ') } }
}

function mayEcho(bytes: Uint8Array, http_status: number | null): boolean {
  if (http_status !== null) return http_status < 200 || http_status >= 300
  const { kind } = decodeAnswer({ bytes, http_status, requestedTaskId: null })
  return kind !== 'task' && kind !== 'created'
}

function replace(bytes: Uint8Array, secrets: readonly Secret[], filler: Uint8Array): Redacted {
  const hidden = secrets.reduce((sum, { start, end }) => sum + end - start, 0)
  const stored = new Uint8Array(bytes.length - hidden + secrets.length * filler.length)
  const ranges: RedactedRange[] = []
  let from = 0
  let to = 0
  for (const { start, end, kind } of secrets) {
    stored.set(bytes.subarray(from, start), to)
    to += start - from
    stored.set(filler, to)
    ranges.push({ start: to, end: to + filler.length, kind })
    to += filler.length
    from = end
  }
  stored.set(bytes.subarray(from), to)
  return { bytes: stored, ranges }
}

/** ASCII seen through UTF-16LE: the secrets and their marks are ASCII, so the low bytes show them. */
function lowBytes(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(2).filter((_, index) => index % 2 === 0)
}

function toUtf16({ start, end, kind }: Secret): Secret {
  return { start: 2 + start * 2, end: 2 + end * 2, kind }
}

function interleave(ascii: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: ascii.length * 2 }, (_, index) =>
    index % 2 === 0 ? (ascii[index / 2] ?? 0) : 0
  )
}
