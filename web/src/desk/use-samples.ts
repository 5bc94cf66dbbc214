import { useCallback, useEffect, useState } from 'react'
import { fetchSamples, type SampleEntry } from '../session/api.ts'

/** The sample calls that the service has; `null` while they are being fetched. */
export function useSamples(): { samples: SampleEntry[] | null; failed: boolean; retry: () => void } {
  const [samples, setSamples] = useState<SampleEntry[] | null>(null)
  const [failed, setFailed] = useState(false)
  const ask = useCallback(async () => {
    setFailed(false)
    const answer = await fetchSamples()
    if (answer === null || answer === 'signed-out') setFailed(true)
    else setSamples(answer)
  }, [])
  useEffect(() => {
    void ask()
  }, [ask])
  return { samples, failed, retry: () => void ask() }
}
