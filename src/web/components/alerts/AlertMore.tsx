import type { Alert } from '#api/alerts.ts'
import type { ParamErrors } from '#api/errors.ts'
import { CheckBox } from '#web/ui/CheckBox.tsx'
import { Field } from '#web/ui/Field.tsx'
import field from '#web/ui/Field.module.css'
import { TextInput } from '#web/ui/TextInput.tsx'
import { type AlertDraft, suggestedName } from './alertDraft.ts'
import { AlertMessage } from './AlertMessage.tsx'
import css from './AlertMore.module.css'
import { AlertTestButton } from './AlertTestButton.tsx'
import { previewOf } from './previewOf.ts'
import { ServiceTicks } from '../settings/ServiceTicks.tsx'

interface Props {
  alert: Alert | null
  draft: AlertDraft
  errors: ParamErrors
  changed: boolean
  onChange: (part: Partial<AlertDraft>) => void
  /** Sets up a service that is not there yet. */
  onSetUp: () => void
}

/** What an alert is called and is there for, who is told how often, and what that looks like. */
export function AlertMore({ alert, draft, errors, changed, onChange, onSetUp }: Props) {
  const says = (path: string) => errors[path]?.join(', ')
  const unknown = Object.entries(errors).flatMap(([path, messages]) =>
    path.startsWith('services') ? messages : [],
  )
  return (
    <div className={css.more}>
      <section aria-label="Name and notes" className={css.part}>
        <TextInput
          label="Name"
          placeholder={suggestedName(draft) || 'cpu.high'}
          hint="Letters, digits and . : - _"
          autoComplete="off"
          spellCheck={false}
          error={says('name')}
          value={draft.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <Field label="Description" error={says('description')}>
          {(wiring) => (
            <textarea
              {...wiring}
              rows={3}
              className={field.input}
              value={draft.description}
              onChange={(event) => onChange({ description: event.target.value })}
            />
          )}
        </Field>
        <TextInput
          label="Runbook"
          placeholder="https://"
          hint="What to do when it fires; it is part of what is sent."
          inputMode="url"
          autoComplete="off"
          error={says('attributes.runbook_url') ?? says('attributes')}
          value={draft.runbook}
          onChange={(event) => onChange({ runbook: event.target.value })}
        />
      </section>
      <section aria-label="Notifications" className={css.part}>
        <ServiceTicks
          chosen={draft.services}
          error={unknown.length === 0 ? undefined : unknown.join(', ')}
          onChange={(chosen) => onChange({ services: chosen })}
          onSetUp={onSetUp}
        />
        <TextInput
          label="Tell again after minutes"
          hint="While it goes on."
          inputMode="numeric"
          autoComplete="off"
          error={says('rearm_seconds')}
          value={draft.rearmMinutes}
          onChange={(event) => onChange({ rearmMinutes: event.target.value })}
        />
        <CheckBox
          label="Each stream on its own"
          hint="Every stream has incidents and notifications of its own; else one incident holds all of them."
          checked={draft.rearm_per_signal}
          onChange={(rearm_per_signal) => onChange({ rearm_per_signal })}
        />
      </section>
      <section aria-label="Message" className={css.part}>
        {draft.services.length === 0 ? (
          <p className={css.note}>What a notification looks like is shown here once a service is chosen.</p>
        ) : (
          <AlertMessage services={draft.services} about={previewOf(alert, draft)} />
        )}
        {alert !== null && alert.services.length > 0 && !changed ? (
          <AlertTestButton alert={alert} />
        ) : (
          draft.services.length > 0 && <p className={css.note}>A test can be sent once this is saved.</p>
        )}
      </section>
    </div>
  )
}
