/** The day (YYYY-MM-DD) that a moment falls on where this computer is. */
export function localDay(at: number): string {
  const date = new Date(at)
  const part = (value: number, length: number): string => String(value).padStart(length, '0')
  return [part(date.getFullYear(), 4), part(date.getMonth() + 1, 2), part(date.getDate(), 2)].join('-')
}
