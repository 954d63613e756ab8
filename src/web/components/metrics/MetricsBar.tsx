import { useState } from 'react'
import { metricBatchDelete, metricBatchUpdate } from '#api/metricBatch.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { useMetricBatch } from '#web/stores/metricBatch.ts'
import { Button, IconButton } from '#web/ui/Button.tsx'
import { CloseIcon, EditIcon, TrashIcon } from '#web/ui/icons.tsx'
import { type SelectedMetrics, countSelected, countText, NOTHING_SELECTED } from './selectedMetrics.ts'
import css from './MetricsBar.module.css'
import { MetricsDeletion } from './MetricsDeletion.tsx'
import { MetricsEdit } from './MetricsEdit.tsx'

interface Props {
  selected: SelectedMetrics
  /** The text searched for, and how many metrics it finds. */
  search: string
  found: number
  onChange: (selected: SelectedMetrics) => void
}

/** What can be done with the selected metrics, at the lower edge. */
export function MetricsBar({ selected, search, found, onChange }: Props) {
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null)
  const busy = useMetricBatch(({ batch }) => batch !== null)
  const wait = busy ? 'One after the other: metrics are being changed or deleted already.' : undefined
  const mayNotEdit = useRefusal(metricBatchUpdate) ?? wait
  const mayNotDelete = useRefusal(metricBatchDelete) ?? wait
  const count = countSelected(selected, found)
  if (count === 0) return null
  const close = () => setOpen(null)
  const finish = () => {
    close()
    onChange(NOTHING_SELECTED)
  }
  return (
    <section aria-label="Selected metrics" className={css.bar}>
      <output className={css.count}>{countText(count)} selected</output>
      {selected.found === null && count !== found && (
        <Button kind="quiet" onClick={() => onChange({ found: search, names: new Set() })}>
          {search === ''
            ? `Select all ${found.toLocaleString('en')}`
            : `Select all ${found.toLocaleString('en')} found`}
        </Button>
      )}
      <IconButton label="Select none" onClick={() => onChange(NOTHING_SELECTED)}>
        <CloseIcon />
      </IconButton>
      <span className={css.space} />
      <Button icon={<EditIcon />} refusal={mayNotEdit} onClick={() => setOpen('edit')}>
        Edit
      </Button>
      <Button kind="danger" icon={<TrashIcon />} refusal={mayNotDelete} onClick={() => setOpen('delete')}>
        Delete
      </Button>
      {open === 'edit' && <MetricsEdit {...{ selected, count }} onClose={close} onDone={finish} />}
      {open === 'delete' && <MetricsDeletion {...{ selected, count }} onClose={close} onDone={finish} />}
    </section>
  )
}
