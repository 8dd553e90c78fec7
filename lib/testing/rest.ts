/** The answer of a handler, read. */
export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: Readonly<Record<string, unknown>>
}

type Handler<P> = (request: Request, context: { params: Promise<P> }) => Promise<Response>

export interface Asked<P> {
  readonly params?: P
  readonly headers?: Record<string, string>
  readonly search?: string
  /** Sent as JSON. */
  readonly json?: unknown
  /** Sent as it is. */
  readonly raw?: BodyInit
}

/** Calls a route handler as the server would, and reads what it answers. */
export async function ask<P>(handler: Handler<P>, asked: Asked<P> = {}): Promise<Answered> {
  const { params, headers = {}, search = '', json, raw } = asked
  const body = raw ?? (json === undefined ? null : JSON.stringify(json))
  const request = new Request(`http://127.0.0.1:3000/api/v1/x${search}`, {
    method: body === null ? 'GET' : 'POST',
    headers: { ...(body === null ? {} : { 'content-type': 'application/json' }), ...headers },
    body,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  } as RequestInit)
  const response = await handler(request, { params: Promise.resolve(params as P) })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: text ? JSON.parse(text) : {} }
}
