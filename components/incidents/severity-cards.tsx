import { FieldError } from '@/components/form/field'
import { SeverityShape } from '@/components/ui/severity-shape'
import { severityScale } from '@/lib/incidents/model'

const look =
  'relative flex cursor-pointer items-start gap-2 rounded-control border border-control bg-bg px-2.5 py-1.5 has-checked:border-accent has-checked:bg-surface has-checked:outline-2 has-checked:outline-accent has-checked:-outline-offset-2 has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 pointer-coarse:min-h-11'
const radioLook = 'mt-0.5 size-4 shrink-0 accent-accent outline-none'

export interface SeverityCardsProps {
  /** The field's name: `severity` when filing, `to` when changing. */
  name: string
  legend: string
  /** '0' to '5', or empty for not sure. */
  value: string
  error?: string | undefined
  /** Offers "Not sure yet". */
  unsure?: boolean
}

/** The six levels as radio cards, each with its shape, number, word and meaning; the arrow keys move between them. */
export function SeverityCards({ name, legend, value, error, unsure = false }: SeverityCardsProps) {
  return (
    <fieldset id={name} tabIndex={-1} className="min-w-0" {...(error && { 'aria-describedby': `${name}-error` })}>
      <legend className="mb-1 font-medium text-dense">{legend}</legend>
      <FieldError id={name} error={error} />
      <div className="grid grid-cols-2 gap-1.5 sm:gap-2 lg:grid-cols-3">
        {unsure && (
          <label className={`${look} col-span-full`}>
            <input type="radio" name={name} value="" defaultChecked={value === ''} className={radioLook} />
            <span className="font-medium">Not sure yet, treat as SEV 2</span>
          </label>
        )}
        {severityScale.map(({ level, word, meaning }) => (
          <label key={level} className={look}>
            <input
              type="radio"
              name={name}
              value={level}
              defaultChecked={value === String(level)}
              aria-labelledby={`${name}-${level}-word`}
              aria-describedby={`${name}-${level}-meaning`}
              className={radioLook}
            />
            <span className="min-w-0">
              <span id={`${name}-${level}-word`} data-sev={level} className="flex items-center gap-1.5 font-medium">
                <SeverityShape level={level} className="size-3.5 shrink-0 text-sev-edge" />
                SEV {level} {word}
              </span>
              <span id={`${name}-${level}-meaning`} className="mt-0.5 block text-meta text-muted">
                {meaning}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
