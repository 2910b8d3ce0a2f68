import { z } from 'zod';
import { done, type Result } from '#basics/result.ts';
import { nothingToCancel } from '#domain/issuance/ending.ts';
import type { OutboxRow } from '#domain/issuance/journal.ts';
import type { Platform } from '../ports.ts';

const cancelPayload = z.object({ orderId: z.string(), reason: z.string() });
const undoPayload = z.object({ createKey: z.string(), applicationId: z.string(), reason: z.string() });

/** Does what a waiting message says, under the key it was promised with; done also when there is nothing to do any more. */
export const sendMessage = async (platform: Platform, row: OutboxRow): Promise<Result<void>> => {
  const sent = await send(platform, row);
  return !sent.ok && nothingToCancel(sent.error) ? done : sent;
};

const send = async (platform: Platform, row: OutboxRow): Promise<Result<void>> => {
  if (row.call === 'cancel-order') {
    const { orderId, reason } = cancelPayload.parse(JSON.parse(row.payload));
    return platform.cancelOrder(row.key, orderId, reason);
  }
  if (row.call !== 'undo-order') throw new Error(`unknown call in the outbox: ${row.call}`);
  const { createKey, applicationId, reason } = undoPayload.parse(JSON.parse(row.payload));
  const order = await platform.createOrder(createKey, applicationId);
  if (order.ok) return platform.cancelOrder(row.key, order.value.orderId, reason);
  // Refused for what it asks: under this key no order was made, so there is none of this session.
  const { code } = order.error;
  return code.startsWith('platform.refused.') && code !== 'platform.refused.station-unknown' ? done : order;
};
