import type { Reply } from '#api/endpoint.ts'
import type { alertBacktest } from '#api/alertBacktest.ts'
import type { ApiError } from '#api/errors.ts'
import { WarningIcon } from '#web/ui/icons.tsx'
import css from './BacktestVerdict.module.css'
import { firedStreams, firedText } from './firedText.ts'
import { whyNotTested } from './whyNotTested.ts'

interface Props {
  tested: Reply<typeof alertBacktest> | undefined
  error: ApiError | null
  isWaiting: boolean
  /** Whether the conditions are complete. */
  isWhole: boolean
  /** Whether each stream has incidents of its own; else what one holds may hide how often others fired. */
  apart: boolean
  /** The time that is in view, in words. */
  span: string
}

/** Whether, how often and for which streams an alert would have fired. */
export function BacktestVerdict({ tested, error, isWaiting, isWhole, apart, span }: Props) {
  if (error !== null) {
    return (
      <output
        className={css.verdict}
      >{`When it would have fired cannot be told: ${whyNotTested(error)}.`}</output>
    )
  }
  if (tested === undefined) {
    return (
      <output className={css.verdict} aria-busy={isWaiting || undefined}>
        {isWaiting && isWhole
          ? 'Looking when it would have fired'
          : 'Choose a metric and a threshold to see when it would have fired.'}
      </output>
    )
  }
  const streams = firedStreams(tested.streams)
  return (
    <output
      className={css.verdict}
      data-waiting={isWaiting || undefined}
      data-fired={tested.count > 0 || undefined}
    >
      {tested.count > 0 && <WarningIcon />}
      <strong>
        {firedText(tested.count)} {span}
      </strong>
      {streams !== '' && (
        <span className={css.streams}>
          {apart ? '' : 'Streams on their own: '}
          <bdi>{streams}</bdi>
        </span>
      )}
    </output>
  )
}
