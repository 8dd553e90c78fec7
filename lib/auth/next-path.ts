/** The header in which the proxy tells pages their own address. */
export const pathHeader = 'x-standdown-path'

const anywhere = 'http://standdown.invalid'

/** One slash and then neither another nor a backslash: browsers take two for another host. */
const localPath = /^\/(?![/\\])/

/** Where to go after signing in: a path of this site and nothing else, or `/`. */
export function safeNext(next: string | null | undefined): string {
  if (!next || next.length > 2000 || !localPath.test(next)) return '/'
  const url = URL.parse(next, anywhere)
  // Dots are resolved by now, so that what began with one slash can have come to begin with two.
  if (url?.origin !== anywhere || !localPath.test(url.pathname) || /^\/(sign-in|join|api)(\/|$)/.test(url.pathname))
    return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
