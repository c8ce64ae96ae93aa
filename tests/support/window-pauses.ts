import type { Page } from '@playwright/test'

/** How the window fared over a stretch of time, in milliseconds. */
export interface WindowPauses {
  frames: number
  /** The longest time between two frames, waiting for other processes included. */
  longestGap: number
  /** Tasks of the window's thread that took longer than 50 ms, the longest first. */
  longTasks: number[]
}

/** Records frames and long tasks while something happens. */
export async function recordPauses(page: Page, act: () => Promise<void>): Promise<WindowPauses> {
  await page.evaluate(`(() => {
    const record = { frames: 0, longestGap: 0, longTasks: [], last: performance.now(), isOver: false }
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) record.longTasks.push(Math.round(duration))
    })
    observer.observe({ type: 'longtask' })
    const frame = () => {
      const now = performance.now()
      record.frames += 1
      record.longestGap = Math.max(record.longestGap, Math.round(now - record.last))
      record.last = now
      if (!record.isOver) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    window.endPauses = () => {
      record.isOver = true
      observer.disconnect()
      return record
    }
  })()`)
  await act()
  const { frames, longestGap, longTasks } = await page.evaluate<WindowPauses>('window.endPauses()')
  return { frames, longestGap, longTasks: longTasks.sort((a, b) => b - a) }
}
