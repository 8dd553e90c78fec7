import { createHash } from 'node:crypto'

/** The public pages' whole look: both themes by the reader's own setting, narrow screens and paper. */
export const publicStyle = `
:root { color-scheme: light dark; }
body { margin: 0; background: light-dark(#ffffff, #0e1116); color: light-dark(#14181f, #e8ecf2);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
main { max-width: 42rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 1rem 0 .5rem; }
article, .row { border-top: 1px solid light-dark(#d5d9e0, #323b48); padding: 1.25rem 0; }
.meta { color: light-dark(#4a5362, #b3bcc9); font-size: .875rem; margin: 0; }
.hash { font-family: ui-monospace, monospace; }
.notice { border: 2px solid light-dark(#8a4b00, #ffb95c); padding: .5rem .75rem; font-weight: 600; }
.kind { font-weight: 600; color: light-dark(#14181f, #e8ecf2); }
a { color: light-dark(#0b57d0, #8ab4ff); }
a:focus-visible, summary:focus-visible { outline: 3px solid light-dark(#0b57d0, #8ab4ff); outline-offset: 2px; }
summary { min-height: 1.75rem; cursor: pointer; }
ul { list-style: none; margin: 0; padding: 0; }
ins { background: light-dark(#d9f2e0, #123522); color: light-dark(#0b4a1e, #b9f0c8); }
ins::before { content: "+"; } del::before { content: "\\2212"; }
del { background: light-dark(#fbe0e2, #471a20); color: light-dark(#7a0d16, #ffc9cc); }
.changed { white-space: pre-line; }
@media print { :root { color-scheme: light; } main { padding: 0; max-width: none; } article { break-inside: avoid; }
  a::after { content: " (" attr(href) ")"; } }
`

const hash = createHash('sha256').update(publicStyle).digest('base64')

/** Nothing runs, nothing is loaded, nothing is sent: the page is text and this one style. */
export const publicPolicy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'`
