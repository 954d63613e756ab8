import type { Chart } from '#api/charts.ts'
import { chartList } from '#api/charts.ts'
import type { Space } from '#api/spaces.ts'
import { q, useQuery } from '#web/api/query.ts'
import { BigNumberIcon, LineIcon, StackedIcon } from '#web/ui/icons.tsx'
import { Kbd } from '#web/ui/Kbd.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import css from './SpacePeek.module.css'
import { counted } from '../page/counted.ts'

const TYPES = {
  line: { icon: <LineIcon />, name: 'Line' },
  stacked: { icon: <StackedIcon />, name: 'Stacked' },
  bignumber: { icon: <BigNumberIcon />, name: 'Big number' },
} as const

/** What is in a space, before it is opened. Reading it here also makes opening it quicker. */
export function SpacePeek({ space }: { space: Space }) {
  const { data: charts, error } = useQuery({
    ...q(chartList, { params: { id: space.id } }),
    staleTime: 30_000,
  })
  return (
    <aside className={css.peek} aria-label={`Charts of ${space.name}`}>
      <h2 className={css.space}>
        <bdi>{space.name}</bdi>
      </h2>
      <p className={css.count}>
        {charts ? countOf(charts.length) : error ? 'The charts could not be read' : <Skeleton width={8} />}
      </p>
      <ul>
        {charts?.map((chart) => (
          <li key={chart.id} className={css.chart}>
            <span className={css.icon} title={TYPES[chart.type].name}>
              {TYPES[chart.type].icon}
            </span>
            <span className={css.name}>
              <bdi>{nameOf(chart)}</bdi>
            </span>
          </li>
        ))}
      </ul>
      <p className={css.keys}>
        <Kbd>/</Kbd> find <Kbd>n</Kbd> new <Kbd>↑</Kbd> <Kbd>↓</Kbd> move <Kbd>Enter</Kbd> open
      </p>
    </aside>
  )
}

const countOf = (charts: number): string => (charts === 0 ? 'No charts yet' : counted(charts, 'chart'))

/** A chart without a name goes by its first metric. */
function nameOf({ name, streams }: Chart): string {
  return name || streams[0]?.metric || streams[0]?.composite || 'Untitled chart'
}
