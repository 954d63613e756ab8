import type { Input } from '#api/endpoint.ts'
import { servicePreview } from '#api/servicePreview.ts'
import type { ServiceType } from '#api/serviceTypes.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import { useSettled } from '../page/useSettled.ts'

type Body = NonNullable<Input<typeof servicePreview>['body']>
/** The alert that a message is about, as it is stored or drafted. */
export type PreviewedAlert = Pick<Body, 'alert' | 'draft'>

export interface Previewed {
  type: ServiceType
  settings: Record<string, string>
  /** Nothing is asked of settings that are not complete yet. */
  isWhole: boolean
  /** Left out where any alert will do. */
  about?: PreviewedAlert
}

/** What a service of such settings will be sent; asked once they rest for a moment. */
export function useServicePreview(
  { type, settings, isWhole, about }: Previewed,
  event: 'trigger' | 'clear' = 'trigger',
) {
  const text = JSON.stringify({ settings, ...about })
  const asked = JSON.parse(useSettled(text, text)) as Pick<Previewed, 'settings'> & PreviewedAlert
  return useQuery({
    ...q(servicePreview, { body: { type, ...asked, event } }),
    enabled: isWhole,
    placeholderData: keepPreviousData,
    retry: false,
  })
}
