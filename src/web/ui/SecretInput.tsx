import { useState } from 'react'
import { Button } from './Button.tsx'
import { Field } from './Field.tsx'
import field from './Field.module.css'
import css from './SecretInput.module.css'

interface Props {
  label: string
  hint?: string
  error?: string | undefined
  warning?: string | undefined
  placeholder?: string | undefined
  value: string
  onChange: (value: string) => void
}

/** A text that others may not read over one's shoulder: masked until it is asked for. */
export function SecretInput({ label, hint, error, warning, placeholder, value, onChange }: Props) {
  const [shown, setShown] = useState(false)
  return (
    <Field label={label} hint={hint} error={error} warning={warning}>
      {(wiring) => (
        <div className={css.row}>
          <input
            {...wiring}
            type={shown ? 'text' : 'password'}
            className={field.input}
            placeholder={placeholder}
            // Else browsers offer to keep it, or fill in what signs in here.
            autoComplete="new-password"
            spellCheck={false}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <Button aria-label={shown ? `Hide ${label}` : `Show ${label}`} onClick={() => setShown(!shown)}>
            {shown ? 'Hide' : 'Show'}
          </Button>
        </div>
      )}
    </Field>
  )
}
