import { useState } from 'react'
import { metricBatchDelete, metricBatchUpdate } from '#api/metricBatch.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { useMetricBatch } from '#web/stores/metricBatch.ts'
import { Button, IconButton } from '#web/ui/Button.tsx'
import { CloseIcon, EditIcon, TrashIcon } from '#web/ui/icons.tsx'
import { type ChosenMetrics, countChosen, countText, NOTHING_CHOSEN } from './chosenMetrics.ts'
import css from './MetricsBar.module.css'
import { MetricsDeletion } from './MetricsDeletion.tsx'
import { MetricsEdit } from './MetricsEdit.tsx'

interface Props {
  chosen: ChosenMetrics
  /** The text searched for, and how many metrics it finds. */
  search: string
  found: number
  onChange: (chosen: ChosenMetrics) => void
}

/** What can be done with the chosen metrics, at the lower edge. */
export function MetricsBar({ chosen, search, found, onChange }: Props) {
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null)
  const busy = useMetricBatch(({ batch }) => batch !== null)
  const wait = busy ? 'One after the other: metrics are being changed or deleted already.' : undefined
  const mayNotEdit = useRefusal(metricBatchUpdate) ?? wait
  const mayNotDelete = useRefusal(metricBatchDelete) ?? wait
  const count = countChosen(chosen, found)
  if (count === 0) return null
  const close = () => setOpen(null)
  const finish = () => {
    close()
    onChange(NOTHING_CHOSEN)
  }
  return (
    <section aria-label="Chosen metrics" className={css.bar}>
      <output className={css.count}>{countText(count)} chosen</output>
      {chosen.found === null && count < found && (
        <Button kind="quiet" onClick={() => onChange({ found: search, names: new Set() })}>
          {search === ''
            ? `Choose all ${found.toLocaleString('en')}`
            : `Choose all ${found.toLocaleString('en')} found`}
        </Button>
      )}
      <IconButton label="Choose none" onClick={() => onChange(NOTHING_CHOSEN)}>
        <CloseIcon />
      </IconButton>
      <span className={css.space} />
      <Button icon={<EditIcon />} refusal={mayNotEdit} onClick={() => setOpen('edit')}>
        Edit
      </Button>
      <Button kind="danger" icon={<TrashIcon />} refusal={mayNotDelete} onClick={() => setOpen('delete')}>
        Delete
      </Button>
      {open === 'edit' && <MetricsEdit {...{ chosen, count }} onClose={close} onDone={finish} />}
      {open === 'delete' && <MetricsDeletion {...{ chosen, count }} onClose={close} onDone={finish} />}
    </section>
  )
}
