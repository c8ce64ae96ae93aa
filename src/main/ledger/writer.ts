import { ok } from '@shared/result'
import { workerData } from 'node:worker_threads'
import { readMigrations } from './migrations'
import { serve } from './serve'
import { openForWriting } from './store/open'
import { createWrites } from './store/writes'
import type { ThreadData } from './thread-messages'

const { file, migrationsFolder } = workerData as ThreadData

serve(() => {
  const store = openForWriting(file, readMigrations(migrationsFolder))
  if (!store.ok) return store
  const { connection } = store.value
  return ok({
    methods: createWrites(store.value, Date.now()),
    close() {
      connection.pragma('wal_checkpoint(TRUNCATE)')
      connection.close()
    }
  })
})
