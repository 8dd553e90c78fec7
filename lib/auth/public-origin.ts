/** The origin that people use, from PUBLIC_URL; null without one: the server then listens on the loopback address alone. */
export function publicOrigin(): string | null {
  const url = process.env.PUBLIC_URL
  return url ? new URL(url).origin : null
}

/** Whether people come by https, so that cookies can be bound to this host. */
export function isSecure(): boolean {
  return publicOrigin()?.startsWith('https:') ?? false
}
