import type { Duty, Regime } from '@/lib/clocks/model'
import { australia } from '@/lib/clocks/regimes/australia'
import { brazil } from '@/lib/clocks/regimes/brazil'
import { china } from '@/lib/clocks/regimes/china'
import { circia } from '@/lib/clocks/regimes/circia'
import { dora } from '@/lib/clocks/regimes/dora'
import { edpbTemplate, euOmnibus } from '@/lib/clocks/regimes/eu-omnibus'
import { gdpr } from '@/lib/clocks/regimes/gdpr'
import { hipaa } from '@/lib/clocks/regimes/hipaa'
import { indiaCertIn, indiaDpdp } from '@/lib/clocks/regimes/india'
import { japan } from '@/lib/clocks/regimes/japan'
import { nis2 } from '@/lib/clocks/regimes/nis2'
import { nydfs } from '@/lib/clocks/regimes/nydfs'
import { pipeda } from '@/lib/clocks/regimes/pipeda'
import { sec } from '@/lib/clocks/regimes/sec'
import { singapore } from '@/lib/clocks/regimes/singapore'
import { ukGdpr } from '@/lib/clocks/regimes/uk-gdpr'
import { california, newYork, texas } from '@/lib/clocks/regimes/us-states'

/** Every regime that is known, in the order in which lists show them; those not in force too. */
export const regimes: readonly Regime[] = [
  gdpr,
  ukGdpr,
  nis2,
  dora,
  sec,
  hipaa,
  nydfs,
  california,
  newYork,
  texas,
  pipeda,
  australia,
  indiaCertIn,
  indiaDpdp,
  singapore,
  brazil,
  japan,
  china,
  circia,
  euOmnibus,
  edpbTemplate,
]

const byId = new Map(regimes.map((regime) => [regime.id, regime]))
const dutiesById = new Map(regimes.flatMap((regime) => regime.duties.map((duty) => [duty.id, duty] as const)))

export function findRegime(id: string): Regime | null {
  return byId.get(id) ?? null
}

export function findDuty(id: string): Duty | null {
  return dutiesById.get(id) ?? null
}
