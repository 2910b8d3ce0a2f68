import type { Page } from '@playwright/test';
import { type Figure, figureOf } from './figure.ts';

const BYTES_PER_MIB = 1_048_576;

/**
 * What a page still holds when its garbage was collected, and the nodes of its document with those nobody sees any more:
 * what grows here with the cards is a leak, what grows in the memory of its process alone is not.
 */
export const pageHeap = async (page: Page, role: string, after: number): Promise<readonly Figure[]> => {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes } = await session.send('Memory.getDOMCounters');
  await session.detach();
  const name = (what: string): string => `electron.${what}.${after}.${role}`;
  return [
    figureOf({ name: name('heap'), what: `held by the ${role}’s page after ${after} cards, collected`, unit: 'MiB' }, [
      usedSize / BYTES_PER_MIB,
    ]),
    figureOf({ name: name('nodes'), what: `nodes of the ${role}’s page after ${after} cards`, unit: 'count' }, [nodes]),
  ];
};
