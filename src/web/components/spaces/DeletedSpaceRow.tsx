import { useState } from 'react'
import { useNavigate } from 'react-router'
import {
  DELETED_SPACE_DAYS,
  type DeletedSpace,
  deletedSpaceDelete,
  deletedSpaceList,
} from '#api/deletedSpaces.ts'
import { spaceList, spaceRestore } from '#api/spaces.ts'
import { timeText } from '#chart/timeText.ts'
import { useWrite } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { spacePath } from '#web/paths.ts'
import { showToast } from '#web/stores/toasts.ts'
import { Button, IconButton } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { TrashIcon } from '#web/ui/icons.tsx'
import { ageText } from '../page/age.ts'
import css from './DeletedSpaceRow.module.css'
import { quoted } from '../page/quoted.ts'
import { useNow } from '../page/useNow.ts'
import { usePageZone } from '../viewing/usePageZone.ts'
import { useWithTime } from '../page/useWithTime.ts'
import { counted } from '../page/counted.ts'

/** A deleted space: who deleted it when, how long it stays, and the ways back and away for good. */
export function DeletedSpaceRow({ space }: { space: DeletedSpace }) {
  const { id, name, deleted_at, deleted_by, charts } = space
  const params = { id }
  const now = useNow()
  const zone = usePageZone()
  const navigate = useNavigate()
  const timed = useWithTime()
  const [asking, setAsking] = useState(false)
  const invalidates = [spaceList, deletedSpaceList]
  const restore = useWrite(spaceRestore, {
    invalidates,
    onSuccess: () =>
      showToast({
        text: `${quoted(name)} is back`,
        action: { label: 'Open it', perform: () => void navigate(timed(spacePath(id))) },
      }),
    onError: (error) =>
      showToast({ tone: 'failed', text: `${quoted(name)} is still deleted: ${error.message}` }),
  })
  const remove = useWrite(deletedSpaceDelete, {
    invalidates,
    onError: (error) =>
      showToast({ tone: 'failed', text: `${quoted(name)} is still here: ${error.message}` }),
  })
  return (
    <li className={css.row} aria-busy={restore.isPending || remove.isPending || undefined}>
      <span className={css.name}>
        <bdi>{name}</bdi>
      </span>
      <p className={css.facts}>
        {`${counted(charts, 'chart')}, deleted `}
        <time title={timeText(deleted_at, zone, 1)}>{`${ageText(now - deleted_at)} ago`}</time>
        {deleted_by !== null && (
          <>
            {' by '}
            <bdi>{deleted_by}</bdi>
          </>
        )}
      </p>
      <span className={css.left}>{leftText(deleted_at + DELETED_SPACE_DAYS * 86_400 - now)}</span>
      <div className={css.actions}>
        <Button
          refusal={useRefusal(spaceRestore)}
          busy={restore.isPending}
          onClick={() => restore.mutate({ params })}
          aria-label={`Restore ${name}`}
        >
          Restore
        </Button>
        <IconButton
          label={`Delete ${name} for good`}
          refusal={useRefusal(deletedSpaceDelete)}
          onClick={() => setAsking(true)}
        >
          <TrashIcon />
        </IconButton>
      </div>
      {asking && (
        <Dialog
          title={`Delete ${quoted(name)} for good?`}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>Keep it</Button>
              <Button
                kind="danger"
                onClick={() => {
                  setAsking(false)
                  remove.mutate({ params })
                }}
              >
                Delete for good
              </Button>
            </>
          }
        >
          <p>Its charts and its history go with it, and nothing brings them back. Measurements stay.</p>
        </Dialog>
      )}
    </li>
  )
}

/** Seconds left in words; what is over is removed within the hour. */
function leftText(seconds: number): string {
  if (seconds <= 0) return 'removed soon'
  return `${counted(Math.ceil(seconds / 86_400), 'day')} left`
}
