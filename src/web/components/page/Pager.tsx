import { Link } from 'react-router'
import type { PageInfo } from '#api/pagination.ts'
import { ChevronLeftIcon, ChevronRightIcon } from '#web/ui/icons.tsx'
import css from './Pager.module.css'

interface Props {
  info: PageInfo
  /** From 1. */
  page: number
  pageSize: number
  pathOf: (page: number) => string
}

/** Which part of a list is shown, and the ways to the parts beside it. Nothing when all of it is in view. */
export function Pager({ info, page, pageSize, pathOf }: Props) {
  const pages = Math.ceil(info.found / pageSize)
  if (pages <= 1) return null
  return (
    <nav aria-label="Pages" className={css.pager}>
      <span>
        {info.offset + 1}–{info.offset + info.length} of {info.found}
      </span>
      {page > 1 && (
        <Link to={pathOf(page - 1)} className={css.step} rel="prev">
          <ChevronLeftIcon /> Previous
        </Link>
      )}
      {page < pages && (
        <Link to={pathOf(page + 1)} className={css.step} rel="next">
          Next <ChevronRightIcon />
        </Link>
      )}
    </nav>
  )
}
