import { type Chart, chartList, chartUpdate, chartView, type Layout } from '#api/charts.ts'
import type { ApiError } from '#api/errors.ts'
import { spaceView } from '#api/spaces.ts'
import { q, useQueryClient, useWrite } from '#web/api/query.ts'

export type Layouts = ReadonlyMap<number, Layout | null>

/** One write after the other: the next one knows the versions that the last one made. */
let underWay: Promise<unknown> = Promise.resolve()

/**
 * Stores layouts of charts of a space, and shows them at once. Of a chart that somebody else changed meanwhile, the change
 * is kept and takes this place. Where one is refused, all go back.
 *
 * @returns a function that throws the `ApiError` of the refusal
 */
export function useLayoutWrite(spaceId: number): (layouts: Layouts) => Promise<void> {
  const client = useQueryClient()
  const update = useWrite(chartUpdate)
  const key = q(chartList, { params: { id: spaceId } }).queryKey
  const charts = () => client.getQueryData<Chart[]>(key) ?? []
  const show = (change: (chart: Chart) => Chart) => client.setQueryData(key, charts().map(change))
  const versionOf = (id: number) => charts().find((chart) => chart.id === id)?.version

  const put = async (id: number, layout: Layout | null) => {
    const params = { id: spaceId, chart_id: id }
    const store = (version: number | undefined) =>
      update.mutateAsync({ params, ...(version !== undefined && { query: { version } }), body: { layout } })
    const stored = await store(versionOf(id)).catch(async (error: ApiError) => {
      if (error.status !== 409) throw error
      const theirs = await client.fetchQuery({ ...q(chartView, { params }), staleTime: 0 })
      return store(theirs.version)
    })
    // Where it stands may have been changed again since.
    show((chart) => (chart.id === id ? { ...stored, layout: chart.layout ?? null } : chart))
  }

  const putAll = async (layouts: Layouts, before: Layouts) => {
    const done: number[] = []
    try {
      for (const [id, layout] of layouts) {
        await put(id, layout).catch(passOver404)
        done.push(id)
      }
    } catch (error) {
      show(placed(before))
      // Whether or not these can be put back: what is read in the end is how it is.
      for (const id of done) await put(id, before.get(id) ?? null).catch(() => undefined)
      await client.invalidateQueries({ queryKey: key })
      throw error
    }
    void client.invalidateQueries({ queryKey: [spaceView.name] })
  }

  return async (layouts) => {
    // An answer that is on its way would put them back.
    await client.cancelQueries({ queryKey: key })
    const before = new Map(charts().map(({ id, layout }) => [id, layout ?? null]))
    show(placed(layouts))
    const write = underWay.then(() => putAll(layouts, before))
    underWay = write.catch(() => undefined)
    return write
  }
}

const placed =
  (layouts: Layouts) =>
  (chart: Chart): Chart =>
    layouts.has(chart.id) ? { ...chart, layout: layouts.get(chart.id) ?? null } : chart

/** A chart that is gone needs no place. */
function passOver404(error: ApiError): void {
  if (error.status !== 404) throw error
}
