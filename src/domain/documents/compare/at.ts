import type { Path } from '../places'

/** A value of a document and where it stands. */
export interface Located<T = unknown> {
  readonly value: T
  readonly at: At
  /** Where its properties stand, when that is elsewhere: the fields of a swagger 2.0 form. */
  readonly propertiesAt?: ReadonlyMap<string, At>
}

/** A place in a document, from the inside out; null is the document itself. Paths are made only of what is told. */
export type At = { readonly parent: At; readonly step: string | number } | null

/** The place of a member or item inside `parent`. */
export function inside(parent: At, step: string | number): At {
  return { parent, step }
}

/** A place from its steps. */
export function atOf(path: Path): At {
  return path.reduce<At>(inside, null)
}

export function pathOf(at: At): Path {
  const path: (string | number)[] = []
  for (let place = at; place !== null; place = place.parent) path.push(place.step)
  return path.reverse()
}
