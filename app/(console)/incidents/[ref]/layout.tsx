import type { ReactNode } from 'react'
import { DrillBanner } from '@/components/incidents/drill-banner'
import { openIncident, type Params } from './open-incident'

/** Every page of a drill says that it is one. */
export default async function IncidentLayout({ params, children }: Params & { children: ReactNode }) {
  const { incident } = await openIncident((await params).ref)
  return (
    <>
      {incident.drill && <DrillBanner />}
      {children}
    </>
  )
}
