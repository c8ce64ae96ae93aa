import { contextBridge, ipcRenderer } from 'electron'
import type { Api } from '@shared/contract'

type Listener = (name: string, payload: never) => void
const listeners = new Set<Listener>()

// One listener on the channel, however many parts of the window listen.
ipcRenderer.on('event', (_, name: string, payload: never) => {
  for (const tell of listeners) tell(name, payload)
})

const api: Api = {
  request: (method, input) => ipcRenderer.invoke('request', method, input),
  on: (event, listener) => {
    const tell: Listener = (name, payload) => {
      if (name === event) listener(payload)
    }
    listeners.add(tell)
    return () => void listeners.delete(tell)
  }
}

contextBridge.exposeInMainWorld('api', api)
