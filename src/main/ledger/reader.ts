import { ok } from '@shared/result'
import { workerData } from 'node:worker_threads'
import { serve } from './serve'
import { openForReading } from './store/open'
import { createReads } from './store/reads'
import type { ThreadData } from './thread-messages'

const { file } = workerData as ThreadData

serve(() => {
  const store = openForReading(file)
  if (!store.ok) return store
  const { connection } = store.value
  return ok({ methods: createReads(store.value), close: () => void connection.close() })
})
