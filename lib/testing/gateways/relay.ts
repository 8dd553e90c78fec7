import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

interface Line {
  readonly near: Socket
  readonly far: Socket
  readonly port: number
  /** What the near side has said first: tells what a connection is for. */
  said: string
}

/** A point that all connections pass through, in front of gateways or of the database. */
export interface Relay {
  readonly port: number
  /** Where new connections go, one after the other. */
  targets: readonly number[]
  /** Lets nothing more come back on the connections whose near side has said this; they stay open. */
  deafen(said: string): number
  /** From now on nothing passes in either direction, and no connection is seen to end: a network that swallows everything. */
  cut(): void
  close(): Promise<void>
}

const remembered = 4096

export async function startRelay(...targets: number[]): Promise<Relay> {
  const lines = new Set<Line>()
  const held = new Set<Socket>()
  let turn = 0
  let isCut = false
  const server = createServer((near) => {
    if (isCut) {
      held.add(near.on('error', () => {}).pause())
      return
    }
    const port = relay.targets[turn++ % relay.targets.length] ?? 0
    const far = connect(port, '127.0.0.1')
    const line: Line = { near, far, port, said: '' }
    lines.add(line)
    near.on('data', (chunk) => {
      if (line.said.length < remembered) line.said += chunk.toString('latin1')
      far.write(chunk)
    })
    far.on('data', (chunk) => near.write(chunk))
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => {
        other.destroy()
        lines.delete(line)
      })
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const relay: Relay = {
    port: (server.address() as AddressInfo).port,
    targets,
    deafen(said) {
      const chosen = [...lines].filter((line) => line.said.includes(said))
      for (const { far } of chosen) far.removeAllListeners('data').resume()
      return chosen.length
    },
    cut() {
      isCut = true
      for (const { near, far } of lines) for (const socket of [near, far]) socket.removeAllListeners('data').pause()
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const { near, far } of lines) for (const socket of [near, far]) socket.destroy()
      for (const near of held) near.destroy()
      await closed
    },
  }
  return relay
}
