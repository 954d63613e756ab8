import { type ReactNode, useId } from 'react'
import css from './CheckBox.module.css'

interface Props {
  label: ReactNode
  hint?: string
  checked: boolean
  onChange: (checked: boolean) => void
}

export function CheckBox({ label, hint, checked, onChange }: Props) {
  const id = useId()
  return (
    <div className={css.box}>
      <label className={css.label}>
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={hint === undefined ? undefined : id}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span className={css.text}>{label}</span>
      </label>
      {hint !== undefined && (
        <p id={id} className={css.hint}>
          {hint}
        </p>
      )}
    </div>
  )
}
