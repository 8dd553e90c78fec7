import { preflight } from '@/lib/gateway/ofrep/origins'
import { evaluateAll, evaluateOne, flagEvents } from '@/lib/gateway/ofrep/routes'
import type { Route } from '@/lib/gateway/route'
import { confirm } from '@/lib/gateway/routes/confirm'
import { guardState, quarantine } from '@/lib/gateway/routes/guard'
import { jwks } from '@/lib/gateway/routes/jwks'
import { lease } from '@/lib/gateway/routes/lease'
import { observe, quarantineDone, tryToStart } from '@/lib/gateway/routes/observe'
import { metrics } from '@/lib/gateway/routes/prometheus'
import { state } from '@/lib/gateway/routes/state'
import { stream } from '@/lib/gateway/routes/stream'

/** By method and path. A path that ends in `/*` takes one more segment, which the route reads from the address. */
const routes: Readonly<Record<string, Route>> = {
  'POST /collect/v1/lease': lease,
  'POST /collect/v1/confirm': confirm,
  'GET /collect/v1/stream': stream,
  'GET /collect/v1/state': state,
  'GET /metrics': metrics,
  'POST /ofrep/v1/evaluate/flags': evaluateAll,
  'POST /ofrep/v1/evaluate/flags/*': evaluateOne,
  'GET /ofrep/v1/events': flagEvents,
  'OPTIONS /ofrep/v1/evaluate/flags': preflight,
  'OPTIONS /ofrep/v1/evaluate/flags/*': preflight,
  'GET /.well-known/jwks.json': jwks,
  'POST /collect/v1/observe': observe,
  'POST /collect/v1/canary': tryToStart,
  'GET /collect/v1/guard': guardState,
  'GET /collect/v1/quarantine': quarantine,
  'POST /collect/v1/quarantine/done': quarantineDone,
}

export function routeOf(method: string, path: string): Route | undefined {
  const asked = `${method} ${path}`
  return routes[asked] ?? routes[asked.replace(/\/[^/]+$/, '/*')]
}
