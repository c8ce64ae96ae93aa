import { describe, expect, it } from 'vitest'
import { IamTokens, type IamUser } from '../../../src/main/api/iam-tokens'
import { createNodeTransport } from '../../../src/main/api/node-transport'
import { withHttp } from '../../support/transport/case'

const start = Date.UTC(2026, 2, 1, 8)

/** An IAM whose tokens last so long; runs `use` with what it takes to ask it, and how often it was asked. */
async function withIam(
  lifetimeMs: number,
  use: (ask: (at: number) => Promise<unknown>, asked: () => number) => Promise<void>
): Promise<void> {
  let asked = 0
  let now = start
  const tokens = new IamTokens({ now: () => now, userAgent: 'apig-ledger-tests' })
  const transport = createNodeTransport()
  await withHttp(
    (_request, response) => {
      asked += 1
      // IAM's clock is another one than ours.
      const issued_at = new Date(0).toISOString()
      const expires_at = new Date(lifetimeMs).toISOString()
      response.writeHead(201, { 'x-subject-token': `MIIP${asked}` })
      response.end(JSON.stringify({ token: { issued_at, expires_at } }))
    },
    async (endpoint) => {
      const user: IamUser = { endpoint, account: 'a', user: 'u', password: 'p', project_id: 'f' }
      const ask = (at: number): Promise<unknown> => {
        now = at
        return tokens.tokenFor(user, transport)
      }
      await use(ask, () => asked)
    }
  )
}

describe('the tokens of IAM users', () => {
  it('are replaced five minutes before they end, whatever IAM’s clock says', () =>
    withIam(24 * 3_600_000, async (ask, asked) => {
      expect(await ask(start)).toMatchObject({ token: 'MIIP1', expiresAt: start + 24 * 3_600_000 })
      expect(await ask(start + 24 * 3_600_000 - 300_001)).toMatchObject({ token: 'MIIP1' })
      expect(await ask(start + 24 * 3_600_000 - 299_999)).toMatchObject({ token: 'MIIP2' })
      expect(asked()).toBe(2)
    }))

  it('are used for half of their time when that is short: IAM is not asked for every request', () =>
    withIam(240_000, async (ask, asked) => {
      for (const second of [0, 1, 60, 119]) await ask(start + second * 1000)
      expect(asked()).toBe(1)
      expect(await ask(start + 121_000)).toMatchObject({ token: 'MIIP2' })
      expect(asked()).toBe(2)
    }))
})
