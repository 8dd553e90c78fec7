import { z } from 'zod'
import { takenChannels } from '@/lib/publications/model'
import { line } from '@/lib/schema'

/** Whom to mail at once. More belong on a mailing list of one's own. */
const mostRecipients = 200

const address = z.email().max(254)
const isAddress = (one: unknown): boolean => address.safeParse(one).success
const wrongOf = (list: unknown): string =>
  String((Array.isArray(list) ? list : []).find((one) => !isAddress(one)) ?? '')

/** Where a publication is sent at once; what is left out is not used. */
export const sending = z.strictObject({
  emails: z
    .array(z.string())
    .max(mostRecipients, `At most ${mostRecipients} addresses.`)
    .refine((list) => list.every(isAddress), {
      error: ({ input }) => `“${wrongOf(input)}” is not an e-mail address.`,
    })
    .transform((list) => [...new Set(list.map((one) => one.toLowerCase()))])
    .default([]),
  webhooks: z.array(z.uuid()).max(50).default([]),
  publicPage: z.boolean().default(false),
})

export type Sending = z.output<typeof sending>

export const takeInput = z.strictObject({ statementId: z.uuid(), channel: z.enum(takenChannels) })

const deliveryRef = z.strictObject({ deliveryId: z.uuid() })
export const deliveredInput = deliveryRef.extend({ receipt: z.string().max(500) })
export const failedInput = deliveryRef.extend({ reason: z.string().max(500) })

export const addWebhookInput = z.strictObject({
  name: line(1, 80),
  url: z
    .url({ protocol: /^https?$/, error: 'Enter an address that begins with https://' })
    .max(1000)
    .refine(
      (url) => URL.parse(url)?.username === '' && URL.parse(url)?.password === '',
      'Leave out name and password.',
    ),
})

export const webhookRef = z.strictObject({ endpointId: z.uuid() })
