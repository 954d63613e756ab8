import { useEffect, useRef, useState } from 'react'
import type { ParamErrors } from '#api/errors.ts'
import { Button } from '#web/ui/Button.tsx'
import { Combobox } from '#web/ui/Combobox.tsx'
import { Field } from '#web/ui/Field.tsx'
import field from '#web/ui/Field.module.css'
import { PlusIcon } from '#web/ui/icons.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import { bestFirst } from '../page/bestFirst.ts'
import { type EventDraft, withLink } from './eventDraft.ts'
import css from './EventDrawer.module.css'
import { EventLinkFields } from './EventLinkFields.tsx'
import { useAnnotationStreams } from './useAnnotationStreams.ts'
import { usePageZone } from '../viewing/usePageZone.ts'

interface Props {
  draft: EventDraft
  errors: ParamErrors
  /** An event that is there already stays in its stream. */
  isNew: boolean
  onChange: (changes: Partial<EventDraft>) => void
}

/** All that an event says. The first field that is empty has the keyboard. */
export function EventFields({ draft, errors, isNew, onChange }: Props) {
  const zone = usePageZone()
  const title = useRef<HTMLInputElement>(null)
  const [asksStream] = useState(isNew && draft.stream === '')
  useEffect(() => {
    if (!asksStream) title.current?.focus()
  }, [asksStream])
  const wanted = draft.stream.trim()
  const { streams } = useAnnotationStreams(wanted)
  const names = streams.map(({ name }) => name)
  const wired = (name: keyof Omit<EventDraft, 'links'>, error = errors[name]) => ({
    value: draft[name],
    error: error?.join(', '),
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  })
  return (
    <>
      {isNew && (
        <Combobox
          label="Stream"
          placeholder="deploys"
          hint="What belongs together has one stream. A new name makes a new one."
          takesFocus={asksStream}
          opensOnFocus
          value={draft.stream}
          error={errors.name?.join(', ')}
          suggestions={bestFirst(names, wanted)}
          onChange={(stream) => onChange({ stream })}
        />
      )}
      <TextInput
        ref={title}
        label="Title"
        placeholder="Deployed v56"
        autoComplete="off"
        {...wired('title')}
      />
      <Field label="Description" error={errors.description?.join(', ')}>
        {(wiring) => (
          <textarea
            {...wiring}
            className={field.input}
            rows={3}
            value={draft.description}
            onChange={(event) => onChange({ description: event.target.value })}
          />
        )}
      </Field>
      <div className={css.times}>
        <TextInput
          label="Start"
          hint={`Clocks of ${zone}`}
          autoComplete="off"
          {...wired('start', errors.start_time)}
        />
        <TextInput
          label="End"
          placeholder="Only of what lasted"
          autoComplete="off"
          {...wired('end', errors.end_time)}
        />
      </div>
      <TextInput
        label="Source"
        hint="Where it happened; empty for everywhere."
        placeholder="web-1"
        autoComplete="off"
        {...wired('source')}
      />
      <section aria-label="Links" className={css.links}>
        {draft.links.map((link, i) => (
          <EventLinkFields
            // Links have no other identity than their place: the rest of them is being written.
            // oxlint-disable-next-line react/no-array-index-key
            key={i}
            link={link}
            number={i + 1}
            errors={{ rel: errors[`links[${i}].rel`], href: errors[`links[${i}].href`] }}
            onChange={(changed) => onChange({ links: draft.links.with(i, changed) })}
            onRemove={() => onChange({ links: draft.links.toSpliced(i, 1) })}
          />
        ))}
        <Button icon={<PlusIcon />} onClick={() => onChange({ links: withLink(draft.links) })}>
          Add a link
        </Button>
      </section>
    </>
  )
}
