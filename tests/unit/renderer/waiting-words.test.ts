import { describe, expect, it } from 'vitest'
import type { GatewayRow } from '../../../src/shared/contract/gateway'
import { pollingNote } from '../../../src/renderer/components/polling-note'
import { I18n } from '../../../src/renderer/i18n.svelte'
import { taskRow } from './fake-api'

const until = Date.parse('2026-11-24T06:02:05Z')

function gateway(waiting?: GatewayRow['waiting']): GatewayRow {
  return {
    ...{ id: 1, name: 'Prod', endpoint: 'https://apig.example.com', project_id: 'p', instance_id: 'i' },
    ...{
      isDemo: false,
      iam_endpoint: null,
      lockedUntil: null,
      polling: 'active',
      stopReason: null,
      stoppedAt: null
    },
    credential: { kind: 'token', storage: 'stored', hint: null, expiresAt: null },
    ...{ taskCount: 1, activeCount: 1 },
    ...(waiting && { waiting })
  }
}

describe('a gateway that is asked nothing at the moment', () => {
  const task = taskRow(1)

  for (const language of ['en', 'zh-Hans'] as const) {
    it(`says why, and when it is asked next, in ${language}`, () => {
      const i18n = new I18n(() => language)
      const waiting = { reason: 'service_unavailable', isFailure: false, until }
      const note = pollingNote(task, gateway(waiting), i18n)
      expect(note?.tone).toBe('quiet')
      expect(note?.text).toContain(i18n.t.reasons.service_unavailable)
      expect(note?.text).toContain(i18n.times.clock(until))
    })

    it(`tells a refused connection from a refused request in ${language}`, () => {
      const i18n = new I18n(() => language)
      const note = pollingNote(task, gateway({ reason: 'refused', isFailure: true, until }), i18n)
      expect(note?.text).toContain(i18n.t.failures.refused({}))
      expect(note?.text).not.toContain(i18n.t.reasons.refused)
    })
  }

  it('says nothing while it is asked', () => {
    expect(pollingNote(task, gateway(), new I18n(() => 'en'))).toBeNull()
  })
})
