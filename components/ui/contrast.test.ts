import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync('app/tokens.css', 'utf8')

type Theme = 'light' | 'dark'

/** The tokens of one rule, by name, as [light, dark]. */
function tokens(selector: string): Record<string, [string, string]> {
  const start = css.indexOf(`${selector} {`)
  const body = css.slice(start, css.indexOf('}', start))
  const found = body.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)
  return Object.fromEntries([...found].map(([, name, light, dark]) => [name, [light, dark]]))
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

const base = tokens(':root')
const severities = [0, 1, 2, 3, 4, 5].map((level) => tokens(`[data-sev="${level}"]`))

function pick(set: Record<string, [string, string]>, name: string, theme: Theme): string {
  const pair = set[name]
  if (!pair) throw new Error(`no token --${name}`)
  return pair[theme === 'light' ? 0 : 1]
}

const readable: [ink: string, grounds: string[], least: number][] = [
  ...['text', 'muted', 'subtle', 'accent', 'ok', 'warn', 'danger'].map((ink): [string, string[], number] => [
    ink,
    ['bg', 'surface', 'raised', 'sunken'],
    4.5,
  ]),
  ['text', ['stripe'], 4.5],
  ['on-accent', ['accent'], 4.5],
  ['on-danger', ['danger'], 4.5],
  ['add', ['add-bg'], 4.5],
  ['remove', ['remove-bg'], 4.5],
  ['control', ['bg', 'surface', 'raised'], 3],
]

for (const theme of ['light', 'dark'] as const) {
  test.each(readable)(`${theme}: %s on %j reaches %d`, (ink, grounds, least) => {
    for (const ground of grounds) {
      expect(contrast(pick(base, ink, theme), pick(base, ground, theme))).toBeGreaterThanOrEqual(least)
    }
  })

  test.each(severities.map((set, level) => [level, set] as const))(
    `${theme}: SEV %d reads and has an edge`,
    (_, set) => {
      expect(contrast(pick(set, 'sev-on', theme), pick(set, 'sev-fill', theme))).toBeGreaterThanOrEqual(4.5)
      expect(contrast(pick(set, 'sev-soft-on', theme), pick(set, 'sev-soft', theme))).toBeGreaterThanOrEqual(4.5)
      for (const ground of ['bg', 'surface']) {
        expect(contrast(pick(set, 'sev-edge', theme), pick(base, ground, theme))).toBeGreaterThanOrEqual(3)
      }
    },
  )
}

/** The ratios that the palette was chosen by, to two places. */
test.each<[string, string, Theme, number]>([
  ['text', 'bg', 'light', 17.79],
  ['muted', 'surface', 'light', 7.24],
  ['subtle', 'sunken', 'light', 4.78],
  ['accent', 'bg', 'light', 6.39],
  ['text', 'raised', 'dark', 13.49],
  ['subtle', 'raised', 'dark', 6.2],
  ['control', 'raised', 'dark', 4],
  ['danger', 'surface', 'dark', 7.73],
])('%s on %s in %s is %d', (ink, ground, theme, ratio) => {
  expect(contrast(pick(base, ink, theme), pick(base, ground, theme))).toBeCloseTo(ratio, 1)
})
