import { test } from '@playwright/test'
import { killWhilePolling } from '../support/kill-loop'

test('five kills during polling lose nothing that was acknowledged', async () => {
  test.setTimeout(240_000)
  await killWhilePolling(5)
})
