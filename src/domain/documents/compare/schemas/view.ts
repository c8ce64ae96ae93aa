import { isObject, type JsonObject } from '../../../async-task/field-text'
import { listOf } from '../../../preflight/reading'
import { inside, type At, type Located } from '../at'
import { refOf, type Document, type References } from '../document'
import { valueKey } from '../equal'

/** A schema as it works: what it takes over through `allOf` is part of it. */
export interface SchemaView {
  readonly at: At
  /** As it stands. */
  readonly schema: JsonObject
  /** Its keywords, those that hold other schemas apart from `items` and the like; of several, the strictest. */
  readonly keywords: JsonObject
  readonly properties: ReadonlyMap<string, Located>
  readonly required: ReadonlySet<string>
  /** Its `allOf`, as it stands; empty without one. */
  readonly parts: readonly Located[]
  /** Where a keyword stands that comes from a part, or that is taken apart; absent: in the schema itself. */
  readonly keywordsAt: ReadonlyMap<string, At>
}

/** One that still takes over what its parts say. */
interface OpenView extends SchemaView {
  readonly properties: Map<string, Located>
  readonly required: Set<string>
  readonly keywordsAt: Map<string, At>
}

/** Keywords that are taken apart into the view's other members. */
const structural = new Set(['allOf', 'properties', 'required', '$ref'])
const strictest = new Map<string, (one: number, other: number) => number>([
  ['minimum', Math.max],
  ['exclusiveMinimum', Math.max],
  ['minLength', Math.max],
  ['minItems', Math.max],
  ['minProperties', Math.max],
  ['maximum', Math.min],
  ['exclusiveMaximum', Math.min],
  ['maxLength', Math.min],
  ['maxItems', Math.min],
  ['maxProperties', Math.min]
])
/** Words and hints of a part are about the part. */
const ofThePart = /^(title|description|example|examples|externalDocs|xml|discriminator|x-.*)$/

/** Whether a keyword says something about the values themselves. */
export function constrains(keyword: string): boolean {
  return !ofThePart.test(keyword)
}

/** More parts of one schema, theirs included, are not taken over: only a document made to be slow has them. */
const mostParts = 1000

/** The views of one document's schemas, each made once. */
export class SchemaViews {
  readonly #document: Document
  readonly #references: References
  readonly #views = new Map<object, SchemaView>()
  /** Without what they take over. */
  readonly #own = new Map<object, SchemaView>()
  readonly #besideReferences = new Map<object, Located>()

  constructor(document: Document, references: References) {
    this.#document = document
    this.#references = references
  }

  /** The view of a schema; null when it is none (`true`, `false`, a reference that leads nowhere). */
  of(schema: Located): SchemaView | null {
    const resolved = this.#resolveSchema(schema)
    const { value } = resolved
    if (!isObject(value)) return null
    const known = this.#views.get(value)
    if (known !== undefined) return known
    const view = this.#make(value, resolved)
    this.#views.set(value, view)
    return view
  }

  resolve(node: Located): Located {
    return this.#references.resolve(node)
  }

  #resolveSchema(schema: Located): Located {
    return this.#besideReference(schema) ?? this.#references.resolve(schema)
  }

  /** OpenAPI 3.1 lets keywords stand beside a reference; they and it both hold. */
  #besideReference({ value, at }: Located): Located | null {
    if (this.#document.format !== '3.1' || refOf(value) === null || !isObject(value)) return null
    const known = this.#besideReferences.get(value)
    if (known !== undefined) return known
    const { $ref, ...beside } = value
    if (!Object.keys(beside).some(constrains)) return null
    const made = { value: { ...beside, allOf: [{ $ref }, ...listOf(beside['allOf'])] }, at }
    this.#besideReferences.set(value, made)
    return made
  }

  /** With its parts, and theirs, each once: a circle of them ends where it began. */
  #make(schema: JsonObject, located: Located): SchemaView {
    const own = this.#ownView(schema, located)
    if (own.parts.length === 0) return own
    const view: OpenView = {
      ...own,
      keywords: Object.assign(new Keywords(), own.keywords),
      properties: new Map(own.properties),
      required: new Set(own.required),
      keywordsAt: new Map(own.keywordsAt)
    }
    const taken = new Set<object>([schema])
    const pending = own.parts.toReversed()
    for (let next = pending.pop(); next !== undefined && taken.size <= mostParts; next = pending.pop()) {
      const part = this.#resolveSchema(next)
      if (!isObject(part.value) || taken.has(part.value)) continue
      taken.add(part.value)
      const partView = this.#ownView(part.value, part)
      takeOver(view, partView)
      for (const inner of partView.parts.toReversed()) pending.push(inner)
    }
    return view
  }

  #ownView(schema: JsonObject, { at, propertiesAt }: Located): SchemaView {
    const known = this.#own.get(schema)
    if (known !== undefined) return known
    const view: SchemaView = {
      at,
      schema,
      keywords: keywordsOf(schema),
      properties: propertiesOf(schema['properties'], at, propertiesAt),
      required: namesIn(schema['required']),
      parts: partsOf(schema['allOf'], at),
      keywordsAt: placesOfStructure(schema, at)
    }
    this.#own.set(schema, view)
    return view
  }
}

/** Inherits no names: a keyword may have any. Those with the same keywords share a shape, which empty prototypes do not. */
class Keywords {
  [keyword: string]: unknown
}
Reflect.deleteProperty(Keywords.prototype, 'constructor')
Object.setPrototypeOf(Keywords.prototype, null)

function keywordsOf(schema: JsonObject): JsonObject {
  const keywords = new Keywords()
  for (const keyword of Object.keys(schema)) {
    if (!structural.has(keyword)) keywords[keyword] = schema[keyword]
  }
  return keywords
}

// Most schemas have no properties, parts and the like: those share what is empty.
const noProperties: ReadonlyMap<string, Located> = new Map()
const noNames: ReadonlySet<string> = new Set()
const noPlaces: ReadonlyMap<string, At> = new Map()

function propertiesOf(
  found: unknown,
  at: At,
  propertiesAt: ReadonlyMap<string, At> | undefined
): ReadonlyMap<string, Located> {
  if (!isObject(found)) return noProperties
  const parent = inside(at, 'properties')
  const properties = new Map<string, Located>()
  for (const name of Object.keys(found)) {
    properties.set(name, { value: found[name], at: propertiesAt?.get(name) ?? inside(parent, name) })
  }
  return properties
}

function namesIn(found: unknown): ReadonlySet<string> {
  return Array.isArray(found) ? new Set(found.filter((name) => typeof name === 'string')) : noNames
}

function partsOf(found: unknown, at: At): Located[] {
  const parent = inside(at, 'allOf')
  return listOf(found).map((value, index) => ({ value, at: inside(parent, index) }))
}

function placesOfStructure(schema: JsonObject, at: At): ReadonlyMap<string, At> {
  let places: Map<string, At> | undefined
  for (const keyword of structural) {
    if (Object.hasOwn(schema, keyword)) (places ??= new Map<string, At>()).set(keyword, at)
  }
  return places ?? noPlaces
}

/**
 * What the schema says itself goes before what its part says; of bounds that both set the strictest counts, and of values
 * that both list those that are in both lists.
 */
function takeOver(view: OpenView, part: SchemaView): void {
  for (const [name, property] of part.properties) {
    if (!view.properties.has(name)) view.properties.set(name, property)
  }
  for (const name of part.required) view.required.add(name)
  for (const [keyword, at] of part.keywordsAt) {
    if (!view.keywordsAt.has(keyword)) view.keywordsAt.set(keyword, at)
  }
  for (const [keyword, value] of Object.entries(part.keywords)) {
    if (!constrains(keyword)) continue
    const own = view.keywords[keyword]
    if (keyword === 'enum' && Array.isArray(own) && Array.isArray(value)) {
      const allowed = new Set(value.map(valueKey))
      view.keywords[keyword] = own.filter((each) => allowed.has(valueKey(each)))
      continue
    }
    const choose = strictest.get(keyword)
    const isStricter =
      choose !== undefined &&
      typeof own === 'number' &&
      typeof value === 'number' &&
      choose(own, value) !== own
    if (own !== undefined && !isStricter) continue
    view.keywords[keyword] = value
    view.keywordsAt.set(keyword, part.at)
  }
}

/** Where a keyword stands; the schema's own place when it has none. */
export function keywordAt(view: SchemaView, keyword: string): At {
  const isThere = keyword in view.keywords || view.keywordsAt.has(keyword)
  return isThere ? inside(view.keywordsAt.get(keyword) ?? view.at, keyword) : view.at
}
