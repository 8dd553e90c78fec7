import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import type { CountingSettings, RegimeSettings } from '@/lib/clocks/events'
import type { CalendarId, CountingOptions, Regime } from '@/lib/clocks/model'
import { regimes } from '@/lib/clocks/regimes/registry'
import { db, type Tx } from '@/lib/db/client'
import { Forbidden } from '@/lib/errors'

const usual: CountingSettings = {
  ...{ zone: 'UTC', calendar: null, reliefEntity: null, reliefOff: false, smallAgent: false },
  ...{ targetHoursOf72: 48, decisionDueHours: 24 },
}

/** What the workplace has declared for counting; nobody’s entity or place is ever guessed. */
export async function readCounting(tx: Tx): Promise<CountingSettings> {
  const row = await tx.countingSetting.findUnique({ where: { id: 1 } })
  if (!row) return usual
  const { id: _, changedAt: __, reliefEntity, ...rest } = row
  return { ...rest, reliefEntity: reliefEntity === 'listed' || reliefEntity === 'other' ? reliefEntity : null }
}

/** The declared choices as the engine takes them. The schema lets no calendar be stored that there is not. */
export function countingOptions(settings: CountingSettings): CountingOptions {
  const { zone, calendar, reliefEntity, reliefOff, smallAgent } = settings
  return {
    ...{ zone, smallAgent },
    ...(calendar ? { calendar: calendar as CalendarId } : {}),
    ...(reliefEntity ? { relief: { entity: reliefEntity, switchedOff: reliefOff } } : {}),
  }
}

const standard = ({ status }: Regime): RegimeSettings => ({
  ...{ enabled: status === 'in_force', mark: null, reviewedOn: null, note: '' },
})

/** What the workplace says of each law: as the rules have it, until somebody changes that. */
export async function readRegimeSettings(tx: Tx): Promise<ReadonlyMap<string, RegimeSettings>> {
  const rows = new Map((await tx.regimeSetting.findMany()).map((row) => [row.regime, row]))
  return new Map(
    regimes.map((regime) => {
      const row = rows.get(regime.id)
      if (!row) return [regime.id, standard(regime)]
      const { enabled, mark, reviewedOn, note } = row
      return [regime.id, { enabled, mark, reviewedOn: reviewedOn?.toISOString().slice(0, 10) ?? null, note }]
    }),
  )
}

export interface RegimeRow {
  readonly regime: Regime
  readonly settings: RegimeSettings
  readonly changed: { readonly by: string; readonly at: Date } | null
}

/** Every law with its settings, and the choices for counting, for those who may change them. Throws Forbidden. */
export async function getClockSettings(actor: Actor): Promise<{
  readonly counting: CountingSettings
  readonly rows: readonly RegimeRow[]
  readonly now: Date
}> {
  if (!mayEver(actor, 'clock.configure')) throw new Forbidden()
  const [counting, settings, changes, time] = await Promise.all([
    readCounting(db()),
    readRegimeSettings(db()),
    db().regimeSetting.findMany({ select: { regime: true, byName: true, changedAt: true } }),
    db().$queryRaw<{ now: Date }[]>`SELECT standdown_now() AS now`,
  ])
  const changed = new Map(changes.map(({ regime, byName, changedAt }) => [regime, { by: byName, at: changedAt }]))
  const rows = regimes.map((regime) => ({
    regime,
    settings: settings.get(regime.id) ?? standard(regime),
    changed: changed.get(regime.id) ?? null,
  }))
  return { counting, rows, now: time[0]?.now ?? new Date(0) }
}
