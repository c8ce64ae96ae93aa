import { createHash } from 'node:crypto'
import { credential as shape, credentialKind, type Credential } from '@shared/contract/credentials'
import type { About, CredentialStore, SecretStore } from '../tasks/credential-store'
import { gatewaySecret } from './secret-store'

/** Credentials by gateway, each one secret of the store; beside it only what may be shown. */
export function createCredentialStore(secrets: SecretStore): CredentialStore {
  /** What was read last of each gateway: a secret is asked for before every request, and hardly ever changes. */
  const known = new Map<number, { secret: string; credential: Credential | null }>()

  return {
    async get(gatewayId) {
      const secret = await secrets.get(gatewaySecret(gatewayId))
      if (secret === null) {
        known.delete(gatewayId)
        return null
      }
      const before = known.get(gatewayId)
      if (before?.secret === secret) return before.credential
      const credential = read(secret)
      known.set(gatewayId, { secret, credential })
      return credential
    },
    async set(gatewayId, credential, keep, place) {
      known.delete(gatewayId)
      const about = { ...aboutOf(credential), ...(place !== undefined && { place }) }
      await secrets.set(gatewaySecret(gatewayId), JSON.stringify(credential), keep, about)
      return this.state(gatewayId)
    },
    state(gatewayId) {
      const name = gatewaySecret(gatewayId)
      const { kind, hint, expires_at } = secrets.about(name)
      return {
        kind: credentialKind.safeParse(kind).data ?? null,
        storage: secrets.storage(name),
        hint: typeof hint === 'string' ? hint : null,
        expiresAt: typeof expires_at === 'number' ? expires_at : null
      }
    },
    owner(gatewayId) {
      const { owner } = secrets.about(gatewaySecret(gatewayId))
      return typeof owner === 'string' ? owner : null
    },
    place(gatewayId) {
      const { place } = secrets.about(gatewaySecret(gatewayId))
      return typeof place === 'string' ? place : null
    },
    move(gatewayId, place) {
      const name = gatewaySecret(gatewayId)
      secrets.describe(name, { ...secrets.about(name), place })
    },
    async remove(gatewayId) {
      known.delete(gatewayId)
      await secrets.remove(gatewaySecret(gatewayId))
    }
  }
}

/** What is no JSON is a token of a file of version 1. null: neither, as another key can make of it. */
function read(secret: string): Credential | null {
  return (
    shape.safeParse(secret.startsWith('{') ? parsed(secret) : { kind: 'token', token: secret }).data ?? null
  )
}

/** The parser's own error repeats a part of the text. */
function parsed(secret: string): unknown {
  try {
    return JSON.parse(secret)
  } catch {
    return null
  }
}

function aboutOf(credential: Credential): About {
  const { kind } = credential
  switch (credential.kind) {
    case 'token':
      return { kind }
    case 'iam_user': {
      const { account, user } = credential
      return { kind, hint: user, owner: digest(['iam_user', account, user]) }
    }
    case 'ak_sk':
    case 'temporary_ak_sk': {
      const { access_key } = credential
      const expires_at = credential.kind === 'ak_sk' ? null : credential.expires_at
      return { kind, hint: ends(access_key), expires_at, owner: digest(['access_key', access_key]) }
    }
  }
}

/** Four characters at each end, of a key that is long enough not to be given away by them. */
function ends(access_key: string): string {
  return access_key.length < 12 ? '…' : `${access_key.slice(0, 4)}…${access_key.slice(-4)}`
}

function digest(parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
