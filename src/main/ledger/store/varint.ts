/** Unsigned integers up to 2^53, seven bits a byte, lowest first; all but the last byte have the high bit set. */
export class VarintReader {
  constructor(
    readonly bytes: Buffer,
    public at = 0
  ) {}

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length
  }

  /** Throws a RangeError when the bytes end inside a number or the number is too large. */
  next(): number {
    let value = 0
    for (let factor = 1; factor <= Number.MAX_SAFE_INTEGER; factor *= 128) {
      const byte = this.bytes[this.at++]
      if (byte === undefined) break
      value += (byte & 127) * factor
      if (byte < 128) return value
    }
    throw new RangeError('broken varint')
  }
}

/** Bytes that grow: varints and copies of other buffers. */
export class ByteWriter {
  private bytes = Buffer.allocUnsafe(1024)
  private length = 0

  varint(value: number): void {
    this.reserve(8)
    let rest = value
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.bytes[this.length++] = (rest % 128) | 128
    this.bytes[this.length++] = rest
  }

  append(source: Buffer, start: number, end: number): void {
    this.reserve(end - start)
    source.copy(this.bytes, this.length, start, end)
    this.length += end - start
  }

  /** A view, not a copy. */
  finish(): Buffer {
    return this.bytes.subarray(0, this.length)
  }

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + count))
    this.bytes.copy(larger, 0, 0, this.length)
    this.bytes = larger
  }
}
