import { ActForm, ActTextarea, type FormAction } from '@/components/form/act-form'
import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/card'
import { type SelfPauseRule, selfPauseRules } from '@/lib/programs/model'
import type { ProgramView } from '@/lib/programs/queries/program'
import { selfPauseWords } from '@/lib/programs/rule-words'

interface RulesProps {
  program: Pick<ProgramView, 'id' | 'slug' | 'pauseOnSevere' | 'pauseOnExpiry' | 'may'>
  switchAction: FormAction
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

function Switch({ rule, on, program, switchAction }: RulesProps & { rule: SelfPauseRule; on: boolean }) {
  const verb = on ? 'Switch off' : 'Switch on'
  return (
    <details>
      <summary className="inline-flex min-h-6 items-center text-accent">{verb}</summary>
      <div className="pt-2">
        <ActForm
          action={switchAction}
          hidden={{ slug: program.slug, programId: program.id, rule, on: on ? '' : 'on' }}
          submit={verb}
          busyLabel="Switching…"
          variant={on ? 'danger' : 'secondary'}
        >
          <ActTextarea
            id={`rule-${rule}`}
            name="reason"
            label="Why"
            hint={on ? 'It stands in the program’s history.' : 'It applies at once to what stands already.'}
            rows={2}
          />
        </ActForm>
      </div>
    </details>
  )
}

/** The rules by which the program pauses by itself, and whether they are on. */
export function RulesSection({ program, switchAction }: RulesProps) {
  const standing: Readonly<Record<SelfPauseRule, boolean>> = {
    severity: program.pauseOnSevere,
    safeguard: program.pauseOnExpiry,
  }
  return (
    <Section
      id="rules"
      title="Pauses by itself"
      hint="A rule places a lock as a person would; resuming is no different."
    >
      <ul className="divide-y divide-hairline">
        {selfPauseRules.map((rule) => (
          <li key={rule} className="flex flex-col gap-1 py-3 first:pt-0 last:pb-0">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <h3 className="font-medium">{capital(selfPauseWords[rule].rule.replace(/^the /, ''))}</h3>
              <Badge tone={standing[rule] ? 'ok' : 'neutral'}>{standing[rule] ? 'On' : 'Off'}</Badge>
            </div>
            <p className="text-muted">{selfPauseWords[rule].does}</p>
            {program.may.configure && <Switch {...{ rule, on: standing[rule], program, switchAction }} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}
