// Receives webhooks, verifies who sent them, and prints what they tell, each once.
// WEBHOOK_SECRET has the secret; while it is being replaced, the old and the new one with a blank between.
//
//   node receive-webhooks.js PORT

import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

const LARGEST_BYTES = 1_000_000;

const port = Number(process.argv[2]);
const secrets = (process.env.WEBHOOK_SECRET ?? '').split(' ').filter(Boolean);
if (!port || !secrets.length) {
  console.error('Usage: WEBHOOK_SECRET=whsec_... node receive-webhooks.js PORT');
  process.exit(2);
}

// A message may come twice. Keep the ids where they outlive the program, and for three days.
const seen = new Set();

createServer(async (request, response) => {
  const body = await read(request);
  const told = body === undefined ? undefined : verified(body, request.headers);
  if (!told) {
    console.log('refused');
    response.writeHead(body === undefined ? 413 : 401).end();
    return;
  }
  // Answer first; what takes long comes afterwards.
  response.writeHead(204).end();
  const id = request.headers['webhook-id'];
  if (seen.has(id)) {
    return;
  }
  seen.add(id);
  console.log([told.event_name ?? told.action, told.fax_id ?? told.id, told.fax_error].filter(Boolean).join(' '));
}).listen(port, '127.0.0.1', () => console.log('listening'));

async function read(request) {
  const parts = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += part.length;
    if (bytes > LARGEST_BYTES) {
      return undefined;
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function verified(body, headers) {
  for (const secret of secrets) {
    try {
      return new Webhook(secret).verify(body, headers);
    } catch {
      // Not with this secret.
    }
  }
  return undefined;
}
