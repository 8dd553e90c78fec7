/** What the audit can be narrowed to. */
export interface AuditFilter {
  /** Part of the name of who did it. */
  readonly who: string
  /** The beginning of a command's name, such as `programs.`. */
  readonly what: string
  /** The reference of an incident. */
  readonly incident: string
}

/** The place after a row: its time and id. */
export interface AuditCursor {
  readonly at: string
  readonly id: string
}

const cursorText = /^(\d{13})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

export function auditCursor(row: { readonly at: Date; readonly id: string }): string {
  return `${row.at.getTime()}-${row.id}`
}

/** The cursor in the text, or null if it is none. */
export function parseAuditCursor(text: string): AuditCursor | null {
  const [, ms, id] = cursorText.exec(text) ?? []
  return ms && id ? { at: new Date(Number(ms)).toISOString(), id } : null
}
