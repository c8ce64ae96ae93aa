import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import type { Transport, TransportAnswer, TransportRequest } from '../../../src/main/api/transport'

/** One thing that every transport must do. It fails by throwing; it runs under vitest and inside Electron. */
export interface TransportCase {
  name: string
  run(send: Send): Promise<void>
}

export type Send = (url: string, more?: Partial<TransportRequest>) => Promise<TransportAnswer>

/** Requests with the suite's defaults: GET, ten seconds, one megabyte. */
export function sender(transport: Transport): Send {
  return (url, more) =>
    transport({
      method: 'GET',
      url,
      headers: { 'user-agent': 'transport-suite' },
      timeoutMs: 10_000,
      maxBytes: 1 << 20,
      signal: new AbortController().signal,
      ...more
    })
}

/** Runs `use` against a real HTTP server on 127.0.0.1, then drops every connection. */
export async function withHttp(
  handler: http.RequestListener,
  use: (origin: string, server: http.Server) => Promise<void>
): Promise<void> {
  const server = http.createServer(handler)
  await listening(server)
  try {
    await use(originOf(server), server)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/** Like `withHttp`, for what node:http refuses to send: `serve` gets the socket once the request's head is in. */
export async function withSocket(
  serve: (socket: net.Socket, head: string) => void,
  use: (origin: string) => Promise<void>
): Promise<void> {
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    sockets.add(socket)
    let head = ''
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (bytes) => {
      head += bytes.toString('latin1')
      if (!head.endsWith('\r\n\r\n')) return
      serve(socket, head)
      head = ''
    })
  })
  await listening(server)
  try {
    await use(originOf(server))
  } finally {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
}

/** The origin of a listening server. */
export function originOf(server: net.Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function listening(server: net.Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
}

/** The body as Latin-1, so that every byte shows; fails without one. */
export function text(answer: TransportAnswer): string {
  if (answer.bytes === null) throw new Error('the answer has no body')
  return Buffer.from(answer.bytes).toString('latin1')
}
