import { join } from 'node:path'
import { expect } from 'vitest'
import { answerFixture } from '../../../support/async-task-fixtures'
import { hex, writeAt } from '../../../support/open-adding'
import { sampleIds, type Scene } from '../scene'
import { rowOf } from '../steps'

/** Pasted texts, chosen and dropped files, and what is made of them. */
export async function askAdding({ app, gateway, gatewayId, firstRun }: Scene): Promise<void> {
  expect(await app.ask('adding.chooseFiles', { what: 'folder' })).toBeNull()
  const folder = join(app.folder, 'answers')
  for (const name of ['wire/import-succeed.json', 'wire/import-failed.json']) {
    writeAt(folder, name, answerFixture(name).bytes)
  }
  const page = writeAt(folder, 'page.html', '<html></html>')
  const other = writeAt(app.folder, 'other.json', answerFixture('other/import-partial.json').bytes)
  app.chosen.answers.folder = [join(folder, 'wire')]
  const filesId = (await app.ask('adding.chooseFiles', { what: 'folder' }))?.filesId ?? ''

  const place = 'https://apig.other.com/v2/p/apigw/instances/i/async-tasks'
  const [own, elsewhere] = [hex(11), hex(12)]
  const text = [sampleIds.imported, own, `${place}/${elsewhere}`, 'nonsense', own].join('\n')
  const shown = await app.ask('adding.preview', { text, files: [filesId, app.drop(other, page)], gatewayId })
  const targets = new Map(shown.rows.map(({ task_id, target }) => [task_id, target]))
  expect(targets.get(own)).toEqual({ kind: 'gateway', id: gatewayId })
  expect(targets.get(elsewhere)).toEqual({ kind: 'place', index: 0 })
  expect(shown.rows.filter(({ isKnown }) => isKnown).length).toBeGreaterThan(0)
  expect(shown.rows.filter(({ fileName }) => fileName !== null)).toHaveLength(3)
  expect(shown.places).toEqual([{ endpoint: 'https://apig.other.com', project_id: 'p', instance_id: 'i' }])
  expect(shown.problems.map(({ problem }) => problem).sort()).toEqual(['html', 'no_task_id'])
  expect(shown.rows.flatMap(({ warnings }) => warnings)).toContain('repeated')
  expect(shown.fileCount).toBe(4)

  const skip = shown.rows.flatMap(({ task_id }, index) => (task_id === own ? [index] : []))
  const added = await app.ask('adding.add', { previewId: shown.previewId, skip })
  expect(added).toMatchObject({ answers: 3, alreadyRead: 0, problems: [] })
  expect(added.added + added.known).toBeGreaterThan(0)
  expect(await rowOf(app, firstRun)).toMatchObject({ gatewayId })
  expect((await app.refusal('adding.add', { previewId: shown.previewId, skip: [] })).code).toBe('NOT_FOUND')

  // Read once more, the files are known; and what is cancelled cannot be added.
  const again = await app.ask('adding.preview', { text: '', files: [filesId], gatewayId })
  expect(again.rows.map(({ isRead }) => isRead)).toEqual([true, true])
  await app.ask('adding.cancel', undefined)
  expect((await app.refusal('adding.add', { previewId: again.previewId, skip: [] })).code).toBe('NOT_FOUND')
  expect(gateway.requests.some(({ url }) => url.includes(elsewhere))).toBe(false)
}
