import { canonicalText } from '@domain/documents/text/canonical-text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

function nested(depth: number): unknown {
  return JSON.parse(`${'{"b":[1,'.repeat(depth)}1${'],"a":2}'.repeat(depth)}`)
}

/** Objects with their names in order, all the way down. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member)]))
}

describe('the text of a value', () => {
  it('is what JSON lays out, in the order that was kept', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalText(value, 'kept_order')).toBe(JSON.stringify(value, null, 2))
      })
    )
  })

  it('has sorted names otherwise', () => {
    // Names made of digits come first in any object of JavaScript's, in the order of their numbers.
    const name = fc.string().filter((each) => !/^\d+$/.test(each))
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'medium' },
        fc.constantFrom(1, 'a', null, true),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(name, tie('value'), { maxKeys: 4 })
      )
    }))
    fc.assert(
      fc.property(value, (each) => {
        expect(canonicalText(each, 'sorted_keys')).toBe(JSON.stringify(sorted(each), null, 2))
      })
    )
  })

  it('has numbers as names in the order of texts', () => {
    expect(canonicalText({ '9': 1, '10': 2 }, 'sorted_keys')).toBe('{\n  "10": 2,\n  "9": 1\n}')
  })

  it.each(['kept_order', 'sorted_keys'] as const)(
    'of any depth is written: %s',
    (layout) => {
      const text = canonicalText(nested(50_000), layout)
      expect(JSON.parse(text)).toBeDefined()
      // Indented no further at some depth: the text does not grow with its square.
      expect(text.length).toBeLessThan(300_000 * 1100)
      expect(canonicalText(nested(2), layout)).toBe(
        JSON.stringify(layout === 'kept_order' ? nested(2) : sorted(nested(2)), null, 2)
      )
    },
    30_000
  )
})
