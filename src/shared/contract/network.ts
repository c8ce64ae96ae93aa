import { z } from 'zod'
import { keep, secretStorage } from './credentials'

/**
 * How a gateway's requests go out. `system`: as the system is set, `direct`: without a proxy, `manual`: through one
 * HTTP proxy, `pac`: a script decides.
 */
export const proxyModes = ['system', 'direct', 'manual', 'pac'] as const
export const proxyMode = z.enum(proxyModes)
export type ProxyMode = z.infer<typeof proxyMode>

/** What a person can recognise a certificate by. Times are epoch ms; the fingerprint is SHA-256 of the whole. */
export const certificateRow = z.object({
  subject: z.string(),
  issuer: z.string(),
  validFrom: z.number(),
  validTo: z.number(),
  fingerprint: z.string(),
  /** What keeps it from being trusted now; null: nothing. `already_added`: it is trusted already. */
  problem: z.enum(['not_an_authority', 'expired', 'not_yet_valid', 'already_added']).nullable()
})
export type CertificateRow = z.infer<typeof certificateRow>

export const networkSettings = z.object({
  proxy_mode: proxyMode,
  /** `host:port` of a proxy, or the address of a script. */
  proxy_address: z.string().nullable(),
  proxy_user: z.string().nullable(),
  proxyPassword: secretStorage,
  ca_file_name: z.string().nullable(),
  certificates: z.array(certificateRow)
})
export type NetworkRow = z.infer<typeof networkSettings>

const gatewayId = z.number().int().positive()

/** The address is checked again in main, by mode. */
export const proxyInput = z.object({
  gatewayId,
  proxy_mode: proxyMode,
  proxy_address: z.string().trim().max(2048).nullable(),
  /** null: the proxy asks for nobody, and a password that was kept is removed. */
  proxy_user: z.string().trim().min(1).max(256).nullable(),
  /** null: the one that is kept stays. */
  proxyPassword: z.string().min(1).max(256).nullable(),
  keep
})

/** Certificates of a file that a person chose; nothing is trusted yet. `choice` names it when they are added. */
export const certificateChoice = z.object({
  choice: z.number().int(),
  fileName: z.string(),
  certificates: z.array(certificateRow),
  /** It holds a private key as well: such a file is not read any further. */
  holdsKey: z.boolean()
})
export type CertificateChoice = z.infer<typeof certificateChoice>

export const certificateAddition = z.object({ gatewayId, choice: z.number().int() })
export const certificateRemoval = z.object({ gatewayId, fingerprint: z.string().max(200) })
