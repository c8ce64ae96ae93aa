import { describe, expect, it } from 'vitest'
import { copyInTurns } from '../../../src/main/polling/copy-in-turns'

describe('copyInTurns', () => {
  it.each([0, 1, 4 << 20, (4 << 20) + 1, 9_000_000])(
    'copies %i bytes and leaves the original',
    async (size) => {
      const bytes = Uint8Array.from({ length: size }, (_, i) => i % 251)
      const copy = await copyInTurns(bytes.buffer)
      expect(Buffer.from(copy).equals(bytes)).toBe(true)
      expect(copy).not.toBe(bytes.buffer)
      expect(bytes.byteLength).toBe(size)
    }
  )

  it('lets other work run while it copies a large one', async () => {
    const order: string[] = []
    const copying = copyInTurns(new ArrayBuffer(64 << 20)).then(() => order.push('copied'))
    setImmediate(() => order.push('other work'))
    await copying
    expect(order).toEqual(['other work', 'copied'])
  })
})
