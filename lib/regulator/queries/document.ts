import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import type { Document } from '@/lib/documents/model'
import { NotFound } from '@/lib/errors'
import { phaseNames } from '@/lib/regulator/model'
import { getRegulatorForm } from '@/lib/regulator/queries/form'
import { formDocument } from '@/lib/regulator/rules/document'
import { freeze } from '@/lib/regulator/rules/form'

interface FormFile {
  readonly document: Document
  readonly format: 'pdf' | 'docx'
  readonly fileName: string
}

/** The draft (`form.pdf`) or a filing (`filing-2.docx`) as a document; NotFound for what is not there or not to be read. */
export async function getFormDocument(actor: Actor, reference: string, file: string): Promise<FormFile> {
  const [, name, number, format] = /^(form|filing-([1-9]\d{0,3}))\.(pdf|docx)$/.exec(file) ?? []
  const form = await getRegulatorForm(actor, reference)
  if (format !== 'pdf' && format !== 'docx') throw new NotFound()
  const { title, drill } = await db().incident.findUniqueOrThrow({
    where: { id: form.incidentId },
    select: { title: true, drill: true },
  })
  const filing = form.filings.find((each) => each.number === Number(number))
  if (number && !filing) throw new NotFound()
  const what = filing
    ? {
        asOf: filing.filedAt,
        subtitle: `${phaseNames[filing.phase]} to ${filing.authority}`,
        fields: filing.fields,
      }
    : { asOf: form.now, subtitle: 'Draft, not filed', fields: freeze(form.fields, 'Draft, not filed', null) }
  return {
    document: formDocument({ reference, title, drill, ...what }),
    format,
    fileName: `${reference}-${name}.${format}`,
  }
}
