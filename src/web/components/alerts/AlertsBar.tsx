import { useState } from 'react'
import { type Alert, alertDelete } from '#api/alerts.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { showToast } from '#web/stores/toasts.ts'
import { Button, IconButton } from '#web/ui/Button.tsx'
import { CloseIcon, PauseIcon, PlayIcon, TrashIcon } from '#web/ui/icons.tsx'
import { AlertsDeletion } from './AlertsDeletion.tsx'
import css from '../metrics/MetricsBar.module.css'
import { useAlertWrites } from './useAlertWrites.ts'
import type { SelectedAlert } from './useSelectedAlerts.ts'

interface Props {
  selected: readonly SelectedAlert[]
  /** How many alerts the search finds. */
  found: number
  /** Selects all of them. */
  onAll: () => Promise<void>
  onNone: () => void
  /** Told what needs no selection any more: it was done to these, or they are gone. */
  onDone: (some: readonly Pick<Alert, 'id'>[]) => void
}

/** What can be done with the selected alerts, at the lower edge. */
export function AlertsBar({ selected, found, onAll, onNone, onDone }: Props) {
  const { busy, setActive } = useAlertWrites()
  const [deleting, setDeleting] = useState(false)
  const [reading, setReading] = useState(false)
  const refusal = useRefusal(alertDelete)
  if (selected.length === 0) return null
  const turn = async (active: boolean) => {
    onDone(await setActive(selected, active))
  }
  const selectAll = async () => {
    setReading(true)
    try {
      await onAll()
    } catch (error) {
      showToast({ tone: 'failed', text: `They could not all be selected: ${(error as Error).message}` })
    }
    setReading(false)
  }
  return (
    <section aria-label="Selected alerts" className={css.bar}>
      <output className={css.count}>{selected.length} selected</output>
      {selected.length < found && (
        <Button kind="quiet" busy={reading} onClick={() => void selectAll()}>
          {`Select all ${found.toLocaleString('en')} found`}
        </Button>
      )}
      <IconButton label="Select none" onClick={onNone}>
        <CloseIcon />
      </IconButton>
      <span className={css.space} />
      <Button icon={<PlayIcon />} refusal={refusal} busy={busy} onClick={() => void turn(true)}>
        Enable
      </Button>
      <Button icon={<PauseIcon />} refusal={refusal} busy={busy} onClick={() => void turn(false)}>
        Disable
      </Button>
      <Button
        kind="danger"
        icon={<TrashIcon />}
        refusal={refusal}
        busy={busy}
        onClick={() => setDeleting(true)}
      >
        Delete
      </Button>
      {deleting && <AlertsDeletion alerts={selected} onClose={() => setDeleting(false)} onDeleted={onDone} />}
    </section>
  )
}
