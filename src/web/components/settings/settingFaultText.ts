import { FAULTS, noAddress } from '#api/serviceTypes.ts'
import { quoted } from '../page/quoted.ts'

/** What is wrong with a setting, for a person who fills in its field; what has no plainer words stays as the server says it. */
export function settingFaultText(fault: string, label: string, value: string): string {
  switch (fault) {
    case FAULTS.missing:
      // Of an abbreviation the first letter stays a capital.
      return `Enter the ${label.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}.`
    case FAULTS.addresses:
      return addressFault(value)
    case FAULTS.noProtocol:
    case FAULTS.otherProtocol:
      return 'Begin with https://.'
    case FAULTS.noUrl:
      return 'This is no URL.'
    default:
      return fault
  }
}

function addressFault(list: string): string {
  const wrong = noAddress(list)?.trim()
  if (wrong === '') return 'A comma has no address beside it.'
  return wrong === undefined || wrong === list.trim()
    ? 'This is no email address.'
    : `${quoted(wrong)} is no email address.`
}
