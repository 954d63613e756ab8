import { useNavigate } from 'react-router'
import { type Metric, metricDelete, metricList, metricView } from '#api/metrics.ts'
import { invalidate, useQueryClient, useWrite } from '#web/api/query.ts'
import { metricsPath } from '#web/paths.ts'
import { showToast } from '#web/stores/toasts.ts'
import css from './DeleteMetric.module.css'
import { Deletion } from '../page/Deletion.tsx'
import { quoted } from '../page/quoted.ts'
import { useWithTime } from '../page/useWithTime.ts'

interface Props {
  metric: Metric
  onClose: () => void
}

/** Asks before a metric goes, because nothing brings it back. */
export function DeleteMetric({ metric: { name, type }, onClose }: Props) {
  const navigate = useNavigate()
  const timed = useWithTime()
  const remove = useWrite(metricDelete, {
    invalidates: [metricList],
    onSuccess: () => showToast({ text: `Deleted ${quoted(name)}` }),
  })
  const client = useQueryClient()
  const leave = () => {
    void navigate(timed(metricsPath()))
    // Not before: its page would say that it is gone instead of going on.
    void invalidate(client, metricView)
  }
  return (
    <Deletion
      what="this metric"
      busy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onDelete={() => remove.mutate({ params: { name } }, { onSuccess: leave })}
    >
      <p className={css.text}>
        {type === 'composite' ? 'The definition of ' : 'All measurements of all streams of '}
        <bdi className={css.name}>{name}</bdi>
        {type === 'composite'
          ? ' is lost; the metrics that it is made of stay.'
          : ', and its attributes, are lost.'}{' '}
        Charts and alerts that name it stay, without data.
      </p>
    </Deletion>
  )
}
