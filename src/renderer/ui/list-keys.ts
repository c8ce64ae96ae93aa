/**
 * The row that a key moves to, or null when the key does not move. `-1` as `from` means that no row is active yet.
 * Rows that cannot be stopped at (headings) are passed over in the direction of the move.
 */
export function rowForKey(
  key: string,
  from: number,
  count: number,
  page: number,
  canStop: (index: number) => boolean = () => true
): number | null {
  const move = moveForKey(key, from, count, page)
  if (move === null || count === 0) return null
  const { step } = move
  let index = Math.max(0, Math.min(count - 1, move.to))
  while (index >= 0 && index < count && !canStop(index)) index += step
  if (index < 0 || index >= count) return from >= 0 ? from : null
  return index
}

function moveForKey(
  key: string,
  from: number,
  count: number,
  page: number
): { to: number; step: 1 | -1 } | null {
  switch (key) {
    case 'ArrowDown':
      return { to: from + 1, step: 1 }
    case 'ArrowUp':
      return { to: from < 0 ? count - 1 : from - 1, step: -1 }
    case 'PageDown':
      return { to: from + page, step: from + page >= count - 1 ? -1 : 1 }
    case 'PageUp':
      return { to: from - page, step: from - page <= 0 ? 1 : -1 }
    case 'Home':
      return { to: 0, step: 1 }
    case 'End':
      return { to: count - 1, step: -1 }
    default:
      return null
  }
}
