import { type FormEvent, useEffect, useRef } from 'react'
import { isSecret, type ServiceType } from '#api/serviceTypes.ts'
import { Notice } from '#web/ui/Notice.tsx'
import { SecretInput } from '#web/ui/SecretInput.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import { faultIn } from '../page/faultIn.ts'
import css from './ServiceDrawer.module.css'
import { fieldsOf } from './serviceFields.ts'
import type { ServiceDraft } from './useServiceDraft.ts'

interface Props {
  /** By which a button elsewhere sends it off. */
  id: string
  type: ServiceType
  draft: ServiceDraft
  /** Why its URL cannot be reached. */
  refused: string | undefined
}

/** The title of a service, and what its type has to know. */
export function ServiceForm({ id, type, draft, refused }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const { tries, isTold } = draft
  useEffect(() => {
    if (tries > 0) faultIn(form.current)?.focus()
  }, [tries])
  useEffect(() => {
    if (isTold) faultIn(form.current)?.focus()
  }, [isTold])
  const save = (event: FormEvent) => {
    event.preventDefault()
    draft.save()
  }
  return (
    <form ref={form} id={id} className={css.form} onSubmit={save} noValidate>
      {draft.error && <Notice>{`Not saved: ${draft.error.message}`}</Notice>}
      <TextInput
        ref={first}
        label="Title"
        placeholder="Ops on call"
        hint="By this it is found when an alert is set up."
        autoComplete="off"
        value={draft.title}
        error={draft.titleError}
        onChange={(event) => draft.setTitle(event.target.value)}
      />
      {fieldsOf(type).map(([name, { label, hint = '', placeholder = '' }]) => {
        const { value, stored, error, onChange } = draft.wired(name, label)
        const wiring = { label, hint, placeholder, value, error }
        return isSecret(type, name) ? (
          <SecretInput
            key={name}
            {...wiring}
            stored={stored}
            warning={name === 'url' ? refused : undefined}
            onChange={onChange}
          />
        ) : (
          <TextInput
            key={name}
            {...wiring}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      })}
    </form>
  )
}
