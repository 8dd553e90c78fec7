import Link from 'next/link'
import { Time } from '@/components/ui/time'
import type { OpenQuestion } from '@/lib/incidents/queries/questions'

/** What is not known yet, who finds out and until when. */
export function OpenQuestions({
  questions,
  path,
  mayAnswer,
}: {
  questions: readonly OpenQuestion[]
  path: string
  mayAnswer: boolean
}) {
  if (questions.length === 0) return null
  return (
    <section aria-labelledby="open-questions" className="mt-6">
      <h2 id="open-questions" className="mb-2 font-strong text-reading">
        Open questions
      </h2>
      <ul className="flex flex-col gap-3">
        {questions.map(({ seq, question, ownerName, due }) => (
          <li key={seq}>
            <p>{question}</p>
            <p className="text-muted">
              {ownerName}, due <Time at={new Date(due)} />{' '}
              {mayAnswer && (
                <Link href={`${path}/facts/answer?entry=${seq}`} className="link" aria-label={`Answer: ${question}`}>
                  Answer
                </Link>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
