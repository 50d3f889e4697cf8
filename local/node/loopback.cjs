// Loaded before an emulator (node --require): it may listen on this machine only, answers no web
// page, and ends when the process that started it does.
'use strict';
const http = require('node:http');
const net = require('node:net');
const { duplexPair } = require('node:stream');

const LOOPBACK = '127.0.0.1';
const NAMES = [LOOPBACK, 'localhost', '[::1]'];
const FORBIDDEN = 403;
const NOT_THIS_HOST = 421;

// The rules are those of dev.weir.local.process.WebPageGuard, for tools.
function refusal(request) {
  const values = (name) => request.headersDistinct[name] ?? [];
  const hosts = values('host');
  if (hosts.length !== 1 || !NAMES.includes(hosts[0].toLowerCase().replace(/:[0-9]+$/, ''))) {
    return NOT_THIS_HOST;
  }
  const isFromWebPage =
    values('origin').length > 0 || values('sec-fetch-site').some((site) => site !== 'none');
  return isFromWebPage ? FORBIDDEN : undefined;
}

const emit = http.Server.prototype.emit;
http.Server.prototype.emit = function (event, request, answer, ...rest) {
  switch (event) {
    case 'request':
    case 'checkContinue':
    case 'checkExpectation': {
      const status = refusal(request);
      if (status !== undefined) {
        answer.writeHead(status, { 'Content-Length': 0 }).end();
        return true;
      }
      break;
    }
    case 'upgrade':
    case 'connect':
      answer.destroy(); // Of these events it is the connection. No emulator needs them.
      return true;
  }
  return emit.call(this, event, request, answer, ...rest);
};

const setHeader = http.ServerResponse.prototype.setHeader;
http.ServerResponse.prototype.setHeader = function (name, value) {
  return name.toLowerCase() === 'access-control-allow-origin'
    ? this
    : setHeader.call(this, name, value);
};

const OF_THE_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade'];

function headersOfTheMessage(rawHeaders) {
  const headers = [];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i].toLowerCase();
    if (!OF_THE_CONNECTION.includes(name) && name !== 'access-control-allow-origin') {
      headers.push(rawHeaders[i], rawHeaders[i + 1]);
    }
  }
  return headers;
}

// One end does not notice that the other is closed. The server closes a connection after a minute
// without a request: the next one on it would never be answered.
function closeTogether(near, far) {
  // Later, so that an answer before it is read first.
  const closeNear = () => setImmediate(() => near.destroy());
  near.on('end', closeNear);
  far.on('close', closeNear);
  near.on('close', () => far.destroy());
}

// A server that reads HTTP from plain sockets itself (kinesis-local's) gets no socket of the
// network: this one takes the requests, and hands those that are not refused on in memory.
function standBefore(server) {
  const agent = new http.Agent({ keepAlive: true });
  agent.createConnection = () => {
    const [near, far] = duplexPair({ highWaterMark: 1 << 20 });
    for (const end of [near, far]) {
      end.remoteAddress = end.localAddress = LOOPBACK;
      end.remotePort = end.localPort = server.frontPort;
      end.setNoDelay = end.setKeepAlive = end.setTimeout = end.ref = end.unref = () => end;
    }
    closeTogether(near, far);
    server.emit('connection', far);
    return near;
  };
  const front = http.createServer((request, answer) => {
    const { method, url } = request;
    const headers = headersOfTheMessage(request.rawHeaders);
    const call = http.request({ agent, method, path: url, headers, setDefaultHeaders: false });
    call.on('response', (response) => {
      answer.writeHead(response.statusCode, headersOfTheMessage(response.rawHeaders));
      response.pipe(answer);
    });
    call.on('error', () => answer.destroy());
    answer.on('close', () => answer.writableFinished || call.destroy());
    request.pipe(call);
  });
  // Clients keep connections for as long as they like.
  front.keepAliveTimeout = 0;
  return front;
}

const listen = net.Server.prototype.listen;
const address = net.Server.prototype.address;

function listenOnLoopback(server, args) {
  const first = args[0];
  if (first !== null && typeof first === 'object') {
    return listen.call(server, { ...first, host: LOOPBACK }, ...args.slice(1));
  }
  // listen(port[, host][, backlog][, callback])
  const rest = args.slice(1).filter((arg) => typeof arg !== 'string');
  return listen.call(server, first, LOOPBACK, ...rest);
}

net.Server.prototype.listen = function (...args) {
  if (this instanceof http.Server) {
    return listenOnLoopback(this, args);
  }
  const callback = args.findLast((arg) => typeof arg === 'function');
  if (callback !== undefined) {
    this.once('listening', callback);
  }
  const { port } = typeof args[0] === 'object' ? args[0] : { port: args[0] };
  this.frontPort = port;
  if (String(port) === process.env.KINESIS_MOCK_TLS_PORT) {
    // It can't be switched off and nobody uses it, so nothing listens.
    process.nextTick(() => this.emit('listening'));
    return this;
  }
  this.front = standBefore(this);
  this.front.on('error', (error) => this.emit('error', error));
  listenOnLoopback(this.front, [port, () => this.emit('listening')]);
  return this;
};

net.Server.prototype.address = function () {
  return this.frontPort === undefined
    ? address.call(this)
    : { address: LOOPBACK, family: 'IPv4', port: this.frontPort };
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
