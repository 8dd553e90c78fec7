import { Mark, mergeAttributes, Node } from '@tiptap/core'
import Document from '@tiptap/extension-document'
import Paragraph from '@tiptap/extension-paragraph'
import Text from '@tiptap/extension-text'
import { UndoRedo } from '@tiptap/extensions'
import { tokenView } from './token-view'

const tokenNode = (name: 'claim' | 'earlier') =>
  Node.create({
    name,
    group: 'inline',
    inline: true,
    atom: true,
    selectable: true,
    addAttributes: () => ({ key: { default: '' }, source: { default: '' } }),
    parseHTML: () => [{ tag: `span[data-token=${name}]` }],
    renderHTML: ({ HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes, { 'data-token': name })],
    addNodeView: () => tokenView,
  })

/** Marks of words leave each other out: what rests on a claim is no courtesy. Typing behind one is not part of it. */
const wordMark = (name: 'linked' | 'marked', attribute: 'key' | 'as', look: string) =>
  Mark.create({
    name,
    inclusive: false,
    excludes: '_',
    addAttributes: () => ({ [attribute]: { default: '' }, run: { default: 0 } }),
    parseHTML: () => [{ tag: `span[data-mark=${name}]` }],
    renderHTML: () => ['span', { 'data-mark': name, class: look }, 0],
  })

/** What a statement is made of: lines of text, tokens, bound words. No bold, no lists, no links: words alone are approved. */
export const statementExtensions = [
  Document,
  Paragraph,
  Text,
  UndoRedo,
  tokenNode('claim'),
  tokenNode('earlier'),
  wordMark('linked', 'key', 'underline decoration-accent decoration-2 underline-offset-4'),
  wordMark('marked', 'as', 'underline decoration-muted decoration-dashed underline-offset-4'),
]
