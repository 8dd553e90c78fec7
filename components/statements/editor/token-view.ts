import type { NodeViewRenderer } from '@tiptap/core'
import type { Decoration, NodeView } from '@tiptap/pm/view'

/** How a token shows: set on its node's decoration, so that the view is drawn again when it changes. */
export interface TokenLook {
  readonly text: string
  /** Spoken before the words: `Claim 2, Who could read it`. */
  readonly name: string
  /** `[2] E4`, or nothing for what was said earlier. */
  readonly marker: string
  /** What is wrong with it, in words; empty when nothing is. */
  readonly trouble: string
}

const span = (className: string, text: string): HTMLSpanElement => {
  const element = document.createElement('span')
  element.className = className
  element.textContent = text
  return element
}

const isLook = (spec: unknown): spec is TokenLook => typeof spec === 'object' && spec !== null && 'marker' in spec

function draw(dom: HTMLElement, source: string, decorations: readonly Decoration[]): void {
  const look = decorations.map(({ spec }) => spec as unknown).find(isLook)
  const { text, name, marker, trouble } = look ?? { text: source, name: 'Claim', marker: '', trouble: '' }
  dom.title = source
  dom.classList.toggle('bg-remove-bg', trouble !== '')
  dom.classList.toggle('text-remove', trouble !== '')
  dom.classList.toggle('bg-sunken', trouble === '')
  dom.replaceChildren(
    span('sr-only', `${name}: `),
    document.createTextNode(text),
    ...(marker === '' ? [] : [span('ml-1 align-super font-medium text-meta', marker)]),
    ...(trouble === '' ? [] : [span('ml-1 font-medium text-meta', `⚠ ${trouble}`)]),
  )
}

/** A token as the words that it stands for now. It can be selected, moved and deleted whole, never typed into. */
export const tokenView: NodeViewRenderer = ({ node, decorations }): NodeView => {
  const dom = document.createElement('span')
  const source = String(node.attrs.source)
  dom.className = 'rounded-control px-0.5 py-0.5'
  dom.contentEditable = 'false'
  dom.dataset.token = node.type.name
  draw(dom, source, decorations)
  return {
    dom,
    update(next, looks) {
      if (next.type !== node.type || next.attrs.source !== source) return false
      draw(dom, source, looks)
      return true
    },
    ignoreMutation: () => true,
    selectNode: () => dom.classList.add('outline-2', 'outline-accent'),
    deselectNode: () => dom.classList.remove('outline-2', 'outline-accent'),
  }
}
