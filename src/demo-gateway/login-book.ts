/** What IAM asks of the account's user beside the password. */
export type LoginRule = 'password' | 'mfa' | 'forbidden'

const maxFailures = 5
/** 15 minutes: IAM's default for accounts. */
const lockMs = 15 * 60_000

/** How often the account's user failed to log in, and what the login asks for. */
export class LoginBook {
  rule: LoginRule = 'password'
  #failures = 0
  #lockedUntil = -Infinity

  isLocked(at: number): boolean {
    return at < this.#lockedUntil
  }

  note(isGood: boolean, at: number): void {
    this.#failures = isGood ? 0 : this.#failures + 1
    if (this.#failures < maxFailures) return
    this.#failures = 0
    this.#lockedUntil = at + lockMs
  }
}
