import { protocol, type Session } from 'electron'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

/** The one origin that pages of the app have. */
export const appOrigin = 'app://ui'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2'
}

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }
  ])
}

/** Serves the built renderer from `root`, and nothing outside it, with a fresh nonce for each page. */
export function serveApp(session: Session, root: string): void {
  session.protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    if (url.host !== 'ui') return new Response('not found', { status: 404 })
    const path = decodePath(url.pathname === '/' ? '/index.html' : url.pathname)
    const file = path === null ? null : normalize(join(root, path))
    if (file === null || !file.startsWith(root + sep)) return new Response('forbidden', { status: 403 })
    const type = types[extname(file)]
    if (type === undefined) return new Response('not found', { status: 404 })
    try {
      return await respond(file, type)
    } catch {
      return new Response('not found', { status: 404 })
    }
  })
}

async function respond(file: string, type: string): Promise<Response> {
  const bytes = await readFile(file)
  const headers = { 'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' }
  if (!type.startsWith('text/html')) return new Response(new Uint8Array(bytes), { headers })
  const nonce = randomBytes(16).toString('base64')
  return new Response(bytes.toString('utf8').replace('__CSP_NONCE__', nonce), {
    headers: { ...headers, 'content-security-policy': contentSecurityPolicy(nonce) }
  })
}

/** CodeMirror brings its style in a <style> element: that is what the nonce is for. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types svelte-trusted-html'
  ].join('; ')
}

function decodePath(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path)
    return decoded.includes('\0') ? null : decoded
  } catch {
    return null
  }
}
