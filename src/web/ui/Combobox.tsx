import { useCallback, useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import css from './Combobox.module.css'
import { Field, type LabelPlace } from './Field.tsx'
import field from './Field.module.css'
import { firstHit } from './firstHit.ts'
import { Popover } from './Popover.tsx'

interface Props {
  label: string
  labelPlace?: LabelPlace
  hint?: ReactNode
  error?: string | undefined
  /** What should be known of the text, though it may be meant; said once nothing is offered for it. */
  warning?: string | undefined
  placeholder?: string
  disabled?: boolean
  /** Whether the keyboard goes into it as it appears. */
  takesFocus?: boolean
  /** Whether it offers its suggestions before anything was typed. */
  opensOnFocus?: boolean
  /** The text; anything may be entered, the options only help. */
  value: string
  onChange: (value: string) => void
  /** Told when an option is taken, or Enter pressed on the text as it stands. */
  onCommit?: (value: string) => void
  onBlur?: () => void
  /** What fits the text, the best first. The caller finds them, and may keep the last ones while it looks. */
  suggestions: readonly string[]
  className?: string | undefined
}

/*
 * A text field with completion. Follows the WAI-ARIA pattern "Editable Combobox With List Autocomplete". While the list is open,
 * Enter takes what is highlighted and submits nothing; Escape, Tab and leaving keep the text as it is.
 */
export function Combobox({
  value,
  onChange,
  onCommit,
  suggestions,
  takesFocus = false,
  opensOnFocus = false,
  ...rest
}: Props) {
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  useEffect(() => {
    if (takesFocus) input.current?.focus()
  }, [takesFocus])
  const close = useCallback(() => setOpen(false), [])
  const shown = open && suggestions.length > 0 && !(suggestions.length === 1 && suggestions[0] === value)

  const meant = !shown || active >= 0 ? active : firstHit(suggestions, value)
  const enter = (text: string) => {
    onChange(text)
    setActive(-1)
    setOpen(true)
  }
  const take = (option: string) => {
    onChange(option)
    onCommit?.(option)
    setActive(-1)
    setOpen(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setOpen(true)
      setActive(shown ? around(meant + step, suggestions.length) : step === 1 ? 0 : suggestions.length - 1)
    } else if (event.key === 'Enter') {
      if (event.ctrlKey || event.metaKey || (!shown && onCommit === undefined)) return setOpen(false)
      event.preventDefault()
      take(suggestions[shown ? meant : -1] ?? value)
    } else if (event.key === 'Tab') setOpen(false)
  }

  return (
    <Field
      label={rest.label}
      labelPlace={rest.labelPlace}
      hint={rest.hint}
      warning={shown ? undefined : rest.warning}
      error={rest.error}
    >
      {(wiring) => (
        <>
          <input
            {...wiring}
            ref={input}
            type="text"
            role="combobox"
            className={`${field.input} ${rest.labelPlace === 'beside' ? field.select : ''} ${rest.className ?? ''}`}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder={rest.placeholder}
            disabled={rest.disabled}
            aria-autocomplete="list"
            aria-expanded={shown}
            aria-controls={listId}
            aria-activedescendant={shown && meant >= 0 ? optionId(listId, meant) : undefined}
            value={value}
            onChange={(event) => enter(event.target.value)}
            onFocus={() => opensOnFocus && setOpen(true)}
            onClick={() => setOpen(true)}
            onKeyDown={onKeyDown}
            onBlur={rest.onBlur}
          />
          {shown && (
            <Popover anchor={input} onClose={close} className={css.surface}>
              <Options id={listId} text={value} suggestions={suggestions} active={meant} onTake={take} />
            </Popover>
          )}
        </>
      )}
    </Field>
  )
}

interface OptionsProps {
  id: string
  text: string
  suggestions: readonly string[]
  active: number
  onTake: (option: string) => void
}

/*
 * The keyboard stays in the field, which tells the reader by aria-activedescendant which option is meant. Not the
 * elements `select` and `option`: they cannot hold marked text.
 */
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
function Options({ id, text, suggestions, active, onTake }: OptionsProps) {
  return (
    <div id={id} role="listbox" tabIndex={-1} aria-label="Suggestions">
      {suggestions.map((option, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={option}
          id={optionId(id, index)}
          ref={index === active ? scrollIntoView : undefined}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={css.option}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(option)}
        >
          <Marked text={option} part={text} />
        </div>
      ))}
    </div>
  )
}

/** The text, with the first place marked where the part occurs in any case. */
function Marked({ text, part }: { text: string; part: string }) {
  const at = part === '' ? -1 : text.toLowerCase().indexOf(part.toLowerCase())
  if (at === -1) return text
  return (
    <>
      {text.slice(0, at)}
      <mark className={css.mark}>{text.slice(at, at + part.length)}</mark>
      {text.slice(at + part.length)}
    </>
  )
}

const optionId = (listId: string, index: number) => `${listId}-${index}`

const around = (index: number, length: number) => (index + length) % length

const scrollIntoView = (option: HTMLElement | null) => option?.scrollIntoView?.({ block: 'nearest' })
