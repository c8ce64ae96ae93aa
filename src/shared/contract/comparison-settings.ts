import { z } from 'zod'
import { severities, type Severity } from '@domain/documents/compare/comparison'
import { profiles } from '@domain/documents/compare/rules'
import { firstComparisonSettings } from '../comparison-settings'

const profile = z.enum(profiles)
const severity = z.enum(severities)
/** A rule's id. Any, since a newer version of the app may have kept one that this one does not have. */
const rule = z.string().min(1).max(100)

/** How the person wants documents to be compared. */
export const comparisonSettings = z.object({
  profile,
  /** By rule, instead of the profile's severity. */
  overrides: z.record(rule, severity)
})
export type ComparisonSettings = z.infer<typeof comparisonSettings>

/** Only what shall change; null: as in the profile again. */
export const comparisonSettingsChange = z.object({
  profile: profile.exactOptional(),
  overrides: z.record(rule, severity.nullable()).exactOptional()
})
export type ComparisonSettingsChange = z.infer<typeof comparisonSettingsChange>

/** As kept: one text. What it does not say, or says in a way nobody knows here, is as if nobody chose it. */
export const keptComparison = z
  .string()
  .catch('')
  .transform(parsed)
  .pipe(
    z
      .object({
        profile: profile.catch(firstComparisonSettings.profile),
        overrides: z.record(z.string(), z.unknown()).catch({}).transform(understood)
      })
      .catch(firstComparisonSettings)
  )

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function understood(overrides: Record<string, unknown>): Record<string, Severity> {
  return Object.fromEntries(
    Object.entries(overrides).flatMap(([name, value]) => {
      const own = severity.safeParse(value)
      return own.success && rule.safeParse(name).success ? [[name, own.data] as const] : []
    })
  )
}
