/** What a document may load: only this origin, and inline only what carries this response's nonce. */
export function documentPolicy(nonce: string, development: boolean): string {
  const style = development ? "'unsafe-inline'" : `'nonce-${nonce}'`
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${style}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ')
}

/** For answers that are no documents: should a browser show one as a page, nothing in it runs or loads. */
export const inertPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox"

const unusedFeatures = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
]

/** Headers that every answer carries, whatever it is. */
export const everywhere: { key: string; value: string }[] = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  // No address leaves this origin. With no-referrer, browsers post forms with `Origin: null`, which no server action accepts.
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: unusedFeatures.map((name) => `${name}=()`).join(', ') },
]

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/**
 * Whether a request that names `host` is meant for this installation. Without a public address every host is, since the
 * server then listens on the loopback address alone; where the public address is this machine's own, so are its other names.
 */
export function isOurHost(host: string | null, publicUrl: string | undefined): boolean {
  if (!publicUrl) return true
  const ours = new URL(publicUrl)
  const given = host?.toLowerCase()
  if (!loopbackNames.includes(ours.hostname)) return given === ours.host
  return loopbackNames.some((name) => given === (ours.port ? `${name}:${ours.port}` : name))
}
