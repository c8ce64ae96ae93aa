import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Api } from '@shared/contract'

type Tell = (name: string, payload: unknown) => void
const listeners = new Set<Tell>()

// One listener on the channel, however many parts of the window listen.
ipcRenderer.on('event', (_, name: string, payload: unknown) => {
  for (const tell of listeners) tell(name, payload)
})

const api: Api = {
  request: (method, input) => ipcRenderer.invoke('request', method, input),
  // Only files that a person dropped or chose have a path; it goes to main and never to the page.
  offerFiles: (files) =>
    ipcRenderer.invoke(
      'files.offer',
      files.map((file) => webUtils.getPathForFile(file))
    ) as Promise<string | null>,
  on: (event, listener) => {
    const tell: Tell = (name, payload) => {
      if (name === event) listener(payload as Parameters<typeof listener>[0])
    }
    listeners.add(tell)
    return () => void listeners.delete(tell)
  }
}

contextBridge.exposeInMainWorld('api', api)
