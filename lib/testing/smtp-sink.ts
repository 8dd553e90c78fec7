import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

export interface SunkMail {
  readonly from: string
  readonly to: string
  /** Headers and body as they came. */
  readonly raw: string
}

export interface SmtpSink {
  readonly url: string
  readonly mails: readonly SunkMail[]
  /** Answers this many further mails with 451 after their text, as a server does that is short of room. */
  refuse(count: number): void
  stop(): Promise<void>
}

/** A mail server on the loopback address (RFC 5321, as much of it as a client needs) that keeps what it is given. */
export async function startSmtpSink(): Promise<SmtpSink> {
  const mails: SunkMail[] = []
  const sockets = new Set<Socket>()
  let refusals = 0

  function take(mail: SunkMail): string {
    if (refusals > 0) {
      refusals--
      return '451 no room now'
    }
    mails.push(mail)
    return '250 taken'
  }

  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    converse(socket, take)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse(count) {
      refusals = count
    },
    async stop() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Speaks SMTP over one connection; `take` sees each mail and answers it. */
function converse(socket: Socket, take: (mail: SunkMail) => string): void {
  let [from, to] = ['', '']
  let lines: string[] | null = null
  const say = (line: string) => socket.write(`${line}\r\n`)
  const address = (line: string) => /<([^>]*)>/.exec(line)?.[1] ?? ''
  say('220 sink')
  createInterface({ input: socket }).on('line', (line) => {
    if (lines) {
      if (line !== '.') return void lines.push(line.replace(/^\./, ''))
      say(take({ from, to, raw: lines.join('\n') }))
      lines = null
      return
    }
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'MAIL') from = address(line)
    if (verb === 'RCPT') to = address(line)
    if (verb === 'DATA') lines = []
    say(verb === 'DATA' ? '354 go on' : verb === 'QUIT' ? '221 bye' : '250 ok')
    if (verb === 'QUIT') socket.end()
  })
}
