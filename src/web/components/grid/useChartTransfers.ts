import { type Chart, chartCreate, chartDelete, chartList } from '#api/charts.ts'
import type { ChartDocument } from '#api/spaceDocument.ts'
import type { ApiError } from '#api/errors.ts'
import { MAX_LENGTH } from '#api/pagination.ts'
import { type Space, spaceList, spaceView } from '#api/spaces.ts'
import { invalidate, q, useQueryClient, useWrite } from '#web/api/query.ts'
import { showToast } from '#web/stores/toasts.ts'
import { placesOf } from './gridPlaces.ts'
import { inTurn } from './inTurn.ts'
import { quoted } from '../page/quoted.ts'
import { copyBody, layoutsBehind } from './spaceClipboard.ts'
import type { ChartRef, Step } from '#web/stores/spaceSteps.ts'
import { counted } from '../page/counted.ts'

export interface ChartTransfers {
  /** Each answers with the charts that it left undone because one failed; that one is the first of them. */
  remove: (charts: readonly Chart[]) => Promise<readonly Chart[]>
  moveTo: (space: Space, charts: readonly Chart[]) => Promise<readonly Chart[]>
  /** Adds charts below those that are there; answers with the ids of the new ones. */
  paste: (documents: readonly ChartDocument[]) => Promise<number[]>
}

/** Takes several charts away from a space or puts them on one: one after the other, as one step, as far as it goes. */
export function useChartTransfers(spaceId: number, taken: (step: Step) => void): ChartTransfers {
  const client = useQueryClient()
  const create = useWrite(chartCreate)
  const drop = useWrite(chartDelete)
  const readAgain = () => invalidate(client, chartList, spaceView)
  const here = ({ id, name }: Chart): ChartRef => ({ spaceId, id, name })
  const dropRef = (ref: ChartRef, version?: number) =>
    drop.mutateAsync({ params: { id: ref.spaceId, chart_id: ref.id }, query: { version } })
  const known = () => client.getQueryData<Chart[]>(q(chartList, { params: { id: spaceId } }).queryKey) ?? []
  /** As it is on the screen now: another version of it is not taken away. */
  const shown = (chart: Chart) => known().find(({ id }) => id === chart.id) ?? chart

  const remove = async (charts: readonly Chart[]) => {
    const { done, left } = await eachOf(charts, 'deleted', (chart) =>
      dropRef(here(chart), shown(chart).version),
    )
    const gone = done.map(({ item }) => here(item))
    if (gone.length > 0)
      taken({ what: `deleted ${named(gone)}`, forth: { remove: gone }, back: { restore: gone } })
    await readAgain()
    return left
  }

  const moveTo = async (space: Space, charts: readonly Chart[]) => {
    const there = await client.fetchQuery({ ...q(chartList, { params: { id: space.id } }), staleTime: 0 })
    const places = placesOf(known())
    const standing = charts.map(({ id }) => ({ layout: places.find((place) => place.id === id) }))
    const layouts = layoutsBehind(there, standing)
    const { done, left } = await eachOf(charts, `moved to ${quoted(space.name)}`, async (chart) => {
      const { x = 0, y = 0, w = 4, h = 4 } = layouts[charts.indexOf(chart)] ?? {}
      const body = { ...copyBody(shown(chart)), layout: { x, y, w, h } }
      const copy = await create.mutateAsync({ params: { id: space.id }, body })
      const ref = { spaceId: space.id, id: copy.id, name: chart.name }
      try {
        await dropRef(here(chart), shown(chart).version)
      } catch (error) {
        await dropRef(ref)
        throw error
      }
      return ref
    })
    const [gone, come] = [done.map(({ item }) => here(item)), done.map(({ result }) => result)]
    if (done.length > 0) {
      taken({
        what: `moved ${named(gone)} to ${quoted(space.name)}`,
        forth: { restore: come, remove: gone },
        back: { restore: gone, remove: come },
      })
    }
    await readAgain()
    return left
  }

  const relatedTo = async (name: string | null | undefined) => {
    if (!name) return undefined
    const { spaces } = await client.fetchQuery(q(spaceList, { query: { name, length: MAX_LENGTH } }))
    return spaces.find((space) => space.name === name)?.id
  }
  const paste = async (documents: readonly ChartDocument[]) => {
    const there = await client.ensureQueryData(q(chartList, { params: { id: spaceId } }))
    const layouts = layoutsBehind(there, documents)
    const charts = documents.map((document) => ({ ...document, name: document.name ?? '' }))
    const { done } = await eachOf(charts, 'pasted', async (chart) => {
      const { related_space, ...body } = chart
      const related = await relatedTo(related_space)
      const layout = layouts[charts.indexOf(chart)] ?? null
      return create.mutateAsync({
        params: { id: spaceId },
        body: { ...body, layout, ...(related !== undefined && { related_space: related }) },
      })
    })
    const come = done.map(({ result }) => here(result))
    if (come.length > 0)
      taken({ what: `pasted ${named(come)}`, forth: { restore: come }, back: { remove: come } })
    await readAgain()
    return come.map(({ id }) => id)
  }
  return {
    remove: (charts) => inTurn(() => remove(charts)),
    moveTo: (space, charts) => inTurn(() => moveTo(space, charts)),
    paste: (documents) => inTurn(() => paste(documents)),
  }
}

/** Does it for one after the other. At the first that fails it stops and says which. */
async function eachOf<T extends { name: string }, R>(
  items: readonly T[],
  participle: string,
  perform: (item: T) => Promise<R>,
): Promise<{ done: { item: T; result: R }[]; left: readonly T[] }> {
  const done: { item: T; result: R }[] = []
  for (const [index, item] of items.entries()) {
    try {
      done.push({ item, result: await perform(item) })
    } catch (error) {
      const isChanged = (error as ApiError).status === 409
      const why = isChanged ? 'somebody else changed it meanwhile' : (error as Error).message
      const others = items.length === 1 ? '' : ` (${index} of ${items.length} were)`
      showToast({ tone: 'failed', text: `${quoted(item.name)} was not ${participle}${others}: ${why}` })
      return { done, left: items.slice(index) }
    }
  }
  return { done, left: [] }
}

const named = (charts: readonly ChartRef[]): string =>
  charts.length === 1 ? quoted(charts[0]!.name) : counted(charts.length, 'chart')
