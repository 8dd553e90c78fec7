import 'server-only'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { Refused } from '@/lib/errors'
import { followUpWords } from '@/lib/publications/model'
import type { PublishedClaimRecord } from '@/lib/statements/claims'
import { createDraft, type NewStatement, writerOf } from '@/lib/statements/commands/draft'
import { type CorrectionType, correctionGrounds, legalQuestion, reviewOfProcess } from '@/lib/statements/corrections'
import { deriveAll, deriveFor } from '@/lib/statements/derive'
import { lockStatement, type StatementTarget } from '@/lib/statements/lock'
import { readEarlierWords } from '@/lib/statements/queries/facts'
import { readRecord } from '@/lib/statements/queries/record'
import { readTemplateText } from '@/lib/statements/queries/templates'
import type { RecordView } from '@/lib/statements/record'
import { draftCorrectionInput } from '@/lib/statements/schema'
import { statementStandingAt, type Whole } from '@/lib/statements/standing'
import { correctionBody } from '@/lib/statements/templates'
import { event, type NewEvent } from '@/lib/timeline/model'

function readPublished(tx: Tx, statementId: string) {
  return tx.statementPublication.findFirstOrThrow({
    where: { statementId },
    orderBy: { publishedAt: 'desc' },
    select: {
      ...{
        publishedAt: true,
        claims: true,
        channel: true,
        deliveries: { where: { sentAt: { not: null } }, select: { channel: true } },
      },
      version: { select: { number: true } },
    },
  })
}

type Published = Awaited<ReturnType<typeof readPublished>>

const ways: Readonly<Record<string, (count: number) => string>> = {
  public_page: () => 'readers of the public page',
  email: (count) => `${count} by e-mail`,
  webhook: (count) => `${count} by webhook`,
}

/** Whom the earlier words reached, without their names: by the channel that was written down, and by what was sent. */
function whoWasTold({ channel, deliveries }: Published): string {
  const counts = new Map<string, number>()
  for (const sent of deliveries) counts.set(sent.channel, (counts.get(sent.channel) ?? 0) + 1)
  const sent = [...counts].flatMap(([way, count]) => ways[way]?.(count) ?? [])
  return `${[channel, ...sent].join('; ')}.`
}

interface Asked {
  /** Which statement it is: what befell it as a whole counts too. */
  readonly whole: Whole
  /** Why it is retracted; null where the record says what it is. */
  readonly retract: string | null
  /** What corrections start from here; null for the shipped text. */
  readonly template: string | null
}

interface Wrong {
  readonly type: CorrectionType
  readonly body: string
}

/** What the correction is by the record, and its text: what was said, what is right, since when, why, and who was told. */
function write(record: RecordView, published: Published, { whole, retract, template }: Asked): Wrong {
  // Only publishing writes these rows, from claims of this type.
  const said = published.claims as unknown as PublishedClaimRecord[]
  const { claims, since, bySeq, reason } = statementStandingAt(said, record.entries, record.now, null, whole)
  const unsettled = claims.filter(({ state }) => state !== 'current')
  const fallen = retract !== null || unsettled.length === 0 ? said : unsettled
  const reasons = [...new Set([...unsettled, { reason }].flatMap((fell) => fell.reason ?? []))]
  const why = retract ?? reasons.join(' ')
  const before = {
    ...{ publishedAt: published.publishedAt.toISOString(), fallen: fallen.map(({ key }) => key), now: record.now },
    ...{ number: published.version.number, told: whoWasTold(published) },
    ...(since && { knownSince: since }),
    ...(why && { why }),
  }
  return {
    type: correctionGrounds(said, record.entries, retract, bySeq).type,
    body: correctionBody(before, deriveAll(record), template),
  }
}

/** The open question to counsel; and where the record said otherwise before, that the process is to be reviewed. */
async function followUps(tx: Tx, target: StatementTarget, type: CorrectionType, authorId: string): Promise<NewEvent[]> {
  const { statement, incident, stream, now } = target
  const ownerId = incident.counselId ?? authorId
  const owner = await tx.person.findUniqueOrThrow({ where: { id: ownerId }, select: { name: true } })
  const task = await tx.correctionTask.findUnique({ where: { statementId: statement.id }, select: { targetAt: true } })
  const due = task && task.targetAt > now ? task.targetAt : new Date(now.getTime() + 24 * 3_600_000)
  const question = legalQuestion(statement.reference, statement.kind)
  const asked = { question, ownerId, ownerName: owner.name, due: due.toISOString() }
  const opened = event(stream, 'question.opened', asked)
  if (type !== 'correction') return [opened]
  return [opened, event(stream, 'action.recorded', { text: reviewOfProcess(statement.reference) })]
}

/**
 * Starts the correction of a published statement: a statement of its own, for the same audience, that quotes what no longer
 * holds and fills in what the record says of it. What it is, an update or a correction, follows from the record; retracting
 * is a choice. If one is under way already, the answer is that one.
 */
export const draftCorrection = command({
  name: 'statements.draftCorrection',
  permission: 'statement.draft',
  input: draftCorrectionInput,
  events: ['statement.drafted', 'question.opened', 'action.recorded'],
  target: (context, input) => lockStatement(context, input.statementId),
  async run({ tx, actor, input: { retract }, target, now }) {
    const { statement, incident } = target
    if (statement.state !== 'published') throw new Refused('not_published', 'Only what was published can be corrected.')
    const open = await tx.statement.findFirst({
      where: { correctsId: statement.id, state: { in: ['draft', 'in_review'] } },
      select: { id: true, reference: true },
    })
    if (open) return { unchanged: open }
    const record = await readRecord(tx, incident.id, now)
    const whole = { kind: statement.kind, reference: statement.reference }
    const asked = { whole, retract, template: await readTemplateText(tx, 'correction') }
    const { type, body } = write(record, await readPublished(tx, statement.id), asked)
    const made: NewStatement = {
      ...{ kind: 'correction' as const, audience: statement.audience, body, correctsId: statement.id },
      title: `${followUpWords[type]}: ${statement.title}`.slice(0, 160),
      claims: deriveFor(record, body),
      earlier: await readEarlierWords(tx, statement.id),
      correction: { corrects: statement.reference, type, reason: retract },
    }
    const { events, result } = await createDraft(tx, actor, target, made)
    const [drafted] = events
    return { events: [drafted, ...(await followUps(tx, target, type, writerOf(actor)))], result }
  },
})
