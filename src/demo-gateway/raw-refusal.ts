import type { Socket } from 'node:net'
import { commonHeaders, frontAnswer } from './answer'
import { badRequest, headersTooLarge } from './errors'
import { newId } from './ids'

/** Answers, on the bare connection, what could not even be read as a request: too many headers, or no HTTP. */
export function refuseRaw(error: NodeJS.ErrnoException, socket: Socket, at: number): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const isTooLarge = error.code === 'HPE_HEADER_OVERFLOW'
  const request_id = newId()
  const { headers, body } = isTooLarge
    ? frontAnswer(494, headersTooLarge, request_id)
    : frontAnswer(400, badRequest, request_id)
  const all = {
    ...commonHeaders(request_id, at),
    ...headers,
    connection: 'close',
    'content-length': String(body.length)
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  const statusLine = `HTTP/1.1 ${isTooLarge ? '494 Request Header Too Large' : '400 Bad Request'}\r\n`
  socket.end(Buffer.concat([Buffer.from(`${statusLine}${lines.join('')}\r\n`), body]))
}
