import type { ComponentProps } from 'react'
import { Field, type LabelPlace } from './Field.tsx'
import css from './Field.module.css'

interface Props extends Omit<ComponentProps<'input'>, 'id'> {
  label: string
  labelPlace?: LabelPlace
  hint?: string
  error?: string | undefined
}

export function TextInput({ label, labelPlace, hint, error, ...rest }: Props) {
  return (
    <Field label={label} labelPlace={labelPlace} hint={hint} error={error}>
      {(wiring) => (
        <input type="text" {...rest} {...wiring} className={`${css.input} ${rest.className ?? ''}`} />
      )}
    </Field>
  )
}
