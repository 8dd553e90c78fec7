const evidence = '(?:evidence|indications?|signs?|suggestions?|proof|reason to (?:believe|think|suspect))'
const reading =
  '(?:accessed|read|opened|viewed|seen|copied|downloaded|misused|used|taken|leaked|compromised|exfiltrated)'
const negated = "(?:not|never|n[o']t|haven't|hasn't|wasn't|weren't|didn't|isn't|aren't)"

const patterns = (...sources: readonly string[]) => sources.map((source) => new RegExp(source, 'i'))

/** Paraphrases of “no evidence” that people write and the listed patterns of L02 and L03 miss. */
export const absenceInOtherWords: readonly RegExp[] = patterns(
  `\\b(?:no|zero|without(?: any)?|lack of|absence of)(?: \\w+){0,3} ${evidence}\\b`,
  `${negated}(?: \\w+){0,4} (?:any|a|further|concrete)(?: \\w+){0,2} ${evidence}\\b`,
  '\\bnothing (?:\\w+ ){0,3}(?:to )?(?:suggest|indicate|show|point)s?\\b',
  `\\bnot (?:been )?(?:aware|known)(?: \\w+){0,8} (?:access|misuse|${reading})`,
  '\\bno (?:known |unauthori[sz]ed |improper |inappropriate |suspicious )+(?:access|use|reads?|activity)\\b',
)

/** Outright denials that the listed pattern of L01 misses. */
export const deniedInOtherWords: readonly RegExp[] = patterns(
  `\\b(?:no[ -]?one|nobody|none of \\w+|no (?:\\w+ )?(?:employees?|staff|person|people))\\b(?: \\w+){0,5} ${reading}\\b`,
  `\\bno (?!evidence|indication|sign|suggestion|proof|reason)(?:\\w+ ){0,3}(?:data|information|records?|files?|messages?)(?: \\w+){0,4} ${reading}\\b`,
  `\\b(?:data|information|records?|files?|messages?|it|they)\\b(?: \\w+){0,3} ${negated}(?: \\w+){0,3} ${reading}\\b`,
  '\\b(?:completely|fully|perfectly) (?:safe|secure)\\b|\\bdata (?:is|are|was|were|remains?|stayed) (?:safe|secure)\\b|\\bzero risk\\b|\\bno risk\\b',
)
