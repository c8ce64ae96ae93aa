import { decodeAnswer } from '@domain/async-task/decode-answer'
import { readListing } from '@domain/starting/listing'
import type { GatewayListing } from '@shared/contract/starting'
import { ok, type Result } from '@shared/result'
import type { Access } from '../api/access'
import type { Answer, ApigClient, ListPage } from '../api/client'
import type { AccessOf } from './gateway-access'
import { admitted } from './admission'
import { beginning } from './connection-verdict'

export interface ListDeps {
  client: ApigClient
  accessOf: AccessOf
}

const pageSize = 500
/** A gateway has at most 1,500 groups (vendor's quotas); a service that never ends its list is left there. */
const mostPages = 10

/** The gateway's API groups, by name. Whatever keeps them from being listed is a value: ids can be typed by hand. */
export function listGroups(
  deps: ListDeps,
  { gatewayId }: { gatewayId: number }
): Promise<Result<GatewayListing>> {
  return list(deps, gatewayId, 'groups', (access, page, signal) =>
    deps.client.listGroups(access, page, signal)
  )
}

/** The gateway's environments, by name. */
export function listEnvironments(
  deps: ListDeps,
  { gatewayId }: { gatewayId: number }
): Promise<Result<GatewayListing>> {
  return list(deps, gatewayId, 'envs', (access, page, signal) =>
    deps.client.listEnvironments(access, page, signal)
  )
}

async function list(
  { accessOf }: ListDeps,
  gatewayId: number,
  member: 'groups' | 'envs',
  ask: (access: Access, page: ListPage, signal: AbortSignal) => Promise<Answer>
): Promise<Result<GatewayListing>> {
  const rows = new Map<string, { id: string; name: string }>()
  let offset = 0
  for (let page = 0; page < mostPages; page += 1) {
    const { signal } = new AbortController()
    const asked = await admitted(accessOf, gatewayId, signal, (access) =>
      ask(access, { offset, limit: pageSize }, signal)
    )
    if (!asked.ok) return asked
    if (typeof asked.value === 'string') return ok(refusal({ failureCode: asked.value }))
    const listed = pageOf(asked.value, member)
    if ('kind' in listed) return ok(listed)
    for (const row of listed.rows) rows.set(row.id, row)
    offset += listed.rows.length
    const isLast = listed.rows.length === 0 || offset >= (listed.total ?? offset)
    if (isLast) return ok(sorted(rows, false))
  }
  return ok(sorted(rows, true))
}

function pageOf({ bytes, http_status, failure }: Answer, member: 'groups' | 'envs') {
  if (failure !== null) return refusal({ http_status, failureCode: failure.code })
  const listed = http_status === 200 ? readListing(new Uint8Array(bytes ?? []), member) : null
  if (listed !== null) return listed
  const decoded = decodeAnswer({ bytes: beginning(bytes), http_status, requestedTaskId: null })
  const { error_code = null, error_msg = null } = decoded.kind === 'error' ? decoded.error : {}
  return refusal({ http_status, error_code, error_msg })
}

type Refusal = Extract<GatewayListing, { kind: 'refused' }>

function refusal(known: Partial<Refusal>): Refusal {
  return {
    kind: 'refused',
    http_status: null,
    error_code: null,
    error_msg: null,
    failureCode: null,
    ...known
  }
}

function sorted(rows: ReadonlyMap<string, { id: string; name: string }>, isCut: boolean): GatewayListing {
  return {
    kind: 'listed',
    rows: [...rows.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    isCut
  }
}
