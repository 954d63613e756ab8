import type { ComponentProps } from 'react'
import { Field, type LabelPlace } from './Field.tsx'
import css from './Field.module.css'

export interface Option<T extends string> {
  value: T
  label: string
}

interface Props<T extends string> extends Omit<ComponentProps<'select'>, 'id' | 'value' | 'onChange'> {
  label: string
  labelPlace?: LabelPlace
  hint?: string
  error?: string | undefined
  options: readonly Option<T>[]
  value: T
  onChange: (value: T) => void
}

/** One of a few, by the browser's own list: it is the best one on a phone and costs nothing. */
export function Select<T extends string>({
  label,
  labelPlace,
  hint,
  error,
  options,
  value,
  onChange,
  ...rest
}: Props<T>) {
  return (
    <Field label={label} labelPlace={labelPlace} hint={hint} error={error}>
      {(wiring) => (
        <select
          {...rest}
          {...wiring}
          className={`${css.input} ${css.select} ${rest.className ?? ''}`}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value)
            if (chosen !== undefined) onChange(chosen.value)
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
