import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { Role } from '#api/endpoint.ts'
import { tokenCreate, tokenList } from '#api/tokens.ts'
import { useWrite } from '#web/api/query.ts'
import { useSession } from '#web/api/useSession.ts'
import { holdNewToken } from '#web/stores/newToken.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import { FormFoot } from '../page/FormFoot.tsx'
import css from './NewToken.module.css'
import { ROLE_OPTIONS, ROLE_TEXTS } from './roleText.ts'

/** Makes a token. What it may do at first is what agents need, and no more. */
export default function NewToken({ onClose }: { onClose: () => void }) {
  const form = useId()
  const session = useSession()
  const first = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('recorder')
  const [tried, setTried] = useState(false)
  useEffect(() => first.current?.focus(), [])
  const create = useWrite(tokenCreate, {
    invalidates: [tokenList],
    onSuccess: (token) => {
      if (session) holdNewToken({ token, by: session.token_id })
    },
  })
  const errors = create.error?.body.errors.params ?? {}
  const save = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!create.isPending && name.trim() !== '')
      create.mutate({ body: { name: name.trim(), role } }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title="New token"
      onClose={onClose}
      actions={<FormFoot form={form} verb="Create" busy={create.isPending} onCancel={onClose} />}
    >
      <form id={form} className={css.form} onSubmit={save} noValidate>
        {create.error && <Notice>{`Not created: ${create.error.message}`}</Notice>}
        <TextInput
          ref={first}
          label="Name"
          placeholder="statsd on web-1"
          hint="Where it is used, so that one knows what stops when it is taken away."
          autoComplete="off"
          maxLength={255}
          value={name}
          error={errors.name?.join(', ') ?? (tried && name.trim() === '' ? 'Give it a name.' : undefined)}
          onChange={(event) => setName(event.target.value)}
        />
        <Select
          label="Role"
          options={ROLE_OPTIONS}
          value={role}
          hint={ROLE_TEXTS[role]}
          error={errors.role?.join(', ')}
          onChange={setRole}
        />
      </form>
    </Dialog>
  )
}
