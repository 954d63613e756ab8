import { type ReactNode, useRef, useState } from 'react'
import type { ApiError } from '#api/errors.ts'
import { showToast } from '#web/stores/toasts.ts'
import { Button } from '#web/ui/Button.tsx'
import { writeClipboard } from '#web/ui/clipboard.ts'
import { CopyIcon, TrashIcon } from '#web/ui/icons.tsx'
import { RowTick } from '#web/ui/RowTick.tsx'
import { counted } from '../page/counted.ts'
import { Deletion } from '../page/Deletion.tsx'
import { NameList } from '../page/NameList.tsx'
import css from './SharedList.module.css'

/** Something that was shared: a snapshot, or a link to a space. */
export interface SharedItem {
  id: number
  title: string
  /** The address of its page; null where that shows nothing any more. */
  url: string | null
  /** What it shows, and what became of it, a few words each. */
  facts: readonly string[]
  /** The address of its picture. */
  picture?: string | undefined
  /** What else can be done with it. */
  tools?: ReactNode
}

interface Props {
  label: string
  /** What one of them is called. */
  thing: 'link' | 'snapshot'
  items: readonly SharedItem[]
  deletion: {
    busy: boolean
    error: ApiError | null
    perform: (ids: number[], onDone: () => void) => void
  }
  /** What those who have one lose. */
  children: ReactNode
}

/** What was shared, to be opened, copied and deleted, several at once. */
export function SharedList({ label, thing, items, deletion, children }: Props) {
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set())
  const [asking, setAsking] = useState(false)
  const last = useRef<number>(undefined)
  const ids = items.map(({ id }) => id)
  const chosen = items.filter(({ id }) => ticked.has(id))
  const tick = (some: readonly number[], on: boolean) => {
    const others = [...ticked].filter((id) => !some.includes(id))
    setTicked(new Set(on ? [...others, ...some] : others))
  }
  const tickRow = (id: number, on: boolean, asFarAsHere: boolean) => {
    const ends = [ids.indexOf(last.current ?? id), ids.indexOf(id)].sort((a, b) => a - b)
    tick(asFarAsHere && ends[0]! >= 0 ? ids.slice(ends[0], ends[1]! + 1) : [id], on)
    last.current = id
  }
  const what = counted(chosen.length, thing)
  return (
    <section aria-label={label} aria-busy={deletion.busy || undefined} className={css.list}>
      <header className={css.head}>
        <RowTick
          label={`Select all ${thing}s on this page`}
          checked={chosen.length === 0 ? false : chosen.length === items.length || 'some'}
          onChange={(on) => tick(ids, on)}
        />
        <h2 className={css.title}>{label}</h2>
        {chosen.length > 0 && (
          <Button kind="danger" icon={<TrashIcon />} onClick={() => setAsking(true)}>
            Delete {what}
          </Button>
        )}
      </header>
      <ul>
        {items.map((item) => (
          <Row
            key={item.id}
            item={item}
            ticked={ticked.has(item.id)}
            onTick={(on, asFarAsHere) => tickRow(item.id, on, asFarAsHere)}
          />
        ))}
      </ul>
      {asking && (
        <Deletion
          what={what}
          busy={deletion.busy}
          error={deletion.error}
          onClose={() => setAsking(false)}
          onDelete={() =>
            deletion.perform(
              chosen.map(({ id }) => id),
              () => setAsking(false),
            )
          }
        >
          <NameList names={chosen.map(({ title }) => title)} />
          <p>{children}</p>
        </Deletion>
      )}
    </section>
  )
}

const copy = (url: string) =>
  void writeClipboard(url).then(
    () => showToast({ text: 'The link is on the clipboard' }),
    (error: Error) => showToast({ tone: 'failed', text: `Not copied: ${error.message}` }),
  )

interface RowProps {
  item: SharedItem
  ticked: boolean
  onTick: (on: boolean, asFarAsHere: boolean) => void
}

function Row({ item: { title, url, facts, picture, tools }, ticked, onTick }: RowProps) {
  return (
    <li className={css.row}>
      <RowTick label={`Select ${title}`} checked={ticked} onChange={onTick} />
      {picture !== undefined && <img src={picture} alt="" loading="lazy" className={css.picture} />}
      <div className={css.what}>
        {url === null ? (
          <bdi className={css.name}>{title}</bdi>
        ) : (
          <a href={url} target="_blank" rel="noreferrer" className={css.name}>
            <bdi>{title}</bdi>
          </a>
        )}
        <p className={css.facts}>
          {facts.map((fact, i) => (
            // They have no other identity than their place.
            // oxlint-disable-next-line react/no-array-index-key
            <bdi key={i}>{fact}</bdi>
          ))}
        </p>
      </div>
      {tools}
      {url !== null && (
        <Button
          kind="quiet"
          icon={<CopyIcon />}
          aria-label={`Copy link of ${title}`}
          onClick={() => copy(url)}
        >
          Copy link
        </Button>
      )}
    </li>
  )
}
