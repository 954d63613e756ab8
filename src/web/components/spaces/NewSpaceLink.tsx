import { type FormEvent, useState } from 'react'
import type { Chart } from '#api/charts.ts'
import { spaceLinkCreate, spaceLinkList } from '#api/spaceLinks.ts'
import type { Space } from '#api/spaces.ts'
import { useWrite } from '#web/api/query.ts'
import { showToast } from '#web/stores/toasts.ts'
import { Button } from '#web/ui/Button.tsx'
import { writeLater } from '#web/ui/clipboard.ts'
import { Notice } from '#web/ui/Notice.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import { LocalAddress } from '../page/LocalAddress.tsx'
import { dynamicOf } from '../viewing/dynamic.ts'
import type { Viewing } from '../viewing/spaceAddress.ts'
import { fixedInWords } from '../viewing/spanInWords.ts'
import { usePageZone } from '../viewing/usePageZone.ts'
import { EXPIRIES } from '../sharing/expiries.ts'
import { fixedOf, linkBody, linkDraft, type LinkDraft, notNarrowed, timeChoices } from './linkDraft.ts'
import css from './NewSpaceLink.module.css'

interface Props {
  space: Space
  charts: readonly Chart[]
  viewing: Viewing
}

const clock = () => Date.now() / 1_000

/** Makes a link to a space, whose address is on the clipboard then. */
export function NewSpaceLink({ space, charts, viewing }: Props) {
  const zone = usePageZone()
  const [fixed] = useState(() => fixedOf(viewing, clock()))
  const [draft, setDraft] = useState(() => linkDraft(viewing))
  const [tried, setTried] = useState(false)
  const create = useWrite(spaceLinkCreate, {
    invalidates: [spaceLinkList],
    onSuccess: () => {
      setDraft((now) => ({ ...now, name: '' }))
      setTried(false)
    },
  })
  const errors = create.error?.body.errors.params ?? {}
  const isNameless = draft.name.trim() === ''
  const dynamic = dynamicOf(charts, viewing)
  const open = dynamic.source ? ['source', ...dynamic.tags.filter((name) => name !== 'source')] : dynamic.tags
  const unnarrowed = notNarrowed(charts, draft.locked)
  const change = (part: Partial<LinkDraft>) => setDraft({ ...draft, ...part })
  const save = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (create.isPending || isNameless) return
    const made = create.mutateAsync({ body: linkBody(draft, space.id, fixed, clock()) })
    void writeLater(made.then(({ url }) => url)).then(
      () => showToast({ text: 'The link is made, and on the clipboard' }),
      // The form tells what kept it from being made.
      () => made.then(() => showToast({ text: 'The link is made' })).catch(() => undefined),
    )
  }
  return (
    <form aria-label="New link" className={css.form} onSubmit={save} noValidate>
      {create.error && Object.keys(errors).length === 0 && (
        <div className={css.note}>
          <Notice>{`Not made: ${create.error.message}`}</Notice>
        </div>
      )}
      <TextInput
        label="Name"
        placeholder="Screen in the kitchen"
        hint="Where it is used. Those who have the link do not see it."
        autoComplete="off"
        maxLength={255}
        value={draft.name}
        error={errors.name?.join(', ') ?? (tried && isNameless ? 'Give it a name.' : undefined)}
        onChange={(event) => change({ name: event.target.value })}
      />
      <Select
        label="Time"
        options={timeChoices(viewing, fixedInWords(fixed, zone, clock()))}
        value={draft.time}
        error={(errors.start_time ?? errors.end_time ?? errors.duration)?.join(', ')}
        onChange={(time) => change({ time })}
      />
      {open.map((name) => (
        <TextInput
          key={name}
          label={name}
          placeholder="any"
          hint="Fixed for this link."
          autoComplete="off"
          value={draft.locked[name] ?? ''}
          onChange={(event) => change({ locked: { ...draft.locked, [name]: event.target.value } })}
        />
      ))}
      <Select
        label="Expires"
        options={EXPIRIES}
        value={EXPIRIES.find(({ value }) => value === draft.days)?.value ?? ''}
        error={errors.expires_at?.join(', ')}
        onChange={(days) => change({ days })}
      />
      <Button kind="primary" type="submit" busy={create.isPending} className={css.make ?? ''}>
        Make link
      </Button>
      {create.data && (
        <div className={css.note}>
          <LocalAddress url={create.data.url} />
        </div>
      )}
      {unnarrowed.length > 0 && (
        <div className={css.note}>
          <Notice tone="plain">
            What is fixed here stands for what a chart leaves open. These charts name themselves what they
            show, and show all of it: <bdi>{unnarrowed.join(', ')}</bdi>
          </Notice>
        </div>
      )}
    </form>
  )
}
