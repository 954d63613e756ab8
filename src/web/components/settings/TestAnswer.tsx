import type { TestResult } from '#api/serviceTests.ts'
import { Outcome } from './Outcome.tsx'
import css from './TestAnswer.module.css'

interface Props {
  result: TestResult
  /** What stands at a field already and is not said twice. */
  toldBelow?: string | null | undefined
}

/** What came of a test of a service: whether it arrived, how long that took, and what was answered. */
export function TestAnswer({ result: { arrived, answer, duration_ms }, toldBelow }: Props) {
  return (
    <output className={css.answer}>
      <Outcome state={arrived ? 'sent' : 'failed'} />
      <span className={css.time}>{`${Math.round(duration_ms)} ms`}</span>
      {answer !== toldBelow && <bdi className={css.text}>{answer}</bdi>}
    </output>
  )
}
