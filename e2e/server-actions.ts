import { type BuiltAction, builtActions } from './build'
import { ask, fromOurPages, type Visitor } from './visitor'

export type Fields = Readonly<Record<string, string | readonly string[]>>

/** What an action is called with: plain values, of which the last may be a form. */
export interface ActionCall {
  readonly action: string
  /** A page that carries the action. */
  readonly page: string
  readonly bound?: readonly unknown[]
  /** With a form state before it, unless the action takes the form alone. */
  readonly form?: Fields
  readonly formAlone?: boolean
  readonly headers?: Record<string, string>
}

export interface ActionAnswer {
  readonly status: number
  /** `ok`, `redirect`, `thrown`, or the code of the refusal. */
  readonly outcome: string
  readonly to: string | null
  readonly value: unknown
  /** The action's own answer as it was sent, without the page around it. */
  readonly text: string
}

const built = new Map<string, BuiltAction>(builtActions().map((action) => [action.name, action]))

/** The arguments as React sends them: a form's fields stand beside the list, under the number that the list names. */
function encode({ bound = [], form, formAlone }: ActionCall): FormData {
  const body = new FormData()
  if (!form) {
    body.append('0', JSON.stringify(bound))
    return body
  }
  for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) body.append(`_1_${name}`, one)
  const state = formAlone ? [] : [{ result: null, values: {} }]
  body.append('0', JSON.stringify([...bound, ...state, '$K1']))
  return body
}

interface Answered {
  readonly ok?: boolean
  readonly code?: string
  readonly value?: unknown
  readonly result?: Answered | null
}

function read(status: number, to: string | null, flight: string): ActionAnswer {
  const row = flight.split('\n').find((line) => line.startsWith('1:')) ?? ''
  const text = row.slice(2)
  if (to) return { status, outcome: 'redirect', to, value: null, text: '' }
  if (!row || text.startsWith('E')) return { status, outcome: 'thrown', to, value: null, text }
  const parsed = text.startsWith('"$') ? null : (JSON.parse(text) as Answered | null)
  const answer = parsed?.result ?? parsed
  const outcome = answer?.ok === false ? (answer.code ?? 'refused') : 'ok'
  return { status, outcome, to, value: Array.isArray(parsed) ? parsed : answer?.value, text }
}

/** Calls a server action as the browser's script would, without the page that normally does. */
export async function callAction(visitor: Visitor, call: ActionCall): Promise<ActionAnswer> {
  const action = built.get(call.action)
  if (!action) throw new Error(`the build has no action ${call.action}`)
  const headers = { accept: 'text/x-component', 'next-action': action.id, ...(call.headers ?? fromOurPages()) }
  const response = await ask(visitor, call.page, { method: 'POST', headers, body: encode(call) })
  const [to] = (response.headers.get('x-action-redirect') ?? '').split(';')
  return read(response.status, to || null, await response.text())
}
