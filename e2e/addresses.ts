import type { At } from './authz-table'
import type { World } from './world'

/** The address of a route of the build, with what it names filled in from the world. */
export function address(route: string, at: At, world: World): string {
  const place = world.places[at]
  const there = at !== 'nowhere'
  const names: Readonly<Record<string, string>> = {
    '[ref]': route.includes('/statements/[ref]') ? place.statement : place.incident,
    '[seq]': '1',
    '[field]': 'controller',
    '[file]': 'form.pdf',
    '[format]': 'pdf',
    '[measure]': 'exposure',
    '[fact]': 'count',
    '[kind]': 'holding',
    '[slug]': there ? world.program.slug : 'no-such-program',
    '[lockId]': world.program.lockId,
    '[clockId]': world.clockId,
    '[regime]': there ? 'gdpr' : 'no-such-law',
    '[collectorId]': world.program.collector,
    '[id]': route.includes('/people/') ? (there ? world.guest.id : world.incidentId.nowhere) : place.evidence,
  }
  return route
    .replace(/\/(page|route)$/, '')
    .replace(/\/\([^)]+\)/g, '')
    .replace(/\[[^\]]+\]/g, (name) => names[name] ?? name)
}
