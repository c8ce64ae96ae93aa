import { test } from '@playwright/test'
import { killWhilePolling } from '../support/kill-loop'

test('twenty kills during polling lose nothing that was acknowledged', async () => {
  await killWhilePolling(20)
})
