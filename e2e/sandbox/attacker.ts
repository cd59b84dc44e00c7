import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A stranger's port that really listens: for requests, for sockets, and for datagrams of the same number. */
export interface Attacker {
  /** Without a slash at the end. */
  readonly url: string;
  /** The paths asked for, in order; a datagram is `datagram`. */
  readonly hits: readonly string[];
  close(): void;
}

export async function listen(): Promise<Attacker> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response
      .writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' })
      .end('');
  });
  server.on('upgrade', (request, socket) => {
    hits.push(request.url ?? '');
    socket.destroy();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const datagrams = createSocket('udp4', () => hits.push('datagram'));
  await new Promise<void>((bound) => datagrams.bind(port, '127.0.0.1', bound));
  return {
    url: `http://127.0.0.1:${port}`,
    hits,
    close: () => {
      server.close();
      server.closeAllConnections();
      datagrams.close();
    },
  };
}
