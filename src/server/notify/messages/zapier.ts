import { post, type HttpMessage, type Occasion } from '../message.ts'
import { violationSentences } from '../violationText.ts'

export function zapierMessage({ notice, settings }: Occasion): HttpMessage {
  const { alert, event } = notice
  return post(settings.url ?? '', {
    id: alert.id,
    name: alert.name,
    description: alert.description ?? '',
    runbook_url: alert.runbook_url ?? '',
    violations: violationSentences(notice).join('. '),
    triggered_by_user_test: event === 'test',
  })
}
