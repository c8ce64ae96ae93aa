import type { Path } from '@domain/documents/places'
import fc from 'fast-check'

/** A node as it is to be written; scalars are given by their text. */
type Shape =
  | { kind: 'scalar'; text: string }
  | { kind: 'list'; style: Style; items: Shape[] }
  | { kind: 'object'; style: Style; members: [name: string, value: Shape][] }
type Style = 'block' | 'flow'

/** A YAML text, and the offset at which its writer put each member's name and each list's item. */
export interface WrittenYaml {
  text: string
  places: { path: Path; offset: number }[]
}

const scalars = [
  ...['word', '~', '12', 'true', "'it''s - a: b'", '"a: b # c"', '"[x, {"', 'http://x:80/y', 'a#b', '-x'],
  ...['!!str 5', '&anchor text', '"two\\\n    lines"', '"- x\n    - y"', "'- x\n\n      - y'"]
]
const blockScalars = [
  '',
  '|\n      - not an item\n      a: no name',
  '>-\n      folded\n\n      - text',
  '# nothing but this'
]

const style = fc.constantFrom<Style[]>('block', 'flow')
const name = fc.constantFrom('a', 'b c', '200', '"q: "', "'s'", '/path/{id}', 'x-y')

const { root } = fc.letrec<{ root: Shape; node: Shape; list: Shape; object: Shape }>((tie) => ({
  root: fc.oneof(tie('list'), tie('object')),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...scalars, ...blockScalars).map((text): Shape => ({ kind: 'scalar', text })),
    tie('list'),
    tie('object')
  ),
  list: fc.record({
    kind: fc.constant('list' as const),
    style,
    items: fc.array(tie('node'), { minLength: 1, maxLength: 4 })
  }),
  object: fc.record({
    kind: fc.constant('object' as const),
    style,
    members: fc.uniqueArray(fc.tuple(name, tie('node')), {
      minLength: 1,
      maxLength: 4,
      selector: ([key]) => key
    })
  })
}))

/** Any such text, written without the parser under test. */
export const writtenYaml: fc.Arbitrary<WrittenYaml> = fc
  .tuple(root, fc.constantFrom('\n', '\r\n'))
  .map(([shape, lineEnd]) => {
    const writer = new Writer(lineEnd)
    writer.write(shape, 0, [], false)
    return { text: writer.text, places: writer.places }
  })

class Writer {
  text = ''
  readonly places: WrittenYaml['places'] = []
  readonly #lineEnd: string

  constructor(lineEnd: string) {
    this.#lineEnd = lineEnd
  }

  /** The cursor stands where the node begins; block nodes end with a line end, flow nodes do not. */
  write(shape: Shape, indent: number, path: Path, inFlow: boolean): void {
    if (shape.kind === 'scalar')
      this.#put(inFlow && isBlockOnly(shape.text) ? 'word' : deeper(shape.text, indent))
    else if (inFlow || shape.style === 'flow') this.#flow(shape, indent, path)
    else if (shape.kind === 'list') this.#blockList(shape.items, indent, path)
    else this.#blockObject(shape.members, indent, path)
    if (!inFlow && !this.text.endsWith(this.#lineEnd)) this.#put('\n')
  }

  #blockList(items: Shape[], indent: number, path: Path): void {
    items.forEach((wanted, index) => {
      if (index > 0) this.#put(`${index === 1 ? '# between\n\n' : ''}${' '.repeat(indent)}`)
      const dash = this.text.length
      // js-yaml gives the items after an inner list that ends with an empty item to the inner list.
      const isEmpty = isNothing(wanted) && (indent === 0 || index < items.length - 1)
      const item: Shape = isNothing(wanted) && !isEmpty ? { kind: 'scalar', text: '~' } : wanted
      this.#put(isEmpty && wanted.text === '' ? '-' : '- ')
      this.places.push({ path: [...path, index], offset: isEmpty ? dash : this.text.length })
      this.write(item, indent + 2, [...path, index], false)
    })
  }

  #blockObject(members: [string, Shape][], indent: number, path: Path): void {
    members.forEach(([key, value], index) => {
      if (index > 0) this.#put(' '.repeat(indent))
      const own = [...path, read(key)]
      this.places.push({ path: own, offset: this.text.length })
      this.#put(`${key}:`)
      if (value.kind === 'scalar' || value.style === 'flow') {
        this.#put(value.kind === 'scalar' && value.text === '' ? '' : ' ')
        this.write(value, indent + 2, own, false)
      } else {
        // A list may stand as far left as the name it belongs to.
        const inner = value.kind === 'list' && index % 2 === 0 ? indent : indent + 2
        this.#put(` # comment\n${' '.repeat(inner)}`)
        this.write(value, inner, own, false)
      }
    })
  }

  #flow(shape: Exclude<Shape, { kind: 'scalar' }>, indent: number, path: Path): void {
    const inner = `\n${' '.repeat(indent + 2)}`
    this.#put(shape.kind === 'list' ? '[' : '{')
    const count = shape.kind === 'list' ? shape.items.length : shape.members.length
    for (let index = 0; index < count; index += 1) {
      if (index > 0) this.#put(index % 2 === 0 ? `,${inner}` : ', ')
      if (shape.kind === 'list') {
        const item = shape.items[index] as Shape
        this.places.push({ path: [...path, index], offset: this.text.length })
        this.write(item, indent + 2, [...path, index], true)
      } else {
        const [key, value] = shape.members[index] as [string, Shape]
        const own = [...path, read(key)]
        this.places.push({ path: own, offset: this.text.length })
        this.#put(`${key.includes('{') ? `"${key}"` : key}: `)
        this.write(value, indent + 2, own, true)
      }
    }
    this.#put(shape.kind === 'list' ? ']' : '}')
  }

  #put(text: string): void {
    this.text += text.replaceAll('\n', this.#lineEnd)
  }
}

function isNothing(shape: Shape): shape is Extract<Shape, { kind: 'scalar' }> {
  return shape.kind === 'scalar' && (shape.text === '' || shape.text.startsWith('#'))
}

/** Texts that cannot stand between brackets. */
function isBlockOnly(text: string): boolean {
  return text === '' || text.startsWith('#') || text.startsWith('|') || text.startsWith('>')
}

/** Lines after the first one, indented below the node. */
function deeper(text: string, indent: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(indent)}`)
}

function read(key: string): string {
  return key.replace(/^(['"])(.*)\1$/, '$2')
}
