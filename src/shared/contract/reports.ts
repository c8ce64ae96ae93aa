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

/** Where a report was saved, and what names it as long as the app runs; null: the person cancelled. */
export const savedReport = z.object({ id, path: z.string() }).nullable()
export type SavedReport = z.infer<typeof savedReport>

export const reportRequests = {
  /** Asks the person where, and writes a report on two imports. */
  'imports.report': { input: z.object({ before: id, after: id, ...reportForm }), output: savedReport },
  /** Shows a report that was written since the app started in the system's file manager. FILE_MISSING: it is no longer there. */
  'reports.showInFolder': { input: z.object({ reportId: id }), output: z.void() }
} as const
