import { useState } from 'react'
import { type Metric, metricDelete, metricUpdate } from '#api/metrics.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { Button } from '#web/ui/Button.tsx'
import { EditIcon, TrashIcon } from '#web/ui/icons.tsx'
import { DeleteMetric } from './DeleteMetric.tsx'
import css from './MetricAttributes.module.css'
import { MetricForm } from './MetricForm.tsx'
import { MetricSummary } from './MetricSummary.tsx'

/** What is known of a metric beside its measurements: read at a glance, changed after a press on Edit. */
export function MetricAttributes({ metric }: { metric: Metric }) {
  const [editing, setEditing] = useState(false)
  const [deleting, setDeleting] = useState(false)
  const mayNotEdit = useRefusal(metricUpdate)
  const mayNotDelete = useRefusal(metricDelete)
  return (
    <aside aria-label="Attributes" className={css.attributes}>
      <header className={css.head}>
        <h2>A {metric.type}</h2>
        {!editing && (
          <Button icon={<EditIcon />} refusal={mayNotEdit} onClick={() => setEditing(true)}>
            Edit
          </Button>
        )}
      </header>
      {editing ? (
        <MetricForm metric={metric} onDone={() => setEditing(false)} />
      ) : (
        <MetricSummary metric={metric} />
      )}
      <Button kind="danger" icon={<TrashIcon />} refusal={mayNotDelete} onClick={() => setDeleting(true)}>
        Delete metric
      </Button>
      {deleting && <DeleteMetric metric={metric} onClose={() => setDeleting(false)} />}
    </aside>
  )
}
