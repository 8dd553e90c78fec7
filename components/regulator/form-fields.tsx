import Link from 'next/link'
import { Section } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import { type FormField, formSections, writableKeys } from '@/lib/regulator/model'
import { Cites } from './cites'

export interface FormFieldsProps {
  reference: string
  fields: readonly FormField[]
  mayWrite: boolean
}

function Value({ field: { text, unknown, required } }: { field: FormField }) {
  if (text !== null) return <p className="whitespace-pre-line break-words">{text}</p>
  if (unknown)
    return (
      <p>
        <span className="font-medium">Not yet known.</span> {unknown.ownerName} finds out until{' '}
        <Time at={unknown.due} />.
      </p>
    )
  return (
    <p className={required ? 'font-medium text-warn' : 'text-subtle'}>
      {required ? 'Not yet known, and nobody is named to find out.' : 'Nothing is recorded.'}
    </p>
  )
}

function Field({ reference, field, mayWrite }: Omit<FormFieldsProps, 'fields'> & { field: FormField }) {
  const { key, label, source, cites, version, moved } = field
  return (
    <div id={key} className="grid scroll-mt-20 gap-x-4 gap-y-1 py-3 sm:grid-cols-[14rem_minmax(0,1fr)]">
      <dt className="text-muted">{label}</dt>
      <dd className="flex min-w-0 flex-col items-start gap-1">
        <Value field={field} />
        {source === 'person' && version && (
          <p className="text-meta text-muted">
            By {version.byName}, <Time at={version.recordedAt} />
          </p>
        )}
        {moved && (
          <p className="font-medium text-meta text-warn">
            The record has changed since this was written. Look at it again.
          </p>
        )}
        <Cites reference={reference} cites={cites} />
        {mayWrite && writableKeys.includes(key) && (
          <Link href={`/incidents/${reference}/regulator/fields/${key}`} className="link">
            {source === 'none' ? 'Fill in' : 'Change'}
            <span className="sr-only">: {label}</span>
          </Link>
        )}
      </dd>
    </div>
  )
}

/** The form by its parts. */
export function FormFields({ reference, fields, mayWrite }: FormFieldsProps) {
  return formSections.map(({ id, title }) => (
    <Section key={id} id={`part-${id}`} title={title}>
      <dl className="-my-3 divide-y divide-hairline">
        {fields
          .filter(({ section }) => section === id)
          .map((field) => (
            <Field key={field.key} {...{ reference, field, mayWrite }} />
          ))}
      </dl>
    </Section>
  ))
}
