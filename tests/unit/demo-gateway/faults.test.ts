import { describe, expect, it } from 'vitest'
import { alteredAnswers } from '../../../src/demo-gateway/faults/altered-answers'
import { brokenFraming } from '../../../src/demo-gateway/faults/broken-framing'
import { brokenTransport } from '../../../src/demo-gateway/faults/broken-transport'
import { faultNames, isFaultName } from '../../../src/demo-gateway/faults/catalogue'
import { errorAnswers } from '../../../src/demo-gateway/faults/error-answers'
import { foreignAnswers } from '../../../src/demo-gateway/faults/foreign-answers'
import { signatureErrors } from '../../../src/demo-gateway/faults/signature-errors'

describe('the catalogue of faults', () => {
  it('holds every fault, no name used for two', () => {
    const tables = [
      ...[errorAnswers, signatureErrors, foreignAnswers],
      ...[alteredAnswers, brokenTransport, brokenFraming]
    ]
    const names = tables.flatMap((table) => Object.keys(table))
    expect([...faultNames].sort()).toEqual(names.sort())
  })

  it('knows its names and nothing an object has by nature', () => {
    expect(isFaultName('html-502')).toBe(true)
    expect(isFaultName('toString')).toBe(false)
    expect(isFaultName(502)).toBe(false)
  })
})
