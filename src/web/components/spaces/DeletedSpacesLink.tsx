import { Link } from 'react-router'
import { deletedSpaceList } from '#api/deletedSpaces.ts'
import { q, useQuery } from '#web/api/query.ts'
import { deletedSpacesPath } from '#web/paths.ts'
import css from './DeletedSpacesLink.module.css'
import { useWithTime } from '../page/useWithTime.ts'
import { counted } from '../page/counted.ts'

/** The way to the deleted spaces, while there are any. */
export function DeletedSpacesLink() {
  const timed = useWithTime()
  const { data } = useQuery(q(deletedSpaceList, { query: { length: 1 } }))
  const total = data?.query.total ?? 0
  if (total === 0) return null
  return (
    <p className={css.line}>
      <Link to={timed(deletedSpacesPath())} className={css.link}>
        {counted(total, 'deleted space')}
      </Link>
    </p>
  )
}
