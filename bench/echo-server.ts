import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { clientMessageSchema } from '../src/protocol/messages.ts'

/** The least a gateway could do: parse, validate with the product's schema, answer. Forked by `bench/sockets.ts`. */
const http = createServer()
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false })
sockets.on('connection', socket => {
  socket.on('message', data => {
    const parsed = clientMessageSchema.safeParse(JSON.parse(data.toString()))
    if (parsed.success) socket.send(JSON.stringify({ type: 'ack', id: 'id' in parsed.data ? parsed.data.id : '' }))
  })
})
http.listen(0, '127.0.0.1', () => process.send?.({ port: (http.address() as AddressInfo).port }))
process.on('message', () => process.send?.({ cpu: process.cpuUsage() }))
