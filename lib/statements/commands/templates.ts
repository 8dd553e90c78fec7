import 'server-only'
import { command } from '@/lib/command'
import { Conflict, InvalidInput } from '@/lib/errors'
import { newId } from '@/lib/id'
import { writerOf } from '@/lib/statements/commands/draft'
import { readTemplate } from '@/lib/statements/rules/templates'
import { saveTemplateInput } from '@/lib/statements/schema'
import { event } from '@/lib/timeline/model'
import { lockWorkplace } from '@/lib/timeline/streams'

/**
 * Sets what drafts of a kind start from, or puts the shipped text back. Tokens that name nothing are refused; parts that
 * are left out are not: every draft will say that it lacks them.
 */
export const saveTemplate = command({
  name: 'statements.saveTemplate',
  permission: 'statement.template.edit',
  input: saveTemplateInput,
  events: ['statement.template_saved'],
  target: ({ tx }) => lockWorkplace(tx),
  async run({ tx, actor, input: { kind, body, note, expectedNumber }, target: { stream }, now }) {
    const savedById = writerOf(actor)
    const { unknown } = readTemplate(kind, body ?? '')
    if (unknown.length > 0) throw new InvalidInput({ body: `${unknown.join(', ')} names nothing.` })
    const last = await tx.statementTemplate.findFirst({
      where: { kind },
      orderBy: { number: 'desc' },
      select: { number: true, body: true },
    })
    const before = last?.number ?? 0
    if (before !== expectedNumber)
      throw new Conflict('Somebody saved this template meanwhile. Read it again before you save yours.')
    if ((last?.body ?? null) === body) return { unchanged: { number: before } }
    const number = before + 1
    await tx.statementTemplate.create({ data: { id: newId(), kind, number, body, note, savedById, savedAt: now } })
    const saved = event(stream, 'statement.template_saved', { kind, number, reset: body === null, note })
    return { events: [saved], result: { number } }
  },
})
