import { MemoryStore } from '../../src/store/memory-store.ts'
import { describeStore } from './contract.ts'

describeStore('MemoryStore', async () => ({ store: new MemoryStore(), dispose: async () => {} }))
