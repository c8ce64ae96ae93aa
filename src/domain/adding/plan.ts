import type { Place } from './pasted'

/** A gateway as far as it decides who is asked. */
export interface KnownGateway {
  id: number
  host: string
  project_id: string
  instance_id: string
}

/** Where a task goes. `place`: to no gateway that is known, its place is the one of that index. */
export type Target =
  { kind: 'gateway'; id: number } | { kind: 'place'; index: number } | { kind: 'file' } | { kind: 'nowhere' }

export interface Planned {
  target: Target
  /** It goes to another gateway than the chosen one, because it names that one's place. */
  isElsewhere: boolean
}

export interface Plan {
  /** One for each wish, in their order. */
  planned: Planned[]
  /** The places that no gateway has, once each, in the order in which they came. */
  places: Place[]
}

/**
 * Decides for each named task which gateway it goes to: the one whose place it names, else the chosen one. Answers from
 * files need none: whether the chosen gateway knows their task is for the ledger to say.
 */
export function planAdding(
  wishes: readonly { place: Place | null; isFromFile: boolean }[],
  gateways: readonly KnownGateway[],
  chosen: number | null
): Plan {
  const places: Place[] = []
  const indexes = new Map<string, number>()
  const targetOf = (place: Place | null, isFromFile: boolean): Target => {
    const owner = place === null ? null : gatewayAt(place, gateways, chosen)
    if (owner !== null) return { kind: 'gateway', id: owner }
    if (isFromFile) return { kind: 'file' }
    if (place === null) return chosen === null ? { kind: 'nowhere' } : { kind: 'gateway', id: chosen }
    const key = `${place.host ?? ''} ${place.project_id} ${place.instance_id}`
    const index = indexes.get(key) ?? places.push(place) - 1
    indexes.set(key, index)
    return { kind: 'place', index }
  }
  const planned = wishes.map(({ place, isFromFile }): Planned => {
    const target = targetOf(place, isFromFile)
    return { target, isElsewhere: target.kind === 'gateway' && target.id !== chosen && chosen !== null }
  })
  return { planned, places }
}

/** A place without a host fits any gateway of its project and instance: the chosen one, else the only one. */
function gatewayAt(place: Place, gateways: readonly KnownGateway[], chosen: number | null): number | null {
  const fitting = gateways.filter(
    ({ host, project_id, instance_id }) =>
      (place.host === null || host === place.host) &&
      project_id === place.project_id &&
      instance_id === place.instance_id
  )
  const preferred = fitting.find(({ id }) => id === chosen) ?? fitting[0]
  return preferred === undefined || (place.host === null && fitting.length > 1 && preferred.id !== chosen)
    ? null
    : preferred.id
}
