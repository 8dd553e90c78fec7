const evidence = '(?:evidence|indications?|signs?|suggestions?|proof|reason to (?:believe|think|suspect))'
const reading =
  '(?:accessed|read|opened|viewed|seen|copied|downloaded|misused|used|taken|leaked|compromised|exfiltrated)'
const negated = "(?:not|never|n[o']t|haven't|hasn't|wasn't|weren't|didn't|isn't|aren't)"

/** What was done with data, as a noun. */
const act = '(?:access|misuse|downloads?|reads|copying)'
const finding =
  '(?:find|found|see|seen|identify|identified|detect|detected|observe|observed|discover|discovered|establish|established)'

const patterns = (...sources: readonly string[]) => sources.map((source) => new RegExp(source, 'i'))

/** Paraphrases of “no evidence” that people write and the listed patterns of L02 and L03 miss. */
export const absenceInOtherWords: readonly RegExp[] = patterns(
  `\\b(?:no|zero|without(?:\\sany)?|lack of|absence of)(?: \\w+){0,3} ${evidence}\\b`,
  `${negated}(?: \\w+){0,4} (?:any|an?|further|concrete)(?: \\w+){0,2} ${evidence}\\b`,
  `${negated}(?: \\w+){0,2} ${finding}(?! (?:whether|if|who|what|how)\\b)(?: \\w+){0,3} ${act}\\b`,
  `\\b${evidence}(?: \\w+){0,4} (?:${negated}|yet to)(?: \\w+){0,2} ${finding}\\b`,
  `\\b(?:yet to ${finding}|neither)(?: \\w+){0,2} ${evidence}\\b`,
  `\\b(?:${finding}|shows?|showed|shown) nothing\\b`,
  `\\bunaware of\\b|\\b(?:no|without(?:\\sany)?) knowledge of\\b|\\b(?:know|knows|knew|aware) of no\\b`,
  `(?<!\\b(?:have|has|had|with|given) )\\bno (?!longer\\b)(?:\\w+ ){0,2}${act}\\b`,
  '\\bnothing (?:\\w+ ){0,3}(?:to )?(?:suggest|indicate|show|point)s?\\b',
  `\\bnot (?:been )?(?:aware|known)(?: \\w+){0,8} (?:access|misuse|${reading})`,
  '\\bno (?:known |unauthori[sz]ed |improper |inappropriate |suspicious )+(?:access|use|reads?|activity)\\b',
)

/** Outright denials that the listed pattern of L01 misses. */
export const deniedInOtherWords: readonly RegExp[] = patterns(
  `\\b(?:no[ -]?one|nobody|none of \\w+|no (?:\\w+ )?(?:employees?|staff|person|people))\\b(?: \\w+){0,5} ${reading}\\b`,
  `\\bno (?!evidence|indication|sign|suggestion|proof|reason)(?:\\w+ ){0,3}(?:data|information|records?|files?|messages?)(?: \\w+){0,4} ${reading}\\b`,
  `\\b(?:data|information|records?|files?|messages?|it|they)\\b(?: \\w+){0,3} ${negated}(?: \\w+){0,3} ${reading}\\b`,
  `\\b(?:nothing|none|zero|not one)\\b(?: \\w+){0,4} ${reading}\\b`,
  '\\bno (?:\\w+ ){0,2}(?:data|information|records?|files?|messages?)(?: \\w+){0,2} (?:left|leaves?)\\b',
  '\\b(?:data|information|records?|files?|messages?)\\b(?: \\w+){0,2} (?:(?:remain|stay)(?:s|ed)? (?:private|confidential)|(?:is|are|was|were|been|remain(?:s|ed)?|stay(?:s|ed)?) (?:untouched|unread|unopened))\\b',
  `\\b(?:access|misuse)(?: \\w+){0,2} ${negated} (?:occur|happen|take place)`,
  `${negated} (?:\\w+ )?(?:believe|think|suspect)(?: \\w+){0,5} (?:${reading}|access)\\b`,
  '\\b(?:completely|fully|perfectly) (?:safe|secure)\\b|\\bdata (?:is|are|was|were|remains?|stayed) (?:safe|secure)\\b|\\bzero risk\\b|\\bno risk\\b',
)
