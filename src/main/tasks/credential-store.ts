import type { Credential, CredentialState, Keep, SecretStorage } from '@shared/contract/credentials'

/** What may be known about a secret without decrypting it. */
export type About = Record<string, string | number | null>

/** Secrets by name, kept outside the ledger. */
export interface SecretStore {
  /** null: there is none, or it can no longer be decrypted (`storage` tells which). */
  get(name: string): Promise<string | null>
  /** Replaces the secret. Tells where it is now: `this_run` when the system cannot do what was wanted. */
  set(name: string, secret: string, keep: Keep, about?: About): Promise<SecretStorage>
  storage(name: string): SecretStorage
  about(name: string): About
  /** Says something else about the secret; nothing when there is none. */
  describe(name: string, about: About): void
  remove(name: string): Promise<void>
}

/** The credentials of each gateway. */
export interface CredentialStore {
  get(gatewayId: number): Promise<Credential | null>
  /** `place` is where they may be sent. */
  set(gatewayId: number, credential: Credential, keep: Keep, place?: string): Promise<CredentialState>
  state(gatewayId: number): CredentialState
  /**
   * Whose credentials they are, as text that gives nothing away: equal for gateways with the same access key, or the
   * same user of the same account. null: there are none, or a pasted token.
   */
  owner(gatewayId: number): string | null
  /** Where they may be sent; null: there are none, or they were kept before that was written down. */
  place(gatewayId: number): string | null
  /** The gateway is elsewhere now, and its credentials go with it. */
  move(gatewayId: number, place: string): void
  remove(gatewayId: number): Promise<void>
}
