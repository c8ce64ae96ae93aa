import type { RefusalReason } from '@domain/async-task/refusals'
import type { Failure } from '@domain/polling/failure'
import type { Credential, CredentialState, Keep } from '@shared/contract/credentials'
import type { GatewayRow } from '@shared/contract/gateway'
import { keyAuthorizer, tokenAuthorizer, type Access, type Obstacle } from '../api/access'
import { iamEndpointOf } from '@shared/iam-endpoint'
import { IamTokens, type IamToken, type IamUser } from '../api/iam-tokens'
import { keyLockMs, KeyGuard } from '../api/key-guard'
import { verdictOn } from '../api/refusal'
import type { Transport, TransportAnswer } from '../api/transport'
import type { CredentialStore } from './credential-store'

/** How a request is made to carry a gateway's credentials. */
export type Opening = Pick<Access, 'authorize' | 'enter' | 'settle' | 'canRenew'>

/** What of a gateway's profile its credentials depend on. */
export type Place = Pick<GatewayRow, 'id' | 'endpoint' | 'project_id' | 'iam_endpoint'>

export interface GatewayCredentialsDeps {
  store: CredentialStore
  transportFor: (gatewayId: number) => Transport
  userAgent: string
  /** Epoch ms. */
  now: () => number
  /** The service or IAM refused credentials; `owner` is what the gateways that share them have in common. */
  onRefused: (owner: string, reason: Obstacle) => void
}

/** The credentials of every gateway, made ready for requests; and what the services said about them in this run. */
export class GatewayCredentials {
  readonly #deps: GatewayCredentialsDeps
  readonly #iam: IamTokens
  readonly #guard = new KeyGuard()
  /** The end of the token that an IAM user's gateway uses. */
  readonly #tokenEnds = new Map<number, number>()

  constructor(deps: GatewayCredentialsDeps) {
    this.#deps = deps
    this.#iam = new IamTokens(deps)
  }

  /** Makes ready to call a gateway; an IAM user may need a request to IAM for it. Otherwise why it cannot be called. */
  async open(place: Place): Promise<Opening | Obstacle> {
    const { store, now } = this.#deps
    if (this.isElsewhere(place)) return 'no_token'
    const owner = store.owner(place.id)
    const refused = owner === null ? null : this.#guard.refusal(owner)
    if (refused !== null) return refused.reason
    const credential = await store.get(place.id)
    if (credential === null)
      return store.state(place.id).storage === 'unreadable' ? 'token_locked' : 'no_token'
    switch (credential.kind) {
      case 'token':
        return { authorize: tokenAuthorizer(credential.token) }
      case 'iam_user':
        return this.#openUser(place, credential, owner ?? '')
      case 'temporary_ak_sk':
        if (credential.expires_at !== null && credential.expires_at <= now()) return 'credential_expired'
        return this.#openKey(place, credential, owner ?? '')
      case 'ak_sk':
        return this.#openKey(place, credential, owner ?? '')
    }
  }

  /** What may be shown; of an IAM user with the end of its token. */
  state(place: Place): CredentialState {
    if (this.isElsewhere(place)) return { kind: null, storage: 'absent', hint: null, expiresAt: null }
    const state = this.#deps.store.state(place.id)
    const expiresAt = state.kind === 'iam_user' ? (this.#tokenEnds.get(place.id) ?? null) : state.expiresAt
    return { ...state, expiresAt }
  }

  /**
   * Whether what is kept for the gateway's number belongs to another place: another ledger was put here, and its gateway
   * must not be sent them. They stay for the one that they belong to.
   */
  isElsewhere(place: Place): boolean {
    const known = this.#deps.store.place(place.id)
    return known !== null && known !== placeText(place)
  }

  /** Somebody changed where the gateway is: its credentials go with it. */
  move(place: Place): void {
    if (this.#deps.store.state(place.id).storage !== 'absent')
      this.#deps.store.move(place.id, placeText(place))
  }

  owner(gatewayId: number): string | null {
    return this.#deps.store.owner(gatewayId)
  }

  /** Until when a gateway must be left alone, epoch ms; null: it need not. A lock outlives the run that met it. */
  lockedUntil({
    id,
    stopReason,
    stoppedAt
  }: Pick<GatewayRow, 'id' | 'stopReason' | 'stoppedAt'>): number | null {
    const owner = this.#deps.store.owner(id)
    const guarded = owner === null ? null : (this.#guard.refusal(owner)?.lockedUntil ?? null)
    const stopped = stopReason === 'key_locked' && stoppedAt !== null ? stoppedAt + keyLockMs : null
    const until = guarded ?? stopped
    return until !== null && until > this.#deps.now() ? until : null
  }

  /** Keeps credentials; what was refused before may be tried with them, but for a key that is still locked. */
  async set(place: Place, credential: Credential, keep: Keep): Promise<CredentialState> {
    await this.#deps.store.set(place.id, credential, keep, placeText(place))
    this.#tokenEnds.delete(place.id)
    if (credential.kind === 'iam_user') this.#iam.forgive(this.#userOf(place, credential))
    this.#forgive(place.id)
    return this.state(place)
  }

  /** Somebody wants it tried again. A wrong password stays unused until it is entered again. */
  async retry(place: Place): Promise<void> {
    const user = await this.#iamUserOf(place)
    if (user !== null) this.#iam.retry(user)
    this.#forgive(place.id)
  }

  /** Somebody wants to know now: an IAM in trouble is asked again at once. */
  async hasten(place: Place): Promise<void> {
    const user = await this.#iamUserOf(place)
    if (user !== null) this.#iam.hasten(user)
  }

  /** What kept IAM's last answer from a gateway's user; null: nothing did, or it has no IAM user. */
  async iamFailure(place: Place): Promise<Failure | null> {
    const user = await this.#iamUserOf(place)
    return user === null ? null : this.#iam.failure(user)
  }

  async remove(gatewayId: number): Promise<void> {
    await this.#deps.store.remove(gatewayId)
    this.#tokenEnds.delete(gatewayId)
  }

  #forgive(gatewayId: number): void {
    const owner = this.#deps.store.owner(gatewayId)
    if (owner === null) return
    const lockedUntil = this.#guard.refusal(owner)?.lockedUntil ?? 0
    if (lockedUntil <= this.#deps.now()) this.#guard.forgive(owner)
  }

  async #iamUserOf(place: Place): Promise<IamUser | null> {
    const credential = this.isElsewhere(place) ? null : await this.#deps.store.get(place.id)
    return credential?.kind === 'iam_user' ? this.#userOf(place, credential) : null
  }

  #userOf({ endpoint, iam_endpoint, project_id }: Place, { account, user, password }: Login): IamUser {
    return { endpoint: iamOf({ endpoint, iam_endpoint }), account, user, password, project_id }
  }

  async #openUser(place: Place, credential: Login, owner: string): Promise<Opening | Obstacle> {
    const user = this.#userOf(place, credential)
    if (user.endpoint === '') return 'iam_no_endpoint'
    const token = await this.#iam.tokenFor(user, this.#deps.transportFor(place.id))
    if (typeof token === 'string') {
      if (token !== 'iam_unreachable' && token !== 'iam_unavailable') this.#deps.onRefused(owner, token)
      return token
    }
    this.#tokenEnds.set(place.id, token.expiresAt)
    return {
      ...this.#guarded(owner, (answer) => this.#settleUser(owner, user, token, answer)),
      authorize: tokenAuthorizer(token.token),
      canRenew: !token.isRenewal
    }
  }

  #openKey(place: Place, key: Key, owner: string): Opening {
    const signingKey = {
      accessKey: key.access_key,
      secretKey: key.secret_key,
      ...(key.security_token !== undefined && { securityToken: key.security_token })
    }
    return {
      ...this.#guarded(owner, (answer) => this.#settle(owner, answer)),
      authorize: keyAuthorizer(signingKey, place.project_id, this.#deps.now)
    }
  }

  #guarded(owner: string, settle: (answer: TransportAnswer) => void): Pick<Opening, 'enter' | 'settle'> {
    return { enter: (signal) => this.#guard.enter(owner, signal), settle }
  }

  #settle(owner: string, answer: TransportAnswer): void {
    const verdict = verdictOn(answer)
    if (verdict === 'accepted') this.#guard.accept(owner)
    else if (verdict !== null) this.#refuse(owner, verdict.reason, verdict.waitMs)
  }

  #settleUser(owner: string, user: IamUser, token: IamToken, answer: TransportAnswer): void {
    const verdict = verdictOn(answer)
    if (verdict === 'accepted') {
      this.#iam.accept(user, token)
      this.#guard.accept(owner)
    } else if (verdict !== null) {
      const isFirst = !token.isRenewal && verdict.isRenewable
      this.#iam.drop(user, token)
      if (!isFirst) this.#refuse(owner, verdict.reason, verdict.waitMs)
    }
  }

  #refuse(owner: string, reason: RefusalReason, waitMs: number | null): void {
    const lockMs = reason === 'key_locked' ? (waitMs ?? keyLockMs) : null
    this.#guard.refuse(owner, reason, lockMs, this.#deps.now())
    this.#deps.onRefused(owner, reason)
  }
}

function iamOf({ endpoint, iam_endpoint }: Pick<Place, 'endpoint' | 'iam_endpoint'>): string {
  return iam_endpoint ?? iamEndpointOf(endpoint) ?? ''
}

/** The hosts that a gateway's credentials may be sent to. */
function placeText(place: Place): string {
  return `${place.endpoint} ${iamOf(place)}`.trimEnd()
}

type Login = Extract<Credential, { kind: 'iam_user' }>
interface Key {
  access_key: string
  secret_key: string
  security_token?: string
}
