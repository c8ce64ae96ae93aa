import { findInJson } from './json-places'
import { parseWith, withoutMark, type ParsedDocument } from './parse'
import { createLineIndex, type Path, type Place, type Places } from './places'
import { createYamlPlaces } from './yaml-places'

/** A parsed document that can tell where its values stand in the text. */
export interface LocatedDocument {
  parsed: ParsedDocument
  /** Nothing is found in a document that could not be parsed: every place is its beginning. */
  locate(paths: readonly Path[]): Places
}

/** Reads a document as `parseDocument` does, and remembers the text's places. */
export function parseLocated(text: string): LocatedDocument {
  const content = withoutMark(text)
  const yaml = createYamlPlaces(content)
  const parsed = parseWith(content, yaml.listener)
  return {
    parsed,
    locate(paths) {
      const placeAt = createLineIndex(content)
      if (!parsed.ok) return { places: paths.map(() => placeAt(0)), duplicateKeys: [] }
      const { offsets, duplicates } =
        parsed.type === 'json'
          ? findInJson(content, paths)
          : { offsets: yaml.find(parsed.value, paths), duplicates: yaml.duplicates(parsed.value) }
      return {
        places: offsets.map(placeAt),
        duplicateKeys: duplicates.map(({ path, offset }) => ({ path, place: placeAt(offset) }))
      }
    }
  }
}

/** Where a text stops being JSON, as far as the engine tells; null when it is JSON. */
export function jsonErrorPlace(text: string): Place | null {
  const content = withoutMark(text)
  try {
    JSON.parse(content)
    return null
  } catch (error) {
    const told = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    return createLineIndex(content)(told === undefined ? content.length : Number(told))
  }
}
