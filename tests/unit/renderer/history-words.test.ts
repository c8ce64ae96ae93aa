import { describe, expect, it } from 'vitest'
import type { GatewayRow } from '../../../src/shared/contract/gateway'
import { paletteCommands, paletteGroups } from '../../../src/renderer/components/palette-entries'
import { pollingNote } from '../../../src/renderer/components/polling-note'
import { gapTime, runSeen, runTime, runTitle } from '../../../src/renderer/components/run-words'
import { signOfRun, signOfStatus, signOfTask } from '../../../src/renderer/components/status-sign'
import { I18n } from '../../../src/renderer/i18n.svelte'
import { taskRow, timelineRun } from './fake-api'

const en = new I18n(() => 'en')
const zh = new I18n(() => 'zh-Hans')
const at = Date.parse('2026-11-24T06:02:05Z')
const gateway: GatewayRow = {
  id: 1,
  name: 'Prod',
  endpoint: 'https://apig.example.com',
  project_id: 'p',
  instance_id: 'i',
  isDemo: false,
  credential: { kind: 'token', storage: 'stored', hint: null, expiresAt: null },
  iam_endpoint: null,
  lockedUntil: null,
  polling: 'active',
  stopReason: null,
  stoppedAt: null,
  taskCount: 1,
  activeCount: 1
}

describe('the words of a run', () => {
  it('name the state, or why there is none', () => {
    expect(runTitle(timelineRun(1), en)).toBe('Processing')
    expect(runTitle(timelineRun(1, { task_status: 'paused_by_operator' }), en)).toBe('paused_by_operator')
    expect(runTitle(timelineRun(1, { failureCode: 'dns', http_status: null }), en)).toBe('Name not resolved')
    expect(runTitle(timelineRun(1, { http_status: 401, error_code: 'APIG.1002' }), zh)).toBe(
      'HTTP 401 APIG.1002'
    )
    expect(runTitle(timelineRun(1, { http_status: 302, task_status: null }), en)).toBe('HTTP 302')
    expect(runTitle(timelineRun(1, { source: 'creation', task_status: null }), zh)).toBe('任务已受理')
    expect(runTitle(timelineRun(1, { task_status: null }), en)).toBe('Not understood')
  })

  it('give a change of state its two bounds and anything else its stretch', () => {
    const turn = timelineRun(1, { afterAt: at - 5000, firstAt: at, lastAt: at + 60_000, count: 12 })
    const clock = (time: number): string => en.times.clock(time)
    expect(runTime({ ...turn, changed: ['task_status'] }, en)).toBe(
      `between ${clock(at - 5000)} and ${clock(at)}`
    )
    expect(runTime({ ...turn, changed: ['body'] }, en)).toBe(`${clock(at)} – ${clock(at + 60_000)}`)
    expect(runSeen(turn, en)).toBe(`first seen ${en.times.full(at)}\nlast seen ${en.times.full(at + 60_000)}`)
  })

  it('name the file of an answer that was read from one, and never call reading it seeing', () => {
    const file = { name: 'saved/a.json', modifiedAt: at }
    const run = timelineRun(1, {
      source: 'file',
      file,
      http_status: null,
      changed: [],
      firstAt: at + 5,
      lastAt: at + 5
    })
    expect(runTime(run, en)).toBe(`from file saved/a.json · file’s time ${en.times.full(at)}`)
    expect(runTime(run, zh)).toBe(`来自文件 saved/a.json · 文件时间 ${zh.times.full(at)}`)
    expect(runTime({ ...run, file: { name: '', modifiedAt: null } }, en)).toBe('from a pasted text')
    expect(runSeen(run, en)).not.toContain('seen')
    expect(runTitle({ ...run, task_status: null, task_type: null }, en)).toBe('Task accepted')
    const refused = { ...run, task_status: null, error_code: 'APIG.1002' }
    expect([runTitle(refused, en), signOfRun(refused)]).toEqual(['APIG.1002', 'bad'])
  })

  it('say how long nobody looked', () => {
    const gap = { kind: 'gap', reason: 'app_closed', fromAt: at, toAt: at + 3_600_000 } as const
    expect(gapTime(gap, en)).toContain('1 hr · ')
    expect(gapTime({ ...gap, toAt: null }, en)).toBe(`since ${en.times.clock(at)}`)
  })
})

describe('signs', () => {
  it('tell a partial import from a complete one', () => {
    expect(signOfTask({ task_status: 'succeed', outcome: 'complete' })).toBe('done')
    expect(signOfTask({ task_status: 'succeed', outcome: 'partial' })).toBe('partly')
    expect(signOfTask({ task_status: 'succeed', outcome: 'nothing_imported' })).toBe('bad')
    expect(signOfTask({ task_status: 'succeed', outcome: null })).toBe('done')
  })

  it('do not pretend to know a status that nobody documented', () => {
    expect(signOfStatus('SUCCEED')).toBe('unknown')
    expect(signOfStatus(null)).toBe('unseen')
  })

  it('tell a refused answer from none at all', () => {
    expect(signOfRun(timelineRun(1, { http_status: 503 }))).toBe('bad')
    expect(signOfRun(timelineRun(1, { failureCode: 'timeout', http_status: 200 }))).toBe('lost')
  })
})

describe('pollingNote', () => {
  it('does not speak of polling for a task that was only read from a file', () => {
    const file = { gatewayId: null, firstObservedAt: null, finalAt: at, polling: 'stopped' as const }
    expect(pollingNote(taskRow(1, file), null, en)?.text).toBe(en.t.history.isUnattached)
    const adopted = taskRow(1, { firstObservedAt: at + 9000, finalAt: at, polling: 'stopped' })
    expect(pollingNote(adopted, gateway, en)?.text).toContain(`not later than ${en.times.full(at)}`)
  })

  it('is silent while the task is followed', () => {
    expect(pollingNote(taskRow(1), gateway, en)).toBeNull()
  })

  it('says with its bounds that the task is final', () => {
    const task = taskRow(1, {
      polling: 'stopped',
      task_status: 'succeed',
      notFinalAt: at - 5000,
      finalAt: at
    })
    const clock = (time: number): string => en.times.clock(time)
    expect(pollingNote(task, gateway, en)).toEqual({
      tone: 'quiet',
      text: `Final state, reached between ${clock(at - 5000)} and ${clock(at)}. Polling ended.`
    })
  })

  it('says of a task that was final when first seen only how late it can have been', () => {
    const task = taskRow(1, { polling: 'stopped', task_status: 'succeed', notFinalAt: null, finalAt: at })
    const full = en.times.full(at)
    expect(pollingNote(task, gateway, en)?.text).toBe(
      `Final state, reached not later than ${full}. Polling ended.`
    )
    expect(pollingNote(task, gateway, zh)?.text).toBe(`任务已进入终态（不晚于 ${full}），轮询已结束。`)
  })

  it('sets no space between two Chinese sentences', () => {
    const stopped: GatewayRow = { ...gateway, polling: 'stopped', stopReason: 'token_expired' }
    const text = pollingNote(taskRow(1), stopped, zh)?.text
    expect(text).toBe(`网关“${gateway.name}”已停止轮询全部任务。${zh.t.reasons.token_expired}`)
  })

  it('gives the reason why polling stopped, in both languages', () => {
    const task = taskRow(1, { polling: 'stopped', stopReason: 'not_found' })
    expect(pollingNote(task, gateway, en)?.text).toContain(en.t.reasons.not_found)
    expect(pollingNote(task, gateway, zh)?.text).toContain(zh.t.reasons.not_found)
    const refused = taskRow(1, { polling: 'stopped', stopReason: 'tls' })
    expect(pollingNote(refused, gateway, en)?.text).toContain('certificate')
  })

  it('points to the gateway when all of its tasks stopped', () => {
    const stopped: GatewayRow = { ...gateway, polling: 'stopped', stopReason: 'token_expired' }
    expect(pollingNote(taskRow(1), stopped, en)).toMatchObject({ tone: 'bad' })
    expect(pollingNote(taskRow(1), stopped, en)?.text).toContain(en.t.reasons.token_expired)
  })

  it('explains a task that nobody can be asked about', () => {
    expect(pollingNote(taskRow(1, { gatewayId: null }), null, en)?.text).toBe(en.t.history.isUnattached)
  })
})

describe('paletteGroups', () => {
  it('lists commands by their words and tasks as found', () => {
    const found = paletteGroups('gate', en, {
      commands: paletteCommands,
      tasks: [taskRow(3, { name: 'Gate' })]
    })
    expect(found.map((group) => group.entries.map((entry) => entry.label))).toEqual([['Gateways'], ['Gate']])
    expect(paletteGroups('zzz', en, { commands: paletteCommands, tasks: [] })).toEqual([])
    expect(paletteGroups('网关', zh, { commands: paletteCommands, tasks: [] })).toHaveLength(1)
  })
})
