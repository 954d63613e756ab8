import { type FormEvent, useCallback, useId, useState } from 'react'
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
import { Drawer } from '#web/ui/Drawer.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { bodyOfDraft, draftFaults, draftOfEvent, newDraft } from './eventDraft.ts'
import { EventFields } from './EventFields.tsx'
import { FormFoot } from '../page/FormFoot.tsx'
import css from './EventDrawer.module.css'
import { LeaveQuestion } from '../page/LeaveQuestion.tsx'
import { quoted } from '../page/quoted.ts'
import { useNow } from '../page/useNow.ts'
import { usePageZone } from '../viewing/usePageZone.ts'

interface Props {
  /** The event that is changed; a new one is made without it. */
  event?: StreamEvent | undefined
  /** The stream of a new event, as far as it is known, and when it was; now unless it is said. */
  stream?: string
  from?: number | null
  to?: number | null
  onClose: () => void
  /** Told the stream and the title of what is kept now. */
  onSaved: (stream: string, title: string) => void
}

/** An event of an annotation stream: what happened when, and where more is told of it. */
export default function EventDrawer({ event, stream = '', from = null, to = null, onClose, onSaved }: Props) {
  const form = useId()
  const clock = { now: useNow(), zone: usePageZone() }
  const [before] = useState(() =>
    event ? draftOfEvent(event, clock.zone) : newDraft(stream, from, to, clock),
  )
  const [draft, setDraft] = useState(before)
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const hasUnsaved = draft !== before
  const leave = useCallback(() => (hasUnsaved ? setAsking(true) : onClose()), [hasUnsaved, onClose])
  const invalidates = [annotationEventList, annotationList, annotationView]
  const name = draft.stream.trim()
  const onSuccess = () => {
    onSaved(name, draft.title.trim())
    onClose()
  }
  const create = useWrite(annotationCreate, { invalidates })
  const update = useWrite(annotationEventUpdate, { invalidates })
  const takeBack = useWrite(annotationEventDelete, {
    invalidates,
    onError: ({ message }) => showToast({ tone: 'failed', text: `The annotation stays: ${message}` }),
  })
  const onCreated = ({ id, title }: { id: number; title: string }) => {
    const perform = () => takeBack.mutate({ params: { name, id } })
    showToast({ text: `Annotated ${quoted(title)}`, action: { label: 'Undo', perform } })
    onSuccess()
  }
  const writing = event === undefined ? create : update
  const refusal = useRefusal(event === undefined ? annotationCreate : annotationEventUpdate)
  const faults = draftFaults(draft, clock)
  const errors = { ...(tried ? faults : {}), ...writing.error?.body.errors.params }

  const save = (submitted: FormEvent) => {
    submitted.preventDefault()
    setTried(true)
    if (writing.isPending || refusal !== undefined || Object.keys(faults).length > 0) return
    const body = bodyOfDraft(draft, clock, event)
    if (event === undefined) create.mutate({ params: { name }, body }, { onSuccess: onCreated })
    else update.mutate({ params: { name: event.name, id: event.id }, body }, { onSuccess })
  }
  return (
    <Drawer
      title={event === undefined ? 'New annotation' : 'Annotation'}
      onClose={leave}
      foot={
        <FormFoot
          form={form}
          verb={event === undefined ? 'Annotate' : 'Save'}
          busy={writing.isPending}
          refusal={refusal}
          onCancel={leave}
        />
      }
    >
      <form id={form} className={css.form} onSubmit={save} noValidate>
        {refusal !== undefined && <Notice tone="plain">{refusal}</Notice>}
        {writing.error && <Notice>{`Not saved: ${writing.error.message}`}</Notice>}
        <EventFields
          draft={draft}
          errors={errors}
          isNew={event === undefined}
          onChange={(changes) => {
            writing.reset()
            setDraft({ ...draft, ...changes })
          }}
        />
      </form>
      {asking && <LeaveQuestion what="this annotation" onStay={() => setAsking(false)} onLeave={onClose} />}
    </Drawer>
  )
}
