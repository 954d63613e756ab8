import { exactText, quantityText } from '#chart/quantity.ts'
import { parseTransform } from '#api/transform.ts'
import { parseUnit } from '#chart/units.ts'
import { Button } from '#web/ui/Button.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import type { StreamPreview } from './streamPreviews.ts'
import css from './TransformField.module.css'
import { TRANSFORM_PRESETS, unitAfter } from '../drafts/transformPresets.ts'

interface Props {
  value: string
  /** The short unit of what comes out. */
  unit?: string | undefined
  /** A value as it was measured, to show what becomes of it. */
  sample?: StreamPreview['sample'] | undefined
  error: string | undefined
  /** Told the unit where it changes with the formula. */
  onChange: (formula: string, unit?: string) => void
}

/** The formula that values are drawn by, checked while it is typed, and what it makes of the newest value. */
export function TransformField({ value, unit = '', sample, error, onChange }: Props) {
  const { transform, error: wrong } = value.trim() === '' ? IDENTITY : parseTransform(value)
  const after = transform && sample ? transform(sample.value, sample.period) : null
  return (
    <div className={css.transform}>
      <TextInput
        label="Transform"
        placeholder="x"
        hint="x is the value, p the seconds that it covers."
        spellCheck={false}
        value={value}
        error={wrong ?? error}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className={css.presets}>
        {TRANSFORM_PRESETS.map((preset) => (
          <Button
            key={preset.formula}
            kind="quiet"
            className={css.preset ?? ''}
            aria-pressed={value === preset.formula}
            onClick={() => {
              const chosen = value !== preset.formula
              onChange(chosen ? preset.formula : '', unitAfter(preset, chosen, unit || (sample?.unit ?? '')))
            }}
          >
            <code>{preset.formula}</code> {preset.meaning}
          </Button>
        ))}
      </div>
      {value !== '' && sample && after !== null && (
        <p className={css.example}>
          <span className={css.label}>Newest value: </span>
          {exactText(sample.value, parseUnit(''))} →{' '}
          <strong>{Number.isFinite(after) ? quantityText(after, parseUnit(unit)) : 'a gap'}</strong>
        </p>
      )}
    </div>
  )
}

const IDENTITY = { transform: null, error: null }
