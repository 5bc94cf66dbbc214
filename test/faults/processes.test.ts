import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { freePort, spawnServer, tokenFor } from '../../bench/child-server.ts'
import { LiveClient } from '../../bench/live-client.ts'

const STUB = ['test/faults/stub-serve.ts']
let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tongpin-process-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

describe('a process', () => {
  test('is refused a data directory that another one uses, and gets it once that one is killed (fault 46)', async () => {
    const first = await spawnServer({ dataDir, port: await freePort(), args: STUB })
    const second = spawnServer({ dataDir, port: await freePort(), args: STUB })
    await expect(second).rejects.toThrow(/another Tongpin process already uses this data directory/)
    first.process.kill('SIGKILL')
    await first.ended
    const third = await spawnServer({ dataDir, port: await freePort(), args: STUB })
    third.process.kill('SIGTERM')
    expect(await third.ended).toBe(0)
  })

  test('that is told to stop tells its clients, closes with 1001 and leaves with 0; nothing is lost', async () => {
    const port = await freePort()
    const first = await spawnServer({ dataDir, port, args: STUB })
    const client = new LiveClient({ url: first.url, token: await tokenFor('mei', 'agent') })
    await client.connect()
    await client.start()
    await client.say('customer', '停机前的话')
    const lastWords = client.say('customer', '停机时的话', { id: 'last' })
    first.process.kill('SIGTERM')
    await client.until(() => client.closeCode !== null)
    expect(client.received.some(message => message.type === 'draining')).toBe(true)
    expect(client.closeCode).toBe(1001)
    expect(await first.ended).toBe(0)
    const second = await spawnServer({ dataDir, port, args: STUB })
    await client.connect()
    expect(await lastWords).toMatchObject({ type: 'ack' })
    await client.eventOf('suggestion-issued', 2)
    const heard = client.events.flatMap(event => (event.type === 'utterance-heard' ? [event.text] : []))
    expect(heard).toEqual(['停机前的话', '停机时的话'])
    expect(client.faults).toEqual({ lost: 0, doubled: 0, reordered: 0 })
    await client.close()
    second.process.kill('SIGTERM')
    await second.ended
  })
})
