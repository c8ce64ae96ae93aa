import { isObject } from '../../async-task/field-text'
import { listOf, objectOf, shownAs, textOf } from '../../preflight/reading'
import { inside, type At, type Located } from './at'
import { isEqual, isEqualSet } from './equal'
import type { Operation, Side } from './operations'
import type { Scope } from './scope'

/** Where callers send their requests. The two formats say it differently; what counts is what comes out. */
export function compareServers(before: Side, after: Side, scope: Scope): void {
  if (isEqualSet(addressesOf(before), addressesOf(after))) return
  const placeOf = ({ root }: Side, member: string): At => (member in root ? inside(null, member) : null)
  if (before.document.format === '2.0' && after.document.format === '2.0') {
    for (const [member, rule] of [
      ['host', 'host-changed'],
      ['basePath', 'base-path-changed'],
      ['schemes', 'schemes-changed']
    ] as const) {
      const [was, is] = [before.root[member], after.root[member]]
      const isSame = Array.isArray(was) ? isEqualSet(was, listOf(is)) : isEqual(was, is)
      if (isSame) continue
      const places = { beforeAt: placeOf(before, member), afterAt: placeOf(after, member) }
      scope.tell(rule, { before: was, after: is, ...places })
    }
    return
  }
  const memberOf = ({ document }: Side): string => (document.format === '2.0' ? 'host' : 'servers')
  scope.tell('servers-changed', {
    before: addressesOf(before),
    after: addressesOf(after),
    beforeAt: placeOf(before, memberOf(before)),
    afterAt: placeOf(after, memberOf(after))
  })
}

/** An operation, or its path, may have addresses of its own. */
export function compareOwnServers(before: Operation, after: Operation, scope: Scope): void {
  const [left, right] = [ownServers(before), ownServers(after)]
  if (left === null && right === null) return
  const { before: sideBefore, after: sideAfter } = scope.comparing
  const was = left === null ? addressesOf(sideBefore) : listedAddresses(left.value)
  const is = right === null ? addressesOf(sideAfter) : listedAddresses(right.value)
  if (isEqualSet(was, is)) return
  const places = { beforeAt: left?.at ?? before.at, afterAt: right?.at ?? after.at }
  scope.tell('servers-changed', { before: was, after: is, ...places })
}

function ownServers(operation: Operation): Located | null {
  const holder = [operation, operation.item].find(({ value }) => Array.isArray(value['servers']))
  return holder === undefined ? null : { value: holder.value['servers'], at: inside(holder.at, 'servers') }
}

/** The addresses an API is offered at; variables have their default, and none listed is the document's own. */
function addressesOf({ document, root }: Side): string[] {
  if (document.format === '2.0') {
    const schemes = listOf(root['schemes']).map(shownAs)
    const rest = `${textOf(root['host'])}${textOf(root['basePath']).replace(/\/$/, '')}`
    return (schemes.length > 0 ? schemes : ['']).map((scheme) => (scheme ? `${scheme}://${rest}` : rest))
  }
  return listedAddresses(root['servers'])
}

function listedAddresses(listed: unknown): string[] {
  const servers = listOf(listed).filter((server) => isObject(server))
  if (servers.length === 0) return ['']
  return servers.map((server) =>
    textOf(server['url'])
      .replace(/\{([^{}]*)\}/g, (written, name: string) => {
        const value = objectOf(objectOf(server['variables'])[name])['default']
        return typeof value === 'string' ? value : written
      })
      .replace(/\/$/, '')
  )
}
