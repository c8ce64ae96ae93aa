import { expect } from 'vitest'
import { writeAt } from '../../../support/open-adding'
import type { Scene } from '../scene'
import { latest } from '../steps'

/** An import beside a chosen file and a chosen export; the import was not started here, so nothing is found for it. */
export async function askTaken({ app, firstRun, exportTask }: Scene): Promise<void> {
  const snapshotId = await latest(app, firstRun)
  const found = await app.ask('taken.find', { snapshotId })
  expect(found).toMatchObject({ import: { snapshotId }, sent: null })

  app.chosen.definition = writeAt(app.folder, 'sent.yaml', 'swagger: "2.0"\npaths: {}\n')
  const held = await app.ask('taken.chooseFile', undefined)
  const choice = {
    ...{ import: snapshotId, next: await latest(app, exportTask), previous: null },
    file: { kind: 'held', fileId: held?.fileId ?? '' }
  } as const
  const compared = await app.ask('taken.compare', choice)
  expect(compared).toMatchObject({ kind: 'compared', file: { fileName: 'sent.yaml' }, previous: null })
  const filter = { taken: null, finding: null, text: '' }
  const { rows, total } = await app.ask('taken.apis', { ...choice, filter, offset: 0, limit: 100 })
  expect(total).toBeGreaterThan(0)
  expect(rows.map(({ index }) => index)).toEqual([...rows.keys()])
  expect(await app.ask('taken.changes', { ...choice, index: 0 })).toEqual({ ours: [], differences: [] })
}
