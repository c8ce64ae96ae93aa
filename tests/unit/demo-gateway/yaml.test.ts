import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument } from '@domain/documents/parse'
import { yamlText } from '../../../src/demo-gateway/export/yaml'
import type { Json } from '../../../src/demo-gateway/json'

describe('YAML', () => {
  it('is written in block style', () => {
    const value = {
      swagger: '2.0',
      info: { title: '订单 service', version: 'true' },
      list: [{ a: 1, b: [] }, ['x', {}], 'no'],
      '/a/{b}': null
    }
    expect(yamlText(value)).toBe(
      [
        'swagger: "2.0"',
        'info:',
        '  title: 订单 service',
        '  version: "true"',
        'list:',
        '  - a: 1',
        '    b: []',
        '  - - x',
        '    - {}',
        '  - "no"',
        '"/a/{b}": null',
        ''
      ].join('\n')
    )
  })

  it('reads back as what was written', () => {
    const text = fc.string({ unit: 'binary' })
    const json = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.constantFrom(
          '',
          ' ',
          'null',
          'Yes',
          '~',
          '- a',
          'a: b',
          '#',
          "'",
          '2020-01-01',
          '0x1f',
          '1e3',
          '\u0085'
        ),
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value')),
        fc.dictionary(text, tie('value'), { noNullPrototype: true })
      )
    })).value
    fc.assert(
      fc.property(json, (value) => {
        const parsed = parseDocument(yamlText({ value }))
        expect(parsed).toMatchObject({ ok: true, type: 'yaml' })
        if (parsed.ok) expect(JSON.stringify(parsed.value)).toBe(JSON.stringify({ value }))
      })
    )
  })
})
