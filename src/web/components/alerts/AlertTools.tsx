import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type Alert, alertClear, alertCreate, alertDelete, alertUpdate } from '#api/alerts.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { alertPath, alertsPath, editAlertPath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import {
  AlertsIcon,
  CheckIcon,
  ClockIcon,
  CopyIcon,
  EditIcon,
  MoreIcon,
  PauseIcon,
  PlayIcon,
  TrashIcon,
} from '#web/ui/icons.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { alertSeedPath } from '../drafts/alertSeed.ts'
import { AlertsDeletion } from './AlertsDeletion.tsx'
import { useAlertWrites } from './useAlertWrites.ts'

interface Props {
  alert: Alert
  isFiring: boolean
  isMuted: boolean
}

const HOUR = 3_600
/** For how long an alert can be muted here. */
const MUTES = [
  [HOUR, 'an hour'],
  [8 * HOUR, '8 hours'],
  [24 * HOUR, 'a day'],
] as const

/** What can be done with an alert. */
export function AlertTools({ alert, isFiring, isMuted }: Props) {
  const navigate = useNavigate()
  const { busy, setActive, resolve, mute, unmute } = useAlertWrites()
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
          title="Ends what goes on; the next measurement that violates it begins it anew"
          onClick={() => void resolve(alert)}
        >
          {alert.rearm_per_signal ? 'Resolve all' : 'Resolve'}
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
          ...(isMuted
            ? [
                {
                  label: 'Unmute',
                  icon: <AlertsIcon />,
                  refusal: mayNotChange,
                  perform: () => void unmute(alert),
                },
              ]
            : MUTES.map(([seconds, words]) => ({
                label: `Mute for ${words}`,
                icon: <ClockIcon />,
                refusal: mayNotChange,
                perform: () => void mute(alert, seconds),
              }))),
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
          onDeleted={() => {
            // Whoever went on meanwhile stays there.
            if (window.location.pathname === alertPath(id)) void navigate(alertsPath())
          }}
        />
      )}
    </>
  )
}
