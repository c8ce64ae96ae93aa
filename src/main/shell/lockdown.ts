import type { App, Session } from 'electron'
import { appOrigin } from './app-protocol'

/** No window may leave the app, open another one, host a webview or get a permission it was not given here. */
export function lockDown(app: App, session: Session, devServer: string | undefined): void {
  const isOurs = (url: string): boolean => url.startsWith(`${appOrigin}/`) || isDevServer(url, devServer)
  app.on('web-contents-created', (_, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.on('will-navigate', (event) => {
      if (!isOurs(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => {
      if (!isOurs(event.url)) event.preventDefault()
    })
  })
  // A session with languages fetches dictionaries from another host at its start, whatever its windows check.
  session.setSpellCheckerLanguages([])
  // Copying text on the person's click is the only permission that the pages use.
  session.setPermissionRequestHandler((_, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write')
  )
  session.setPermissionCheckHandler((_, permission) => permission === 'clipboard-sanitized-write')
  session.setDevicePermissionHandler(() => false)
  // The window loads nothing from anywhere else; requests to gateways leave from sessions of their own.
  session.webRequest.onBeforeRequest((details, answer) => {
    const isAllowed = isOurs(details.url) || /^(devtools|data|blob):/.test(details.url)
    answer({ cancel: !isAllowed })
  })
}

function isDevServer(url: string, devServer: string | undefined): boolean {
  if (devServer === undefined) return false
  const { host } = new URL(devServer)
  return new URL(url).host === host
}
