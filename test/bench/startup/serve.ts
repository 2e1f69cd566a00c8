import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const types: Partial<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

export function brotli(data: string | Buffer): Buffer {
  return brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
}

/** What a server has sent: bodies as they went over the line, and how many. */
export interface Sent {
  bytes: number;
  requests: number;
}

export interface Site {
  url: string;
  sent(): Sent;
  /** Counts from nothing again. */
  recount(): void;
  close(): Promise<void>;
}

/** Serves a folder as a plain static host would, everything squeezed once with brotli. */
export async function serve(folder: string): Promise<Site> {
  const squeezed = new Map<string, Promise<Buffer>>();
  let sent: Sent = { bytes: 0, requests: 0 };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = normalize(decodeURIComponent(pathname)).replace(/\/$/, '/index.html');
    let body = squeezed.get(path);
    if (!body) squeezed.set(path, (body = readFile(join(folder, path)).then(brotli)));
    body.then(
      (data) => {
        sent = { bytes: sent.bytes + data.length, requests: sent.requests + 1 };
        response.writeHead(200, {
          'content-type': types[extname(path)] ?? 'application/octet-stream',
          'content-encoding': 'br',
          'content-length': data.length,
        });
        response.end(data);
      },
      () => {
        sent = { ...sent, requests: sent.requests + 1 };
        response.writeHead(404).end();
      },
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${String(port)}/`,
    sent: () => sent,
    recount: () => (sent = { bytes: 0, requests: 0 }),
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => {
          done();
        });
      }),
  };
}
