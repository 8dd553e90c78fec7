import { severityScale } from '@/lib/incidents/model'

type Query = Readonly<Record<string, string | string[] | undefined>>

export interface Prefill {
  /** Form values by field name. */
  readonly values: Readonly<Record<string, readonly string[]>>
  /** One sentence for each part of the address that was not understood. */
  readonly notices: readonly string[]
}

const list = (value: string | string[] | undefined) => (Array.isArray(value) ? value : value ? [value] : [])

/** What an address such as `?title=…&severity=2&program=slug` fills in. Nothing is ever submitted by opening it. */
export function readPrefill(query: Query, programs: readonly { id: string; slug: string; name: string }[]): Prefill {
  const values: Record<string, string[]> = {}
  const notices: string[] = []
  const [title] = list(query.title)
  if (title) values.title = [title.replaceAll(/\s+/g, ' ').trim().slice(0, 200)]
  const [severity] = list(query.severity)
  const level = severity?.replace(/^sev[ -]?/i, '')
  if (level && severityScale.some((grade) => String(grade.level) === level)) values.severity = [level]
  else if (severity)
    notices.push(`The link asked for severity “${severity.slice(0, 40)}”, which does not exist. It was left out.`)
  for (const asked of list(query.program)) {
    const program = programs.find(({ id, slug }) => slug === asked || id === asked)
    if (program) values.programIds = [...(values.programIds ?? []), program.id]
    else notices.push(`The link named the program “${asked.slice(0, 60)}”, which was not found. It was left out.`)
  }
  return { values, notices }
}
