import { jobDelete } from '#api/jobs.ts'
import { useWrite } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { showToast } from '#web/stores/toasts.ts'
import { useMetricBatch } from '#web/stores/metricBatch.ts'
import { Button } from '#web/ui/Button.tsx'
import css from './MetricBatchProgress.module.css'
import { useNow } from '../page/useNow.ts'

/** What is being done with many metrics: when it begins, how far it is, and the way to stop it. */
export default function MetricBatchProgress() {
  const batch = useMetricBatch((state) => state.batch)
  const now = useNow()
  const mayNotCancel = useRefusal(jobDelete)
  const cancel = useWrite(jobDelete, {
    onError: (error) => showToast({ tone: 'failed', text: `Not stopped: ${error.message}` }),
  })
  if (batch === null) return null
  const { text, begins, progress, job, giveUp } = batch
  if (begins !== null) {
    return (
      <div className={css.batch}>
        <output className={css.text}>{text}</output>
        <span className={css.wait}>in {Math.max(1, Math.ceil(begins / 1_000 - now))} s</span>
        <Button onClick={giveUp}>Undo</Button>
      </div>
    )
  }
  return (
    <div className={css.batch}>
      <output className={css.text}>{text}</output>
      <progress aria-label={text} max={100} {...(progress !== null && { value: progress })} />
      <span className={css.wait}>{progress === null ? '' : `${Math.floor(progress)}%`}</span>
      {job !== null && (
        <Button
          refusal={mayNotCancel}
          busy={cancel.isPending}
          onClick={() => cancel.mutate({ params: { id: job } })}
        >
          Cancel
        </Button>
      )}
    </div>
  )
}
