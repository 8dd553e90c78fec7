import { type AnchorKey, type Anchors, type Duty, judgmentKinds } from '@/lib/clocks/model'

const labels = new Map<string, string>(judgmentKinds.map(({ kind, label }) => [kind, label]))

/** How an anchor reads: `Authority notified (nis2.notification)`. */
export function anchorLabel(key: AnchorKey): string {
  const [kind = '', duty] = key.split(':')
  const label = labels.get(kind) ?? kind
  return duty ? `${label} (${duty})` : label
}

/** All that a duty counts from; its period begins with the last of them. */
export function anchorKeys(duty: Duty): readonly AnchorKey[] {
  if (duty.rule.kind === 'double_limit') return ['aware', duty.anchor]
  const { anchor, after } = duty
  return (anchor === 'notified_authority' || anchor === 'notified_people') && after ? [`${anchor}:${after}`] : [anchor]
}

/** A notification that the record does not tie to one duty stands in for the named one. */
export function recordedAt(key: AnchorKey, anchors: Anchors): Date | undefined {
  if (anchors[key]) return anchors[key]
  if (key.startsWith('notified_authority:')) return anchors.notified_authority
  return key.startsWith('notified_people:') ? anchors.notified_people : undefined
}
