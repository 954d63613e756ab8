import { useRef, useState } from 'react'
import { Link } from 'react-router'
import { spaceUpdate, type Space } from '#api/spaces.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { spacePath } from '#web/paths.ts'
import { EditIcon, MoreIcon } from '#web/ui/icons.tsx'
import { InlineInput } from '#web/ui/InlineInput.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { FavoriteButton } from '../spaceChoice/FavoriteButton.tsx'
import css from './SpaceRow.module.css'
import { useSpaceActions } from './useSpaceActions.tsx'
import { useSpaceRename } from './useSpaceRename.ts'
import { useWithTime } from '../page/useWithTime.ts'

interface Props {
  space: Space
  /** Told when the row is pointed at or focused. */
  onAttend: (id: number) => void
  isAttended: boolean
}

/** One space of the list: opened by its name, renamed in place, deleted with a way back. */
export function SpaceRow({ space, onAttend, isAttended }: Props) {
  const row = useRef<HTMLLIElement>(null)
  const timed = useWithTime()
  const [editing, setEditing] = useState(false)
  const { name, rename } = useSpaceRename(space)
  const { actions, isDeleting } = useSpaceActions(space, () => focusNeighbour(row.current))
  const mayNotRename = useRefusal(spaceUpdate)

  return (
    // Attending only shows more beside the list; all that can be done is done by the link and the menu.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      ref={row}
      className={css.row}
      data-attended={isAttended || undefined}
      aria-busy={isDeleting || undefined}
      onPointerEnter={() => onAttend(space.id)}
      onFocus={() => onAttend(space.id)}
    >
      {editing ? (
        <InlineInput
          label="Name of the space"
          initial={space.name}
          maxLength={255}
          onCancel={() => setEditing(false)}
          onCommit={(changed, was) => {
            setEditing(false)
            rename(changed, was)
          }}
        />
      ) : (
        <Link to={timed(spacePath(space.id))} className={css.name} title={name}>
          <bdi>{name}</bdi>
        </Link>
      )}
      <div className={css.actions}>
        <FavoriteButton space={space} />
        <Menu
          label={`Actions for ${name}`}
          trigger={<MoreIcon />}
          actions={[
            {
              label: 'Rename',
              icon: <EditIcon />,
              refusal: mayNotRename,
              perform: () => setEditing(true),
            },
            ...actions,
          ]}
        />
      </div>
    </li>
  )
}

/** The row goes: whoever works by keyboard goes on at the next one. */
function focusNeighbour(row: HTMLLIElement | null): void {
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling
  neighbour?.querySelector('a')?.focus()
}
