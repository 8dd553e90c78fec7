import type { Block, Document } from '@/lib/documents/model'
import { type FrozenField, formSections } from '@/lib/regulator/model'
import { formatTime } from '@/lib/time'

export interface FormForDocument {
  readonly reference: string
  readonly title: string
  readonly drill: boolean
  readonly asOf: string
  readonly subtitle: string
  readonly fields: readonly FrozenField[]
}

function shownValue({ text, unknown }: FrozenField): string {
  if (text !== null) return text
  if (!unknown) return 'Not stated'
  return `Not yet known. ${unknown.ownerName} finds out until ${formatTime(unknown.due, 'UTC')}.`
}

/** The form for an authority as a document. Where each field comes from stays with us: authorities get the words. */
export function formDocument({ reference, title, drill, asOf, subtitle, fields }: FormForDocument): Document {
  const blocks = formSections.flatMap(({ id, title: heading }): Block[] => {
    const rows = fields
      .filter(({ section }) => section === id)
      .map((field) => ({ label: field.label, value: shownValue(field) }))
    return rows.length === 0
      ? []
      : [
          { type: 'heading', level: 1, text: heading },
          { type: 'facts', rows },
        ]
  })
  return {
    ...{ title: `Personal data breach: ${title}`, subtitle, classification: 'For the supervisory authority' },
    ...{ drill, asOf, reference, blocks },
  }
}
