import type { Failure } from '@domain/polling/failure'
import { createHash } from 'node:crypto'
import { readIamAnswer, type IamRefusal, type IamTrouble } from './iam-answer'
import type { Transport } from './transport'

/** Who asks for a token, and for which project. */
export interface IamUser {
  /** Origin of the IAM service. */
  endpoint: string
  account: string
  user: string
  password: string
  project_id: string
}

export interface IamToken {
  token: string
  /** Epoch ms of this computer's clock. */
  expiresAt: number
  /** From when on another one is asked for, likewise. */
  renewAt: number
  /** It replaces one that the service refused, and was not accepted itself yet. */
  isRenewal: boolean
}

interface Kept {
  token: IamToken | null
  /** The last token was refused: the next one is a renewal. */
  wasRefused: boolean
  asking: Promise<IamToken | IamRefusal | IamTrouble> | null
  /** Failures in a row that pass by themselves, and until when IAM is left alone because of them. */
  troubles: number
  trouble: IamTrouble | null
  /** What kept its last call from an answer. */
  failure: Failure | null
  heldUntil: number
}

/** A token is replaced when so little is left of it, or half: a request must not meet its end on the way. */
const tooLateMs = 5 * 60_000
const firstHoldMs = 5_000
const longestHoldMs = 5 * 60_000
const timeoutMs = 30_000
const maxBytes = 1_000_000

/**
 * Tokens of IAM users, in memory only. Requests for the same token share one call. A user and password that IAM refused
 * are not sent again before `forgive`: repeated failures lock the account.
 */
export class IamTokens {
  readonly #now: () => number
  readonly #userAgent: string
  readonly #kept = new Map<string, Kept>()
  readonly #refused = new Map<string, IamRefusal>()
  /** The latest call for each user and password: they are tried one after the other, so that one wrong try is one. */
  readonly #calls = new Map<string, Promise<unknown>>()

  constructor({ now, userAgent }: { now: () => number; userAgent: string }) {
    this.#now = now
    this.#userAgent = userAgent
  }

  /** A token that is good for some time, or why there is none. */
  async tokenFor(user: IamUser, transport: Transport): Promise<IamToken | IamRefusal | IamTrouble> {
    const refused = this.#refusal(user)
    if (refused !== undefined) return refused
    const kept = this.#of(user)
    if (kept.token !== null && kept.token.renewAt > this.#now()) return kept.token
    if (kept.trouble !== null && kept.heldUntil > this.#now()) return kept.trouble
    kept.asking ??= this.#inTurn(user, kept, transport).finally(() => (kept.asking = null))
    return kept.asking
  }

  /** The service refused the token: the next request gets another one. */
  drop(user: IamUser, token: IamToken): void {
    const kept = this.#of(user)
    if (kept.token?.token !== token.token) return
    kept.token = null
    kept.wasRefused = true
  }

  /** The service accepted the token. */
  accept(user: IamUser, token: IamToken): void {
    token.isRenewal = false
    this.#of(user).wasRefused = false
  }

  /** Somebody changed something, or wants it tried again: what was refused may be sent once more. */
  forgive(user: IamUser): void {
    this.#refused.delete(loginOf(user))
    this.#refused.delete(scopeOf(user))
    this.#kept.delete(scopeOf(user))
  }

  /** As `forgive`, but for a wrong password: that one stays wrong until somebody enters it again. */
  retry(user: IamUser): void {
    if (this.#refused.get(loginOf(user)) === 'iam_password') return
    this.forgive(user)
  }

  /** Somebody wants it tried now: IAM is asked again at once, though it was in trouble. */
  hasten(user: IamUser): void {
    this.#of(user).heldUntil = 0
  }

  /** What kept the last call for this token from an answer; null: nothing, or there was none. */
  failure(user: IamUser): Failure | null {
    return this.#of(user).failure
  }

  #refusal(user: IamUser): IamRefusal | undefined {
    return this.#refused.get(loginOf(user)) ?? this.#refused.get(scopeOf(user))
  }

  #inTurn(user: IamUser, kept: Kept, transport: Transport): Promise<IamToken | IamRefusal | IamTrouble> {
    const login = loginOf(user)
    const before = this.#calls.get(login) ?? Promise.resolve()
    const call = before.then(() => this.#refusal(user) ?? this.#ask(user, kept, transport))
    this.#calls.set(login, call)
    return call
  }

  #of(user: IamUser): Kept {
    const key = scopeOf(user)
    let kept = this.#kept.get(key)
    if (kept === undefined) {
      const calm = { troubles: 0, trouble: null, failure: null, heldUntil: 0 }
      kept = { token: null, wasRefused: false, asking: null, ...calm }
      this.#kept.set(key, kept)
    }
    return kept
  }

  async #ask(user: IamUser, kept: Kept, transport: Transport): Promise<IamToken | IamRefusal | IamTrouble> {
    const answer = await transport({
      method: 'POST',
      url: `${user.endpoint}/v3/auth/tokens?nocatalog=true`,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json;charset=utf8',
        'user-agent': this.#userAgent
      },
      body: Buffer.from(JSON.stringify(loginBody(user))),
      timeoutMs,
      maxBytes,
      signal: new AbortController().signal
    })
    kept.failure = answer.failure
    const found = readIamAnswer(answer)
    if (found === 'iam_unreachable' || found === 'iam_unavailable') {
      kept.heldUntil = this.#now() + Math.min(longestHoldMs, firstHoldMs * 2 ** kept.troubles)
      kept.troubles = Math.min(kept.troubles + 1, 10)
      kept.trouble = found
      return found
    }
    kept.troubles = 0
    kept.trouble = null
    if (typeof found === 'string') {
      this.#refused.set(found === 'iam_project' ? scopeOf(user) : loginOf(user), found)
      return found
    }
    const { token, lifetimeMs } = found
    const expiresAt = this.#now() + lifetimeMs
    const renewAt = expiresAt - Math.min(tooLateMs, lifetimeMs / 2)
    kept.token = { token, expiresAt, renewAt, isRenewal: kept.wasRefused }
    return kept.token
  }
}

/** The body of the vendor's page: method password, scope project by id. */
function loginBody({ account, user, password, project_id }: IamUser) {
  return {
    auth: {
      identity: {
        methods: ['password'],
        password: { user: { name: user, password, domain: { name: account } } }
      },
      scope: { project: { id: project_id } }
    }
  }
}

function loginOf({ endpoint, account, user, password }: IamUser): string {
  return digest(['login', endpoint, account, user, password])
}

function scopeOf({ endpoint, account, user, password, project_id }: IamUser): string {
  return digest(['scope', endpoint, account, user, password, project_id])
}

function digest(parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
