import { IconButton } from '#web/ui/Button.tsx'
import { CloseIcon } from '#web/ui/icons.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import css from './EventDrawer.module.css'
import type { LinkDraft } from './eventDraft.ts'

interface Props {
  link: LinkDraft
  /** Its place, from 1. */
  number: number
  errors: Record<'rel' | 'href', readonly string[] | undefined>
  onChange: (link: LinkDraft) => void
  onRemove: () => void
}

/** A link of an event: where it leads, what it is called, and what it is to the event. */
export function EventLinkFields({ link, number, errors, onChange, onRemove }: Props) {
  return (
    <fieldset className={css.link}>
      <legend className="visually-hidden">{`Link ${number}`}</legend>
      <div className={css.href}>
        <TextInput
          label={`Link ${number}`}
          placeholder="https://github.com/acme/web/commit/1a2b3c"
          autoComplete="off"
          value={link.href}
          error={errors.href?.join(', ')}
          onChange={(event) => onChange({ ...link, href: event.target.value })}
        />
      </div>
      <TextInput
        label="Label"
        placeholder="Commit 1a2b3c"
        autoComplete="off"
        value={link.label}
        onChange={(event) => onChange({ ...link, label: event.target.value })}
      />
      <TextInput
        label="Relationship"
        placeholder="github"
        autoComplete="off"
        value={link.rel}
        error={errors.rel?.join(', ')}
        onChange={(event) => onChange({ ...link, rel: event.target.value })}
      />
      <IconButton label={`Remove link ${number}`} onClick={onRemove}>
        <CloseIcon />
      </IconButton>
    </fieldset>
  )
}
