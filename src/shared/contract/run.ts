import { z } from 'zod'

/** What is known of a finished task and where it ran, whatever its type; the bounds of its end are epoch ms. */
export const runFields = {
  taskId: z.number().int(),
  snapshotId: z.number().int(),
  task_id: z.string(),
  name: z.string(),
  gatewayName: z.string().nullable(),
  /** Of the demo gateway: simulated inside the app. */
  isDemo: z.boolean(),
  endpointHost: z.string().nullable(),
  project_id: z.string().nullable(),
  instance_id: z.string().nullable(),
  /** The group asked for. */
  requested_group_id: z.string().nullable(),
  notFinalAt: z.number().nullable(),
  finalAt: z.number()
}
