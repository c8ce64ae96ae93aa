import type { Settings } from '@shared/contract/app'
import type { Language } from '@shared/i18n/locale'
import { messagesFor } from '@shared/i18n/messages'
import { EndNotices, type EndNoticeDeps } from './end-notices'

export interface WatchEndsDeps extends Pick<EndNoticeDeps, 'ledger' | 'clock' | 'notify'> {
  about: { systemLanguage: Language }
  isWindowFocused: () => boolean
}

/** What is told of ends, as the settings have it, unless the person looks at the task: `looks` says at which. */
export function watchEnds({ ledger, clock, notify, about, isWindowFocused }: WatchEndsDeps) {
  let shownTask: number | null = null
  const settings = async (): Promise<Settings | null> => {
    const read = await ledger.read('settings.get', undefined)
    return read.ok ? read.value : null
  }
  const notices = new EndNotices({
    ledger,
    clock,
    words: async () => {
      const language = (await settings())?.language ?? 'system'
      return messagesFor(language === 'system' ? about.systemLanguage : language)
    },
    isOn: async () => (await settings())?.notifications ?? false,
    isSeen: (taskId) => taskId === shownTask && isWindowFocused(),
    notify
  })
  return { notices, looks: (taskId: number | null) => void (shownTask = taskId) }
}
