import { z } from 'zod'
import { incidentStatuses, openStatuses } from '@/lib/incidents/model'

export const listSorts = ['filed', 'updated', 'severity'] as const
export type ListSort = (typeof listSorts)[number]

/** What the list can be narrowed to; each field has its place in the address. */
export const listFilter = z.strictObject({
  /** `open` stands for reported, investigating and contained. */
  status: z.enum(['open', 'any', ...incidentStatuses]).default('open'),
  severities: z.array(z.int().min(0).max(5)).max(6).default([]),
  program: z.string().max(80).nullable().default(null),
  text: z.string().max(200).default(''),
  drill: z.enum(['any', 'no', 'only']).default('any'),
  mine: z.boolean().default(false),
  /** Those behind a figure of the dashboard: contained within its window. */
  measure: z.enum(['contained']).nullable().default(null),
  updatedSince: z.date().nullable().default(null),
  sort: z.enum(listSorts).default('filed'),
  ascending: z.boolean().default(false),
})
export type ListFilter = z.output<typeof listFilter>

/** The statuses that a status filter stands for; null for all. */
export function statusesOf(status: ListFilter['status']): readonly string[] | null {
  if (status === 'any') return null
  return status === 'open' ? openStatuses : [status]
}

/** The words of a search as a tsquery in which each is a prefix; null when nothing can be searched for. */
export function searchQuery(text: string): string | null {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length === 0
    ? null
    : words
        .slice(0, 8)
        .map((word) => `${word}:*`)
        .join(' & ')
}

/** The place between two rows: the last sort values and the id, opaque to whoever carries it. */
export interface Cursor {
  readonly severity: number
  readonly at: string
  readonly id: string
}

const cursorShape = z.tuple([z.int().min(0).max(5), z.iso.datetime(), z.uuid()])

export function encodeCursor({ severity, at, id }: Cursor): string {
  return btoa(JSON.stringify([severity, at, id]))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** The cursor in the text, or null if it is none of ours. */
export function decodeCursor(text: string): Cursor | null {
  try {
    const [severity, at, id] = cursorShape.parse(JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/'))))
    return { severity, at, id }
  } catch {
    return null
  }
}
