import { useState } from 'react'
import { type Chart, chartCreate, chartList, chartUpdate, chartView } from '#api/charts.ts'
import type { ApiError, ParamErrors } from '#api/errors.ts'
import { spaceView } from '#api/spaces.ts'
import { q, useQueryClient, useWrite } from '#web/api/query.ts'
import type { Conflict } from '../drafts/chartConflict.ts'
import type { ChartDraft } from '../drafts/chartDraft.ts'

interface ChartSave {
  /** Stores what was edited; `over` is the chart that the edit began from, null for a new one. */
  save: (body: ChartDraft, over: Chart | null) => void
  busy: boolean
  /** Why it was not stored; null where the reason is one of the two below. */
  failure: ApiError | null
  /** What is wrong with it, by field. */
  refused: ParamErrors
  /** Somebody else changed the same meanwhile. */
  conflict: Conflict | null
  /** Somebody deleted it meanwhile. */
  isGone: boolean
  /** The draft is another one: what was wrong with it may not be so any more. */
  forget: () => void
  /** It was chosen whose word counts. */
  settle: () => void
}

/** Stores a chart of a space; a change counts only as long as nobody else changed the same since it was begun. */
export function useChartSave(spaceId: number, onDone: () => void): ChartSave {
  const client = useQueryClient()
  const [refused, setRefused] = useState<ParamErrors>({})
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const outcome = {
    invalidates: [chartList, spaceView],
    onError: ({ status, body }: ApiError) => {
      if (status !== 409) setRefused(body.errors.params ?? {})
    },
  }
  const create = useWrite(chartCreate, outcome)
  const update = useWrite(chartUpdate, outcome)
  const error = create.error ?? update.error
  const isGone = update.error?.status === 404
  const reset = () => {
    setRefused({})
    setConflict(null)
    create.reset()
    update.reset()
  }
  return {
    save: (body, over) => {
      reset()
      if (over === null) return create.mutate({ params: { id: spaceId }, body }, { onSuccess: onDone })
      const params = { id: spaceId, chart_id: over.id }
      const showTheirs = ({ status, body: { errors } }: ApiError) => {
        if (status !== 409) return
        client.fetchQuery({ ...q(chartView, { params }), staleTime: 0 }).then(
          (theirs) => setConflict({ theirs, fields: Object.keys(errors.params ?? {}) }),
          // That somebody else changed it is what is told then.
          () => undefined,
        )
      }
      update.mutate(
        { params, query: { version: over.version }, body },
        { onError: showTheirs, onSuccess: onDone },
      )
    },
    busy: create.isPending || update.isPending,
    failure: conflict !== null || isGone ? null : error,
    refused,
    conflict,
    isGone,
    forget: () => setRefused({}),
    settle: reset,
  }
}
