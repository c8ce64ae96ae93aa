import type { Report } from './findings'

/** Longest body that is turned into text; a JavaScript string ends at 512 M code units. */
export const maxBodyBytes = 256 * 1024 * 1024

/**
 * The body as text, without its byte order mark; null when it is longer than `maxBodyBytes`. Bytes that are not UTF-8
 * become U+FFFD and are reported: the bytes themselves stay with whoever stores them.
 */
export function readText(bytes: Uint8Array, report: Report): string | null {
  if (bytes.length > maxBodyBytes) {
    report('body.too_large', { bytes: bytes.length, limit: maxBodyBytes })
    return null
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    report('text.utf16')
    return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes.subarray(2))
  }
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  if (hasBom) report('text.bom')
  const text = hasBom ? bytes.subarray(3) : bytes
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text)
  } catch {
    report('text.invalid_utf8')
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(text)
  }
}
