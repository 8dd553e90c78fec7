import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface AskedOfModel {
  readonly url: string
  readonly authorization: string | undefined
  readonly body: string
}

export interface ModelServer {
  readonly url: string
  readonly asked: AskedOfModel[]
  /** How the next questions are answered. */
  answer: (sent: string, response: ServerResponse) => void
  close: () => void
}

/** An answer of the chat-completions protocol, as far as it is read. */
export function say(response: ServerResponse, content: unknown): void {
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ choices: [{ index: 0, message: { content } }] }))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}

/** A server on this machine that speaks the chat-completions protocol, as politely or badly as a test wants. */
export async function modelServer(): Promise<ModelServer> {
  const asked: AskedOfModel[] = []
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    asked.push({ url: request.url ?? '', authorization: request.headers.authorization, body })
    const { messages }: { messages: { content: string }[] } = JSON.parse(body)
    model.answer(messages.at(-1)?.content ?? '', response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  const model: ModelServer = {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    answer: (_, response) => response.end(),
    close,
  }
  return model
}
