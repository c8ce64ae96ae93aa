/** A backup as far as deciding what becomes of it takes. */
export interface KeptBackup {
  /** Counts up by one with every backup made; says which is newer whatever the clock said. */
  sequence: number
  /** Epoch ms by the clock of that moment. */
  madeAt: number
  size: number
  /** It was checked wholly when it was made, and nothing has been found wrong with it since. */
  isVerified: boolean
  reason: string
}

/** So many of the newest day, of days, and of months outlive all others. */
export const ladder = { ofNewestDay: 3, days: 14, months: 24 } as const

/**
 * Which backups to throw away, as their sequences, so that all of them together fit into `budgetBytes`; none while they
 * do. First go those that no check has passed, then those outside of the ladder, then those of the ladder; of each the
 * oldest first, and no more than it takes. The newest verified one always stays, and so does the one that the last restore
 * can be undone with, even when these two alone are over the budget. Without a verified one nothing goes at all.
 *
 * Days and months are counted by the backups themselves, newest first in the order in which they were made: a clock that
 * was set makes no backup older. `dayOf` says which day (YYYY-MM-DD) a moment falls on where the person is.
 */
export function toThrowAway(
  backups: readonly KeptBackup[],
  budgetBytes: number,
  dayOf: (at: number) => string
): number[] {
  const newestFirst = [...backups].sort((left, right) => right.sequence - left.sequence)
  const verified = newestFirst.filter(({ isVerified }) => isVerified)
  if (verified.length === 0) return []
  const protectedOnes = new Set([
    verified[0]?.sequence,
    verified.find(({ reason }) => reason === 'before_restore')?.sequence
  ])
  const onLadder = new Set(onTheLadder(verified, dayOf))
  const worth = ({ isVerified, sequence }: KeptBackup): number =>
    isVerified ? (onLadder.has(sequence) ? 2 : 1) : 0
  const leastFirst = newestFirst
    .filter(({ sequence }) => !protectedOnes.has(sequence))
    .sort((left, right) => worth(left) - worth(right) || left.sequence - right.sequence)

  let total = backups.reduce((sum, { size }) => sum + size, 0)
  const gone: number[] = []
  for (const { sequence, size } of leastFirst) {
    if (total <= budgetBytes) break
    gone.push(sequence)
    total -= size
  }
  return gone
}

/** The sequences of those that the ladder holds, of verified backups with the newest first. */
export function onTheLadder(newestFirst: readonly KeptBackup[], dayOf: (at: number) => string): number[] {
  const [newest] = newestFirst
  if (newest === undefined) return []
  const today = dayOf(newest.madeAt)
  const ofToday = newestFirst.filter(({ madeAt }) => dayOf(madeAt) === today).slice(0, ladder.ofNewestDay)
  const newestOf = (partOf: (day: string) => string, most: number): KeptBackup[] => {
    const found = new Map<string, KeptBackup>()
    for (const backup of newestFirst) {
      const part = partOf(dayOf(backup.madeAt))
      if (!found.has(part)) found.set(part, backup)
    }
    return [...found.values()].slice(0, most)
  }
  const held = [
    ...ofToday,
    ...newestOf((day) => day, ladder.days),
    ...newestOf((day) => day.slice(0, 7), ladder.months)
  ]
  return [...new Set(held.map(({ sequence }) => sequence))]
}
