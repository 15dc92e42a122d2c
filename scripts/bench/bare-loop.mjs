// Makes recorded calls again: one agent that keeps connections open, the same number in flight, nothing else. The answers are read, parsed and thrown away.
import { createHmac, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import { XMLParser } from 'fast-xml-parser'
import { measured } from './measure.mjs'
import { magentoKeys } from './sign-in.mjs'

const { url, calls: file, concurrency } = JSON.parse(process.env.BENCH)
const calls = readFileSync(file, 'utf8').trim().split('\n').map((text) => JSON.parse(text))
const agent = new http.Agent({ keepAlive: true, maxSockets: concurrency + 2 })
const { hostname, port } = new URL(url)
let session = ''

function send({ method, path, body, type, authorization }) {
  return new Promise((resolve, reject) => {
    const headers = { accept: '*/*', ...(body ? { 'content-type': type, 'content-length': Buffer.byteLength(body) } : {}), ...(authorization ? { authorization } : {}) }
    const request = http.request({ agent, hostname, port, method, path, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => { text += chunk })
      response.on('end', () => resolve({ status: response.statusCode, text }))
    })
    request.once('error', reject)
    request.end(body || undefined)
  })
}

const xml = new XMLParser({ ignoreAttributes: false, parseTagValue: false, jPath: false })

async function books(call) {
  const { text } = await send({ ...call, body: call.body.replace(/<sessionid>[^<]*/, `<sessionid>${session}`) })
  const [, opened] = /<sessionid>([^<]*)/.exec(text) ?? []
  if (opened) session = opened
  xml.parse(text)
}

const encode = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)

/** OAuth 1.0a with HMAC-SHA256: the shop takes nothing else from an integration. */
function signed(method, path) {
  const { pathname, searchParams } = new URL(path, url)
  const oauth = {
    oauth_consumer_key: magentoKeys.consumerKey, oauth_nonce: randomBytes(16).toString('hex'), oauth_signature_method: 'HMAC-SHA256',
    oauth_timestamp: String(Math.floor(Date.now() / 1000)), oauth_token: magentoKeys.accessToken, oauth_version: '1.0',
  }
  const pairs = [...searchParams, ...Object.entries(oauth)].map(([name, value]) => [encode(name), encode(value)])
    .sort(([a, x], [b, y]) => a.localeCompare(b, 'en', { numeric: true }) || (x < y ? -1 : 1)).map(([name, value]) => `${name}=${value}`)
  const base = [method, encode(`${url}${pathname}`), encode(pairs.join('&'))].join('&')
  const signature = createHmac('sha256', `${encode(magentoKeys.consumerSecret)}&${encode(magentoKeys.accessTokenSecret)}`).update(base).digest('base64')
  return `OAuth ${Object.entries({ ...oauth, oauth_signature: signature }).map(([name, value]) => `${name}="${encode(value)}"`).join(', ')}`
}

await measured(async () => {
  let next = 0
  let refused = 0
  const one = async () => {
    while (next < calls.length) {
      const call = calls[next++]
      if (call.path.startsWith('/ia/')) await books(call)
      else {
        const { status, text } = await send({ ...call, authorization: signed(call.method, call.path) })
        JSON.parse(text)
        if (status >= 400) refused += 1
      }
    }
  }
  // The books are opened first: the loop needs their session.
  if (calls[next]?.path.startsWith('/ia/')) await books(calls[next++])
  await Promise.all(Array.from({ length: concurrency }, one))
  agent.destroy()
  return { calls: calls.length, refused }
})
