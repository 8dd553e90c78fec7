import { EvidenceSection } from '@/components/incidents/evidence-section'
import { EvidenceUpload } from '@/components/incidents/evidence-upload'
import type { LinkedEvidence } from '@/lib/incidents/queries/around'
import type { IncidentDetail } from '@/lib/incidents/queries/incident'

/** Evidence with the form for more, for those who may add some. */
export function EvidencePart({
  incident,
  evidence,
}: {
  incident: IncidentDetail
  evidence: readonly LinkedEvidence[]
}) {
  return (
    <EvidenceSection
      evidence={evidence}
      upload={incident.may.evidence && <EvidenceUpload action={`/api/incidents/${incident.reference}/evidence`} />}
    />
  )
}
