import { useEffect, useRef, useState, type RefObject } from 'react'
import { SearchIcon } from '#web/ui/icons.tsx'
import { Kbd } from '#web/ui/Kbd.tsx'
import css from './ListSearch.module.css'

interface Props {
  /** What it finds, such as “Find a space”. */
  label: string
  ref: RefObject<HTMLInputElement | null>
  /** The text searched for, as the address has it. */
  name: string
  onSearch: (name: string) => void
  /** Told on the arrow down. */
  onDown?: () => void
}

const PAUSE = 150

/** Finds rows of a list by name while one types; Escape empties it, the arrow down goes to the first row. */
export function ListSearch({ label, ref, name, onSearch, onDown }: Props) {
  const [text, setText] = useState(name)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  // The address was changed by a link or by going back; while one types, the typing counts.
  useEffect(() => {
    if (document.activeElement !== ref.current) setText(name)
  }, [name, ref])

  const search = (entered: string) => {
    setText(entered)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onSearch(entered.trim()), PAUSE)
  }
  return (
    <div className={css.search}>
      <SearchIcon className={css.icon} />
      <input
        ref={ref}
        type="search"
        aria-label={label}
        placeholder={label}
        className={css.input}
        value={text}
        onChange={(event) => search(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') search('')
          if (event.key === 'ArrowDown' && onDown) {
            event.preventDefault()
            onDown()
          }
        }}
      />
      <span className={css.key}>
        <Kbd>/</Kbd>
      </span>
    </div>
  )
}
