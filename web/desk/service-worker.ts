/**
 * Keeps the application's own files, which hold nobody's data, so that a window opens without its link. What the server answers about
 * cases is never kept here.
 */
type Waiting = Event & { waitUntil(work: Promise<unknown>): void }
type Fetching = Waiting & { request: Request; respondWith(answer: Promise<Response>): void }
type Told = Waiting & { data: unknown }

const worker = globalThis as unknown as {
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
  addEventListener(type: 'message', listener: (event: Told) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  location: Location
}
const files = 'yichuang-desk'
const page = '/desk/'

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

// The page names the files that it was made of: those were loaded before this worker listened.
worker.addEventListener('message', (event) => {
  const named = Array.isArray(event.data) ? event.data.filter((one): one is string => typeof one === 'string') : []
  event.waitUntil(keepAll([page, ...named.filter((one) => isFile(new URL(one, worker.location.href)))]))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  if (isFile(url)) event.respondWith(fileFrom(request))
  else if (request.mode === 'navigate' && url.pathname.startsWith(page)) event.respondWith(pageFrom(request))
})

const isFile = (url: URL) => url.origin === worker.location.origin && url.pathname.startsWith('/desk/assets/')

/** Their names carry a hash of what is in them: one that is here is the right one. */
async function fileFrom(request: Request): Promise<Response> {
  const cache = await caches.open(files)
  const kept = await cache.match(request.url)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request.url, answer.clone())
  return answer
}

/** The newest page there is; without a link the one that was kept. */
async function pageFrom(request: Request): Promise<Response> {
  const cache = await caches.open(files)
  try {
    const answer = await fetch(request)
    if (answer.ok) await cache.put(page, answer.clone())
    return answer
  } catch (error) {
    const kept = await cache.match(page)
    if (kept) return kept
    throw error
  }
}

/** What is not there yet; one file that fails leaves the others. */
async function keepAll(addresses: string[]): Promise<void> {
  const cache = await caches.open(files)
  for (const address of addresses)
    if (address === page || !(await cache.match(address))) await cache.add(address).catch(() => undefined)
}
