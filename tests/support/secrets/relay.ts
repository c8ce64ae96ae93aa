import net, { type AddressInfo, type Socket } from 'node:net'

/** A door on 127.0.0.1 in front of a server: whatever comes in goes on untouched, and is kept. */
export interface Relay {
  /** `127.0.0.1:port`. */
  readonly address: string
  readonly origin: string
  /** Every byte that was sent to it, connection after connection. */
  received(): Buffer
  /** How many connections were opened to it. */
  readonly connections: number
  /** Where it leads; what connects before is cut off. */
  leadTo(port: number): void
  close(): Promise<void>
}

/** Opens a door; it has a port of its own, so that who was called can be told by it. */
export async function startRelay(): Promise<Relay> {
  const heard: Buffer[][] = []
  const sockets = new Set<Socket>()
  let target: number | null = null
  const server = net.createServer((socket) => {
    const chunks: Buffer[] = []
    heard.push(chunks)
    if (target === null) return void socket.destroy()
    const onward = net.connect(target, '127.0.0.1')
    for (const each of [socket, onward]) {
      sockets.add(each)
      each.on('error', () => undefined)
      each.on('close', () => {
        socket.destroy()
        onward.destroy()
      })
    }
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.pipe(onward).pipe(socket)
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port)
    })
  })
  return {
    address: `127.0.0.1:${port}`,
    origin: `http://127.0.0.1:${port}`,
    received: () => Buffer.concat(heard.flat()),
    get connections() {
      return heard.length
    },
    leadTo: (to) => (target = to),
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
      })
    }
  }
}
