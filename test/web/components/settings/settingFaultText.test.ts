import { expect, test } from 'vitest'
import { settingFaults, type ServiceType } from '#api/serviceTypes.ts'
import { settingFaultText } from '#web/components/settings/settingFaultText.ts'

const CASES: [type: ServiceType, name: string, label: string, value: string, text: string][] = [
  ['mail', 'addresses', 'Addresses', '', 'Enter the addresses.'],
  ['opsgenie', 'customer_key', 'API key', ' ', 'Enter the API key.'],
  ['mail', 'addresses', 'Addresses', 'not an address', 'This is no email address.'],
  ['mail', 'addresses', 'Addresses', 'a@example.com, me', '“\u2068me\u2069” is no email address.'],
  ['mail', 'addresses', 'Addresses', 'a@example.com, ', 'A comma has no address beside it.'],
  ['slack', 'url', 'Webhook URL', 'junk', 'Begin with https://.'],
  ['slack', 'url', 'Webhook URL', 'ftp://example.com', 'Begin with https://.'],
  ['slack', 'url', 'Webhook URL', 'https://[', 'This is no URL.'],
  ['opsgenie', 'hostname', 'Host', 'example.com', 'Must be a host of opsgenie.com'],
]

test.each(CASES)('a setting %s.%s, %s, of “%s” is told: %s', (type, name, label, value, text) => {
  const [fault] = settingFaults(type, { [name]: value })[`settings.${name}`]!
  expect(settingFaultText(fault!, label, value)).toBe(text)
})
