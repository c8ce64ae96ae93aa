import { expect, it } from 'vitest'
import { icoFile } from '../../../scripts/packaging/ico-file'

it('points at each picture and writes 256 pixels as 0', () => {
  const small = Buffer.from('small')
  const large = Buffer.from('larger')
  const file = icoFile([
    { size: 16, png: small },
    { size: 256, png: large }
  ])
  expect([file.readUInt16LE(0), file.readUInt16LE(2), file.readUInt16LE(4)]).toEqual([0, 1, 2])
  const entryAt = (at: number): unknown => ({
    side: file.readUInt8(at),
    content: file
      .subarray(file.readUInt32LE(at + 12))
      .subarray(0, file.readUInt32LE(at + 8))
      .toString()
  })
  expect(entryAt(6)).toEqual({ side: 16, content: 'small' })
  expect(entryAt(22)).toEqual({ side: 0, content: 'larger' })
})
