import { z } from 'zod'

const idText = z
  .string()
  .trim()
  .min(1)
  .max(128)
  .regex(/^[^\s/?#%]+$/)

/** What a person types into the gateway form. The endpoint is checked again in main before any request. */
export const gatewayInput = z.object({
  id: z.number().int().nullable(),
  name: z.string().trim().min(1).max(100),
  endpoint: z
    .string()
    .trim()
    .regex(/^https?:\/\/[^/\s?#@]+\/?$/i),
  project_id: idText,
  instance_id: idText
})

/**
 * Where a gateway's token is. `stored`: encrypted on disk; `this_run`: memory only, gone at quit;
 * `unreadable`: stored, but the system can no longer decrypt it.
 */
export const tokenState = z.enum(['absent', 'stored', 'this_run', 'unreadable'])

export const gatewayRow = z.object({
  id: z.number().int(),
  name: z.string(),
  endpoint: z.string(),
  project_id: z.string(),
  instance_id: z.string(),
  isDemo: z.boolean(),
  token: tokenState,
  polling: z.enum(['active', 'stopped']),
  stopReason: z.string().nullable(),
  stoppedAt: z.number().nullable(),
  taskCount: z.number().int(),
  activeCount: z.number().int()
})
export type GatewayRow = z.infer<typeof gatewayRow>

/** What "test connection" found, as a code; the renderer owns the sentence. */
export const connectionTest = z.object({
  verdict: z.enum([
    'reached',
    'no_token',
    'auth',
    'permission',
    'no_instance',
    'no_feature',
    'throttled',
    'server_error',
    'not_apig',
    'network'
  ]),
  http_status: z.number().int().nullable(),
  error_code: z.string().nullable(),
  error_msg: z.string().nullable(),
  failureCode: z.string().nullable(),
  elapsedMs: z.number()
})
export type ConnectionTest = z.infer<typeof connectionTest>
