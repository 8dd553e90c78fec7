import { readEnv } from '@/lib/env'
import { buildWhenStale } from '@/lib/supervisor/build'
import { type Child, keepRunning, type Program } from '@/lib/supervisor/child'
import { type Claim, claimDataDir } from '@/lib/supervisor/claim'
import { type DatabaseUrls, type OpenDatabase, openDatabase } from '@/lib/supervisor/database'
import { requireFreePort } from '@/lib/supervisor/ports'
import {
  collectorsProgram,
  gatewayProgram,
  type Mode,
  type ProgramOptions,
  webProgram,
  workerProgram,
} from '@/lib/supervisor/programs'
import { installationSecret } from '@/lib/supervisor/secret'
import { demoSeed, firstAdminLink } from '@/lib/supervisor/seed'

export interface StartOptions {
  mode: Mode
  ports: { web: number; gateway: number }
  dataDir: string
  host: string
  publicUrl: string
  demo: boolean
  /** A PostgreSQL of the user's own; null for the embedded one. */
  database: DatabaseUrls | null
  evidenceDir: string
  secret: string | null
  allowUnsafeDatabase: boolean
  /** A throw-away database, removed with the whole data folder at the end. */
  ephemeral: boolean
  /** Each line that is worth showing, with the part that says it. */
  log: (part: string, line: string) => void
  /** A process that ran this long was well, and its next death is no loop: a minute unless told. */
  wellAfterMs?: number
  /** Ends a start that is under way. */
  signal: AbortSignal
}

/** A running installation. */
export interface Running {
  urls: { web: string; gateway: string }
  database: DatabaseUrls
  /** The one-time link for the first administrator; null in demo mode, or when there is an administrator. */
  adminLink: string | null
  /** The current process of each part: web, gateway, worker, collectors, database; null while it is being restarted. */
  pids(): Record<string, number | null>
  /** Stops everything, the database last. */
  stop(): Promise<void>
}

/** The options that the environment asks for. */
export function optionsFromEnv(mode: Mode): Omit<StartOptions, 'log' | 'signal'> {
  const { port, gatewayPort, ...env } = readEnv()
  return { ...env, mode, ports: { web: port, gateway: gatewayPort }, ephemeral: false }
}

/**
 * Starts everything: database, migrations, build, pages, gateway and, in demo mode, collectors. Throws StartProblem, or
 * AlreadyRunning, with nothing left running.
 */
export async function startAll(options: StartOptions): Promise<Running> {
  const say = (line: string) => options.log('standdown', line)
  const claim = await claimDataDir(options.dataDir, options.publicUrl, say)
  const stops: (() => Promise<void>)[] = [async () => claim.release()]
  const stop = async () => {
    for (let end = stops.pop(); end; end = stops.pop()) await end()
  }
  try {
    await requireFreePort('PORT', options.host, options.ports.web)
    await requireFreePort('GATEWAY_PORT', options.host, options.ports.gateway)
    const database = await openDatabase({
      ...options,
      external: options.database,
      allowUnsafe: options.allowUnsafeDatabase,
      seed: options.demo ? demoSeed(options.dataDir, options.signal, say) : null,
      log: say,
    })
    stops.push(() => database.stop())
    options.signal.throwIfAborted()
    const env = childEnv(options, database)
    const { signal } = options
    if (options.mode === 'production') await buildWhenStale({ env, signal, log: (line) => options.log('build', line) })
    const children = await startChildren({ ...options, env }, options, claim, stops)
    const adminLink = options.demo ? null : await firstAdminLink(database, options.publicUrl)
    return { ...running(options, database, children), adminLink, stop }
  } catch (cause) {
    await stop()
    throw cause
  }
}

async function startChildren(
  programs: ProgramOptions,
  { demo, log, signal, wellAfterMs }: StartOptions,
  claim: Claim,
  stops: (() => Promise<void>)[],
): Promise<Child[]> {
  const children: Child[] = []
  const record = () =>
    claim.record(children.flatMap(({ name, pid }) => ({ name, pid: pid() ?? 0 })).filter(({ pid }) => pid > 0))
  const start = (program: Program) => {
    const child = keepRunning(
      { ...program, wellAfterMs },
      (line) => log(program.name, line),
      () => queueMicrotask(record),
    )
    children.push(child)
    return child
  }
  stops.push(async () => void (await Promise.all(children.map((child) => child.stop()))))
  const aborted = Promise.withResolvers<never>()
  aborted.promise.catch(() => {})
  signal.addEventListener('abort', () => aborted.reject(signal.reason), { once: true })
  signal.throwIfAborted()
  const servers = [webProgram, gatewayProgram, workerProgram].map((program) => start(program(programs)))
  await Promise.race([Promise.all(servers.map(({ ready }) => ready)), aborted.promise])
  const collectors = demo ? collectorsProgram(programs) : null
  if (collectors) start(collectors)
  return children
}

function running(
  options: StartOptions,
  database: OpenDatabase,
  children: Child[],
): Omit<Running, 'adminLink' | 'stop'> {
  return {
    urls: { web: options.publicUrl, gateway: `http://127.0.0.1:${options.ports.gateway}` },
    database: { ownerUrl: database.ownerUrl, appUrl: database.appUrl },
    pids: () => ({
      ...Object.fromEntries(children.map((child) => [child.name, child.pid()])),
      database: database.pid(),
    }),
  }
}

/** What pages and gateway see. They never get the owner's address: what they can't do, a hole in them can't do either. */
function childEnv(options: StartOptions, database: DatabaseUrls): Record<string, string | undefined> {
  const { DATABASE_OWNER_URL: _, NODE_CHANNEL_FD: __, ...inherited } = process.env
  return {
    ...inherited,
    DATABASE_URL: database.appUrl,
    NEXTAUTH_SECRET: options.secret ?? installationSecret(options.dataDir),
    NEXTAUTH_URL: options.publicUrl,
    PUBLIC_URL: options.publicUrl,
    DEMO: options.demo ? 'on' : 'off',
    DATA_DIR: options.dataDir,
    EVIDENCE_DIR: options.evidenceDir,
    GATEWAY_PORT: String(options.ports.gateway),
    NEXT_TELEMETRY_DISABLED: '1',
  }
}
