import { useEffect, useRef, useState } from 'react'
import { catalogue } from '#compose/catalogue.ts'
import { TextInput } from '#web/ui/TextInput.tsx'
import css from './FunctionHelp.module.css'

/** Every function, found by its name or by what it does; a press takes its example. */
export function FunctionHelp({ onTake }: { onTake: (example: string) => void }) {
  const [search, setSearch] = useState('')
  const help = useRef<HTMLElement>(null)
  useEffect(() => {
    help.current?.scrollIntoView?.({ block: 'nearest' })
    help.current?.querySelector('input')?.focus({ preventScroll: true })
  }, [])
  const words = search.toLowerCase().split(/\s+/)
  const found = Object.entries(catalogue).filter(([, { signature, help }]) =>
    words.every((word) => `${signature} ${help}`.toLowerCase().includes(word)),
  )
  return (
    <section ref={help} aria-label="Functions" className={css.help}>
      <TextInput
        type="search"
        label="Find a function"
        labelPlace="hidden"
        placeholder="Find a function"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        // Enter would save what is around it.
        onKeyDown={(event) =>
          event.key === 'Enter' && !event.ctrlKey && !event.metaKey && event.preventDefault()
        }
      />
      <ul className={css.list}>
        {found.map(([name, { signature, help, example }]) => (
          <li key={name}>
            <button
              type="button"
              className={css.function}
              title="Insert the example"
              onClick={() => onTake(example)}
            >
              <code className={css.signature}>{signature}</code>
              <span>{help}</span>
              <code className={css.example}>{example}</code>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className={css.none}>No function is found by these words.</p>}
    </section>
  )
}
