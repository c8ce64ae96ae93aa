import { ok } from '@shared/result'
import { workerData } from 'node:worker_threads'
import { readMigrations } from './migrations'
import type { WriteMethod } from './protocol'
import { serve } from './serve'
import { createApiIndex } from './store/api-index'
import { openForWriting } from './store/open'
import { createRebuild } from './store/rebuild'
import { createWrites } from './store/writes'
import type { ThreadData } from './thread-messages'

const { file, migrationsFolder, backups } = workerData as ThreadData

serve(() => {
  const store = openForWriting(file, readMigrations(migrationsFolder), backups)
  if (!store.ok) return store
  const { connection } = store.value
  const rebuild = createRebuild(store.value)
  const apis = createApiIndex(store.value)
  // The last connection to close takes the write-ahead log into the file, or leaves it when the disk is full.
  const { appendTogether, ...methods } = createWrites(store.value, Date.now())
  return ok({
    methods,
    together: { method: 'snapshot.append' satisfies WriteMethod, run: appendTogether },
    whenIdle: () => rebuild.step() || apis.step(),
    close: () => void connection.close()
  })
})
