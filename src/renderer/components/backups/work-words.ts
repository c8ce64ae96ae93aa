import type { BackupWork } from '@shared/contract/backups'
import type { Messages } from '@shared/i18n/en'

/** What is being done, as a line beside a spinner. */
export function workWords({ working }: Messages['backups'], { what, step }: BackupWork): string {
  if (what === 'drill' || what === 'preview') return working[what]
  const steps: Record<string, string> = working[what]
  return steps[step] ?? working[what].check
}
