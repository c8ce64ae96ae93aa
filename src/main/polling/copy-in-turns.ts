const bytesPerTurn = 4 << 20

/**
 * A copy of the bytes. Copying gives way to other work every few megabytes: the caller's thread also serves the
 * window, and an answer may have 100 of them.
 */
export async function copyInTurns(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const copy = new Uint8Array(bytes.byteLength)
  for (let at = 0; at < bytes.byteLength; at += bytesPerTurn) {
    if (at > 0) await new Promise((resolve) => setImmediate(resolve))
    copy.set(new Uint8Array(bytes, at, Math.min(bytesPerTurn, bytes.byteLength - at)), at)
  }
  return copy.buffer
}
