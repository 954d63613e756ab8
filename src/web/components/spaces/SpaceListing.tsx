import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Space } from '#api/spaces.ts'
import { SkeletonRows } from '#web/ui/SkeletonRows.tsx'
import { moveByRow } from '#web/ui/moveByRow.ts'
import css from './SpaceListing.module.css'
import { SpacePeek } from './SpacePeek.tsx'
import peek from './SpacePeek.module.css'
import { SpaceRow } from './SpaceRow.tsx'
import row from './SpaceRow.module.css'

/** How long a row is pointed at before its charts are read, in ms: passing over the list reads nothing. */
const INTENT = 80

interface Props {
  spaces: readonly Space[] | undefined
  /** Below the rows. */
  children?: ReactNode
}

/** The spaces in rows and, where there is room, what is in the one pointed at. Undefined while they are read. */
export function SpaceListing({ spaces, children }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const [attended, attend] = useAttention()
  if (spaces === undefined) return <ListingToCome />
  const peeked = spaces.find(({ id }) => id === attended) ?? spaces[0]
  return (
    <div className={css.listing}>
      <div className={css.column}>
        {/* The arrow keys are a short cut on top of Tab. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <ul ref={list} aria-label="Spaces" onKeyDown={(event) => moveByRow(event, list.current)}>
          {spaces.map((space) => (
            <SpaceRow key={space.id} space={space} onAttend={attend} isAttended={space.id === peeked?.id} />
          ))}
        </ul>
        {children}
      </div>
      {peeked && <SpacePeek key={peeked.id} space={peeked} />}
    </div>
  )
}

/** The row that was pointed at long enough. */
function useAttention(): [number | undefined, (id: number) => void] {
  const [attended, setAttended] = useState<number>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const attend = (id: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setAttended(id), INTENT)
  }
  return [attended, attend]
}

function ListingToCome() {
  return (
    <div className={css.listing} aria-busy="true">
      <ul className={css.column}>
        <SkeletonRows className={row.row} />
      </ul>
      <div className={peek.peek} />
    </div>
  )
}
