import type { TestResult } from '#api/serviceTests.ts'
import { Outcome } from './Outcome.tsx'
import css from './TestAnswer.module.css'

/** What came of a test of a service: whether it arrived, how long that took, and what was answered. */
export function TestAnswer({ result: { arrived, answer, duration_ms } }: { result: TestResult }) {
  return (
    <output className={css.answer}>
      <Outcome state={arrived ? 'sent' : 'failed'} />
      <span className={css.time}>{`${Math.round(duration_ms)} ms`}</span>
      <bdi className={css.text}>{answer}</bdi>
    </output>
  )
}
