import { appendFileSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { EFFORT_FILE, type Effort } from './effort-file.ts';

/** Begins to count in this window: presses outside of the training desk, and characters that arrive in fields. */
export const countEffort = async (teller: Page): Promise<void> => {
  await teller.addInitScript(() => {
    const counted = { clicks: 0, typed: 0 };
    Object.assign(window, { kioskEffort: counted });
    const atDesk = (target: EventTarget | null) => target instanceof Element && target.closest('.training') !== null;
    const click = ({ isTrusted, target }: MouseEvent) => {
      if (isTrusted && !atDesk(target)) counted.clicks += 1;
    };
    addEventListener('click', click, true);
    addEventListener(
      'input',
      ({ target }) => {
        if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) || atDesk(target)) return;
        if (['checkbox', 'radio', 'file'].includes(target.type)) return;
        const before = Number(target.dataset.effort ?? '0');
        counted.typed += Math.max(0, target.value.length - before);
        target.dataset.effort = String(target.value.length);
      },
      true,
    );
  });
};

/** Keeps what the flow cost. */
export const keepEffort = async (teller: Page, flow: string): Promise<void> => {
  const counted = await teller.evaluate(() => Reflect.get(window, 'kioskEffort') as Omit<Effort, 'flow'>);
  const effort: Effort = { flow, ...counted };
  mkdirSync(resolve(EFFORT_FILE, '..'), { recursive: true });
  appendFileSync(EFFORT_FILE, `${JSON.stringify(effort)}\n`);
};
