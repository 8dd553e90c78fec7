import fc from 'fast-check'

/** Drafts of tokens, marks, lines and whatever else, whole and broken. */
export const anyDraft = fc
  .array(
    fc.oneof(
      fc.string(),
      fc.constantFrom('{{claim:what_happened}}', '{{', '}}', '{{claim:x}}', '{{ earlier:what_happened }}', '\n'),
      fc.constantFrom(
        '[[claim:what_happened|own words]]',
        '[[courtesy|Thank you]]',
        '[[opinion|',
        '[[claim:',
        ']]',
        '|',
      ),
    ),
  )
  .map((pieces) => pieces.join(''))
