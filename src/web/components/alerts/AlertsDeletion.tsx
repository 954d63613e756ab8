import type { Alert } from '#api/alerts.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { NameList } from '../page/NameList.tsx'
import { useAlertWrites } from './useAlertWrites.ts'

interface Props {
  alerts: readonly Pick<Alert, 'id' | 'name'>[]
  onClose: () => void
  /** Told which of them are no longer there. */
  onDeleted: (gone: readonly Pick<Alert, 'id' | 'name'>[]) => void
}

/** Asks before alerts go, and says which. */
export function AlertsDeletion({ alerts, onClose, onDeleted }: Props) {
  const { busy, remove } = useAlertWrites()
  const many = alerts.length === 1 ? 'this alert' : `${alerts.length} alerts`
  const begin = async () => {
    const gone = await remove(alerts)
    onClose()
    if (gone.length > 0) onDeleted(gone)
  }
  return (
    <Dialog
      title={`Delete ${many}?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{alerts.length === 1 ? 'Keep it' : 'Keep them'}</Button>
          <Button kind="danger" busy={busy} onClick={() => void begin()}>
            Delete {many}
          </Button>
        </>
      }
    >
      <NameList names={alerts.map(({ name }) => name)} />
      <p>
        What fires is cleared, and its services are told so. Incidents are lost: an alert that is brought back
        begins anew. To keep an alert without being told, disable it instead.
      </p>
    </Dialog>
  )
}
