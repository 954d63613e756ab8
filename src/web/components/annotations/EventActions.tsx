import { useState } from 'react'
import { annotationEventList, type StreamEvent } from '#api/annotationEvents.ts'
import {
  annotationCreate,
  annotationEventDelete,
  annotationEventUpdate,
  annotationList,
  annotationView,
} from '#api/annotations.ts'
import { useWrite } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { showToast } from '#web/stores/toasts.ts'
import { ClockIcon, EditIcon, MoreIcon, TrashIcon } from '#web/ui/icons.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { late } from '../page/late.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import { quoted } from '../page/quoted.ts'

const EventDrawer = late(() => import('./EventDrawer.tsx'))

const ENDED = 'It has an end already.'
const invalidates = [annotationEventList, annotationList, annotationView]

/** What can be done with an event of a stream: it is changed, ended now, and deleted with a way back. */
export function EventActions({ event }: { event: StreamEvent }) {
  const { id, name, title, end_time } = event
  const params = { name, id }
  const [editing, setEditing] = useState(false)
  const close = () => setEditing(false)
  const failed = (what: string) => (error: Error) =>
    showToast({ tone: 'failed', text: `${quoted(title)} ${what}: ${error.message}` })
  const update = useWrite(annotationEventUpdate, { invalidates, onError: failed('is as it was') })
  const restore = useWrite(annotationCreate, { invalidates, onError: failed('is still deleted') })
  const remove = useWrite(annotationEventDelete, {
    invalidates,
    onSuccess: () =>
      showToast({ text: `Deleted ${quoted(title)}`, action: { label: 'Undo', perform: bringBack } }),
    onError: failed('was not deleted'),
  })
  const bringBack = () => {
    const { description, source, start_time, links } = event
    restore.mutate({ params: { name }, body: { title, description, source, start_time, end_time, links } })
  }
  const end = () => {
    const perform = () => update.mutate({ params, body: { end_time: null } })
    const now = Math.max(Math.floor(Date.now() / 1_000), event.start_time)
    update.mutate(
      { params, body: { end_time: now } },
      {
        onSuccess: () =>
          showToast({ text: `${quoted(title)} has ended`, action: { label: 'Undo', perform } }),
      },
    )
  }
  const mayNotChange = useRefusal(annotationEventUpdate)
  return (
    <>
      <Menu
        label={`Actions for ${title}`}
        trigger={<MoreIcon />}
        actions={[
          { label: 'Edit', icon: <EditIcon />, refusal: mayNotChange, perform: () => setEditing(true) },
          {
            label: 'End now',
            icon: <ClockIcon />,
            refusal: mayNotChange ?? (end_time === null ? undefined : ENDED),
            perform: end,
          },
          {
            label: 'Delete',
            icon: <TrashIcon />,
            danger: true,
            refusal: useRefusal(annotationEventDelete),
            perform: () => remove.mutate({ params }),
          },
        ]}
      />
      {editing && (
        <LateBoundary onFailed={close}>
          <EventDrawer
            event={event}
            onClose={close}
            onSaved={(_stream, saved) => showToast({ text: `Saved ${quoted(saved)}` })}
          />
        </LateBoundary>
      )}
    </>
  )
}
