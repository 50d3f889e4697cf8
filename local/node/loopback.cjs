// Loaded before an emulator (node --require): it may listen on this machine only, and it ends when
// the process that started it does.
'use strict';
const net = require('node:net');

const LOOPBACK = '127.0.0.1';
const listen = net.Server.prototype.listen;

net.Server.prototype.listen = function (...args) {
  const first = args[0];
  if (first !== null && typeof first === 'object') {
    return listen.call(this, { ...first, host: LOOPBACK }, ...args.slice(1));
  }
  // listen(port[, host][, backlog][, callback])
  const rest = args.slice(1).filter((arg) => typeof arg !== 'string');
  return listen.call(this, first, LOOPBACK, ...rest);
};

// Nothing is worth saving, and process.exit may have been taken over by the emulator by then.
const end = () => process.kill(process.pid, 'SIGKILL');
process.stdin.on('end', end);
process.stdin.on('error', end);
process.stdin.resume();

// Ctrl-C reaches every process of the terminal; this one is ended by its parent, in its turn.
const TERMINAL_SIGNALS = ['SIGINT', 'SIGHUP'];
TERMINAL_SIGNALS.forEach((signal) => process.on(signal, () => {}));
for (const method of ['on', 'once', 'addListener', 'prependListener']) {
  const add = process[method];
  process[method] = function (event, ...rest) {
    return TERMINAL_SIGNALS.includes(event) ? this : add.call(this, event, ...rest);
  };
}
