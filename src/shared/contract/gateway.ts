import { z } from 'zod'
import { credentialState } from './credentials'

const idText = z
  .string()
  .trim()
  .min(1)
  .max(128)
  .regex(/^[^\s/?#%]+$/)

const endpoint = z
  .string()
  .trim()
  .regex(/^https?:\/\/[^/\s?#@]+\/?$/i)

/** What a person types into the gateway form. The endpoint is checked again in main before any request. */
export const gatewayInput = z.object({
  id: z.number().int().nullable(),
  name: z.string().trim().min(1).max(100),
  endpoint,
  project_id: idText,
  instance_id: idText,
  /** Where IAM issues tokens, if the endpoint does not tell. */
  iam_endpoint: endpoint.nullable().optional()
})

export const gatewayRow = z.object({
  id: z.number().int(),
  name: z.string(),
  endpoint: z.string(),
  project_id: z.string(),
  instance_id: z.string(),
  iam_endpoint: z.string().nullable(),
  isDemo: z.boolean(),
  credential: credentialState,
  /** Until when the service has locked its access key, epoch ms; nothing can be asked before. */
  lockedUntil: z.number().nullable(),
  polling: z.enum(['active', 'stopped']),
  stopReason: z.string().nullable(),
  stoppedAt: z.number().nullable(),
  /**
   * Why nothing is asked at the moment although polling goes on, and when the next request leaves. `reason` is a
   * failure code with `isFailure`, else a policy reason: both have a `refused`.
   */
  waiting: z.object({ reason: z.string(), isFailure: z.boolean(), until: z.number() }).optional(),
  taskCount: z.number().int(),
  activeCount: z.number().int()
})
export type GatewayRow = z.infer<typeof gatewayRow>

/** What "test connection" found, as a code; the renderer owns the sentence. */
export const connectionTest = z.object({
  verdict: z.enum([
    'reached',
    'no_token',
    'credentials',
    'auth',
    'expired',
    'key_unknown',
    'key_locked',
    'signature',
    'clock',
    'wrong_region',
    'wrong_project',
    'permission',
    'account',
    'address',
    'no_instance',
    'no_feature',
    'throttled',
    'server_error',
    'web_page',
    'not_apig',
    'redirect',
    'dns',
    'refused',
    'unreachable',
    'offline',
    'proxy',
    'tls',
    'timeout',
    'reset',
    'demo',
    'network'
  ]),
  http_status: z.number().int().nullable(),
  error_code: z.string().nullable(),
  error_msg: z.string().nullable(),
  failureCode: z.string().nullable(),
  /** Facts of the failure: host, proxy, the certificate at fault. */
  failureParams: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Why nothing was sent, where that was so. */
  obstacle: z.string().nullable(),
  /** This computer's clock less the service's, in ms, to within a second; null when the answer does not tell. */
  clockAheadMs: z.number().nullable(),
  elapsedMs: z.number()
})
export type ConnectionTest = z.infer<typeof connectionTest>
