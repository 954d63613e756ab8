import { chartLayoutUpdate } from '#api/chartLayouts.ts'
import { type Chart, chartList, type Layout } from '#api/charts.ts'
import type { ApiError } from '#api/errors.ts'
import { spaceView } from '#api/spaces.ts'
import { call } from '#web/api/call.ts'
import { type Client, invalidate, q } from '#web/api/query.ts'

type Layouts = ReadonlyMap<number, Layout | null>

/**
 * Stores layouts of charts of a space, all or none of them, and shows them at once. What somebody else changed of these
 * charts meanwhile is kept; one that is gone needs no place. To be called in turn.
 *
 * @throws ApiError of the refusal, once all stand as before
 */
export async function writeLayouts(client: Client, spaceId: number, layouts: Layouts): Promise<void> {
  const list = q(chartList, { params: { id: spaceId } })
  const { queryKey } = list
  const known = () => client.getQueryData<Chart[]>(queryKey) ?? []
  const isGone = (id: number) => !known().some((chart) => chart.id === id)
  const store = async () => {
    const charts = [...layouts].flatMap(([id, layout]) => (isGone(id) ? [] : [{ id, layout }]))
    const stored = await call(chartLayoutUpdate, { params: { id: spaceId }, body: { charts } })
    client.setQueryData(queryKey, stored)
  }
  // An answer that is on its way would put them back.
  await client.cancelQueries({ queryKey })
  const before = new Map(known().map(({ id, layout }) => [id, layout ?? null]))
  client.setQueryData(queryKey, known().map(placed(layouts)))
  try {
    await store().catch(async (error: ApiError) => {
      if (error.status !== 400) throw error
      await client.fetchQuery({ ...list, staleTime: 0 })
      if (![...layouts.keys()].some(isGone)) throw error
      await store()
    })
  } catch (error) {
    client.setQueryData(queryKey, known().map(placed(before)))
    await client.invalidateQueries({ queryKey })
    throw error
  }
  void invalidate(client, spaceView)
}

const placed =
  (layouts: Layouts) =>
  (chart: Chart): Chart =>
    layouts.has(chart.id) ? { ...chart, layout: layouts.get(chart.id) ?? null } : chart
