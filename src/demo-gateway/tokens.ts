import { randomBytes } from 'node:crypto'
import type { Failure } from './answer'
import { tokenExpired, tokenMissing, tokenWithoutProject, tokenWrong } from './errors'

/** 24 hours (vendor's IAM page). */
export const tokenLifetimeMs = 24 * 60 * 60 * 1000

interface Grant {
  expires_at: number
  project_id: string | null
}

/** The tokens the gateway has issued. */
export class TokenBook {
  readonly #grants = new Map<string, Grant>()

  /** A new token for a project, or, with null, one that opens none. */
  issue(project_id: string | null, at: number): string {
    const token = newToken()
    this.#grants.set(token, { project_id, expires_at: at + tokenLifetimeMs })
    return token
  }

  revoke(token: string): boolean {
    return this.#grants.delete(token)
  }

  /** The project the token opens, or why it opens none. */
  check(token: string | undefined, at: number): { project_id: string } | Failure {
    if (token === undefined || token === '') return tokenMissing
    const grant = this.#grants.get(token)
    if (grant === undefined) return tokenWrong
    if (grant.expires_at <= at) return tokenExpired
    return grant.project_id === null ? tokenWithoutProject : { project_id: grant.project_id }
  }
}

/** Looks like the service's: a CMS structure in base64, 5,128 characters that start with MII. */
function newToken(): string {
  return `MIIPAgYJ${randomBytes(3840).toString('base64')}`
}
