import { resolve } from 'node:path'
import { z } from 'zod'
import { type Network, parseNetworks } from '@/lib/publications/webhook/addresses'
import { StartProblem } from '@/lib/start-problem'

const port = z.coerce.number().int().min(1).max(65_535)
/** How much of something; 0 is no limit. */
const limit = z.coerce.number().int().min(0).max(10_000_000)
const onOff = z.enum(['on', 'off'])
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ })

/** Web origins, parted by commas: scheme, host and port, as a browser sends them. */
const origins = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim().replace(/\/$/, '')))
  .refine((list) => list.every((one) => URL.parse(one)?.origin === one))

/** Networks parted by commas, 10.1.0.0/16,fd00::/8. */
const networks = z.string().transform((text, context) => {
  try {
    return parseNetworks(text)
  } catch {
    context.addIssue('not a network')
    return z.NEVER
  }
})

/** Where drafts may be sent for other words: over the network encrypted, in clear on this machine alone. */
const modelAddress = z
  .url({ protocol: /^https?$/ })
  .refine((text) => text.startsWith('https:') || ['localhost', '127.0.0.1', '[::1]'].includes(new URL(text).hostname))

const variables = z.object({
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  PORT: port.default(3000),
  GATEWAY_PORT: port.default(3001),
  HOST: z.string().optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  NEXTAUTH_SECRET: z.string().min(32).optional(),
  OFREP_ORIGINS: origins.optional(),
  GATEWAY_TOKEN_RATE: limit.default(5000),
  GATEWAY_TOKEN_STREAMS: limit.default(10_000),
  GATEWAY_CONNECTIONS: limit.default(20_000),
  METRICS_TOKEN: z
    .string()
    .regex(/^\S{16,}$/)
    .optional(),
  DEMO: onOff.optional(),
  DATA_DIR: z.string().default('.data'),
  EVIDENCE_DIR: z.string().optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  WEBHOOK_NETWORKS: networks.optional(),
  MAIL_FROM: z.string().min(3).max(320).optional(),
  REPHRASE_URL: modelAddress.optional(),
  REPHRASE_KEY: z.string().regex(/^\S+$/).optional(),
  REPHRASE_MODEL: z.string().optional(),
  REPHRASE_RESTRICTED: z.enum(['0', '1']).default('0'),
  ALLOW_UNSAFE_DATABASE: z.enum(['0', '1']).default('0'),
  DATABASE_FAILOVER: z.enum(['lossless', 'unknown']).default('unknown'),
})

/** A chat-completions endpoint in the form that OpenAI gave it. */
export interface RephraseSettings {
  /** To which `/chat/completions` is added. */
  readonly url: string
  readonly key: string | null
  readonly model: string
  /** Whether texts about restricted incidents may be sent too. */
  readonly restricted: boolean
}

/** The settings of an installation, from its environment; `.env.example` says what each is for. */
export interface Env {
  /** The database that DATABASE_URL names, as the app and as its owner; null for the embedded one. */
  readonly database: { readonly appUrl: string; readonly ownerUrl: string } | null
  readonly port: number
  readonly gatewayPort: number
  readonly host: string
  readonly publicUrl: string
  /** The origins whose pages may evaluate flags. */
  readonly flagOrigins: readonly string[]
  /** What one collector token may do at the gateway, and how many connections that takes; 0 is no limit. */
  readonly gatewayLimits: { readonly requestsPerSecond: number; readonly streams: number; readonly connections: number }
  /** Lets its bearer read the gateway's metrics; null leaves them to this machine. */
  readonly metricsToken: string | null
  /** Null when it is generated into the data folder. */
  readonly secret: string | null
  readonly demo: boolean
  readonly dataDir: string
  readonly evidenceDir: string
  /** Where mail is handed over; null where none is sent. */
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** Networks that are not public and that webhooks may be posted to all the same. */
  readonly webhookNetworks: readonly Network[]
  /** The language model that may be asked for other words; null where none is. */
  readonly rephrase: RephraseSettings | null
  readonly allowUnsafeDatabase: boolean
  /** A promoted standby has everything that was committed: replication is synchronous. */
  readonly losslessFailover: boolean
}

type Variables = z.infer<typeof variables>

function rephraseOf({ REPHRASE_URL, REPHRASE_KEY, REPHRASE_MODEL, REPHRASE_RESTRICTED }: Variables) {
  if (!REPHRASE_URL) return null
  if (!REPHRASE_MODEL) throw new StartProblem('REPHRASE_MODEL must be the name of a model where REPHRASE_URL is set.')
  const url = REPHRASE_URL.replace(/\/+$/, '')
  return { url, key: REPHRASE_KEY ?? null, model: REPHRASE_MODEL, restricted: REPHRASE_RESTRICTED === '1' }
}

/** Reads the settings. An empty variable is one that is not set. Throws StartProblem naming the first that is wrong. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = variables.safeParse(filled)
  if (!parsed.success) throw wrongVariable(parsed.error)
  const set = parsed.data
  // Demonstration data has no place beside real data, so it takes an explicit word to have it on a database of one's own.
  const demo = set.DEMO ? set.DEMO === 'on' : set.DATABASE_URL === undefined
  const dataDir = resolve(set.DATA_DIR)
  const publicUrl = (set.PUBLIC_URL ?? `http://localhost:${set.PORT}`).replace(/\/+$/, '')
  return {
    database: set.DATABASE_URL
      ? { appUrl: set.DATABASE_URL, ownerUrl: set.DATABASE_OWNER_URL ?? set.DATABASE_URL }
      : null,
    port: set.PORT,
    gatewayPort: set.GATEWAY_PORT,
    // Everybody may enter a demonstration as anybody, so it is reachable from this machine alone.
    host: demo ? '127.0.0.1' : (set.HOST ?? '0.0.0.0'),
    publicUrl,
    flagOrigins: set.OFREP_ORIGINS ?? [],
    gatewayLimits: {
      requestsPerSecond: set.GATEWAY_TOKEN_RATE,
      streams: set.GATEWAY_TOKEN_STREAMS,
      connections: set.GATEWAY_CONNECTIONS,
    },
    metricsToken: set.METRICS_TOKEN ?? null,
    secret: set.NEXTAUTH_SECRET ?? null,
    demo,
    dataDir,
    evidenceDir: resolve(set.EVIDENCE_DIR ?? `${dataDir}/evidence`),
    smtpUrl: set.SMTP_URL ?? null,
    mailFrom: set.MAIL_FROM ?? `Standdown <standdown@${new URL(publicUrl).hostname}>`,
    webhookNetworks: set.WEBHOOK_NETWORKS ?? [],
    rephrase: rephraseOf(set),
    allowUnsafeDatabase: set.ALLOW_UNSAFE_DATABASE === '1',
    losslessFailover: set.DATABASE_FAILOVER === 'lossless',
  }
}

const expectations: Readonly<Record<string, string>> = {
  DATABASE_URL: 'a PostgreSQL address, postgresql://user:password@host:5432/database',
  DATABASE_OWNER_URL: 'a PostgreSQL address, postgresql://owner:password@host:5432/database',
  PORT: 'a port from 1 to 65535',
  GATEWAY_PORT: 'a port from 1 to 65535',
  PUBLIC_URL: 'the address that people open, https://standdown.example.org',
  OFREP_ORIGINS: 'origins parted by commas, https://app.example.org,https://www.example.org',
  NEXTAUTH_SECRET: 'at least 32 characters',
  GATEWAY_TOKEN_RATE: 'a number of requests a second, or 0 for no limit',
  GATEWAY_TOKEN_STREAMS: 'a number of streams, or 0 for no limit',
  GATEWAY_CONNECTIONS: 'a number of connections, or 0 for no limit',
  METRICS_TOKEN: 'at least 16 characters without a space',
  SMTP_URL: 'an address of a mail server, smtp://user:password@mail.example.org:587',
  MAIL_FROM: 'a sender, Standdown <standdown@example.org>',
  WEBHOOK_NETWORKS: 'networks parted by commas, 10.1.0.0/16,fd00::/8',
  REPHRASE_URL: 'an https address, https://models.example.org/v1; in clear on this machine alone',
  REPHRASE_KEY: 'a key without a space',
  REPHRASE_RESTRICTED: '0 or 1',
  DEMO: 'on or off',
  ALLOW_UNSAFE_DATABASE: '0 or 1',
  DATABASE_FAILOVER: 'lossless or unknown',
}

function wrongVariable(error: z.ZodError): StartProblem {
  const name = String(error.issues[0]?.path[0] ?? '')
  return new StartProblem(`${name} must be ${expectations[name] ?? 'a text'}.`)
}
