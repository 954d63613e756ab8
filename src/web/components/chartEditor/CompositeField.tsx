import { useId, useState } from 'react'
import { faultsOf } from '#compose/faults.ts'
import fieldCss from '#web/ui/Field.module.css'
import css from './CompositeField.module.css'
import { late } from '../page/late.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'

const CompositeEditor = late(() => import('./CompositeEditor.tsx'))

export interface CompositeProps {
  value: string
  onChange: (text: string) => void
  /** Which part of the text is previewed alone; undefined when all of it is. */
  part: string | undefined
  onPart: (text: string | undefined) => void
}

interface Props extends CompositeProps {
  label: string
  /** What the server says is wrong with it. */
  error?: string | undefined
  takesFocus?: boolean
}

/** Where a composite is written. Until its editor is loaded, and where it cannot be, it is a plain field. */
export function CompositeField({ label, error, takesFocus = false, ...composite }: Props) {
  const id = useId()
  const [failed, setFailed] = useState(false)
  const { value, onChange } = composite
  const fault = value.trim() === '' ? undefined : faultsOf(value)[0]?.message
  const wrong = fault ?? error
  const wiring = {
    'aria-describedby': `${id}-note`,
    ...(wrong !== undefined && { 'aria-invalid': 'true' as const }),
  }
  const plain = (
    <textarea
      {...wiring}
      aria-label={label}
      className={`${fieldCss.input} ${css.plain}`}
      rows={5}
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
  return (
    <div className={fieldCss.field}>
      <span className={fieldCss.label}>{label}</span>
      {failed ? (
        plain
      ) : (
        <LateBoundary fallback={plain} onFailed={() => setFailed(true)}>
          <CompositeEditor label={label} wiring={wiring} takesFocus={takesFocus} {...composite} />
        </LateBoundary>
      )}
      <p id={`${id}-note`} className={wrong === undefined ? fieldCss.hint : fieldCss.error}>
        {wrong ?? 'Ctrl Space offers functions, metrics, tags and their values.'}
      </p>
    </div>
  )
}
