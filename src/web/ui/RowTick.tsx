import css from './RowTick.module.css'

interface Props {
  label: string
  /** Of several rows perhaps only some. */
  checked: boolean | 'some'
  /** Told whether the shift key was held, which means all rows up to this one. */
  onChange: (checked: boolean, asFarAsHere: boolean) => void
}

/** Selects a row of a list, at its beginning and as high as the row. */
export function RowTick({ label, checked, onChange }: Props) {
  return (
    <label className={css.tick}>
      <input
        type="checkbox"
        aria-label={label}
        checked={checked === true}
        ref={(input) => {
          if (input) input.indeterminate = checked === 'some'
        }}
        onChange={(event) => onChange(event.target.checked, (event.nativeEvent as MouseEvent).shiftKey)}
      />
    </label>
  )
}
