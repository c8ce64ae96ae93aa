import type { BackupWork } from '@shared/contract/backups'
import type { Messages } from '@shared/i18n/en'

/** What is being done, as a line beside a spinner. */
export function workWords(t: Messages['backups'], { what, step }: BackupWork): string {
  if (what === 'drill' || what === 'preview') return t.working[what]
  const steps: Record<string, string> = t.working[what]
  return steps[step] ?? t.working[what].check
}
