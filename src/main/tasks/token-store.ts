import type { GatewayRow } from '@shared/contract/gateway'

/** Tokens by gateway, kept outside the ledger. */
export interface TokenStore {
  /** null: there is none, or it can no longer be decrypted (`state` tells which). */
  get(gatewayId: number): Promise<string | null>
  /** `this_run`: the system cannot encrypt here, the token lives in memory until the app quits. */
  set(gatewayId: number, token: string): Promise<'stored' | 'this_run'>
  state(gatewayId: number): GatewayRow['token']
  remove(gatewayId: number): Promise<void>
}
