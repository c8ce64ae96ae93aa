const prefix = 'split.'

/** The remembered width, or null when there is none or storage is off. */
export function readSize(id: string): number | null {
  const size = Number(window.localStorage.getItem(prefix + id))
  return Number.isFinite(size) && size > 0 ? size : null
}

export function writeSize(id: string, pixels: number): void {
  window.localStorage.setItem(prefix + id, String(pixels))
}
