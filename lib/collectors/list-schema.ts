import { z } from 'zod'
import { type CollectorSort, collectorSorts, collectorStates } from '@/lib/collectors/model'

/** What the list can be narrowed to; each field has its place in the address. */
export const collectorFilter = z.strictObject({
  state: z.enum(collectorStates).nullable().default(null),
  group: z.string().max(60).nullable().default(null),
  version: z.string().max(60).nullable().default(null),
  token: z.uuid().nullable().default(null),
  /** A part of the name, in either case. */
  text: z.string().max(200).default(''),
  sort: z.enum(collectorSorts).default('state'),
  ascending: z.boolean().default(true),
})
export type CollectorFilter = z.output<typeof collectorFilter>

/** Before the first moment: where a list by time puts those that never had one. */
export const never = '-infinity'

/** The place between two rows: the sort value of one (none where the list is by name) and its name. */
export interface CollectorCursor {
  readonly value: string
  readonly name: string
}

const value: Readonly<Record<CollectorSort, z.ZodType<string>>> = {
  name: z.literal(''),
  state: z.string().regex(/^\d{1,2}$/),
  seen: z.union([z.literal(never), z.iso.datetime()]),
  lease: z.union([z.literal(never), z.iso.datetime()]),
  record: z.union([z.literal(never), z.iso.datetime()]),
}

export function encodeCursor({ value, name }: CollectorCursor): string {
  const bytes = new TextEncoder().encode(JSON.stringify([value, name]))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** The cursor in the text, or null if it is none of ours for this sort. */
export function decodeCursor(text: string, sort: CollectorSort): CollectorCursor | null {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
    const shape = z.tuple([value[sort], z.string().min(1).max(200)])
    const [at, name] = shape.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    return { value: at, name }
  } catch {
    return null
  }
}
