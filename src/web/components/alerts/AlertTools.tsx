import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type Alert, alertClear, alertCreate, alertDelete, alertUpdate } from '#api/alerts.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { alertsPath, editAlertPath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { CheckIcon, CopyIcon, EditIcon, MoreIcon, PauseIcon, PlayIcon, TrashIcon } from '#web/ui/icons.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { alertSeedPath } from '../drafts/alertSeed.ts'
import { AlertsDeletion } from './AlertsDeletion.tsx'
import { useAlertWrites } from './useAlertWrites.ts'

/** What can be done with an alert. */
export function AlertTools({ alert, isFiring }: { alert: Alert; isFiring: boolean }) {
  const navigate = useNavigate()
  const { busy, setActive, resolve } = useAlertWrites()
  const [deleting, setDeleting] = useState(false)
  const mayNotChange = useRefusal(alertUpdate)
  const mayNotClear = useRefusal(alertClear)
  const { id, active } = alert
  return (
    <>
      {isFiring && (
        <Button
          icon={<CheckIcon />}
          refusal={mayNotClear}
          busy={busy}
          title="Counts as normal until the next measurement that violates it"
          onClick={() => void resolve(alert)}
        >
          Resolve
        </Button>
      )}
      <Button
        icon={active ? <PauseIcon /> : <PlayIcon />}
        refusal={mayNotChange}
        busy={busy}
        onClick={() => void setActive([alert], !active)}
      >
        {active ? 'Disable' : 'Enable'}
      </Button>
      <Menu
        label="More actions"
        trigger={<MoreIcon />}
        actions={[
          {
            label: 'Duplicate',
            icon: <CopyIcon />,
            refusal: useRefusal(alertCreate),
            perform: () => void navigate(alertSeedPath({ copy: id })),
          },
          {
            label: 'Delete',
            icon: <TrashIcon />,
            danger: true,
            refusal: useRefusal(alertDelete),
            perform: () => setDeleting(true),
          },
        ]}
      />
      <Button
        kind="primary"
        icon={<EditIcon />}
        refusal={mayNotChange}
        onClick={() => void navigate(editAlertPath(id))}
      >
        Edit
      </Button>
      {deleting && (
        <AlertsDeletion
          alerts={[alert]}
          onClose={() => setDeleting(false)}
          onDeleted={() => void navigate(alertsPath())}
        />
      )}
    </>
  )
}
