import { type FormEvent, useId, useState } from 'react'
import { type SpaceLink, spaceLinkList, spaceLinkUpdate } from '#api/spaceLinks.ts'
import { useWrite } from '#web/api/query.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { EditIcon } from '#web/ui/icons.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import { useNow } from '../page/useNow.ts'
import { usePageZone } from '../viewing/usePageZone.ts'
import css from './ChangeLink.module.css'
import { EXPIRIES, expiryIn } from './expiries.ts'
import { momentText } from './linkFacts.ts'

/** Changes the name of a link, and when it expires. */
export function ChangeLink({ link }: { link: SpaceLink }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        kind="quiet"
        icon={<EditIcon />}
        aria-label={`Change ${link.name}`}
        onClick={() => setOpen(true)}
      >
        Change
      </Button>
      {open && <Change link={link} onClose={() => setOpen(false)} />}
    </>
  )
}

/** The expiry that the link has. */
const AS_IT_IS = 'as it is'

function Change({ link, onClose }: { link: SpaceLink; onClose: () => void }) {
  const { id, expires_at } = link
  const now = useNow()
  const zone = usePageZone()
  const form = useId()
  const [name, setName] = useState(link.name)
  const [days, setDays] = useState(AS_IT_IS)
  const update = useWrite(spaceLinkUpdate, { invalidates: [spaceLinkList], onSuccess: onClose })
  const errors = update.error?.body.errors.params ?? {}
  const unchanged = {
    value: AS_IT_IS,
    label: expires_at === null ? 'Never, as it is' : `${momentText(expires_at, now, zone)}, as it is`,
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (update.isPending) return
    const expiry = days === AS_IT_IS ? {} : { expires_at: expiryIn(days, Date.now() / 1_000) }
    update.mutate({ params: { id }, body: { name: name.trim(), ...expiry } })
  }
  return (
    <Dialog
      title={`Change ${link.name}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form={form} busy={update.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form id={form} aria-label={`Change ${link.name}`} className={css.form} onSubmit={save} noValidate>
        {update.error && Object.keys(errors).length === 0 && (
          <Notice>{`Not saved: ${update.error.message}`}</Notice>
        )}
        <TextInput
          label="Name"
          autoComplete="off"
          maxLength={255}
          value={name}
          error={errors.name?.join(', ')}
          onChange={(event) => setName(event.target.value)}
        />
        <Select
          label="Expires"
          options={[unchanged, ...EXPIRIES]}
          value={days}
          error={errors.expires_at?.join(', ')}
          onChange={setDays}
        />
      </form>
    </Dialog>
  )
}
