// Reads HTTP from plain sockets itself, as kinesis-local does, and closes each connection after an
// answer that promised to keep it. The argument is the port.
'use strict';
const net = require('node:net');

const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

const server = net.createServer((socket) => {
  socket.once('data', () => socket.write(ANSWER, () => setImmediate(() => socket.destroy())));
});
server.listen(Number(process.argv[2]), () => console.log('listening'));
