import pino from 'pino'

/** JSON lines with ids only: no titles, texts, addresses or secrets. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: { pid: process.pid },
  redact: ['password', 'secret', 'token', 'ticket', 'authorization', 'cookie'].flatMap((name) => [name, `*.${name}`]),
})
