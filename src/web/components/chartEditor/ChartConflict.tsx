import type { ReactNode } from 'react'
import type { Chart } from '#api/charts.ts'
import { spaceVersionList } from '#api/spaceVersions.ts'
import { q, useQuery } from '#web/api/query.ts'
import { Button } from '#web/ui/Button.tsx'
import { SegmentedControl } from '#web/ui/SegmentedControl.tsx'
import { ageText } from '../page/age.ts'
import css from './ChartConflict.module.css'
import { type Conflict, conflictWords, type Kept } from '../drafts/chartConflict.ts'
import { useNow } from '../page/useNow.ts'

interface Props {
  spaceId: number
  /** What both began from. */
  base: Chart
  mine: Chart
  conflict: Conflict
  /** Which of the two is drawn above. */
  shown: Kept
  onShow: (shown: Kept) => void
  onKeep: (kept: Kept) => void
}

const SHOWN = [
  { value: 'mine', label: 'Show mine' },
  { value: 'theirs', label: 'Show theirs' },
] as const

/** Two changed the same of one chart: both are told, field by field, and one of them is chosen. */
export default function ChartConflict({ spaceId, base, mine, conflict, shown, onShow, onKeep }: Props) {
  const { theirs, fields } = conflict
  return (
    <section className={css.conflict} aria-label="Changed by two">
      <p role="alert" className={css.who}>
        <Changed spaceId={spaceId} name={theirs.name} />
        {' Nothing is saved yet. What only one of you changed is kept in any case.'}
      </p>
      <div className={css.both}>
        <Side title="Theirs" words={conflictWords(base, theirs, fields)}>
          <Button onClick={() => onKeep('theirs')}>Keep theirs</Button>
        </Side>
        <Side title="Mine" words={conflictWords(base, mine, fields)}>
          <Button kind="primary" onClick={() => onKeep('mine')}>
            Keep mine
          </Button>
        </Side>
      </div>
      <SegmentedControl label="What the preview shows" options={SHOWN} value={shown} onChange={onShow} />
    </section>
  )
}

interface SideProps {
  title: string
  words: readonly string[]
  children: ReactNode
}

function Side({ title, words, children }: SideProps) {
  return (
    <section className={css.side} aria-label={title}>
      <h3 className={css.title}>{title}</h3>
      <ul className={css.words}>
        {[...new Set(words)].map((text) => (
          <li key={text}>
            <bdi>{text}</bdi>
          </li>
        ))}
        {words.length === 0 && <li>As it was</li>}
      </ul>
      {children}
    </section>
  )
}

/** Who changed the chart last, and when. */
function Changed({ spaceId, name }: { spaceId: number; name: string }) {
  const input = { params: { id: spaceId }, query: { length: 20 } }
  const { data } = useQuery({ ...q(spaceVersionList, input), staleTime: 0 })
  const now = useNow()
  const version = data?.versions.find(({ changes }) => changes.some(({ chart }) => chart === name))
  if (version === undefined) return <strong>Changed by somebody else meanwhile.</strong>
  return (
    <strong>
      Changed by <bdi>{version.created_by ?? 'somebody'}</bdi>, {ageText(now - version.created_at)} ago.
    </strong>
  )
}
