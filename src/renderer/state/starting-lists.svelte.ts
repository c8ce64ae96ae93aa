import type { Api } from '@shared/contract'
import type { GatewayListing } from '@shared/contract/starting'
import type { AppError } from '@shared/result'

/** The groups and environments of one gateway, as far as it lists them; only the latest gateway's answer counts. */
export class GatewayLists {
  groups: GatewayListing | null = $state.raw(null)
  environments: GatewayListing | null = $state.raw(null)
  isLoading = $state(false)
  error: AppError | null = $state.raw(null)
  readonly #api: Api
  #gatewayId = 0

  constructor(api: Api) {
    this.#api = api
  }

  /** Asks a gateway. The demo gateway is started first: it runs inside the app, and only when it is wanted. */
  async load(gatewayId: number, isDemo: boolean, withEnvironments: boolean): Promise<void> {
    this.#gatewayId = gatewayId
    this.groups = null
    this.environments = null
    this.error = null
    this.isLoading = true
    if (isDemo) await this.#api.request('demo.start', undefined)
    const [groups, environments] = await Promise.all([
      this.#api.request('starting.groups', { gatewayId }),
      withEnvironments ? this.#api.request('starting.environments', { gatewayId }) : null
    ])
    if (gatewayId !== this.#gatewayId) return
    this.isLoading = false
    if (groups.ok) this.groups = groups.value
    else this.error = groups.error
    if (environments?.ok) this.environments = environments.value
  }
}

/** The name of an id in a list; null when the list does not have it. */
export function nameIn(listing: GatewayListing | null, id: string): string | null {
  if (listing?.kind !== 'listed') return null
  return listing.rows.find((row) => row.id === id)?.name ?? null
}

/** Whether an id can be sent: what the service's ids look like, and nothing that breaks a request. */
export function isServerId(id: string): boolean {
  return /^[!-~]{1,128}$/.test(id)
}
