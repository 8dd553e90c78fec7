/** Larger files are not hashed before they are sent: the browser would have to hold them whole. */
const hashedLimitBytes = 64 * 1024 ** 2

export interface EvidenceToSend {
  readonly action: string
  readonly file: File
  readonly note: string
  /** Told how much has been sent, 0–1. */
  readonly onProgress: (share: number) => void
}

async function sha256Of(file: File): Promise<string | null> {
  // Outside https and localhost browsers have no such function.
  if (file.size > hashedLimitBytes || !globalThis.crypto?.subtle) return null
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function refusalIn(text: string): string {
  try {
    const { detail, errors = {} } = JSON.parse(text) as { detail?: string; errors?: Record<string, string> }
    return Object.values(errors)[0] ?? detail ?? 'The file was not saved. Send it again.'
  } catch {
    return 'The file was not saved. Send it again.'
  }
}

/** Sends one file as the body of a PUT. Resolves to null, or to what went wrong. */
export async function sendEvidence({ action, file, note, onProgress }: EvidenceToSend): Promise<string | null> {
  const sha256 = await sha256Of(file)
  const search = new URLSearchParams({ name: file.name, note })
  const { promise, resolve } = Promise.withResolvers<string | null>()
  const request = new XMLHttpRequest()
  request.open('PUT', `${action}?${search}`)
  if (sha256) request.setRequestHeader('x-content-sha256', sha256)
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
  request.onload = () => resolve(request.status === 201 ? null : refusalIn(request.responseText))
  request.onerror = () => resolve('The connection was lost. The file was not saved; send it again.')
  request.send(file)
  return promise
}
