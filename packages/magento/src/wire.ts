import http from 'node:http'
import https from 'node:https'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import { AxiosError, type AxiosAdapter, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios'

/**
 * Axios' way onto the wire, for what this client asks of it: one request, one answer as text, by an agent that keeps connections.
 * Axios' own adapter also follows redirects, speaks to proxies and streams; that costs four times as much as the call itself.
 * `timeout` bounds the whole call to the last byte: one that measures silence alone would wait for ever on an answer that drips.
 */
export const wire: AxiosAdapter = (config) => new Promise((resolve, reject) => {
  const url = new URL(config.url ?? '')
  const secure = url.protocol === 'https:'
  const body: string | undefined = config.data
  const headers: http.OutgoingHttpHeaders = { ...config.headers.toJSON(), 'accept-encoding': 'gzip, br' }
  if (body !== undefined) headers['content-length'] = Buffer.byteLength(body)
  const request = (secure ? https : http).request({
    agent: secure ? config.httpsAgent : config.httpAgent, hostname: url.hostname.replace(/^\[|\]$/g, ''), port: url.port, path: `${url.pathname}${url.search}`,
    method: config.method?.toUpperCase(), headers,
  }, (response) => {
    readAll(response, config.maxContentLength ?? Infinity).then((data) => {
      end()
      resolve({ data, status: response.statusCode ?? 0, statusText: response.statusMessage ?? '', headers: response.headers as AxiosResponse['headers'], config, request })
    }, fail)
  })
  const end = () => {
    clearTimeout(timer)
    config.signal?.removeEventListener?.('abort', callOff)
  }
  const fail = (error: NodeJS.ErrnoException) => {
    end()
    reject(error instanceof AxiosError ? error : AxiosError.from(error, error.code, config))
    request.destroy()
  }
  const callOff = () => fail(ended(config, AxiosError.ERR_CANCELED, 'canceled'))
  const timer = config.timeout ? setTimeout(() => fail(ended(config, AxiosError.ETIMEDOUT, 'The time is over')), config.timeout) : undefined
  request.on('error', fail)
  config.signal?.addEventListener?.('abort', callOff)
  if (config.signal?.aborted) callOff()
  else request.end(body)
})

const ended = (config: InternalAxiosRequestConfig, code: string, message: string) => new AxiosError(message, code, config)

/** The whole answer; refused as soon as it is larger than `most` bytes, unpacked. */
function readAll(response: http.IncomingMessage, most: number): Promise<string> {
  const encoding = response.headers['content-encoding']
  const stream = encoding === 'gzip' ? response.pipe(createGunzip()) : encoding === 'br' ? response.pipe(createBrotliDecompress()) : response
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > most) reject(new AxiosError(`maxContentLength size of ${most} exceeded`, AxiosError.ERR_BAD_RESPONSE))
      else chunks.push(chunk)
    })
    stream.on('end', () => {
      const [first] = chunks
      resolve(chunks.length === 1 && first ? first.toString() : Buffer.concat(chunks).toString())
    })
    stream.on('error', reject)
    // A pipe does not hand on that its source broke off.
    if (stream !== response) response.on('error', reject)
  })
}
