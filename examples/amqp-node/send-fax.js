// Sends a file as a fax by AMQP 1.0, waits for the answer, then follows the fax to its end.
// Exit status: 0 delivered, 1 refused or failed, 2 wrong usage, 3 no answer in time.
//
//   node send-fax.js HOST:PORT CERTIFICATE KEY_ID KEY_FILE ACCOUNT FROM TO FILE

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import rhea from 'rhea';

const TYPES = { '.pdf': 'application/pdf', '.tif': 'image/tiff', '.tiff': 'image/tiff', '.txt': 'text/plain' };
const PATIENCE_MS = 60_000;

const [server, certificate, keyId, keyFile, account, from, to, file] = process.argv.slice(2);
if (!file) {
  console.error('Usage: send-fax.js HOST:PORT CERTIFICATE KEY_ID KEY_FILE ACCOUNT FROM TO FILE');
  process.exit(2);
}
const key = readFileSync(keyFile, 'utf8').trim();
const [host, port] = server.split(':');

const container = rhea.create_container();
const connection = container.connect({
  host,
  port: Number(port),
  transport: 'tls',
  ca: [readFileSync(certificate)],
  servername: 'localhost',
  username: keyId,
  password: key,
  reconnect: false,
});

const patience = setTimeout(() => finish(3, 'No answer'), PATIENCE_MS);
const events = connection.open_receiver(`jms.topic.fax_events_${account}`);
const answers = connection.open_receiver({ source: { dynamic: true } });
let fax;

// Listen before sending, so that no event is missed.
events.on('receiver_open', sendWhenReady);
answers.on('receiver_open', sendWhenReady);

function sendWhenReady() {
  if (!events.is_open() || !answers.is_open()) {
    return;
  }
  const sender = connection.open_sender('jms.queue.fax_submit');
  sender.once('sendable', () => {
    sender.send({
      message_id: randomUUID(),
      reply_to: answers.source.address,
      correlation_id: 'my-fax',
      durable: true,
      application_properties: {
        api_key: key,
        from_number: from,
        to_number: to,
        media_type: TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
      },
      // One binary section: the document.
      body: rhea.message.data_section(readFileSync(file)),
    });
  });
}

answers.on('message', ({ message }) => {
  const told = message.application_properties;
  if (told.fax_status !== 'accepted') {
    finish(1, `Refused: ${told.fax_problem_detail}`);
    return;
  }
  fax = told.fax_id;
  console.log(`accepted ${fax}, asked as ${message.correlation_id}`);
});

const early = [];
events.on('message', ({ message }) => {
  // An event may overtake the answer.
  early.push(message);
  if (!fax) {
    return;
  }
  for (const event of early.splice(0)) {
    follow(event);
  }
});

function follow(event) {
  const { fax_id: id, event: kind } = event.application_properties;
  if (id !== fax) {
    return;
  }
  console.log(`${kind} ${event.body}`);
  if (kind === 'end') {
    finish(0, 'delivered');
  } else if (kind === 'error' || kind === 'cancelled') {
    finish(1, kind);
  }
}

container.on('disconnected', ({ error }) => finish(3, `Disconnected: ${error?.message ?? 'no reason'}`));
container.on('connection_error', ({ connection: failed }) => finish(3, describe(failed.error)));
container.on('sender_error', ({ sender }) => finish(3, describe(sender.error)));
container.on('receiver_error', ({ receiver }) => finish(3, describe(receiver.error)));
container.on('rejected', () => finish(3, 'The broker rejected the message'));

function describe(error) {
  return `${error?.condition}: ${error?.description}`;
}

function finish(status, sentence) {
  (status === 0 ? console.log : console.error)(sentence);
  clearTimeout(patience);
  container.removeAllListeners('disconnected');
  connection.close();
  process.exitCode = status;
  setImmediate(() => process.exit(status));
}
