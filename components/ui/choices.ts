/** IANA zone in which times are shown; absent means UTC. */
export const zoneCookie = 'standdown-zone'
/** `light` or `dark`; absent means what the system says. */
export const themeCookie = 'standdown-theme'
/** `off` turns single-key shortcuts off (WCAG 2.1.4). */
export const shortcutsCookie = 'standdown-shortcuts'

const yearMs = 31_536_000_000

/**
 * Browser only: keeps a choice of looks in a cookie, so that the next page is already drawn with it; an empty value
 * forgets it. Where the browser has no cookie store (plain http on another machine) the choice lasts as long as the page.
 */
export async function rememberChoice(name: string, value: string): Promise<void> {
  if (!('cookieStore' in window)) return
  if (value === '') await cookieStore.delete(name)
  else
    await cookieStore.set({
      name,
      value: encodeURIComponent(value),
      path: '/',
      sameSite: 'lax',
      expires: Date.now() + yearMs,
    })
}
