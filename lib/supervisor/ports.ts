import { createServer } from 'node:net'
import { errorCode, StartProblem } from '@/lib/start-problem'

/** Throws StartProblem when the port can't be listened on; `variable` is the setting that chooses another. */
export async function requireFreePort(variable: string, host: string, port: number): Promise<void> {
  const code = await listenCode(host, port)
  if (code === '') return
  if (code === 'EADDRINUSE')
    throw new StartProblem(
      `Port ${port} is taken by another program. Stop it, or choose another port: ${variable}=${port + 100} npm start`,
    )
  if (code === 'EACCES')
    throw new StartProblem(
      `Port ${port} may not be used by this user. Choose one above 1023: ${variable}=3000 npm start`,
    )
  throw new StartProblem(`HOST=${host} can't be listened on (${code}). Set HOST to an address of this machine.`)
}

function listenCode(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (cause) => resolve(errorCode(cause) || 'unknown error'))
    probe.listen(port, host, () => probe.close(() => resolve('')))
  })
}
