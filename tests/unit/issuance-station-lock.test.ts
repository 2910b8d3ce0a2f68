import { describe, expect, it } from 'vitest';
import { done, ok } from '#basics/result.ts';
import { lockStation, StationLock } from '#services/issuance/station-lock.ts';
import type { CardPrinter, ChipCard, ChipSession } from '#services/ports.ts';

/** A device whose calls are answered when the test says so. */
const held = () => {
  const waiting: (() => void)[] = [];
  const answer = <T>(value: T): Promise<T> =>
    new Promise((resolve) => {
      waiting.push(() => resolve(value));
    });
  return { answer, release: () => waiting.shift()?.() };
};

const station = () => {
  const moves = held();
  const printer = {
    working: false,
    state: async () => ok({ position: 'none' }),
    gate: async () => ok('empty'),
    moveToPrint: () => moves.answer(done),
    retain: () => moves.answer(done),
  } as unknown as CardPrinter;
  const closed: string[] = [];
  const session = {
    inspected: null,
    inspect: async () => ok('inspected'),
    close: async () => void closed.push('closed'),
  } as unknown as ChipSession;
  const chip = { profile: null, open: async () => ok(session) } as unknown as ChipCard;
  return { ...lockStation(printer, chip), moves, closed };
};

describe('the lock of the card station', () => {
  it('lets a card be moved once the chip has no power any more', async () => {
    const { printer, chip, moves, closed } = station();
    const opened = await chip.open();
    if (!opened.ok) throw new Error('not opened');
    await expect(printer.moveToPrint()).rejects.toThrow('while a powered chip has the card station');
    await opened.value.close();
    await opened.value.close();
    expect(closed).toHaveLength(2);
    const moving = printer.moveToPrint();
    moves.release();
    expect(await moving).toEqual(done);
  });

  it('lets a chip be powered only when no card moves, and one only', async () => {
    const { printer, chip, moves } = station();
    const moving = printer.retain();
    await expect(chip.open()).rejects.toThrow('a powered chip while taking the card back');
    moves.release();
    await moving;
    expect((await chip.open()).ok).toBe(true);
    await expect(chip.open()).rejects.toThrow('a powered chip while a powered chip');
  });

  it('lets questions pass at any time', async () => {
    const { printer, chip } = station();
    await chip.open();
    expect(await printer.state()).toMatchObject({ ok: true });
    expect(await printer.gate()).toEqual(ok('empty'));
  });

  it('is free again after what held it failed', async () => {
    const lock = new StationLock();
    await expect(lock.run('a move', () => Promise.reject(new Error('torn')))).rejects.toThrow('torn');
    expect(lock.holder).toBeNull();
    expect(await lock.run('another move', async () => 'moved')).toBe('moved');
  });
});
