import { err, ok } from '@shared/result'
import { describe, expect, it } from 'vitest'
import { ImportForm } from '../../../../src/renderer/state/starting-import.svelte'
import { FakeApi, later } from '../fake-api'
import { accepted, held, refused, report, startRow } from './fixtures'

function readyForm(api: FakeApi): ImportForm {
  const form = new ImportForm(api, { gatewayId: 1, file: held })
  form.group_id = ' g-1 '
  return form
}

describe('the import form', () => {
  it('goes to the confirmation only when it is complete', () => {
    const form = new ImportForm(new FakeApi({}), { gatewayId: 1 })
    form.proceed()
    expect([form.step, form.isTried]).toEqual(['form', true])
    form.file = held
    form.proceed()
    expect(form.step).toBe('form')
    form.target = 'create'
    form.proceed()
    expect(form.step).toBe('confirm')
  })

  it('sends the fields in the vendor’s words, a group only where one is meant', async () => {
    const api = new FakeApi({ 'starting.import': () => ok(accepted) })
    const form = readyForm(api)
    form.api_mode = 'override'
    form.proceed()
    expect(await form.send()).toEqual(accepted)
    expect(api.asked[0]?.input).toMatchObject({
      gatewayId: 1,
      fileId: 'f-1',
      options: {
        is_create_group: false,
        group_id: 'g-1',
        extend_mode: 'merge',
        api_mode: 'override',
        simple_mode: false,
        mock_mode: false
      }
    })
    const other = readyForm(api)
    other.target = 'create'
    other.proceed()
    await other.send()
    const { options } = api.asked[1]?.input as { options: object }
    expect(options).not.toHaveProperty('group_id')
  })

  it('sends nothing before the confirmation, and with errors only after a second one', async () => {
    const api = new FakeApi({
      'starting.import': () => ok(accepted),
      'starting.preflight': () => ok(report(2))
    })
    const form = readyForm(api)
    expect(await form.send()).toBeNull()
    await form.check()
    form.proceed()
    expect(await form.send()).toBeNull()
    expect(api.count('starting.import')).toBe(0)
    form.isAccepted = true
    expect(await form.send()).toEqual(accepted)
  })

  it('sends once, however often the button is pressed', async () => {
    const answer = later<ReturnType<typeof ok<typeof refused>>>()
    const api = new FakeApi({ 'starting.import': () => answer.promise })
    const form = readyForm(api)
    form.proceed()
    const first = form.send()
    expect(await form.send()).toBeNull()
    form.goBack()
    expect(form.step).toBe('confirm')
    answer.resolve(ok(refused))
    await first
    expect(await form.send()).toBeNull()
    expect(api.count('starting.import')).toBe(1)
  })

  it('is another attempt after going back, and after an error that sent nothing', async () => {
    const answers = [ok(refused), err('NO_TOKEN', ''), ok(accepted)] as const
    let asked = 0
    const api = new FakeApi({ 'starting.import': () => answers[asked++] ?? ok(accepted) })
    const form = readyForm(api)
    form.proceed()
    await form.send()
    form.goBack()
    form.proceed()
    expect(await form.send()).toBeNull()
    expect(form.attempt.error?.code).toBe('NO_TOKEN')
    expect(await form.send()).toEqual(accepted)
    const attempts = api.asked.map(({ input }) => (input as { attempt: string }).attempt)
    expect(new Set(attempts).size).toBe(3)
  })

  it('shows what the check says of the latest options only', async () => {
    const slow = later<ReturnType<typeof ok<ReturnType<typeof report>>>>()
    let asked = 0
    const api = new FakeApi({
      'starting.preflight': () => (asked++ === 0 ? slow.promise : ok(report(0)))
    })
    const form = readyForm(api)
    const first = form.check()
    form.mock_mode = true
    await form.check()
    slow.resolve(ok(report(5)))
    await first
    expect(form.errorCount).toBe(0)
    expect(api.asked[1]?.input).toEqual({
      fileId: 'f-1',
      is_create_group: false,
      simple_mode: false,
      mock_mode: true
    })
  })

  it('keeps its file when choosing another one is cancelled, and says why one cannot be had', async () => {
    const answers = [ok(null), err('FILE_NOT_READ', '')] as const
    let asked = 0
    const form = readyForm(new FakeApi({ 'starting.chooseFile': () => answers[asked++] ?? ok(null) }))
    await form.choose()
    expect([form.file, form.fileError]).toEqual([held, null])
    await form.choose()
    expect(form.fileError?.code).toBe('FILE_NOT_READ')
  })

  it('takes over the options and the file of an earlier start', async () => {
    const api = new FakeApi({ 'starting.holdAgain': () => ok(held) })
    const preset = { gatewayId: 1, from: startRow() }
    const form = new ImportForm(api, preset)
    await form.takeOver(preset)
    expect(form.file).toEqual(held)
    expect([form.target, form.group_id, form.api_mode, form.simple_mode]).toEqual([
      'group',
      'g-1',
      'override',
      true
    ])
    expect(api.asked).toEqual([{ method: 'starting.holdAgain', input: { startId: 8 } }])
  })
})
