import { Notification } from 'electron'

/** Shown ones: without a reference a notification may be collected before somebody clicks it. */
const shown = new Set<Notification>()
const mostKept = 50

/**
 * Shows a notification of the system, at its urgency and with its sound: quiet hours are the system's business. Does
 * nothing where the system has none.
 */
export function showNotification(notice: { title: string; body: string }, onClick: () => void): void {
  if (!Notification.isSupported()) return
  const notification = new Notification(notice)
  const forget = (): void => void shown.delete(notification)
  notification.on('click', () => {
    forget()
    onClick()
  })
  notification.on('close', forget)
  notification.on('failed', forget)
  shown.add(notification)
  // Not every system tells when one is gone.
  for (const oldest of shown) if (shown.size > mostKept) shown.delete(oldest)
  notification.show()
}
