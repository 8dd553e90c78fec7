import 'server-only'
import { Page, Document as PdfDocument, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer'
import { type Document, drillWords } from '@/lib/documents/model'
import { PdfBlock } from '@/lib/documents/pdf-blocks'
import { documentFont, documentFontLoaded } from '@/lib/documents/pdf-fonts'
import { footLine } from '@/lib/documents/to-text'

/** In points. */
const a4Height = 841.89

const styles = StyleSheet.create({
  page: {
    fontFamily: documentFont,
    fontSize: 10.5,
    lineHeight: 1.45,
    color: '#14181F',
    paddingTop: 56,
    paddingBottom: 64,
    paddingHorizontal: 56,
  },
  drill: { padding: 6, marginBottom: 14, border: '2 solid #8A4B00', color: '#8A4B00', textAlign: 'center' },
  title: { fontSize: 20, lineHeight: 1.25, marginBottom: 4 },
  subtitle: { color: '#4A5362', marginBottom: 12 },
  foot: {
    position: 'absolute',
    // Measured from the top: from the bottom, the library measures on a page that has no end.
    top: a4Height - 44,
    left: 56,
    right: 56,
    flexDirection: 'row',
    justifyContent: 'space-between',
    fontSize: 8.5,
    color: '#4A5362',
  },
})

function Paper({ document }: { document: Document }) {
  const { title, subtitle, drill, blocks } = document
  return (
    <Page size="A4" style={styles.page}>
      {drill ? (
        <Text fixed style={styles.drill}>
          {drillWords}
        </Text>
      ) : null}
      <Text style={styles.title}>{title}</Text>
      {subtitle ? <Text style={styles.subtitle}>{subtitle}</Text> : null}
      {blocks
        .map((block, at) => ({ block, at }))
        .map(({ block, at }) => (
          <PdfBlock block={block} key={at} />
        ))}
      <View fixed style={styles.foot}>
        <Text>{footLine(document)}</Text>
        <Text render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`} />
      </View>
    </Page>
  )
}

/** Every text in composed form, in which the fonts hold their letters. */
function composed<T>(value: T): T {
  // A document is plain data, so that a copy through JSON is the same document.
  return JSON.parse(JSON.stringify(value).normalize('NFC')) as T
}

/** The document as a PDF on A4. Equal documents make equal bytes. Letters that the font lacks (Chinese, Japanese, Korean) show as empty boxes. */
export async function toPdf(given: Document): Promise<Uint8Array> {
  await documentFontLoaded()
  const document = composed(given)
  const made = new Date(document.asOf)
  const pdf = await renderToBuffer(
    <PdfDocument
      creationDate={made}
      creator="Standdown"
      language="en"
      modificationDate={made}
      producer="Standdown"
      subject={document.classification}
      title={document.title}
    >
      <Paper document={document} />
    </PdfDocument>,
  )
  return new Uint8Array(pdf)
}
