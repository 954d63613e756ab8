import { useSession } from '#web/api/useSession.ts'
import { Snippet } from '#web/ui/Snippet.tsx'

/** The command that sends a first measurement to this very server. */
export function FirstMeasurement({ metric = 'hello' }: { metric?: string }) {
  const email = useSession()?.email ?? 'you@example.org'
  return (
    <Snippet
      label="Command that sends a first measurement"
      text={curlCommand(window.location.origin, email, metric)}
    />
  )
}

/** For a POSIX shell; the token is left to a variable, so that it stays out of the history. */
export function curlCommand(origin: string, email: string, metric: string): string {
  const quoted = email.replace(/["$`\\]/g, '\\$&')
  return [
    `curl ${origin}/v1/measurements \\`,
    `  -u "${quoted}:$POISE_TOKEN" \\`,
    `  -H 'content-type: application/json' \\`,
    `  -d '{"tags":{"host":"web-1"},"measurements":[{"name":"${metric}","value":42}]}'`,
  ].join('\n')
}
