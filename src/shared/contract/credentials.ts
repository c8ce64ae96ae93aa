import { z } from 'zod'

/** A token is sent in one header: without the line breaks and blanks that pasting brought along. */
const tokenText = z
  .string()
  .max(40_000)
  .transform((text) => text.replace(/\s+/g, ''))
  .pipe(
    z
      .string()
      .max(32_768)
      .regex(/^[!-~]+$/)
  )
const plainName = z.string().trim().min(1).max(128)
const accessKey = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9_-]{4,128}$/)
const secretKey = z
  .string()
  .trim()
  .regex(/^[!-~]{1,256}$/)

/** What opens a gateway, as a person enters it. `expires_at` is in epoch ms; null: nobody said. */
export const credential = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('token'), token: tokenText }),
  z.object({
    kind: z.literal('iam_user'),
    account: plainName,
    user: plainName,
    password: z.string().min(1).max(256)
  }),
  z.object({ kind: z.literal('ak_sk'), access_key: accessKey, secret_key: secretKey }),
  z.object({
    kind: z.literal('temporary_ak_sk'),
    access_key: accessKey,
    secret_key: secretKey,
    security_token: tokenText,
    expires_at: z.number().int().min(0).nullable()
  })
])
export type CredentialInput = z.input<typeof credential>
export type Credential = z.output<typeof credential>

export const credentialKinds = ['token', 'iam_user', 'ak_sk', 'temporary_ak_sk'] as const
export const credentialKind = z.enum(credentialKinds)
export type CredentialKind = z.infer<typeof credentialKind>

/**
 * How long a secret is wanted to last. `system`: encrypted by the system, or for this run where it cannot. `weak`: where
 * there is no keyring, encrypted with a key that everybody knows; only after the person agreed to that.
 */
export const keep = z.enum(['system', 'this_run', 'weak'])
export type Keep = z.infer<typeof keep>

/**
 * Where a secret is. `stored`: encrypted by the system. `stored_weakly`: on disk, and readable for who can read the file.
 * `this_run`: memory only, gone at quit. `unreadable`: stored, but the system can no longer decrypt it.
 */
export const secretStorage = z.enum(['absent', 'stored', 'stored_weakly', 'this_run', 'unreadable'])
export type SecretStorage = z.infer<typeof secretStorage>

/** What may be shown of a gateway's credentials: never a secret. */
export const credentialState = z.object({
  kind: credentialKind.nullable(),
  storage: secretStorage,
  /** The ends of an access key, or the name of an IAM user; null for a token. */
  hint: z.string().nullable(),
  /** Epoch ms: of temporary keys, or of the token that was issued to an IAM user. */
  expiresAt: z.number().nullable()
})
export type CredentialState = z.infer<typeof credentialState>
