import { Link, useLocation } from 'react-router'
import { spacePath } from '#web/paths.ts'
import css from './RelatedSpace.module.css'
import { useNamedSpaces } from './useNamedSpaces.ts'

/** The way to the space that a chart is related to, at the same time; nothing when it is no longer there. */
export default function RelatedSpace({ id }: { id: number }) {
  const { search } = useLocation()
  const [space] = useNamedSpaces([id])
  if (space === undefined) return null
  return (
    <Link
      to={spacePath(id, search)}
      className={css.related}
      title={`Related space: ${space.name}`}
      aria-label={`Related space: ${space.name}`}
    >
      → <bdi>{space.name}</bdi>
    </Link>
  )
}
