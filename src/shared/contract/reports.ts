import { z } from 'zod'
import { languages } from '../i18n/locale'

const id = z.number().int().positive()

/**
 * How a report is written. Markdown is in `language`, HTML in both and starts in it, JSON has no words. `isRaw`: addresses
 * of backends and credentials stand in it as they are.
 */
export const reportForm = {
  format: z.enum(['markdown', 'html', 'json']),
  language: z.enum(languages),
  isRaw: z.boolean()
}
export type ReportForm = z.infer<z.ZodObject<typeof reportForm>>

/** Where a report was saved; null: the person cancelled. */
export const savedReport = z.object({ path: z.string() }).nullable()
export type SavedReport = z.infer<typeof savedReport>

export const importReportRequests = {
  /** Asks the person where, and writes a report on two imports. */
  'imports.report': { input: z.object({ before: id, after: id, ...reportForm }), output: savedReport }
} as const
