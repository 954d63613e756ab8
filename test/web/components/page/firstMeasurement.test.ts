import { expect, test } from 'vitest'
import { curlCommand } from '#web/components/page/FirstMeasurement.tsx'

test('the command works in a shell as it stands, whatever the email', () => {
  expect(curlCommand('http://127.0.0.1:3000', 'admin@localhost', 'hello')).toBe(
    `curl http://127.0.0.1:3000/v1/measurements \\
  -u "admin@localhost:$POISE_TOKEN" \\
  -H 'content-type: application/json' \\
  -d '{"tags":{"host":"web-1"},"measurements":[{"name":"hello","value":42}]}'`,
  )
  expect(curlCommand('http://p', 'a"$(rm -r)`b`\\@c', 'hello')).toContain(
    '-u "a\\"\\$(rm -r)\\`b\\`\\\\@c:$POISE_TOKEN"',
  )
})
