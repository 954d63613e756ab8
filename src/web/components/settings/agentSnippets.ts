/** Where an agent sends to, and as whom. */
export interface Account {
  /** Of this server, such as `https://poise.example.com`. */
  origin: string
  email: string
  token: string
}

export interface Agent {
  value: string
  label: string
  /** What one has to know beside the text. */
  note?: string
  text: (account: Account) => string
}

/** In double quotes of every language below. */
const quote = (text: string): string => JSON.stringify(text)

/** In single quotes of a shell. */
const shell = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** Node's own; a call of the page itself would go through `web/api`. */
const NODE_CALL = 'fetch'

const lines = (...all: string[]): string => all.join('\n')

/** The port spelled out: the backend of statsd takes 443 for every address without one. */
function withPort(origin: string): string {
  const { protocol, hostname, port } = new URL(origin)
  return `${protocol}//${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`
}

/** What to paste where, by what sends. */
export const AGENTS: readonly Agent[] = [
  {
    value: 'curl',
    label: 'curl',
    text: ({ origin, email, token }) =>
      lines(
        `curl ${origin}/v1/measurements \\`,
        `  -u ${shell(`${email}:${token}`)} \\`,
        `  -H 'content-type: application/json' \\`,
        `  -d '{"tags":{"host":"web-1"},"measurements":[{"name":"hello","value":42}]}'`,
      ),
  },
  {
    value: 'python',
    label: 'Python (librato-metrics)',
    text: ({ origin, email, token }) => {
      const { host, protocol } = new URL(origin)
      return lines(
        'import librato',
        '',
        `api = librato.connect(${quote(email)}, ${quote(token)},`,
        `                      hostname=${quote(host)}, protocol=${quote(protocol.replace(':', ''))})`,
        'api.submit("hello", 42, tags={"host": "web-1"})',
      )
    },
  },
  {
    value: 'ruby',
    label: 'Ruby (librato-metrics)',
    text: ({ origin, email, token }) =>
      lines(
        `require 'librato/metrics'`,
        '',
        `Librato::Metrics.api_endpoint = ${shell(origin)}`,
        `Librato::Metrics.authenticate ${shell(email)}, ${shell(token)}`,
        `Librato::Metrics.submit hello: { value: 42, tags: { host: 'web-1' } }`,
      ),
  },
  {
    value: 'fetch',
    label: 'Node (fetch)',
    text: ({ origin, email, token }) =>
      lines(
        `const credentials = Buffer.from(${quote(`${email}:${token}`)}).toString('base64')`,
        `const url = ${quote(`${origin}/v1/measurements`)}`,
        `await ${NODE_CALL}(url, {`,
        `  method: 'POST',`,
        `  headers: { authorization: \`Basic \${credentials}\`, 'content-type': 'application/json' },`,
        `  body: JSON.stringify({ tags: { host: 'web-1' }, measurements: [{ name: 'hello', value: 42 }] }),`,
        '})',
      ),
  },
  {
    value: 'librato-node',
    label: 'Node (librato-node)',
    text: ({ origin, email, token }) =>
      lines(
        `const librato = require('librato-node')`,
        '',
        'librato.configure({',
        `  email: ${quote(email)},`,
        `  token: ${quote(token)},`,
        `  requestOptions: { uri: ${quote(`${origin}/v1/metrics`)} },`,
        '})',
        'librato.start()',
        `librato.measure('hello', 42)`,
      ),
  },
  {
    value: 'statsd',
    label: 'statsd',
    note: 'In the configuration of statsd; the backend comes with npm install statsd-librato-backend.',
    text: ({ origin, email, token }) =>
      lines(
        '{',
        `  backends: ['statsd-librato-backend'],`,
        '  librato: {',
        `    email: ${quote(email)},`,
        `    token: ${quote(token)},`,
        `    api: ${quote(withPort(origin))},`,
        '  },',
        '}',
      ),
  },
  {
    value: 'collectd',
    label: 'collectd',
    note: 'By the plugin collectd-librato: write_http has a form of its own, which Librato’s API never took.',
    text: ({ origin, email, token }) =>
      lines(
        `# In collectd-librato.py, the url in its config: '${origin}/v1/metrics.json'`,
        '<LoadPlugin "python">',
        '  Globals true',
        '</LoadPlugin>',
        '<Plugin "python">',
        '  ModulePath "/opt/collectd-librato/lib"',
        '  Import "collectd-librato"',
        '  <Module "collectd-librato">',
        `    Email ${quote(email)}`,
        `    APIToken ${quote(token)}`,
        '  </Module>',
        '</Plugin>',
      ),
  },
  {
    value: 'telegraf',
    label: 'Telegraf',
    note: 'Telegraf takes api_url without telling so in its documents.',
    text: ({ origin, email, token }) =>
      lines(
        '[[outputs.librato]]',
        `  api_url = ${quote(`${origin}/v1/metrics`)}`,
        `  api_user = ${quote(email)}`,
        `  api_token = ${quote(token)}`,
        '  template = "host"',
      ),
  },
]
