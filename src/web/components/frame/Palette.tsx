import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { SearchIcon } from '#web/ui/icons.tsx'
import { Kbd } from '#web/ui/Kbd.tsx'
import { useModal } from '#web/ui/useModal.ts'
import type { Hit, HitGroup } from './findHits.ts'
import { keyText } from '../page/keyText.ts'
import css from './Palette.module.css'
import { useActions } from './useActions.ts'
import { useHits } from './useHits.ts'

const PAUSE = 120

/** One field for all there is to go to and to do. Follows the WAI-ARIA pattern "Combobox" with a list in groups. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const [active, setActive] = useState(0)
  const modal = useModal(dialog, onClose)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), PAUSE)
    return () => clearTimeout(timer)
  }, [typed])

  const groups = useHits(typed, asked, useActions())
  const hits = groups.flatMap((group) => group.hits)
  const at = Math.min(active, hits.length - 1)

  const take = (hit: Hit | undefined) => {
    if (hit === undefined || hit.refusal !== undefined) return
    // First the focus goes back, so that what is done finds it where it was, and may move it.
    flushSync(onClose)
    hit.perform()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const closes = event.key === 'k' && (event.ctrlKey || event.metaKey)
    if (step !== undefined && hits.length > 0) setActive((at + step + hits.length) % hits.length)
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) take(hits[at])
    else if (closes) onClose()
    else return
    event.preventDefault()
  }

  return (
    <dialog ref={dialog} className={css.palette} aria-label="Search" {...modal}>
      <div className={css.field}>
        <SearchIcon />
        <input
          type="text"
          role="combobox"
          aria-label="Search spaces, charts, metrics, alerts and actions"
          aria-autocomplete="list"
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-activedescendant={hits[at] && optionId(listId, at)}
          className={css.input}
          placeholder="Space, chart, metric, alert or action"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <Hits id={listId} groups={groups} active={at} onPoint={setActive} onTake={take} />
      <output className={css.none}>
        {hits.length === 0 && (typed === asked ? 'Nothing has this name.' : 'Searching')}
      </output>
    </dialog>
  )
}

interface HitsProps {
  id: string
  groups: readonly HitGroup[]
  active: number
  /** The pointer moved on one of them; a list that moves below a pointer at rest points at nothing. */
  onPoint: (index: number) => void
  onTake: (hit: Hit) => void
}

/* The keyboard stays in the field. Not the elements `select` and `option`: they cannot hold two texts and a key. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
function Hits({ id, groups, active, onPoint, onTake }: HitsProps) {
  const all = groups.flatMap(({ hits }) => hits)
  return (
    <div id={id} role="listbox" tabIndex={-1} aria-label="Found" className={css.hits}>
      {groups.map(({ title, hits }) => (
        <div key={title} role="group" aria-label={title}>
          <p className={css.title} aria-hidden>
            {title}
          </p>
          {hits.map((hit) => {
            const own = all.indexOf(hit)
            return (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={hit.id}
                id={optionId(id, own)}
                ref={own === active ? scrollIntoView : undefined}
                role="option"
                tabIndex={-1}
                aria-selected={own === active}
                aria-disabled={hit.refusal !== undefined || undefined}
                title={hit.refusal ?? hit.name}
                className={css.hit}
                onPointerMove={() => own !== active && onPoint(own)}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => onTake(hit)}
              >
                <bdi className={css.name}>{hit.name}</bdi>
                {hit.detail !== undefined && <bdi className={css.detail}>{hit.detail}</bdi>}
                {hit.keys !== undefined && (
                  <span className={css.keys}>
                    {keyText(hit.keys).map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </span>
                )}
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}

const optionId = (listId: string, index: number) => `${listId}-${index}`

const scrollIntoView = (option: HTMLElement | null) => option?.scrollIntoView?.({ block: 'nearest' })
