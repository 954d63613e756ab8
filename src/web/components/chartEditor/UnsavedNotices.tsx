import { type RefObject, useEffect } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { late } from '../page/late.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import type { ChartEdit } from './useChartEdit.ts'

/* Two seldom change the same. */
const ChartConflict = late(() => import('./ChartConflict.tsx'))

interface Props {
  edit: ChartEdit
  spaceId: number
  form: RefObject<HTMLFormElement | null>
}

/** Why a chart was not saved, and what can be done about it. */
export function UnsavedNotices({ edit, spaceId, form }: Props) {
  const { base, saving, unsound, preview } = edit
  const { conflict, failure, isGone } = saving
  const isRefused = failure !== null || conflict !== null || isGone || unsound
  useEffect(() => {
    // It stands at the top of the form, and Save may have been pressed far below.
    if (isRefused) form.current?.scrollIntoView?.({ block: 'start' })
  }, [isRefused, form])
  return (
    <>
      {unsound && <Notice>Not saved: a composite is at fault, as it says below.</Notice>}
      {failure && <Notice>{`Not saved: ${failure.message}`}</Notice>}
      {isGone && (
        <Notice action={<Button onClick={edit.saveAsNew}>Save as a new chart</Button>}>
          Not saved: this chart was deleted meanwhile.
        </Notice>
      )}
      {conflict !== null && base !== null && (
        <LateBoundary>
          <ChartConflict
            {...{ spaceId, base, conflict }}
            shown={edit.shown}
            mine={preview.chart}
            onShow={edit.show}
            onKeep={edit.keep}
          />
        </LateBoundary>
      )}
    </>
  )
}
