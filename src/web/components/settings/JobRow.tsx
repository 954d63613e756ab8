import { type Job, jobDelete, jobList } from '#api/jobs.ts'
import { timeText } from '#chart/timeText.ts'
import { useWrite } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { showToast } from '#web/stores/toasts.ts'
import { Button } from '#web/ui/Button.tsx'
import { CheckIcon, ClockIcon, CloseIcon, PlayIcon, WarningIcon } from '#web/ui/icons.tsx'
import { ageText } from '../page/age.ts'
import css from './JobRow.module.css'
import { isUnderWay, JOB_WORDS, jobOutcome, jobTitle } from './jobText.ts'
import { useNow } from '../page/useNow.ts'
import { usePageZone } from '../viewing/usePageZone.ts'

const ICONS = {
  queued: ClockIcon,
  working: PlayIcon,
  complete: CheckIcon,
  failed: WarningIcon,
  canceled: CloseIcon,
} as const

/** One job: what it does, how far it is, how it ended, and the way to stop it. */
export function JobRow({ job }: { job: Job }) {
  const { id, state, progress, created_at, updated_at } = job
  const now = useNow()
  const zone = usePageZone()
  const cancel = useWrite(jobDelete, {
    invalidates: [jobList],
    onError: (error) => showToast({ tone: 'failed', text: `Not cancelled: ${error.message}` }),
  })
  const mayNotCancel = useRefusal(jobDelete)
  const title = jobTitle(job)
  const outcome = jobOutcome(job)
  const Icon = ICONS[state]
  return (
    <li className={css.row} data-state={state}>
      <div className={css.what}>
        <span className={css.title}>{title}</span>
        <span className={css.facts}>
          {`Job ${id}, begun `}
          <time title={timeText(created_at, zone, 1)}>{`${ageText(now - created_at)} ago`}</time>
          {!isUnderWay(job) && `, took ${ageText(updated_at - created_at)}`}
        </span>
      </div>
      {isUnderWay(job) ? (
        <div className={css.progress}>
          <progress
            aria-label={`${title}, job ${id}`}
            max={100}
            {...(progress !== undefined && { value: progress })}
          />
          <span className={css.percent}>
            {progress === undefined ? JOB_WORDS[state] : `${Math.floor(progress)}%`}
          </span>
        </div>
      ) : (
        <p className={css.outcome}>
          <Icon className={css.icon} />
          <span>
            {JOB_WORDS[state]}
            {outcome !== undefined && (
              <>
                {': '}
                <bdi>{outcome}</bdi>
              </>
            )}
          </span>
        </p>
      )}
      {isUnderWay(job) && (
        <Button
          aria-label={`Cancel job ${id}`}
          refusal={mayNotCancel}
          busy={cancel.isPending}
          onClick={() => cancel.mutate({ params: { id } })}
        >
          Cancel
        </Button>
      )}
    </li>
  )
}
