import http from 'node:http'
import https from 'node:https'
import net, { type AddressInfo, type Socket } from 'node:net'
import tls from 'node:tls'
import { certificate, serverKey, type ServerCertificate } from './certificates'

/** A name that only the test's proxies can resolve. */
export const privateHost = 'apig.private.example'

export interface TlsServer {
  port: number
  /** Every request that arrived, headers and all. */
  requests: { url: string; headers: http.IncomingHttpHeaders }[]
  close(): Promise<void>
}

/** A TLS server on 127.0.0.1 with one of the test certificates; answers 200 "hello" unless told otherwise. */
export async function startTls(
  name: ServerCertificate,
  answer: http.RequestListener = (_request, response) => response.end('hello')
): Promise<TlsServer> {
  const requests: TlsServer['requests'] = []
  const server = https.createServer({ key: serverKey(), cert: certificate(name) }, (request, response) => {
    requests.push({ url: request.url ?? '', headers: request.headers })
    answer(request, response)
  })
  server.on('tlsClientError', () => undefined)
  const port = await listen(server)
  return { port, requests, close: () => end(server) }
}

/** TLS in front of a plain server on 127.0.0.1; what it decrypts goes on untouched. */
export async function startTlsFront(
  name: ServerCertificate,
  to: number
): Promise<{ port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const server = tls.createServer({ key: serverKey(), cert: certificate(name) }, (socket) => {
    const onward = net.connect(to, '127.0.0.1')
    for (const each of [socket, onward]) {
      sockets.add(each)
      each.on('error', () => undefined)
      each.on('close', () => {
        socket.destroy()
        onward.destroy()
      })
    }
    socket.pipe(onward).pipe(socket)
  })
  server.on('tlsClientError', () => undefined)
  const port = await listen(server)
  const close = (): Promise<void> => {
    for (const socket of sockets) socket.destroy()
    return new Promise((resolve) => {
      server.close(() => {
        resolve()
      })
    })
  }
  return { port, close }
}

export interface ProxyOptions {
  /** Where a tunnel to the private host leads. */
  to?: number
  /** Asks for these credentials (Basic). */
  login?: { user: string; password: string }
  /** What it does instead of opening a tunnel. */
  instead?: 'forbid' | 'reset' | 'close' | 'stall'
}

export interface ProxyServer {
  address: string
  port: number
  /** Every CONNECT: its target and headers. */
  connects: { target: string; headers: http.IncomingHttpHeaders }[]
  /** Requests that were no CONNECT. */
  plain: string[]
  close(): Promise<void>
}

/** An HTTP proxy on 127.0.0.1 that opens tunnels to one place only, whatever name is asked for. */
export async function startProxy(options: ProxyOptions): Promise<ProxyServer> {
  const connects: ProxyServer['connects'] = []
  const plain: string[] = []
  const sockets = new Set<Socket>()
  const server = http.createServer((request, response) => {
    plain.push(request.url ?? '')
    response.writeHead(502).end()
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('connect', (request: http.IncomingMessage, socket: Socket) => {
    connects.push({ target: request.url ?? '', headers: request.headers })
    tunnel(request, socket, options)
  })
  const port = await listen(server)
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy()
    await end(server)
  }
  return { address: `127.0.0.1:${port}`, port, connects, plain, close }
}

function tunnel(request: http.IncomingMessage, socket: Socket, { to, login, instead }: ProxyOptions): void {
  const expected = login && `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`
  if (expected !== undefined && request.headers['proxy-authorization'] !== expected) {
    const challenge = 'Proxy-Authenticate: Basic realm="the proxy"\r\nContent-Length: 0\r\nConnection: close'
    socket.end(`HTTP/1.1 407 Proxy Authentication Required\r\n${challenge}\r\n\r\n`)
    return
  }
  if (instead === 'forbid') socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n')
  if (instead === 'reset') socket.resetAndDestroy()
  if (instead === 'close') socket.end()
  if (instead !== undefined || to === undefined) return
  const onward = net.connect(to, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    onward.pipe(socket)
    socket.pipe(onward)
  })
  onward.on('error', () => socket.destroy())
  socket.on('close', () => onward.destroy())
}

/** Serves a script for proxies, or 404 for null. */
export async function startPac(script: string | null): Promise<{ address: string; close(): Promise<void> }> {
  const server = http.createServer((_request, response) => {
    response.writeHead(script === null ? 404 : 200, { 'content-type': 'application/x-ns-proxy-autoconfig' })
    response.end(script ?? '')
  })
  const port = await listen(server)
  return { address: `http://127.0.0.1:${port}/proxy.pac`, close: () => end(server) }
}

function listen(server: net.Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function end(server: http.Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => {
    server.close(() => {
      resolve()
    })
  })
}
