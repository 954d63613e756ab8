import { useEffect, useRef, useState, type RefObject } from 'react'
import { SearchIcon } from '#web/ui/icons.tsx'
import { Kbd } from '#web/ui/Kbd.tsx'
import css from './SpaceSearch.module.css'

interface Props {
  ref: RefObject<HTMLInputElement | null>
  /** The text searched for, as the address has it. */
  name: string
  onSearch: (name: string) => void
}

const PAUSE = 150

/** Finds spaces by name while one types; Escape empties it. */
export function SpaceSearch({ ref, name, onSearch }: Props) {
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
        aria-label="Find a space"
        placeholder="Find a space"
        className={css.input}
        value={text}
        onChange={(event) => search(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') search('')
        }}
      />
      <span className={css.key}>
        <Kbd>/</Kbd>
      </span>
    </div>
  )
}
