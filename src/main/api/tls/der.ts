/** One value of DER (X.690): its tag, and where its content lies. */
export interface DerValue {
  tag: number
  content: Uint8Array
  /** With tag and length. */
  whole: Uint8Array
}

/** The values that follow each other in `bytes`. Throws a RangeError on what is not DER. */
export function derValues(bytes: Uint8Array): DerValue[] {
  const values: DerValue[] = []
  for (let at = 0; at < bytes.byteLength;) {
    const { from, length } = lengthAt(bytes, at + 1)
    const end = from + length
    if (end > bytes.byteLength) throw new RangeError('the value is longer than what holds it')
    values.push({ tag: bytes[at] ?? 0, content: bytes.subarray(from, end), whole: bytes.subarray(at, end) })
    at = end
  }
  return values
}

function lengthAt(bytes: Uint8Array, at: number): { from: number; length: number } {
  const first = bytes[at]
  if (first === undefined) throw new RangeError('the length is missing')
  if (first < 0x80) return { from: at + 1, length: first }
  const count = first & 0x7f
  if (count === 0 || count > 4 || at + count >= bytes.byteLength) throw new RangeError('no such length')
  let length = 0
  for (let i = 1; i <= count; i += 1) length = length * 256 + (bytes[at + i] ?? 0)
  return { from: at + 1 + count, length }
}

/** The content of an OBJECT IDENTIFIER in dotted notation. */
export function dottedOid(content: Uint8Array): string {
  const numbers: number[] = []
  let number = 0
  for (const byte of content) {
    number = number * 128 + (byte & 0x7f)
    if (byte >= 0x80) continue
    if (numbers.length === 0) {
      const first = Math.min(Math.floor(number / 40), 2)
      numbers.push(first, number - first * 40)
    } else numbers.push(number)
    number = 0
  }
  return numbers.join('.')
}
