/** A list could not be fetched: nothing was changed. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
}

export interface DownloadLimits {
  readonly milliseconds: number;
  readonly bytes: number;
}

const MOST_REDIRECTS = 3;
const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Encrypted, or on this machine: what came over an open line may have been changed on its way. */
export function isTrusted(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL.has(url.hostname));
}

/**
 * Fetches a file as a whole, within limits of time and size, over trusted addresses only, also where it is redirected.
 * @throws DownloadError with a sentence that says what went wrong
 */
export async function download(url: URL, limits: DownloadLimits): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(limits.milliseconds);
  try {
    return await follow(url, limits, signal);
  } catch (error) {
    if (error instanceof DownloadError) throw error;
    if (signal.aborted) throw new DownloadError(`${url.host} did not deliver the list within ${limits.milliseconds / 1000} seconds`, { cause: error });
    throw new DownloadError(`${url.host} cannot be reached: ${causeOf(error)}`, { cause: error });
  }
}

async function follow(url: URL, limits: DownloadLimits, signal: AbortSignal): Promise<Uint8Array> {
  let at = url;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await fetch(at, { signal, redirect: 'manual', headers: { accept: 'application/xml, text/xml;q=0.9, */*;q=0.1' } });
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      at = new URL(location, at);
      if (!isTrusted(at)) throw new DownloadError(`${url.host} leads to ${at.protocol}//${at.host}, which is not encrypted`);
      continue;
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new DownloadError(`${at.host} answered with status ${response.status} ${response.statusText}`.trim());
    }
    return await bodyOf(response, at, limits.bytes);
  }
  throw new DownloadError(`${url.host} redirects more than ${MOST_REDIRECTS} times`);
}

async function bodyOf(response: Response, { host }: URL, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (part === undefined || part.done) break;
    size += part.value.length;
    if (size > most) {
      await reader?.cancel();
      throw new DownloadError(`${host} sent more than ${most / 1024 / 1024} MB: this is not the list`);
    }
    chunks.push(part.value);
  }
  const stated = Number(response.headers.get('content-length') ?? NaN);
  if (size === 0) throw new DownloadError(`${host} sent an empty file`);
  // The length of a compressed answer is not that of what it unpacks to.
  if (response.headers.get('content-encoding') === null && Number.isFinite(stated) && stated !== size) throw new DownloadError(`${host} sent ${size} of ${stated} bytes`);
  return Buffer.concat(chunks);
}

/** The reason that fetch hides behind "fetch failed". */
function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return CAUSES[code] ?? (cause instanceof Error ? cause.message : String(cause));
}

const CAUSES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such host, or no network', EAI_AGAIN: 'there is no network', ECONNREFUSED: 'it refuses the connection',
  ECONNRESET: 'the connection broke off', UND_ERR_SOCKET: 'the connection broke off', ETIMEDOUT: 'it does not answer', ENETUNREACH: 'there is no network',
  CERT_HAS_EXPIRED: 'its certificate has expired', DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not signed by an authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified',
};
