import type { ComponentProps } from 'react'
import { Field } from './Field.tsx'
import css from './Field.module.css'

interface Props extends Omit<ComponentProps<'input'>, 'id'> {
  label: string
  labelHidden?: boolean
  hint?: string
  error?: string | undefined
}

export function TextInput({ label, labelHidden, hint, error, ...rest }: Props) {
  return (
    <Field label={label} labelHidden={labelHidden} hint={hint} error={error}>
      {(wiring) => (
        <input type="text" {...rest} {...wiring} className={`${css.input} ${rest.className ?? ''}`} />
      )}
    </Field>
  )
}
