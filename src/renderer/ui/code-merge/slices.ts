/** Longer than this nothing is done between two frames, in ms. */
const sliceMs = 12

/** Long work in slices, so that the window draws and answers keys between them. */
export class Slices {
  #startedAt = performance.now()

  /** `isLong`: each step takes about as long as a slice. */
  constructor(readonly isLong: boolean) {}

  /** Returns at once while the slice lasts, else in the next frame. */
  async pause(): Promise<void> {
    if (performance.now() - this.#startedAt >= sliceMs) await this.next()
  }

  /** Between two steps that cannot be cut: the next one begins in a frame of its own where steps are long. */
  async step(): Promise<void> {
    await (this.isLong ? this.next() : this.pause())
  }

  /** Goes on in the next frame. */
  async next(): Promise<void> {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    this.#startedAt = performance.now()
  }
}
