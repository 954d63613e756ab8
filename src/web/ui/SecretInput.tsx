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
  /** What is kept of it by now: it is masked until all of it was typed over. */
  stored: string
  onChange: (value: string) => void
}

/** A text that others may not read over one's shoulder: what is stored is masked until it is asked for, what is being typed is not. */
export function SecretInput({ label, hint, error, warning, placeholder, value, stored, onChange }: Props) {
  const [shown, setShown] = useState(false)
  const [typedOver, setTypedOver] = useState('')
  const masked = !shown && typedOver !== stored
  return (
    <Field label={label} hint={hint} error={error} warning={warning}>
      {(wiring) => (
        <div className={css.row}>
          <input
            {...wiring}
            type={masked ? 'password' : 'text'}
            className={field.input}
            placeholder={placeholder}
            // Else browsers offer to keep it, or fill in what signs in here.
            autoComplete="new-password"
            spellCheck={false}
            value={value}
            onPaste={({ currentTarget: { selectionStart, selectionEnd } }) => {
              if (selectionStart === 0 && selectionEnd === value.length) setTypedOver(stored)
            }}
            onChange={({ target }) => {
              // All of it was selected and typed over, or taken away.
              if (target.value.length < 2) setTypedOver(stored)
              onChange(target.value)
            }}
          />
          {typedOver !== stored && (
            <Button aria-label={shown ? `Hide ${label}` : `Show ${label}`} onClick={() => setShown(!shown)}>
              {shown ? 'Hide' : 'Show'}
            </Button>
          )}
        </div>
      )}
    </Field>
  )
}
