import { StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import type { Block, FactRow } from '@/lib/documents/model'

const styles = StyleSheet.create({
  heading1: { fontSize: 15, lineHeight: 1.3, marginTop: 14, marginBottom: 5 },
  heading2: { fontSize: 12, lineHeight: 1.3, marginTop: 10, marginBottom: 4, color: '#4A5362' },
  paragraph: { marginBottom: 8 },
  list: { marginBottom: 8 },
  item: { flexDirection: 'row', marginBottom: 3 },
  mark: { width: 20 },
  words: { flex: 1 },
  table: { marginBottom: 10, borderTop: '1 solid #D5D9E0' },
  row: { flexDirection: 'row', borderBottom: '1 solid #D5D9E0', paddingVertical: 4 },
  label: { width: '32%', paddingRight: 8, color: '#4A5362' },
  cell: { flex: 1, paddingRight: 8 },
  head: { backgroundColor: '#ECEEF2' },
  quote: { marginBottom: 8, paddingLeft: 10, borderLeft: '2 solid #7B8494' },
  source: { marginTop: 2, fontSize: 9, color: '#4A5362' },
})

/** Positions in a fixed document: nothing is ever put in between. */
function numbered<T>(things: readonly T[]): { thing: T; at: number }[] {
  return things.map((thing, at) => ({ thing, at }))
}

function List({ items, ordered }: Extract<Block, { type: 'list' }>): ReactNode {
  return (
    <View style={styles.list}>
      {numbered(items).map(({ thing, at }) => (
        <View key={at} style={styles.item} wrap={thing.length > 400}>
          <Text style={styles.mark}>{ordered ? `${at + 1}.` : '•'}</Text>
          <Text style={styles.words}>{thing}</Text>
        </View>
      ))}
    </View>
  )
}

function Facts({ rows }: { rows: readonly FactRow[] }): ReactNode {
  return (
    <View style={styles.table}>
      {numbered(rows).map(({ thing: { label, value }, at }) => (
        <View key={at} style={styles.row} wrap={value.length > 800}>
          <Text style={styles.label}>{label}</Text>
          <Text style={styles.cell}>{value}</Text>
        </View>
      ))}
    </View>
  )
}

function Row({ cells, head = false }: { cells: readonly string[]; head?: boolean }): ReactNode {
  return (
    <View style={head ? [styles.row, styles.head] : styles.row} wrap={cells.some((cell) => cell.length > 400)}>
      {numbered(cells).map(({ thing, at }) => (
        <Text key={at} style={styles.cell}>
          {thing}
        </Text>
      ))}
    </View>
  )
}

/** One part of a document on paper. A row, an item and a heading with what follows it stay on one page where they fit. */
export function PdfBlock({ block }: { block: Block }): ReactNode {
  switch (block.type) {
    case 'heading':
      return (
        <Text minPresenceAhead={60} style={block.level === 1 ? styles.heading1 : styles.heading2}>
          {block.text}
        </Text>
      )
    case 'paragraph':
      return (
        <Text orphans={2} style={styles.paragraph} widows={2}>
          {block.text}
        </Text>
      )
    case 'list':
      return <List {...block} />
    case 'facts':
      return <Facts rows={block.rows} />
    case 'table':
      return (
        <View style={styles.table}>
          <Row cells={block.head} head />
          {numbered(block.rows).map(({ thing, at }) => (
            <Row cells={thing} key={at} />
          ))}
        </View>
      )
    case 'quote':
      return (
        <View style={styles.quote}>
          <Text>{block.text}</Text>
          {block.source ? <Text style={styles.source}>{block.source}</Text> : null}
        </View>
      )
  }
}
