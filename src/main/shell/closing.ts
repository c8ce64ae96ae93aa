import type { Settings } from '@shared/contract/app'

export interface Closing {
  /** The app quits: its menu, its tray or the system said so. */
  isQuitting: boolean
  /** Tasks that are polled at the moment. */
  active: number
  /** Quitting, which closing leads to here, would wait for the answer to a start. */
  quittingWaits: boolean
  whenClosed: Settings['whenClosed']
  /** Whether the window can show a question. */
  canAsk: boolean
}

/**
 * What closing the window does. 'close': it goes, as usual on this system. Nothing is polled behind a person's back:
 * with active tasks they are asked, unless they said before what they want; a window that cannot ask quits. So does one
 * that would leave the app waiting unseen.
 */
export function closingOf({ isQuitting, active, quittingWaits, whenClosed, canAsk }: Closing) {
  if (isQuitting) return 'close'
  if (active === 0) return quittingWaits ? 'quit' : 'close'
  if (whenClosed === 'ask') return canAsk ? 'ask' : 'quit'
  return whenClosed
}

/** Whether a start from the login shows no window: only when there is something to do without one. */
export function staysHidden({ active, whenClosed }: Pick<Closing, 'active' | 'whenClosed'>): boolean {
  return active > 0 || whenClosed === 'background'
}
