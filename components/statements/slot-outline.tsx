import { Circle, CircleCheck } from 'lucide-react'
import { Section } from '@/components/ui/card'
import { type StatementKind, statementKindRules } from '@/lib/statements/model'
import { fillsSlot } from '@/lib/statements/slots'

/** What the kind must carry, and which of it the text has. */
export function SlotOutline({ kind, body }: { kind: StatementKind; body: string }) {
  const slots = statementKindRules[kind].slots.map((slot) => ({ slot, filled: fillsSlot(kind, slot, body) }))
  const open = slots.filter(({ filled }) => !filled).length
  return (
    <Section id="outline" title="Must contain" hint={open === 0 ? 'All there' : `${open} of ${slots.length} to go`}>
      <ul className="flex flex-col gap-1.5">
        {slots.map(({ slot: { label }, filled }) => (
          <li key={label} className="flex gap-2">
            {filled ? (
              <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-ok" />
            ) : (
              <Circle aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
            )}
            <span>
              {label}
              <span className="text-muted">{filled ? ' (there)' : ' (missing)'}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
