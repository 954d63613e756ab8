import { useId, type ReactNode } from 'react'
import css from './Field.module.css'

interface Wiring {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

export type LabelPlace = 'above' | 'beside' | 'hidden'

interface Props {
  label: string
  /** What may be entered, in a few words. */
  hint?: ReactNode
  /** What is wrong with it, said plainly; takes the place of the hint. */
  error?: string | undefined
  /** What should be known of it, although it may be meant; takes the place of the hint. */
  warning?: string | undefined
  /** Where the label is: above the control, beside it in one frame, or only read aloud. */
  labelPlace?: LabelPlace | undefined
  /** Draws the control; the given attributes tie it to its label, hint and error. */
  children: (wiring: Wiring) => ReactNode
}

/** A control with its label, hint and error. */
export function Field({ label, hint, error, warning, labelPlace = 'above', children }: Props) {
  const id = useId()
  const noteId = `${id}-note`
  const note = error ?? warning ?? hint
  return (
    <div className={labelPlace === 'beside' ? css.framed : css.field}>
      <label htmlFor={id} className={labelPlace === 'hidden' ? 'visually-hidden' : css.label}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': note === undefined ? undefined : noteId,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {note !== undefined && (
        <p
          id={noteId}
          className={error !== undefined ? css.error : warning !== undefined ? css.warning : css.hint}
        >
          {note}
        </p>
      )}
    </div>
  )
}
