const smallestBlockBytes = 4096
const largestBlockBytes = 1 << 20
const bytesPerTurn = 8 << 20

/**
 * Collects a body up to `limit` bytes. Chunks are copied into blocks, so that a server that sends
 * one byte at a time costs no more memory than one that does not.
 */
export class CappedBody {
  readonly #limit: number
  readonly #blocks: Uint8Array<ArrayBuffer>[] = []
  #used = 0
  #size = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Takes what fits; false when something did not. */
  push(chunk: Uint8Array): boolean {
    const taken = chunk.subarray(0, this.#limit - this.#size)
    for (let from = 0; from < taken.byteLength;) from += this.#fill(taken.subarray(from))
    return taken.byteLength === chunk.byteLength
  }

  /**
   * The bytes in one buffer of their exact length; the collector is empty afterwards.
   * Joining gives way to other work every few megabytes: the caller's thread also serves the window.
   */
  async take(): Promise<ArrayBuffer> {
    const blocks = this.#blocks.splice(0)
    const [first] = blocks
    if (first !== undefined && first.byteLength === this.#size) return first.buffer
    const whole = new Uint8Array(this.#size)
    let at = 0
    for (const block of blocks) {
      const rest = whole.subarray(at)
      rest.set(block.subarray(0, rest.byteLength))
      at += block.byteLength
      if (at % bytesPerTurn < block.byteLength) await new Promise((resolve) => setImmediate(resolve))
    }
    return whole.buffer
  }

  #fill(bytes: Uint8Array): number {
    let block = this.#blocks.at(-1)
    if (block === undefined || this.#used === block.byteLength) {
      // Most bodies come in one chunk: its block is the body then.
      const wanted = this.#size === 0 ? bytes.byteLength : Math.max(this.#size, smallestBlockBytes)
      block = new Uint8Array(Math.min(wanted, largestBlockBytes))
      this.#blocks.push(block)
      this.#used = 0
    }
    const fitting = bytes.subarray(0, block.byteLength - this.#used)
    block.set(fitting, this.#used)
    this.#used += fitting.byteLength
    this.#size += fitting.byteLength
    return fitting.byteLength
  }
}
