import { isObject } from '../async-task/field-text'

/** One page of the gateway's groups or environments. */
export interface ListedPage {
  rows: { id: string; name: string }[]
  /** How many there are in all; null when the answer does not say. */
  total: number | null
}

/**
 * What a list call answered (ListApiGroupsV2: `groups`, ListEnvironmentsV2: `envs`); null when it is no such list.
 * An entry without an id cannot be chosen and is left out; one without a name is called by its id.
 */
export function readListing(bytes: Uint8Array, member: 'groups' | 'envs'): ListedPage | null {
  const answer = parsed(bytes)
  if (!isObject(answer)) return null
  const entries = answer[member]
  if (!Array.isArray(entries)) return null
  const rows = entries.flatMap((entry: unknown) => {
    if (!isObject(entry)) return []
    const { id, name } = entry
    if (typeof id !== 'string' || id === '') return []
    return [{ id, name: typeof name === 'string' && name !== '' ? name : id }]
  })
  const { total } = answer
  return { rows, total: typeof total === 'number' ? total : null }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown
  } catch {
    return null
  }
}
