// Serves the built site under any sub-path, as a course server would: plain files, no rewriting.
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import sirv from 'sirv';

/**
 * Starts a static server for a folder.
 * @param {{ folder: string, base?: string, port?: number, host?: string }} options
 *   `base` begins and ends with a slash; `port` 0 takes a free one.
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export function serve({ folder, base = '/', port = 0, host = '127.0.0.1' }) {
  const files = sirv(folder, { dev: true });
  const server = createServer((request, response) => {
    const notFound = () => {
      response.statusCode = 404;
      response.end('Not found');
    };
    if (!request.url.startsWith(base)) return notFound();
    request.url = `/${request.url.slice(base.length)}`;
    files(request, response, notFound);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve({ url: `http://localhost:${address.port}${base}`, close: () => server.close() });
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, base, port] = process.argv.slice(2);
  const { url } = await serve({ folder, base, port: Number(port) });
  console.log(url);
}
