/** The header in which the proxy tells pages their own address. */
export const pathHeader = 'x-standdown-path'

const anywhere = 'http://standdown.invalid'

/** Where to go after signing in: a path of this site and nothing else, or `/`. */
export function safeNext(next: string | null | undefined): string {
  if (!next || next.length > 2000 || !/^\/(?![/\\])/.test(next)) return '/'
  const url = URL.parse(next, anywhere)
  if (url?.origin !== anywhere || /^\/(sign-in|join|api)(\/|$)/.test(url.pathname)) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
