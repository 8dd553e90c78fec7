/** How far access went, lowest first. No step up without a claim of its own. */
export const accessLadder: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  {
    name: 'could be reached',
    pattern:
      /\b(?:reachable|visible|accessible|exposed|(?:could|can|able to) (?:be )?(?:reach|read|see|seen|open|opened|access|accessed|reached|viewed|view))\b/i,
  },
  { name: 'was listed', pattern: /\b(?:listed|enumerated|browsed)\b/i },
  {
    name: 'was opened',
    pattern:
      /\b(?:opened|viewed|accessed|looked at|(?:was|were|been) (?:read|seen)|(?:people|person|someone|staff|employees?|they|who|nobody|no one) (?:has |have )?(?:read|saw|seen))\b/i,
  },
  { name: 'was copied', pattern: /\b(?:copied|downloaded|duplicated)\b/i },
  {
    name: 'left the company',
    pattern: /\b(?:exported|exfiltrated|stolen|leaked|left the company|taken out|sold|published online)\b/i,
  },
]

/** The highest step that words take; -1 for none. “Could be read” takes the lowest, not the third. */
export function stepOf(text: string): number {
  const possible = accessLadder[0]?.pattern ?? /$^/
  const actual = text.replace(new RegExp(possible.source, 'gi'), ' ')
  const higher = accessLadder.findLastIndex(({ pattern }, step) => step > 0 && pattern.test(actual))
  if (higher > 0) return higher
  return possible.test(text) ? 0 : -1
}

const auxiliary =
  'is|are|was|were|has|have|had|did|does|do|can|could|will|would|may|might|must|shall|should|isn.t|aren.t|wasn.t|weren.t|hasn.t|haven.t|didn.t'
const irregular =
  'began|broke|brought|built|came|chose|fell|found|gave|got|grew|held|kept|knew|learned|learnt|left|lost|made|met|put|ran|read|said|sat|saw|sent|set|shut|sold|spoke|stood|stole|told|took|went|wrote'
const present =
  'contains?|includes?|covers?|shows?|holds?|remains?|starts?|ends?|runs?|continues?|affects?|concerns?|lets?|allows?'
/** English has no sure sign of a finite verb; these forms cover statements of fact well enough, and err towards finding one. */
export const finiteVerb = new RegExp(`\\b(?:${auxiliary}|${irregular}|${present}|\\w{2,}ed)\\b`, 'i')

const number =
  '\\d|\\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?)\\b'
const date =
  '\\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\\b|\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b'
const categories =
  '\\b(?:payroll|salar(?:y|ies)|bank (?:details|accounts?)|passwords?|passport|health|medical|keystrokes?|screenshots?|recordings?|messages?|e-?mails|chats?|browsing|location|home address(?:es)?|phone numbers?|dates? of birth|social security|national insurance|personal (?:data|information|details)|employee (?:data|information|records)|customer (?:data|information|records))\\b'
const access =
  '\\b(?:access(?:ed|ible)?|opened|viewed|copied|downloaded|reachable|visible|exposed|leaked|stolen|exfiltrated|unauthori[sz]ed|misused|compromised|breach(?:ed)?)\\b'
const pause = '\\b(?:paused|suspended|halted|on hold|resumed|restarted)\\b'
const safeguard =
  '\\b(?:fixed|resolved|removed|revoked|deleted|erased|encrypted|anonymi[sz]ed|contained|secured|restricted|rotated|patched|safeguards?)\\b'

/** Words that assert something of the record: a number, a date, data, access, a pause, a safeguard. */
export const factWords = new RegExp([number, date, categories, access, pause, safeguard].join('|'), 'i')

const counted =
  '\\d[\\d,]* (?:\\w+ ){0,2}(?:people|employees?|persons|staff|records?|files?|accounts?|customers?|users?)\\b'

/** Words that assert what happened, so that a line for a moment or a name has no place for them. */
export const heldWords = new RegExp([counted, categories, access, pause, safeguard].join('|'), 'i')
