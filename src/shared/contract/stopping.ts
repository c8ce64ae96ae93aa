import { z } from 'zod'

export const stoppingRequests = {
  /**
   * Stops what is being compared; whoever waits for it is answered STOPPED, and what was compared before has to be
   * compared again. false: nothing was under way, or it goes on because files are held there that would be lost.
   */
  'comparing.stop': { input: z.void(), output: z.object({ isStopped: z.boolean() }) }
} as const
