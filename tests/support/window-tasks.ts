import { readFile, rm } from 'node:fs/promises'
import type { ElectronApplication } from 'playwright'

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** Time on the thread's own clock, in microseconds: what other processes take is not in it. */
  tdur?: number
  args: { name?: string }
}

/**
 * The tasks of the window's thread while something happens, by the processor time each took, in milliseconds, the
 * longest first. Unlike the time on the clock it stays what it is when the machine is busy with something else.
 */
export async function recordTasks(app: ElectronApplication, act: () => Promise<void>): Promise<number[]> {
  await app.evaluate(({ contentTracing }) =>
    contentTracing.startRecording({ included_categories: ['toplevel'], excluded_categories: ['*'] })
  )
  await act()
  const path = await app.evaluate(({ contentTracing }) => contentTracing.stopRecording())
  const { traceEvents } = JSON.parse(await readFile(path, 'utf8')) as { traceEvents: TraceEvent[] }
  await rm(path)
  const keyOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`
  const windows = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(keyOf)
  )
  return traceEvents
    .filter((event) => event.ph === 'X' && event.name.endsWith('RunTask') && windows.has(keyOf(event)))
    .map(({ tdur = 0 }) => Math.round(tdur / 1000))
    .sort((left, right) => right - left)
}
